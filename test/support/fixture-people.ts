/** What the terminal answers to the People screens, as an owner's shop might. */
import type {
  GroupView,
  ImportReport,
  ImportSettings,
  ImportView,
  PeopleChoices,
  PeopleTask,
} from '../../src/shared/contract/people.ts';
import type { Language } from '../../src/shared/kernel/language.ts';
import type { FixtureAnswers } from './fixture-owner.ts';

const countedMs = Date.UTC(2026, 10, 21, 2, 40);
const run = 'a'.repeat(32);

const words = {
  vi: {
    away: 'Lâu không ghé',
    birthday: 'Sinh nhật tháng này',
    big: 'Khách chi nhiều',
    vip: 'khách quen',
    list: 'Danh sách cũ',
    latte: 'Cà phê sữa',
    name: 'Nguyễn Thị Hồng Ánh',
    file: 'hội viên cũ.xlsx',
    header: 'Họ và tên',
    phone: 'Số điện thoại',
  },
  th: {
    away: 'ไม่ได้มานาน',
    birthday: 'เกิดเดือนนี้',
    big: 'ใช้จ่ายมาก',
    vip: 'ขาประจำ',
    list: 'รายชื่อเก่า',
    latte: 'ลาเต้',
    name: 'ปิยะนุช ศรีสุวรรณ',
    file: 'สมาชิกเก่า.xlsx',
    header: 'ชื่อ',
    phone: 'เบอร์โทร',
  },
  en: {
    away: 'Long not seen',
    birthday: 'Birthday this month',
    big: 'Big spenders',
    vip: 'regular',
    list: 'Old list',
    latte: 'Latte',
    name: 'Anna Miller',
    file: 'old members.xlsx',
    header: 'Full name',
    phone: 'Mobile',
  },
} as const;

export function peopleGroups(language: Language): GroupView[] {
  const text = words[language];
  const counted = (count: number) => ({ counted: count, countedMs });
  return [
    {
      group: 'away',
      name: text.away,
      query: {
        match: 'all',
        clauses: [
          { kind: 'away', not: false, days: 30 },
          { kind: 'visits', not: false, withinDays: 180, least: 3 },
        ],
      },
      ...counted(86),
    },
    {
      group: 'birthday',
      name: text.birthday,
      query: { match: 'all', clauses: [{ kind: 'birthdayMonth', not: false, when: 'this', months: [] }] },
      ...counted(23),
    },
    {
      group: 'big',
      name: text.big,
      query: {
        match: 'any',
        clauses: [
          { kind: 'spent', not: false, withinDays: 90, leastMinor: 200_000 },
          { kind: 'tags', not: false, any: [text.vip] },
        ],
      },
      ...counted(141),
    },
  ];
}

const choices = (language: Language): PeopleChoices => ({
  levels: [],
  vouchers: [{ id: 'cake', name: { vi: 'Bánh sinh nhật', th: 'เค้กวันเกิด', en: 'Birthday cake' } }],
  units: [{ id: 'points', name: { vi: 'điểm', th: 'แต้ม', en: 'points' } }],
  items: [{ id: 'latte', name: words[language].latte }],
  lists: [{ list: words[language].list, members: 57 }],
  areas: [],
  tags: [words[language].vip],
});

const settings = (language: Language): ImportSettings => ({
  columns: ['name', 'phone', 'birthday', 'balance'],
  encoding: null,
  unit: 'points',
  known: 'fill',
  unknown: 'enrol',
  list: words[language].list,
  consent: true,
});

const report: ImportReport = {
  rows: 214,
  enrolled: 187,
  known: 12,
  filled: 6,
  repeated: 4,
  failed: 5,
  listed: 205,
  opened: 48_200,
  problems: [
    { row: 14, column: 1, kind: 'phoneInvalid', found: '09012', earlier: null },
    { row: 31, column: null, kind: 'repeated', found: '', earlier: 12 },
    { row: 58, column: 2, kind: 'birthdayInvalid', found: '31/02/1990', earlier: null },
    { row: 58, column: 3, kind: 'balanceInvalid', found: '−12', earlier: null },
    { row: 120, column: null, kind: 'twoMembers', found: '', earlier: null },
    { row: 133, column: null, kind: 'nothingNamed', found: '', earlier: null },
  ],
};

export const importAt = (language: Language, state: ImportView['state']): ImportView => ({
  run,
  name: words[language].file,
  bytes: 48_211,
  state,
  madeMs: countedMs,
  rowsDone: 0,
  report: state === 'received' ? null : report,
  settings: state === 'received' ? null : settings(language),
});

export const runningTask: PeopleTask = {
  id: run,
  kind: 'send',
  state: 'running',
  done: 12_400,
  total: 20_000,
  about: 'away',
  result: {},
  refusal: null,
  file: null,
};

const done = (value: unknown) => ({ kind: 'done', value }) as const;

export const peopleAnswers = (language: Language, changed: FixtureAnswers = {}): FixtureAnswers => ({
  'group.list': done({ groups: peopleGroups(language), lists: [], members: 412 }),
  'people.choices': done(choices(language)),
  'people.task': done(null),
  'group.tally': done({ count: 86, of: 412 }),
  'group.members': done({
    members: Array.from({ length: 8 }, (_, index) => ({
      member: String(index).padStart(32, '0'),
      name: index === 3 ? '' : words[language].name,
      phone: index === 5 ? null : `090 ••• 44${index}7`,
      visits: 3 + index * 4,
      lastVisitOn: index === 6 ? null : `2026-10-${String(10 + index)}`,
    })),
    next: '7'.padStart(32, '0'),
  }),
  'import.list': done([importAt(language, 'done')]),
  'import.columns': done({
    encoding: null,
    columns: [
      { header: words[language].header, samples: [words[language].name], field: 'name' },
      { header: words[language].phone, samples: ['0901234417', '0912345678'], field: 'phone' },
      { header: '#3', samples: ['3/11/1990'], field: null },
      { header: '', samples: ['120', '45'], field: null },
    ],
  }),
  'member.attributes': done({
    birthday: '1990-11-03',
    gender: 'female',
    area: null,
    tags: [words[language].vip],
    email: 'a@example.com',
    note: null,
  }),
  ...changed,
});
