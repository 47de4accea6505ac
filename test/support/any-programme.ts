/** Programmes, members, places and occasions of every kind that the schema allows, for properties that hold for all. */
import * as fc from 'fast-check';
import {
  actionKinds,
  type BillLine,
  type ChosenReward,
  type Occasion,
  type Tender,
} from '../../src/shared/domain/bills/bill.ts';
import type { Context, MemberState, Use } from '../../src/shared/domain/engine/evaluation.ts';
import type { Programme, ProgrammeInput } from '../../src/shared/domain/programme/document.ts';
import { addDays } from '../../src/shared/kernel/dates.ts';
import { currencies } from '../../src/shared/kernel/money.ts';
import { programmeOf } from './programme.ts';

export interface AnyScene {
  readonly programme: Programme;
  readonly member: MemberState;
  readonly context: Context;
  readonly occasion: Occasion;
}

const today = '2026-11-21';
const text = { vi: 'tên', th: 'ชื่อ', en: 'name' };
const count = (most: number) => fc.integer({ min: 1, max: most });
const upTo = (most: number) => fc.integer({ min: 0, max: most });
const days = (before: number, after: number) =>
  fc.integer({ min: -before, max: after }).map((shift) => addDays(today, shift));
const often = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: rare });
const some = <T>(values: readonly T[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: values.length });

const units = ['points', 'stars', 'stamps', 'wallet'] as const;
const holdings = [...units, 'cake', 'coupon', 'club'] as const;
const items = ['latte', 'tea', 'cake', 'card'];
const categories = ['drinks', 'food'];
const tags = ['sweet', 'new'];

const expiry = fc.oneof(
  fc.constant({ kind: 'never' as const }),
  fc.record({ kind: fc.constant('days' as const), days: count(400) }),
  fc.record({ kind: fc.constant('monthEnd' as const), months: upTo(30) }),
  fc.record({ kind: fc.constant('yearEnd' as const), years: upTo(3) }),
  fc.record({ kind: fc.constant('inactivity' as const), days: count(400) }),
);
const stampExpiry = fc.oneof(
  expiry,
  fc.record({ kind: fc.constant('fromFirstStamp' as const), days: count(90) }),
);

const names = fc.record(
  { items: some(items), categories: some(categories), tags: some(tags) },
  { requiredKeys: [] },
);
const selection = fc
  .tuple(names, fc.option(names, { nil: undefined, freq: 3 }))
  .map(([of, except]) => ({ ...of, ...(except && { except }) }));
const tenderKind = fc.constantFrom('cash', 'card', 'transfer', 'qr', 'wallet', 'giftCard', 'other');

const condition = fc.record(
  {
    dates: fc.tuple(days(30, 30), days(30, 30)).map(([a, b]) => ({
      from: a < b ? a : b,
      until: a < b ? b : a,
    })),
    weekdays: some([0, 1, 2, 3, 4, 5, 6]),
    hours: fc.array(
      fc.record({
        from: fc.constantFrom('00:00', '09:00', '21:30'),
        until: fc.constantFrom('02:00', '12:00', '24:00'),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    minimumMinor: count(300_000),
    minimumQuantity: count(4),
    minimumOf: selection,
    minimumBase: fc.constantFrom('beforeDiscounts', 'afterDiscounts'),
    tiers: some(['green', 'gold']),
    memberships: fc.constant(['club']),
    groups: some(['students', 'staff']),
    stores: some(['one', 'two']),
    channels: some(['counter', 'web']),
    nthVisit: fc.oneof(
      fc.record({ kind: fc.constant('exactly' as const), number: count(3) }),
      fc.record({ kind: fc.constant('every' as const), number: fc.integer({ min: 2, max: 3 }) }),
    ),
    birthday: fc.oneof(
      fc.record({ kind: fc.constant('days' as const), before: upTo(180), after: upTo(180) }),
      fc.constant({ kind: 'month' as const }),
    ),
    awayDays: count(60),
    referredWithinDays: upTo(60),
    joinedWithinDays: upTo(400),
  },
  { requiredKeys: [] },
);

/** Mostly a part or two, so that many hold. */
const when = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  {
    weight: 4,
    arbitrary: fc.tuple(condition, count(1_000)).map(([whole, pick]) => {
      const parts = Object.entries(whole);
      const chosen = parts[pick % Math.max(1, parts.length)];
      return chosen === undefined ? {} : Object.fromEntries([chosen]);
    }),
  },
  { weight: 1, arbitrary: condition },
);

const most = fc.record({ times: count(5), quantity: often(count(50), count(100_000)) }, { requiredKeys: [] });
const limits = often(
  fc.constant({}),
  fc.record(
    {
      perBill: most,
      perDay: most,
      perWeek: most,
      perMonth: most,
      perYear: most,
      perMember: most,
      budget: most,
    },
    { requiredKeys: [] },
  ),
);

const amount = fc.oneof(
  fc.record({
    kind: fc.constant('perAmount' as const),
    perMinor: often(count(50_000), count(1_000_000_000)),
    quantity: often(count(20), count(1_000_000_000)),
    steps: fc.constantFrom('full' as const, 'proportional' as const),
  }),
  fc.record({ kind: fc.constant('percent' as const), basisPoints: count(10_000), unitMinor: count(10_000) }),
  fc.record({ kind: fc.constant('perItem' as const), quantity: often(count(5), count(1_000_000_000)) }),
  fc.record({ kind: fc.constant('fixed' as const), quantity: often(count(50), count(1_000_000_000)) }),
  fc.record(
    {
      kind: fc.constant('multiplier' as const),
      times: fc.integer({ min: 101, max: 10_000 }),
      of: some(['rule-0', 'rule-1']),
    },
    { requiredKeys: ['kind', 'times'] },
  ),
);

const on = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'bill' as const }) },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        kind: fc.constant('action' as const),
        action: fc.constantFrom(...actionKinds),
        name: fc.constantFrom('a', 'b'),
      },
      { requiredKeys: ['kind', 'action'] },
    ),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'topUp' as const, unit: 'wallet' }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'membership' as const, membership: 'club' }) },
);

const seldom = <T>(arbitrary: fc.Arbitrary<T>) => often(fc.constant<T | undefined>(undefined), arbitrary);

const rule = fc.record({
  unit: fc.constantFrom('points' as const, ...holdings),
  on,
  when,
  of: seldom(selection),
  tenders: seldom(fc.uniqueArray(tenderKind, { minLength: 1, maxLength: 3 })),
  amount,
  limits,
  grouped: fc.boolean(),
  to: often(fc.constant('member' as const), fc.constant('referrer' as const)),
});

const stacking = fc.record(
  {
    order: upTo(3),
    group: fc.constantFrom('a', 'b'),
    pick: fc.constantFrom('best' as const, 'first' as const),
  },
  { requiredKeys: [] },
);

const benefit = fc.oneof(
  fc.record(
    { kind: fc.constant('moneyOff' as const), amountMinor: count(100_000), of: selection },
    { requiredKeys: ['kind', 'amountMinor'] },
  ),
  fc.record(
    {
      kind: fc.constant('percentOff' as const),
      basisPoints: count(10_000),
      of: selection,
      capMinor: count(50_000),
    },
    { requiredKeys: ['kind', 'basisPoints'] },
  ),
  fc.record({ kind: fc.constant('cheapestOff' as const), basisPoints: count(10_000), quantity: count(3) }),
  fc.record({ kind: fc.constant('freeItems' as const), of: selection, quantity: count(3) }),
  fc.record({
    kind: fc.constant('buyGet' as const),
    buy: selection,
    buyQuantity: count(3),
    get: selection,
    getQuantity: count(2),
  }),
);

const common = { name: fc.constant(text), when, limits, stacking };
const price = fc.record({ unit: fc.constantFrom(...units), quantity: count(200) });
const pointsAsMoney = fc.record({
  ...common,
  kind: fc.constant('pointsAsMoney' as const),
  unit: fc.constantFrom(...units),
  step: often(fc.constant(1), count(50)),
  stepMinor: count(2_000),
  least: upTo(20),
  mostOfBill: often(fc.constant(10_000), count(10_000)),
});
const otherReward = fc.oneof(
  fc.record({
    ...common,
    kind: fc.constant('item' as const),
    price,
    costMinor: upTo(50_000),
    stock: upTo(5),
  }),
  fc.record({ ...common, kind: fc.constant('benefit' as const), price, gives: benefit }),
  fc.record({
    ...common,
    kind: fc.constant('voucher' as const),
    price,
    voucher: fc.constantFrom('cake', 'coupon'),
  }),
  fc.record({
    ...common,
    kind: fc.constant('credit' as const),
    price,
    unit: fc.constantFrom(...units),
    quantity: count(1_000),
  }),
  fc.record({ ...common, kind: fc.constant('donation' as const), price, worthMinor: count(10_000) }),
);
const reward = fc.oneof(pointsAsMoney, otherReward);

const policies = fc.record({
  rounding: fc.constantFrom('down', 'up', 'nearest'),
  pointsPaid: fc.constantFrom('earns', 'earnsNothing', 'billEarnsNothing'),
  discounted: fc.constantFrom('earns', 'earnsNothing'),
  orderDiscount: fc.constantFrom('lowersEveryBase', 'lowersWholeBillOnly'),
  walletPaid: fc.constantFrom('earns', 'earnsNothing'),
  taxBase: fc.constantFrom('withTax', 'beforeTax'),
  earnedUsable: fc.constantFrom('nextBill', 'sameBill'),
  orderPercentages: fc.constantFrom('one', 'any'),
  mostDiscount: often(fc.constant(10_000), upTo(10_000)),
});

const metric = fc.oneof(
  fc.constantFrom({ kind: 'spent' as const }, { kind: 'visits' as const }),
  fc.record({
    kind: fc.constantFrom('earned' as const, 'balance' as const),
    unit: fc.constantFrom('points', 'stars'),
  }),
);

export const anyProgramme: fc.Arbitrary<Programme> = fc
  .record({
    currency: fc.constantFrom(...currencies),
    startsOn: often(fc.constant('2026-01-01'), days(40, 40)),
    scale: upTo(4),
    expiries: fc.tuple(expiry, expiry, stampExpiry, expiry),
    pending: fc.tuple(often(fc.constant(0), upTo(30)), often(fc.constant(0), upTo(30))),
    rules: fc.array(rule, { maxLength: 8 }),
    card: fc.record({
      boxes: fc.integer({ min: 2, max: 12 }),
      headStart: upTo(11),
      controlPercent: upTo(90),
    }),
    metric,
    hasTiers: fc.boolean(),
    threshold: often(count(500), count(500_000)),
    reachedCounts: fc.constantFrom('thisBill' as const, 'nextBill' as const),
    promotions: seldom(
      fc.array(
        fc.record({
          name: fc.constant(text),
          for: fc.constantFrom('members' as const, 'everyone' as const),
          when,
          gives: benefit,
          limits,
          stacking,
        }),
        { maxLength: 3 },
      ),
    ),
    rewards: fc.array(reward, { minLength: 2, maxLength: 3 }),
    voucher: fc.tuple(benefit, when, count(3), count(60), upTo(2)),
    policies,
  })
  .map((parts) => {
    const [points, stars, stamps, wallet] = parts.expiries;
    const [voucherGives, voucherWhen, uses, validDays, validFrom] = parts.voucher;
    const { boxes } = parts.card;
    const document = {
      id: 'any',
      startsOn: parts.startsOn,
      currency: parts.currency,
      units: [
        {
          id: 'points',
          kind: 'points',
          name: text,
          scale: parts.scale,
          expiry: points,
          pendingDays: parts.pending[0],
        },
        { id: 'stars', kind: 'points', name: text, scale: 0, expiry: stars, pendingDays: parts.pending[1] },
        { id: 'stamps', kind: 'stamps', name: text, scale: 0, expiry: stamps },
        {
          id: 'wallet',
          kind: 'money',
          name: text,
          scale: 0,
          expiry: wallet,
          topUp: { leastMinor: 100, mostMinor: 1_000_000 },
        },
      ],
      earn: parts.rules.map(({ grouped, ...each }, index) => ({
        ...each,
        id: `rule-${index}`,
        name: text,
        // Rivals give the same to the same, so that it does not matter which of equals is taken.
        ...(grouped && { stacking: { group: `best-${each.unit}-${each.to}` } }),
      })),
      stampCards: [
        {
          ...parts.card,
          id: 'card',
          name: text,
          unit: 'stamps',
          headStart: Math.min(parts.card.headStart, boxes - 1),
          reward: 'full-card',
          shape: 'cup',
        },
      ],
      rewards: [
        {
          id: 'full-card',
          name: text,
          kind: 'item',
          price: { unit: 'stamps', quantity: boxes },
          costMinor: 5,
        },
        ...parts.rewards.map((each, index) => ({ ...each, id: `reward-${index}` })),
      ],
      promotions: (parts.promotions ?? []).map((each, index) => ({
        ...each,
        id: `promotion-${index}`,
        ...(index === 2 && { code: 'SPRING' }),
      })),
      vouchers: [
        { id: 'cake', name: text, gives: { kind: 'item', costMinor: 9 }, uses, validDays },
        {
          id: 'coupon',
          name: text,
          gives: voucherGives,
          when: voucherWhen,
          bearer: true,
          validFrom: { days: validFrom },
        },
      ],
      memberships: [{ id: 'club', name: text, priceMinor: 500_000, days: 30 }],
      ...(parts.hasTiers && {
        tiers: {
          metric: parts.metric,
          window: { kind: 'lifetime' },
          levels: [
            { id: 'green', name: text, threshold: 0 },
            { id: 'gold', name: text, threshold: parts.threshold, rewardPrice: 9_000 },
          ],
          review: 'oneStep',
          reachedCounts: parts.reachedCounts,
        },
      }),
      policies: parts.policies,
    };
    return programmeOf(document as Partial<ProgrammeInput>);
  });

const held = fc.oneof(fc.constant(0), count(500), count(1_000_000), count(1_000_000));
const uses: fc.Arbitrary<readonly Use[]> = fc.array(
  fc.record({ on: days(400, 0), times: count(3), quantity: count(60) }),
  { maxLength: 4 },
);

export const anyMember: fc.Arbitrary<MemberState> = fc.record(
  {
    enrolledOn: days(800, 0),
    available: fc.record(
      {
        points: held,
        stars: held,
        stamps: upTo(40),
        wallet: held,
        cake: upTo(3),
        coupon: upTo(2),
        club: upTo(1),
      },
      { requiredKeys: [] },
    ),
    pending: fc.record({ points: held, stamps: upTo(5) }, { requiredKeys: [] }),
    debts: fc.record({ points: held }, { requiredKeys: [] }),
    openCardExpiry: fc.record({ stamps: days(5, 60) }, { requiredKeys: [] }),
    visits: upTo(9),
    lastVisitOn: fc.option(days(90, 0)),
    birthday: fc.oneof(
      fc.constant(null),
      fc.constantFrom('--02-29', '1990-12-31', '1990-11-21', '--01-01', 'soon'),
    ),
    groups: fc.subarray(['students', 'staff']),
    tier: fc.option(
      fc.record({
        level: fc.constantFrom('green', 'gold'),
        metric: upTo(600),
        since: days(300, 0),
        safeUntil: fc.option(days(0, 300)),
        toKeep: fc.option(upTo(50)),
        next: fc.constant(null),
        frozenUntil: fc.constant(null),
      }),
    ),
    referredOn: fc.option(days(90, 0)),
    uses: fc.record({ 'rule-0': uses, 'rule-1': uses, 'reward-0': uses }, { requiredKeys: [] }),
    bucket: upTo(99),
    isGuest: often(fc.constant(false), fc.constant(true)),
  },
  { requiredKeys: ['enrolledOn', 'available'] },
);

export const anyContext: fc.Arbitrary<Context> = fc.record(
  {
    store: fc.constantFrom('one', 'two'),
    channel: fc.constantFrom('counter', 'web'),
    minute: upTo(1439),
    given: fc.record(
      {
        'rule-0': fc.record({ times: upTo(9), quantity: upTo(90) }),
        'reward-0': fc.record({ times: upTo(9), quantity: upTo(9) }),
      },
      { requiredKeys: [] },
    ),
    bearers: fc.record({
      GIFT: fc.record({ unit: fc.constant('wallet'), available: held }),
      COUPON: fc.record({ unit: fc.constant('coupon'), available: upTo(2) }),
    }),
  },
  { requiredKeys: ['bearers'] },
);

const line: fc.Arbitrary<BillLine> = fc.record({
  item: fc.option(fc.constantFrom(...items)),
  category: fc.option(fc.constantFrom(...categories)),
  tags: fc.subarray(tags),
  quantity: count(5),
  unitMinor: often(count(80_000), fc.integer({ min: -5_000, max: 0 })),
  taxBasisPoints: fc.constantFrom(0, 700, 1_000),
  sells: often(
    fc.constant('goods' as const),
    fc.constantFrom('giftCard' as const, 'topUp' as const, 'membership' as const),
  ),
  voided: often(fc.constant(false), fc.boolean()),
});

const tender: fc.Arbitrary<Tender> = fc
  .tuple(tenderKind, fc.option(often(upTo(500), upTo(200_000))))
  .map(([kind, amountMinor]) => ({
    kind,
    amountMinor,
    ...(kind === 'wallet' && { unit: 'wallet' }),
    ...(kind === 'giftCard' && { unit: 'wallet', code: 'GIFT' }),
  }));

const oneReward = fc.record({ reward: fc.constantFrom('reward-0', 'reward-1'), quantity: count(5) });
const chosen: fc.Arbitrary<ChosenReward[]> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<ChosenReward[]>([]) },
  { weight: 3, arbitrary: oneReward.map((only) => [only]) },
  {
    weight: 1,
    arbitrary: fc.array(
      fc.oneof(
        oneReward,
        fc.record({
          reward: fc.constantFrom('full-card', 'cake', 'promotion-2', 'nothing'),
          quantity: often(count(3), fc.integer()),
        }),
        fc.record({
          reward: fc.constant('coupon'),
          quantity: fc.constant(1),
          code: fc.constantFrom('COUPON', 'OTHER'),
        }),
      ),
      { minLength: 1, maxLength: 3 },
    ),
  },
);

const bill: fc.Arbitrary<Occasion> = fc
  .record({
    lines: fc.option(fc.array(line, { minLength: 1, maxLength: 6 }), { nil: undefined }),
    amountMinor: often(count(500_000), count(10_000_000)),
    taxShare: upTo(10),
    itemCount: upTo(12),
    tenders: fc.option(fc.array(tender, { maxLength: 3 }), { nil: undefined }),
    businessDate: often(days(40, 40), fc.constantFrom('9999-12-31', '2024-02-29')),
    status: often(fc.constant('completed' as const), fc.constantFrom('open' as const, 'voided' as const)),
    rewards: chosen,
  })
  .map(({ lines, amountMinor, taxShare, tenders, ...parts }) => {
    const counted = (lines ?? []).filter(({ voided }) => !voided);
    return {
      kind: 'bill' as const,
      ...parts,
      totalMinor:
        lines === undefined
          ? amountMinor
          : counted.reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0),
      ...(lines === undefined ? { taxMinor: Math.floor((amountMinor * taxShare) / 100) } : { lines }),
      ...(tenders !== undefined && { tenders }),
    };
  });

const action: fc.Arbitrary<Occasion> = fc.record(
  {
    kind: fc.constant('action' as const),
    action: fc.constantFrom(...actionKinds),
    name: fc.constantFrom('a', 'b'),
    businessDate: days(40, 40),
    rewards: chosen,
  },
  { requiredKeys: ['kind', 'action', 'businessDate', 'rewards'] },
);

const sale: fc.Arbitrary<Occasion> = fc.oneof(
  fc.record({
    kind: fc.constant('topUp' as const),
    unit: fc.constantFrom('wallet', 'wallet', 'points'),
    paidMinor: often(fc.integer({ min: 100, max: 1_000_000 }), fc.double()),
    businessDate: days(40, 40),
  }),
  fc.record({
    kind: fc.constant('membership' as const),
    membership: fc.constantFrom('club', 'club', 'opera'),
    businessDate: days(40, 40),
  }),
);

export const anyOccasion: fc.Arbitrary<Occasion> = fc.oneof(
  { weight: 6, arbitrary: bill },
  { weight: 2, arbitrary: action },
  { weight: 1, arbitrary: sale },
);

export const anyScene: fc.Arbitrary<AnyScene> = fc.record({
  programme: anyProgramme,
  member: anyMember,
  context: anyContext,
  occasion: anyOccasion,
});
