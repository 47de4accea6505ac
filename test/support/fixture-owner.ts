/** A coffee shop as the owner's screens see it: its view, and what the terminal answers to each call. */
import * as v from 'valibot';
import { pictureOf } from '../../drivers/printers/png.ts';
import type { Answer } from '../../src/shared/contract/frame.ts';
import type { MethodName, ReplyOf } from '../../src/shared/contract/methods.ts';
import { plainLook } from '../../src/shared/contract/slip-look.ts';
import type {
  DailySheet,
  HistoryLine,
  MemberSummary,
  MemberView,
  PrinterHealth,
  ProgrammeView,
  ReaderHealth,
  SlipPicture,
  StaffTile,
  TerminalView,
} from '../../src/shared/contract/view.ts';
import { type ProgrammeInput, ProgrammeSchema } from '../../src/shared/domain/programme/document.ts';
import { composeDaySlip } from '../../src/shared/domain/slips/day-slip.ts';
import { composeEarnSlip } from '../../src/shared/domain/slips/earn-slip.ts';
import type { SlipShop } from '../../src/shared/domain/slips/facts.ts';
import { composeTestSlip } from '../../src/shared/domain/slips/test-slip.ts';
import type { Language } from '../../src/shared/kernel/language.ts';
import type { Currency } from '../../src/shared/kernel/money.ts';
import { deviceLog, foundDevices, printerProfiles } from './fixture-devices.ts';

/** 2026-11-21, 09:42 in Saigon and Bangkok. */
const nowMs = Date.UTC(2026, 10, 21, 2, 42);
const minuteMs = 60_000;

const pick = <T>(language: Language, choices: Readonly<Record<Language, T>>): T => choices[language];

const currencyOf: Readonly<Record<Language, Currency>> = { vi: 'VND', th: 'THB', en: 'USD' };

/** A price in đồng, in satang of a Thai shop or cents of an American one. */
const price = (language: Language, dong: number): number =>
  pick(language, { vi: dong, th: Math.round(dong / 7), en: Math.round(dong / 250) });

const people: Readonly<Record<Language, readonly string[]>> = {
  vi: [
    'Nguyễn Thị Hồng Ánh',
    'Trần Quốc Bảo',
    'Lê Thị Mỹ Duyên',
    'Phạm Hữu Đức',
    'Võ Ngọc Lan Khuê',
    'Đặng Văn Hưng',
  ],
  th: ['ปิยะนุช ศรีสุวรรณ', 'สมชาย ใจดี', 'กัญญารัตน์ วงศ์ใหญ่', 'ณัฐวุฒิ ปิ่นแก้ว', 'ญาดา สุขเกษม', 'ธนากร พงษ์ไพบูลย์'],
  en: [
    'Amelia Thornton',
    'Daniel Okafor',
    'Grace Whitfield',
    'Henry Castellanos',
    'Isla Beaumont',
    'Jonah Rosenthal',
  ],
};

const staff: Readonly<Record<Language, readonly StaffTile[]>> = {
  vi: [
    { id: 'owner1', name: 'Cô Hạnh', role: 'owner', pinLength: 4 },
    { id: 'cash1', name: 'Lan Ngọc', role: 'cashier', pinLength: 4 },
    { id: 'cash2', name: 'Minh Tú', role: 'cashier', pinLength: 4 },
  ],
  th: [
    { id: 'owner1', name: 'คุณวิภา', role: 'owner', pinLength: 4 },
    { id: 'cash1', name: 'สมหญิง', role: 'cashier', pinLength: 4 },
    { id: 'cash2', name: 'ก้องภพ', role: 'cashier', pinLength: 4 },
  ],
  en: [
    { id: 'owner1', name: 'Margaret', role: 'owner', pinLength: 4 },
    { id: 'cash1', name: 'Leo', role: 'cashier', pinLength: 4 },
    { id: 'cash2', name: 'Nina', role: 'cashier', pinLength: 4 },
  ],
};

const points = { vi: 'điểm', th: 'แต้ม', en: 'points' };
const stamps = { vi: 'tem', th: 'ดวง', en: 'stamps' };
const freeDrink = { vi: 'Một ly miễn phí', th: 'ฟรี 1 แก้ว', en: 'One drink free' };
const bread = { vi: 'Bánh mì que', th: 'ขนมปังกรอบ', en: 'Crispy bread stick' };

/** Parsed, so that it carries every default as the terminal's own would. */
export function ownerProgramme(language: Language): ProgrammeView {
  return v.parse(ProgrammeSchema, {
    schema: 1,
    id: 'regulars',
    version: 3,
    startsOn: '2026-09-01',
    name: { vi: 'Khách quen Bến Thành', th: 'ลูกค้าประจำริมน้ำ', en: 'Ben Thanh regulars' },
    currency: currencyOf[language],
    units: [
      {
        id: 'points',
        kind: 'points',
        name: points,
        one: { en: 'point' },
        scale: 0,
        showWhole: false,
        expiry: { kind: 'days', days: 365 },
      },
      {
        id: 'stamps',
        kind: 'stamps',
        name: stamps,
        one: { en: 'stamp' },
        scale: 0,
        showWhole: false,
        expiry: { kind: 'never' },
      },
    ],
    earn: [
      {
        id: 'spend',
        name: { vi: 'Chi tiêu', th: 'ยอดซื้อ', en: 'Spending' },
        unit: 'points',
        on: { kind: 'bill' },
        when: { minimumMinor: price(language, 20_000) },
        amount: { kind: 'perAmount', perMinor: price(language, 20_000), quantity: 1, steps: 'full' },
      },
      {
        id: 'drinks',
        name: { vi: 'Mỗi ly', th: 'ทุกแก้ว', en: 'Each drink' },
        unit: 'stamps',
        on: { kind: 'bill' },
        when: { weekdays: [1, 2, 3, 4, 5] },
        amount: { kind: 'perItem', quantity: 1 },
      },
    ],
    stampCards: [
      {
        id: 'coffee',
        name: { vi: 'Thẻ cà phê', th: 'บัตรกาแฟ', en: 'Coffee card' },
        unit: 'stamps',
        boxes: 10,
        headStart: 2,
        reward: 'free-drink',
        shape: 'cup',
      },
    ],
    rewards: [
      {
        kind: 'pointsAsMoney',
        id: 'points-money',
        name: { vi: 'Dùng điểm như tiền', th: 'ใช้แต้มแทนเงิน', en: 'Points as money' },
        unit: 'points',
        step: 1,
        stepMinor: price(language, 1_000),
        least: 10,
      },
      {
        kind: 'item',
        id: 'free-drink',
        name: freeDrink,
        price: { unit: 'stamps', quantity: 10 },
        costMinor: price(language, 9_000),
      },
      {
        kind: 'item',
        id: 'bread',
        name: bread,
        price: { unit: 'points', quantity: 40 },
        costMinor: price(language, 6_000),
      },
    ],
    policies: {
      rounding: 'down',
      pointsPaid: 'earnsNothing',
      duplicateScanMs: 3_000,
      undoMs: 10_000,
      scanIsVisit: false,
      ownerApprovalAboveMinor: price(language, 200_000),
      taxBase: 'withTax',
      earnedUsable: 'nextBill',
    },
  } satisfies ProgrammeInput);
}

const readers = (language: Language): readonly ReaderHealth[] => [
  {
    setting: {
      kind: 'serial',
      id: 'reader1',
      name: pick(language, { vi: 'Đầu đọc tại quầy', th: 'เครื่องอ่านที่เคาน์เตอร์', en: 'Counter reader' }),
      format: '8H10D',
      path: '/dev/ttyUSB0',
      baudRate: 9600,
      framing: 'rdm6300',
    },
    state: 'ready',
    fault: null,
    lastScanMs: nowMs - 3 * minuteMs,
    lastScan: { kind: 'rfid', masked: '•••• 0004' },
    lastEvent: { atMs: nowMs - 3 * minuteMs, what: 'scan' },
    opened: 2,
    lost: 1,
    scans: 214,
    garbled: 1,
  },
  {
    setting: {
      kind: 'simulated',
      id: 'reader2',
      name: pick(language, { vi: 'Đầu đọc thử', th: 'เครื่องอ่านทดลอง', en: 'Practice reader' }),
      format: '8H10D',
    },
    state: 'lost',
    fault: 'unplugged',
    lastScanMs: null,
    lastScan: null,
    lastEvent: { atMs: nowMs - 9 * minuteMs, what: 'lost' },
    opened: 1,
    lost: 1,
    scans: 0,
    garbled: 0,
  },
];

const printers = (language: Language): readonly PrinterHealth[] => [
  {
    setting: {
      kind: 'tcp',
      id: 'printer1',
      name: pick(language, { vi: 'Máy in tại quầy', th: 'เครื่องพิมพ์ที่เคาน์เตอร์', en: 'Counter printer' }),
      width: 80,
      host: '192.168.1.50',
      port: 9100,
    },
    state: 'stopped',
    fault: 'paperOut',
    waiting: 2,
    stoppedJob: { job: 412, state: 'unknown', slip: 'earn' },
    lastEvent: { atMs: nowMs - 2 * minuteMs, what: 'unknown' },
    printed: 187,
    failed: 3,
    unknown: 1,
    simulated: null,
  },
  {
    setting: {
      kind: 'simulated',
      id: 'printer2',
      name: pick(language, { vi: 'Máy in thử', th: 'เครื่องพิมพ์ทดลอง', en: 'Practice printer' }),
      width: 58,
    },
    state: 'ready',
    fault: null,
    waiting: 0,
    stoppedJob: null,
    lastEvent: { atMs: nowMs - 20 * minuteMs, what: 'printed' },
    printed: 12,
    failed: 0,
    unknown: 0,
    simulated: { paper: 'ok', coverOpen: false, online: true },
  },
];

const phones: Readonly<Record<Language, (index: number) => string>> = {
  vi: (index) => `090 ••• 441${index}`,
  th: (index) => `081-•••-229${index}`,
  en: (index) => `090 ••• 441${index}`,
};

const memberId = (index: number): string => String(index + 1).padStart(32, '0');

export function ownerMember(language: Language, index = 0): MemberSummary {
  return {
    member: memberId(index),
    name: people[language][index] ?? '',
    phone: phones[language](index),
    since: '2023-04-02',
    balances: [
      {
        unit: 'points',
        available: 1284 - index * 117,
        unconfirmed: 0,
        pending: 0,
        debt: 0,
        nextExpiry: { on: '2026-12-31', quantity: 120 },
      },
      { unit: 'stamps', available: 7, unconfirmed: 0, pending: 0, debt: 0, nextExpiry: null },
    ],
  };
}

/** A member of a programme of points and stamps alone. */
export const nothingMore = {
  tier: null,
  vouchers: [],
  memberships: [],
  birthday: null,
  actions: [],
  news: [],
  favourites: [],
} as const satisfies Partial<MemberView>;

export function ownerMemberView(language: Language): MemberView {
  return {
    ...ownerMember(language),
    visits: 48,
    lastVisitOn: '2026-11-19',
    cards: [
      { kind: 'rfid', masked: '•••• 0004' },
      { kind: 'phone', masked: phones[language](0) },
    ],
    stampCards: [stampCard(7)],
    rewards: [],
    nearest: null,
    recent: [],
    seenAgain: false,
    ...nothingMore,
  };
}

const stampCard = (filled: number): MemberView['stampCards'][number] => ({
  card: 'coffee',
  name: { vi: 'Thẻ cà phê', th: 'บัตรกาแฟ', en: 'Coffee card' },
  boxes: 10,
  filled,
  full: 0,
  shape: 'cup',
  reward: 'free-drink',
  rewardName: freeDrink,
});

/** The shop as its owner sees it, signed in. */
export function ownerView(language: Language, changes: Partial<TerminalView> = {}): TerminalView {
  return {
    revision: 1,
    phase: 'open',
    language,
    shop: {
      name: pick(language, { vi: 'Cà phê Bến Thành', th: 'ร้านกาแฟริมน้ำ', en: 'Ben Thanh Coffee' }),
      address: pick(language, {
        vi: '12 Lê Lợi, Quận 1, TP. Hồ Chí Minh',
        th: '88 ถนนเจริญกรุง บางรัก กรุงเทพฯ',
        en: '120 Mulberry Street, New York',
      }),
      language,
      currency: currencyOf[language],
      zone: pick(language, { vi: 'Asia/Ho_Chi_Minh', th: 'Asia/Bangkok', en: 'Asia/Ho_Chi_Minh' }),
      closingHour: 4,
      era: language === 'th' ? 'buddhist' : 'gregorian',
      accent: 'green',
      theme: 'light',
      mirrored: false,
      sound: true,
      printPolicy: 'rewardsOnly',
    },
    programme: ownerProgramme(language),
    staff: staff[language],
    signedIn: staff[language][0] ?? null,
    lockedOutUntilMs: null,
    businessDate: '2026-11-21',
    counter: { at: 'ready', recent: [0, 1, 2].map((index) => ownerMember(language, index)), codes: [] },
    customer: { at: 'idle' },
    displays: [],
    readers: readers(language),
    printers: printers(language),
    link: { state: 'alone', waiting: 0 },
    cue: null,
    catalogue: 0,
    work: null,
    learning: null,
    check: null,
    demo: true,
    alarms: [],
    ...changes,
  };
}

/** The terminal before anyone set it up. */
export function setupView(language: Language): TerminalView {
  return ownerView(language, {
    phase: 'setup',
    shop: null,
    programme: null,
    staff: [],
    signedIn: null,
    displays: [],
    readers: [],
    printers: [],
    demo: false,
    counter: { at: 'ready', recent: [], codes: [] },
  });
}

export function customerView(language: Language, at: 'idle' | 'member' | 'done'): TerminalView {
  const name = pick(language, { vi: 'Chị Ánh', th: 'คุณปิยะนุช', en: 'Amelia' });
  const { balances } = ownerMember(language);
  if (at === 'idle') return ownerView(language);
  if (at === 'member') {
    return ownerView(language, { customer: { at, name, balances, stampCards: [stampCard(7)] } });
  }
  return ownerView(language, {
    customer: {
      at,
      name,
      balances,
      changes: [
        { unit: 'points', quantity: 9 },
        { unit: 'stamps', quantity: 2 },
      ],
      stampCards: [stampCard(9)],
      freshStamps: [{ card: 'coffee', count: 2 }],
    },
  });
}

function historyLines(language: Language): HistoryLine[] {
  const member = (index: number) => ({ id: memberId(index), name: people[language][index] ?? '' });
  const line = (index: number, changes: Partial<HistoryLine>): HistoryLine => ({
    event: `t1.1.${900 - index}`,
    at: nowMs - index * 7 * minuteMs,
    date: '2026-11-21',
    kind: 'sale',
    member: member(index % 6),
    staff: staff[language][1 + (index % 2)]?.name ?? '',
    receipt: String(412 - index).padStart(4, '0'),
    totalMinor: null,
    refundedMinor: 0,
    changes: [],
    rewards: [],
    reversible: true,
    reversed: false,
    ...changes,
  });
  const sale = (index: number, dong: number, changes: Partial<HistoryLine> = {}): HistoryLine =>
    line(index, {
      totalMinor: price(language, dong),
      changes: [
        { unit: 'points', quantity: Math.floor(dong / 20_000) },
        { unit: 'stamps', quantity: 2 },
      ],
      ...changes,
    });
  return [
    sale(0, 185_000),
    line(1, { kind: 'redemption', rewards: [freeDrink], changes: [{ unit: 'stamps', quantity: -10 }] }),
    sale(2, 96_000, { refundedMinor: price(language, 32_000) }),
    line(3, { kind: 'anonymousSale', member: null, totalMinor: price(language, 45_000), reversible: false }),
    sale(4, 240_000, { reversed: true, reversible: false }),
    line(5, {
      kind: 'enrolled',
      receipt: null,
      changes: [{ unit: 'stamps', quantity: 2 }],
      reversible: false,
    }),
    line(6, {
      kind: 'adjustment',
      receipt: null,
      changes: [{ unit: 'points', quantity: 25 }],
      member: member(0),
    }),
    sale(7, 1_250_000, { member: { id: memberId(9), name: '' } }),
    line(8, { kind: 'action', receipt: null, changes: [{ unit: 'points', quantity: 20 }], rating: 4 }),
  ];
}

export function ownerSheet(language: Language): DailySheet {
  const perHour = [0, 0, 0, 6, 14, 19, 9, 7, 11, 6, 4, 5, 8, 6, 3, 0];
  const hours = perHour.map((bills, index) => ({
    hour: 4 + index,
    bills,
    withMember: Math.round(bills * 0.64),
    totalMinor: bills * price(language, 92_000),
  }));
  const bills = hours.reduce((sum, each) => sum + each.bills, 0);
  const totalMinor = bills * price(language, 92_000);
  const pointsPaidMinor = price(language, 412_000);
  const refundedMinor = price(language, 96_000);
  const walletPaidMinor = price(language, 310_000);
  return {
    date: '2026-11-21',
    bills,
    billsWithMember: hours.reduce((sum, each) => sum + each.withMember, 0),
    totalMinor,
    pointsPaidMinor,
    refundedMinor,
    walletPaidMinor,
    purchases: [
      { what: 'topUp', count: 3, paidMinor: price(language, 900_000) },
      { what: 'membership', count: 1, paidMinor: price(language, 299_000) },
    ],
    takingsMinor: totalMinor - pointsPaidMinor - walletPaidMinor - refundedMinor + price(language, 1_199_000),
    units: [
      {
        unit: 'points',
        name: points,
        earned: 486,
        takenBack: 4,
        used: 412,
        givenBack: 0,
        expired: 120,
        adjusted: 25,
        outstanding: 48_216,
      },
      {
        unit: 'stamps',
        name: stamps,
        earned: 131,
        takenBack: 2,
        used: 60,
        givenBack: 0,
        expired: 0,
        adjusted: 0,
        outstanding: 1_872,
      },
    ],
    rewards: [
      { reward: 'free-drink', name: freeDrink, count: 6, costMinor: price(language, 54_000) },
      { reward: 'bread', name: bread, count: 3, costMinor: price(language, 18_000) },
    ],
    rewardCostMinor: price(language, 72_000),
    newMembers: 7,
    staff: [
      { staff: 'cash1', name: staff[language][1]?.name ?? '', bills: 58, reversals: 1, adjustments: 0 },
      { staff: 'cash2', name: staff[language][2]?.name ?? '', bills: 40, reversals: 0, adjustments: 0 },
      { staff: 'owner1', name: staff[language][0]?.name ?? '', bills: 0, reversals: 1, adjustments: 1 },
    ],
    hours,
    closed: false,
  };
}

export type FixtureAnswers = Partial<Record<MethodName, Answer>>;

function answer<M extends MethodName>(_: M, value: ReplyOf<M>): Answer {
  return { kind: 'done', value };
}

export async function ownerAnswers(language: Language): Promise<FixtureAnswers> {
  const [earn, day, test] = await Promise.all([
    earnPicture(language),
    dayPicture(language),
    testPicture(language),
  ]);
  return {
    'history.list': answer('history.list', { lines: historyLines(language), more: true }),
    'slip.preview': answer('slip.preview', earn),
    'slipLook.read': answer('slipLook.read', plainLook),
    'slipLook.preview': answer('slipLook.preview', earn),
    'day.sheet': answer('day.sheet', ownerSheet(language)),
    'day.preview': answer('day.preview', day),
    'day.csv': answer('day.csv', { name: 'quen-2026-11-21.csv', text: '\uFEFFdate\n2026-11-21\n' }),
    'printer.testPreview': answer('printer.testPreview', test),
    'simulated.paper': answer('simulated.paper', earn),
    'devices.find': answer('devices.find', foundDevices),
    'device.access': answer('device.access', null),
    'devices.log': answer('devices.log', deviceLog),
    'network.search': answer('network.search', [
      { host: '192.168.1.50', port: 9100 },
      { host: '192.168.1.77', port: 9100 },
    ]),
    'printer.profiles': answer('printer.profiles', printerProfiles()),
    'printer.status': answer('printer.status', {
      online: true,
      paper: 'nearEnd',
      coverOpen: false,
      drawerSwitch: 'low',
      fault: null,
    }),
    'member.search': answer('member.search', [ownerMember(language, 1), ownerMember(language, 2)]),
    'settings.exportProgramme': answer('settings.exportProgramme', {
      name: 'regulars-v3.json',
      text: '{}\n',
    }),
    'settings.programme': answer('settings.programme', { ...ownerProgramme(language), version: 4 }),
    'backup.places': answer('backup.places', {
      usual: { folder: '/srv/quen', freeBytes: 41_000_000_000, isOnDiskOfData: true },
      chosen: null,
      found: [],
    }),
    'backup.now': answer('backup.now', { file: 'quen-2026-11-21-0942.backup', bytes: 4_718_592 }),
  };
}

function slipShop(language: Language): SlipShop {
  const { shop } = ownerView(language);
  if (!shop) throw new Error('the shop of the fixture is set up');
  return shop;
}

function earnPicture(language: Language): Promise<SlipPicture> {
  const [line] = historyLines(language);
  return pictureOf(
    composeEarnSlip({
      shop: slipShop(language),
      units: ownerProgramme(language).units,
      event: line?.event ?? '',
      receipt: line?.receipt ?? null,
      atMs: nowMs,
      staffName: line?.staff ?? '',
      memberName: line?.member?.name ?? null,
      balances: ownerMember(language).balances,
      stampCards: [{ ...stampCard(9), fresh: 2 }],
      totalMinor: line?.totalMinor ?? null,
      discountMinor: 0,
      changes: line?.changes ?? [],
      gives: [],
      why: [],
    }),
    80,
  );
}

function dayPicture(language: Language): Promise<SlipPicture> {
  return pictureOf(
    composeDaySlip({
      shop: slipShop(language),
      units: ownerProgramme(language).units,
      printedAtMs: nowMs,
      staffName: staff[language][0]?.name ?? '',
      sheet: ownerSheet(language),
    }),
    80,
  );
}

function testPicture(language: Language): Promise<SlipPicture> {
  const printerName = printers(language)[0]?.setting.name ?? '';
  return pictureOf(composeTestSlip({ shop: slipShop(language), printerName, atMs: nowMs }), 80);
}
