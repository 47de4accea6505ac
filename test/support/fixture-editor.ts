/** The programme editor on fixtures: a programme with every mechanism, its versions, and what the terminal answers. */
import type { BackTest, ProgrammeVersion } from '../../src/shared/contract/view.ts';
import type { Programme, ProgrammeInput } from '../../src/shared/domain/programme/document.ts';
import { parseProgramme } from '../../src/shared/domain/programme/parse.ts';
import { addDays } from '../../src/shared/kernel/dates.ts';
import type { Language } from '../../src/shared/kernel/language.ts';
import type { FixtureAnswers } from './fixture-owner.ts';
import { names, shopItems, shopProgramme } from './fixture-shop-programme.ts';

const price = (language: Language, dong: number): number =>
  ({ vi: dong, th: Math.round(dong / 7), en: Math.round(dong / 250) })[language];

/** What is in force: the shop's programme with a draw, a partner and a campaign. */
export function fullProgramme(language: Language, changes: Partial<ProgrammeInput> = {}): Programme {
  const parsed = parseProgramme({
    schema: 1,
    ...shopProgramme(language),
    partners: [
      {
        id: 'bakery',
        name: 'Bánh mì Sài Gòn',
        settlement: [{ unit: 'points', minor: price(language, 1_000) }],
      },
    ].map((partner) => ({
      ...partner,
      name: { vi: partner.name, th: 'ร้านเบเกอรี่', en: 'Corner bakery' }[language],
    })),
    draws: [
      {
        id: 'new-year',
        name: { vi: 'Quay số năm mới', th: 'จับรางวัลปีใหม่', en: 'New year draw' },
        unit: 'chances',
        drawnOn: '2026-12-31',
        prizes: [
          {
            name: { vi: 'Máy pha cà phê', th: 'เครื่องชงกาแฟ', en: 'Coffee maker' },
            count: 1,
            costMinor: price(language, 2_500_000),
          },
        ],
      },
    ],
    campaigns: [
      {
        id: 'birthday',
        name: { vi: 'Quà sinh nhật', th: 'ของขวัญวันเกิด', en: 'Birthday present' },
        voucher: 'cake',
        trigger: { kind: 'birthday', daysBefore: 7 },
        message: names.tastingNote,
      },
    ],
    ...changes,
  });
  if (!parsed.ok) throw new Error(`${parsed.refusal.path}: ${parsed.refusal.text.en}`);
  return parsed.value;
}

const day = Date.UTC(2026, 10, 1, 2, 0);

const versions = (language: Language): readonly ProgrammeVersion[] => {
  const { name } = fullProgramme(language);
  return [
    { version: 4, name, startsOn: '2026-12-01', publishedMs: day, inForce: false, standing: 'coming' },
    { version: 3, name, startsOn: '2026-09-01', publishedMs: day, inForce: true, standing: 'inForce' },
    { version: 2, name, startsOn: '2026-03-01', publishedMs: day, inForce: false, standing: 'past' },
    { version: 1, name, startsOn: '2025-10-01', publishedMs: day, inForce: false, standing: 'past' },
  ];
};

function backTest(language: Language): BackTest {
  const { units } = fullProgramme(language);
  const points = units[0];
  const stamps = units[1];
  if (!points || !stamps) throw new Error('the shop collects points and stamps');
  const days = Array.from({ length: 30 }, (_, index) => {
    const busy = 60 + ((index * 37) % 50);
    return {
      date: addDays('2026-10-22', index),
      bills: busy,
      totalMinor: busy * price(language, 86_000),
      nowMinor: busy * price(language, 3_900) + ((index * 7_919) % price(language, 60_000)),
      draftMinor: busy * price(language, 5_400) + ((index * 5_171) % price(language, 90_000)),
    };
  });
  const sum = (key: 'bills' | 'nowMinor' | 'draftMinor') =>
    days.reduce((total, each) => total + each[key], 0);
  return {
    bills: sum('bills'),
    anonymousBills: 412,
    days,
    now: {
      earned: [
        { unit: points.id, name: points.name, quantity: 8_612, worthMinor: price(language, 8_612_000) },
        { unit: stamps.id, name: stamps.name, quantity: 3_204, worthMinor: price(language, 2_883_600) },
      ],
      discountMinor: 0,
      costMinor: sum('nowMinor'),
    },
    draft: {
      earned: [
        { unit: points.id, name: points.name, quantity: 11_940, worthMinor: price(language, 11_940_000) },
        { unit: stamps.id, name: stamps.name, quantity: 3_204, worthMinor: price(language, 2_883_600) },
      ],
      discountMinor: price(language, 1_250_000),
      costMinor: sum('draftMinor'),
    },
  };
}

const done = (value: unknown) => ({ kind: 'done', value }) as const;

export const editorAnswers =
  (more: FixtureAnswers = {}) =>
  (language: Language): FixtureAnswers => ({
    'programme.version': done(fullProgramme(language)),
    'programme.versions': done(versions(language)),
    'programme.publish': done({ ...shopProgramme(language), version: 5 }),
    'programme.backTest': done(backTest(language)),
    'catalogue.list': done(shopItems(language)),
    'catalogue.earns': done([]),
    'group.list': done({
      groups: [
        {
          group: 'students',
          name: { vi: 'Sinh viên', th: 'นักศึกษา', en: 'Students' }[language],
          query: { all: [] },
          counted: 31,
          countedMs: day,
        },
      ],
      lists: [],
      members: 412,
    }),
    ...more,
  });
