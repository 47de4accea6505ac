/** Programmes to start from. Each earns and costs about the same in every currency: five percent of what is spent. */
import * as v from 'valibot';
import type { LocalDate } from '../../kernel/dates.ts';
import type { Currency, Minor } from '../../kernel/money.ts';
import { type Programme, type ProgrammeInput, ProgrammeSchema } from './document.ts';

export const programmeTemplates = ['points', 'stamps', 'pointsAndStamps', 'cashback'] as const;
export type ProgrammeTemplate = (typeof programmeTemplates)[number];

export function templateProgramme(
  template: ProgrammeTemplate,
  currency: Currency,
  startsOn: LocalDate,
): Programme {
  return v.parse(ProgrammeSchema, {
    schema: 1,
    id: 'loyalty',
    version: 1,
    startsOn,
    currency,
    ...contents[template](currency),
  });
}

type Unit = ProgrammeInput['units'][number];
type EarnRule = ProgrammeInput['earn'][number];
type StampCard = ProgrammeInput['stampCards'][number];
type Reward = ProgrammeInput['rewards'][number];
type Policies = NonNullable<ProgrammeInput['policies']>;
type Contents = Pick<ProgrammeInput, 'name' | 'units' | 'earn' | 'stampCards' | 'rewards' | 'policies'>;

const contents: Record<ProgrammeTemplate, (currency: Currency) => Contents> = {
  points: (currency) => ({
    name: { vi: 'Tích điểm', th: 'สะสมแต้ม', en: 'Points' },
    units: [points],
    earn: [pointsForSpending(currency)],
    stampCards: [],
    rewards: [pointsAsMoney(currency), ...catalogue(currency)],
    policies,
  }),

  stamps: (currency) => ({
    name: { vi: 'Thẻ tích tem', th: 'บัตรสะสมแสตมป์', en: 'Stamp card' },
    units: [stamps],
    earn: [stampPerVisit],
    stampCards: [drinkCard],
    rewards: [freeDrink(currency)],
    policies: { ...policies, scanIsVisit: true },
  }),

  pointsAndStamps: (currency) => ({
    name: { vi: 'Điểm và tem', th: 'แต้มและแสตมป์', en: 'Points and stamps' },
    units: [points, stamps],
    earn: [pointsForSpending(currency), stampPerDrink],
    stampCards: [drinkCard],
    rewards: [freeDrink(currency), pointsAsMoney(currency), ...catalogue(currency)],
    policies,
  }),

  cashback: (currency) => ({
    name: { vi: 'Hoàn xu', th: 'เครดิตเงินคืน', en: 'Cashback' },
    units: [credits(currency)],
    earn: [percentBack(currency)],
    stampCards: [],
    rewards: [creditsAsMoney(currency)],
    policies,
  }),
};

const policies: Policies = {
  rounding: 'down',
  pointsPaid: 'earnsNothing',
  taxBase: 'withTax',
  earnedUsable: 'nextBill',
  duplicateScanMs: 3_000,
  undoMs: 10_000,
  scanIsVisit: false,
  ownerApprovalAboveMinor: 0,
};

const points: Unit = {
  id: 'points',
  kind: 'points',
  name: { vi: 'điểm', th: 'แต้ม', en: 'points' },
  one: { en: 'point' },
  scale: 0,
  showWhole: false,
  expiry: { kind: 'monthEnd', months: 12 },
};

const stamps: Unit = {
  id: 'stamps',
  kind: 'stamps',
  name: { vi: 'tem', th: 'ดวง', en: 'stamps' },
  one: { en: 'stamp' },
  scale: 0,
  showWhole: false,
  expiry: { kind: 'monthEnd', months: 6 },
};

/** One credit is one whole unit of money: a đồng, a baht, a dollar. */
const credits = (currency: Currency): Unit => ({
  id: 'credits',
  kind: 'points',
  name: { vi: 'xu', th: 'เครดิต', en: 'credits' },
  one: { en: 'credit' },
  scale: currency === 'VND' ? 0 : 2,
  showWhole: false,
  expiry: { kind: 'monthEnd', months: 12 },
});

/** 20,000 ₫, 20 ฿, $1. */
const spendPerPoint: Record<Currency, Minor> = { VND: 20_000, THB: 2_000, USD: 100 };

const pointsForSpending = (currency: Currency): EarnRule => ({
  id: 'spend',
  name: { vi: 'Tích điểm theo hóa đơn', th: 'สะสมแต้มจากยอดซื้อ', en: 'Points for spending' },
  unit: points.id,
  on: { kind: 'bill' },
  when: {},
  amount: { kind: 'perAmount', perMinor: spendPerPoint[currency], quantity: 1, steps: 'full' },
});

const percentBack = (currency: Currency): EarnRule => ({
  id: 'percent-back',
  name: { vi: 'Hoàn xu theo hóa đơn', th: 'เงินคืนจากยอดบิล', en: 'Percent back' },
  unit: 'credits',
  on: { kind: 'bill' },
  when: {},
  amount: { kind: 'percent', basisPoints: 500, unitMinor: currency === 'VND' ? 1 : 100 },
});

const stampPerVisit: EarnRule = {
  id: 'visit',
  name: { vi: 'Tem mỗi lần ghé', th: 'แสตมป์ทุกครั้งที่มา', en: 'Stamp for a visit' },
  unit: stamps.id,
  on: { kind: 'action', action: 'visit' },
  when: {},
  amount: { kind: 'fixed', quantity: 1 },
};

const stampPerDrink: EarnRule = {
  id: 'drink',
  name: { vi: 'Tem mỗi ly', th: 'แสตมป์ทุกแก้ว', en: 'Stamp for a drink' },
  unit: stamps.id,
  on: { kind: 'bill' },
  when: {},
  amount: { kind: 'perItem', quantity: 1 },
};

const drinkCard: StampCard = {
  id: 'drink-card',
  name: { vi: 'Thẻ đồ uống', th: 'บัตรเครื่องดื่ม', en: 'Drinks card' },
  unit: stamps.id,
  boxes: 10,
  headStart: 2,
  reward: 'free-drink',
  shape: 'cup',
};

const freeDrink = (currency: Currency): Reward => ({
  kind: 'item',
  id: drinkCard.reward,
  name: { vi: 'Ly nước miễn phí', th: 'เครื่องดื่มฟรี 1 แก้ว', en: 'Free drink' },
  price: { unit: stamps.id, quantity: drinkCard.boxes },
  costMinor: { VND: 12_000, THB: 2_000, USD: 120 }[currency],
});

/** One point is worth 1,000 ₫, 1 ฿ or 5 cents; the last only in steps of 20, a dollar each. */
function pointsAsMoney(currency: Currency): Reward {
  const worth = {
    VND: { step: 1, stepMinor: 1_000 },
    THB: { step: 1, stepMinor: 100 },
    USD: { step: 20, stepMinor: 100 },
  };
  return {
    kind: 'pointsAsMoney',
    id: 'points-as-money',
    name: { vi: 'Dùng điểm trừ tiền', th: 'ใช้แต้มแทนเงินสด', en: 'Pay with points' },
    unit: points.id,
    ...worth[currency],
    least: 0,
  };
}

/** Whole baht and đồng, any cent. */
function creditsAsMoney(currency: Currency): Reward {
  const worth = {
    VND: { step: 1_000, stepMinor: 1_000 },
    THB: { step: 100, stepMinor: 100 },
    USD: { step: 1, stepMinor: 1 },
  };
  return {
    kind: 'pointsAsMoney',
    id: 'credits-as-money',
    name: { vi: 'Dùng xu trừ tiền', th: 'ใช้เครดิตแทนเงินสด', en: 'Pay with credits' },
    unit: 'credits',
    ...worth[currency],
    least: 0,
  };
}

function catalogue(currency: Currency): Reward[] {
  const prices = { VND: [30, 50, 150], THB: [40, 60, 200], USD: [80, 120, 400] }[currency];
  const costs = {
    VND: [10_000, 18_000, 50_000],
    THB: [1_500, 2_500, 7_000],
    USD: [100, 180, 600],
  }[currency];
  return things.map((thing, index) => ({
    kind: 'item',
    ...thing,
    price: { unit: points.id, quantity: prices[index] ?? 1 },
    costMinor: costs[index] ?? 0,
  }));
}

const things = [
  { id: 'iced-tea', name: { vi: 'Trà đá chanh', th: 'ชามะนาวเย็น', en: 'Iced lemon tea' } },
  { id: 'cake', name: { vi: 'Bánh ngọt', th: 'ขนมเค้ก', en: 'Slice of cake' } },
  { id: 'tote-bag', name: { vi: 'Túi vải', th: 'กระเป๋าผ้า', en: 'Tote bag' } },
] as const;
