/** A coffee shop as the cashier sees it, scene by scene, in each language. */
import type { Page } from 'playwright-core';
import type { Answer } from '../../src/shared/contract/frame.ts';
import type {
  DoneView,
  HistoryLine,
  MemberView,
  RewardView,
  StampCardView,
  TerminalView,
} from '../../src/shared/contract/view.ts';
import type { Evaluation } from '../../src/shared/domain/engine/evaluation.ts';
import type { Language, Text } from '../../src/shared/kernel/language.ts';
import { type FixtureAnswers, nothingMore, ownerAnswers, ownerMember, ownerView } from './fixture-owner.ts';

export interface CounterScene {
  readonly name: string;
  readonly view: (language: Language) => TerminalView;
  /** The second screen instead of the counter's. */
  readonly page?: 'customer.html';
  /** What the terminal answers beyond `counterAnswers`. */
  readonly answers?: (language: Language) => FixtureAnswers;
  /** What the cashier then does. */
  readonly act?: (page: Page) => Promise<void>;
}

const nowMs = Date.UTC(2026, 10, 21, 2, 42);
const pick = <T>(language: Language, choices: Readonly<Record<Language, T>>): T => choices[language];
export const price = (language: Language, dong: number): number =>
  pick(language, { vi: dong, th: Math.round(dong / 10), en: Math.round(dong / 250) });

const drink: Text = { vi: 'Một ly miễn phí', th: 'ฟรี 1 แก้ว', en: 'One drink free' };
const pointsAsMoney: Text = { vi: 'Dùng điểm như tiền', th: 'ใช้แต้มแทนเงิน', en: 'Points as money' };

/** Signed in, working, nothing wrong: the shop on a good day. */
export function counterView(language: Language, changes: Partial<TerminalView> = {}): TerminalView {
  const view = ownerView(language);
  return {
    ...view,
    signedIn: view.staff[1] ?? null,
    readers: view.readers.slice(0, 1).map((reader) => ({ ...reader, state: 'ready', fault: null })),
    printers: view.printers
      .slice(0, 1)
      .map((printer) => ({ ...printer, state: 'ready', fault: null, stoppedJob: null, waiting: 0 })),
    link: { state: 'waiting', waiting: 3 },
    demo: false,
    ...changes,
  };
}

export const stampCard = (filled: number): StampCardView => ({
  card: 'coffee',
  name: { vi: 'Thẻ cà phê', th: 'บัตรกาแฟ', en: 'Coffee card' },
  boxes: 10,
  filled,
  full: filled >= 10 ? 1 : 0,
  shape: 'cup',
  reward: 'free-drink',
  rewardName: drink,
});

export const line = (language: Language, index: number, changes: Partial<HistoryLine>): HistoryLine => ({
  event: `t1.1.${900 - index}`,
  at: nowMs - index * 86_400_000,
  date: `2026-11-${String(19 - index * 3).padStart(2, '0')}`,
  kind: 'sale',
  member: null,
  staff: 'Lan',
  receipt: null,
  totalMinor: price(language, 96_000),
  refundedMinor: 0,
  changes: [
    { unit: 'points', quantity: 4 },
    { unit: 'stamps', quantity: 1 },
  ],
  rewards: [],
  reversible: true,
  reversed: false,
  ...changes,
});

export const rewards = (language: Language): readonly RewardView[] => [
  {
    reward: 'points-money',
    name: pointsAsMoney,
    kind: 'pointsAsMoney',
    unit: 'points',
    price: 1,
    most: 1284,
    missing: 0,
    stepMinor: price(language, 1_000),
    left: null,
    needsBill: true,
    reason: null,
  },
  {
    reward: 'iced',
    name: { vi: 'Cà phê sữa đá lớn', th: 'กาแฟเย็นแก้วใหญ่', en: 'Large iced coffee' },
    kind: 'item',
    unit: 'points',
    price: 120,
    most: 10,
    missing: 0,
    stepMinor: null,
    left: null,
    needsBill: false,
    reason: null,
  },
  {
    reward: 'tote',
    name: { vi: 'Túi vải phiên bản giới hạn', th: 'กระเป๋าผ้ารุ่นพิเศษ', en: 'Tote bag, limited edition' },
    kind: 'item',
    unit: 'points',
    price: 900,
    most: 1,
    missing: 0,
    stepMinor: null,
    left: null,
    needsBill: false,
    reason: null,
  },
  {
    reward: 'brunch',
    name: {
      vi: 'Bữa sáng cuối tuần cho hai người',
      th: 'บรันช์สุดสัปดาห์สำหรับสองท่าน',
      en: 'Weekend brunch for two',
    },
    kind: 'item',
    unit: 'points',
    price: 1500,
    most: 0,
    missing: 216,
    stepMinor: null,
    left: null,
    needsBill: false,
    reason: null,
  },
  {
    reward: 'free-drink',
    name: drink,
    kind: 'item',
    unit: 'stamps',
    price: 10,
    most: 0,
    missing: 3,
    stepMinor: null,
    left: null,
    needsBill: false,
    reason: null,
  },
];

export function memberView(language: Language, filled = 7, changes: Partial<MemberView> = {}): MemberView {
  const summary = ownerMember(language);
  return {
    ...summary,
    balances: summary.balances.map((balance) =>
      balance.unit === 'points' ? { ...balance, unconfirmed: 36 } : { ...balance, available: filled },
    ),
    visits: 48,
    lastVisitOn: '2026-11-19',
    cards: [{ kind: 'rfid', masked: '•••• 0004' }],
    stampCards: [stampCard(filled)],
    rewards: rewards(language),
    nearest: { reward: 'free-drink', name: drink, unit: 'stamps', missing: 10 - filled },
    recent: [
      line(language, 0, {}),
      line(language, 1, {
        kind: 'redemption',
        totalMinor: null,
        rewards: [drink],
        changes: [{ unit: 'stamps', quantity: -10 }],
      }),
      line(language, 2, { reversed: true }),
      line(language, 3, {
        totalMinor: price(language, 1_240_000),
        changes: [{ unit: 'points', quantity: 62 }],
      }),
      line(language, 4, { kind: 'visit', totalMinor: null, changes: [{ unit: 'stamps', quantity: 1 }] }),
    ],
    seenAgain: false,
    ...nothingMore,
    ...changes,
  };
}

const why: DoneView['why'] = [
  {
    rule: 'spend',
    inputs: {},
    text: { vi: '20.000 ₫ = 1 điểm', th: 'ทุก 20 บาท ได้ 1 แต้ม', en: '1 point for every $0.80' },
    outcome: { unit: 'points', quantity: 9 },
  },
  {
    rule: 'drinks',
    inputs: {},
    text: { vi: 'Mỗi ly được 1 tem', th: 'กาแฟ 1 แก้ว ได้ 1 ดวง', en: 'Each drink: 1 stamp' },
    outcome: { unit: 'stamps', quantity: 2 },
  },
];

export function doneView(language: Language, changes: Partial<DoneView> = {}): DoneView {
  return {
    event: 't1.1.901',
    kind: 'sale',
    member: memberView(language, 9),
    totalMinor: price(language, 185_000),
    payableMinor: price(language, 185_000),
    walletMinor: 0,
    tier: null,
    changes: [
      { unit: 'points', quantity: 9 },
      { unit: 'stamps', quantity: 2 },
    ],
    gives: [],
    why,
    freshStamps: [{ card: 'coffee', count: 2 }],
    undoUntilMs: nowMs + 8_000,
    undoForMs: 10_000,
    slip: { state: 'printed', job: 413 },
    ...changes,
  };
}

const atOnce = { expiresOn: null, availableFrom: null, to: 'member' } as const;

export const earns: Evaluation = {
  effects: [
    { kind: 'earn', unit: 'points', quantity: 9, rule: 'spend', ...atOnce },
    { kind: 'earn', unit: 'stamps', quantity: 2, rule: 'drinks', ...atOnce },
  ],
  refusals: [],
  why,
  due: { totalMinor: 185_000, discountMinor: 0, walletMinor: 0, payableMinor: 185_000 },
  tier: null,
};

export async function counterAnswers(language: Language): Promise<FixtureAnswers> {
  const pays = price(language, 100_000);
  const preview: Answer = {
    kind: 'done',
    value: {
      ...earns,
      due: {
        totalMinor: price(language, 185_000),
        discountMinor: price(language, 85_000),
        walletMinor: 0,
        payableMinor: pays,
      },
    },
  };
  return {
    ...(await ownerAnswers(language)),
    'bill.preview': preview,
    'reward.preview': preview,
    'member.search': {
      kind: 'done',
      value: [0, 1, 2, 3, 4].map((index) => ownerMember(language, index)),
    },
  };
}

const card = { kind: 'rfid', masked: '•••• 4417' } as const;
export const type = (digits: string) => async (page: Page) => {
  for (const digit of digits) {
    await page.keyboard.press(`Digit${digit}`);
    // A hand's pace: a scanner's would be taken for a scan.
    await page.clock.runFor(120);
  }
  await page.clock.runFor(200);
};
export const press = (key: string) => async (page: Page) => {
  await page.keyboard.press(key);
  await page.clock.runFor(300);
};
export const inTurn =
  (...acts: readonly ((page: Page) => Promise<void>)[]) =>
  async (page: Page) => {
    for (const act of acts) await act(page);
  };
export const tap = (selector: string) => async (page: Page) => {
  await page.click(selector);
  await page.clock.runFor(300);
};

const atMember = (language: Language, changes: Partial<MemberView> = {}) =>
  counterView(language, {
    counter: { at: 'member', member: memberView(language, 7, changes), question: null, codes: [] },
  });

export const counterScenes: readonly CounterScene[] = [
  { name: 'lock', view: (language) => counterView(language, { phase: 'locked', signedIn: null }) },
  {
    name: 'lock-pin',
    view: (language) => counterView(language, { phase: 'locked', signedIn: null }),
    act: inTurn(tap('.lock-tiles .tile >> nth=1'), type('48')),
  },
  { name: 'ready', view: (language) => counterView(language) },
  { name: 'ready-typed', view: (language) => counterView(language), act: type('0901234') },
  {
    name: 'ready-first-day',
    view: (language) =>
      counterView(language, {
        counter: { at: 'ready', recent: [], codes: [] },
        readers: [],
        printers: [],
        demo: true,
      }),
  },
  { name: 'member', view: (language) => atMember(language), act: type('185000') },
  {
    name: 'member-full',
    view: (language) =>
      counterView(language, {
        counter: {
          at: 'member',
          member: memberView(language, 10, { seenAgain: true }),
          question: null,
          codes: [],
        },
      }),
  },
  {
    name: 'member-new',
    view: (language) =>
      atMember(language, {
        name: '',
        balances: [],
        stampCards: [stampCard(0)],
        recent: [],
        nearest: null,
      }),
  },
  {
    name: 'done',
    view: (language) => counterView(language, { counter: { at: 'done', done: doneView(language) } }),
  },
  {
    name: 'done-full',
    view: (language) =>
      counterView(language, {
        counter: {
          at: 'done',
          done: doneView(language, {
            member: memberView(language, 10),
            freshStamps: [{ card: 'coffee', count: 1 }],
            slip: { state: 'failed', job: 4 },
          }),
        },
      }),
  },
  {
    name: 'done-reward',
    view: (language) =>
      counterView(language, {
        counter: {
          at: 'done',
          done: doneView(language, {
            kind: 'redemption',
            member: memberView(language, 0),
            changes: [{ unit: 'stamps', quantity: -10 }],
            gives: [{ name: drink, pieces: 1 }],
            payableMinor: price(language, 100_000),
            freshStamps: [],
          }),
        },
      }),
  },
  {
    name: 'done-anonymous',
    view: (language) =>
      counterView(language, {
        counter: {
          at: 'done',
          done: doneView(language, {
            kind: 'anonymous',
            member: null,
            changes: [],
            why: [],
            freshStamps: [],
            slip: null,
            undoUntilMs: null,
          }),
        },
      }),
  },
  { name: 'redeem', view: (language) => atMember(language), act: press('F6') },
  {
    name: 'redeem-money',
    view: (language) => atMember(language),
    act: inTurn(type('185000'), press('F6'), tap('.rewards-list .tile >> nth=0')),
  },
  {
    name: 'redeem-bill-first',
    view: (language) => atMember(language),
    act: inTurn(press('F6'), tap('.rewards-list .tile >> nth=0')),
  },
  {
    name: 'redeem-item',
    view: (language) => atMember(language),
    act: inTurn(press('F6'), tap('.rewards-list .tile >> nth=1')),
  },
  {
    name: 'redeem-confirm',
    view: (language) => atMember(language),
    act: inTurn(type('185000'), press('F6'), tap('.rewards-list .tile >> nth=0'), press('Enter')),
  },
  {
    name: 'unknown-card',
    view: (language) => counterView(language, { counter: { at: 'unknownCard', card, member: null } }),
  },
  {
    name: 'unknown-card-member',
    view: (language) =>
      counterView(language, { counter: { at: 'unknownCard', card, member: memberView(language) } }),
  },
  {
    name: 'enrol',
    view: (language) => counterView(language, { counter: { at: 'unknownCard', card, member: null } }),
    act: inTurn(press('F4'), type('0901234567'), press('Enter')),
  },
  {
    name: 'search',
    view: (language) => counterView(language),
    act: inTurn(press('F2'), type('44')),
  },
  { name: 'search-empty', view: (language) => counterView(language), act: press('F2') },
  {
    name: 'anonymous',
    view: (language) => counterView(language),
    act: inTurn(tap('.counter-actions .button >> nth=0'), type('45000')),
  },
  {
    name: 'switch',
    view: (language) =>
      counterView(language, {
        counter: {
          at: 'member',
          member: memberView(language),
          question: { kind: 'otherMember', other: ownerMember(language, 1) },
          codes: [],
        },
      }),
  },
  {
    name: 'menu',
    view: (language) => atMember(language),
    act: tap('.top-staff'),
  },
  {
    name: 'trouble',
    view: (language) => {
      const view = ownerView(language);
      return counterView(language, {
        printers: view.printers.slice(0, 1),
        readers: view.readers.slice(0, 1).map((reader) => ({ ...reader, state: 'lost', fault: 'unplugged' })),
        alarms: [{ code: 'backupFailed' }],
        link: { state: 'attention', waiting: 3 },
      });
    },
  },
];
