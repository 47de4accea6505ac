/**
 * Worked examples of loyalty programmes, each checkable by hand and named by its number. They run through the public
 * engine with a programme document; balances between bills are kept as the ledger keeps them.
 */
import { describe, expect, it } from 'vitest';
import { openMemberBook } from '../../../../test/support/member-book.ts';
import { endOfMonthAfter } from '../../kernel/dates.ts';
import type { Bill, Occasion } from '../bills/bill.ts';
import type { Programme, ProgrammeInput } from '../programme/document.ts';
import { parseProgramme } from '../programme/parse.ts';
import { shownQuantity } from '../programme/quantity.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation, MemberState, WhyLine } from './evaluation.ts';
import { rewardsFor, stampCardsFor } from './offers.ts';
import { laddersOf, levelLosses, type TierHistory, tierOn } from './tiers.ts';

describe('Earning', () => {
  const earns = (amount: object, bill: Partial<Bill>, settings: object = {}) =>
    earned(evaluate(pointsProgramme('VND', amount, settings), nobody, bought(bill)));

  it('A01 one point for every 50,000 đồng, whole points only', () => {
    const bill = { totalMinor: 123_000 };
    expect(earns(perAmount(50_000, 'full'), bill)).toBe(2);
    expect(earns(perAmount(50_000, 'proportional'), bill, { rounding: 'down' })).toBe(2);
    expect(earns(perAmount(50_000, 'proportional'), bill, { rounding: 'nearest' })).toBe(2);
    expect(earns(perAmount(50_000, 'proportional'), bill, { rounding: 'up' })).toBe(3);
  });

  it('A02 one point for every 20,000 đồng, only once the order is completed', () => {
    expect(earns(perAmount(20_000, 'full'), { totalMinor: 1_000_000 })).toBe(50);
    expect(earns(perAmount(20_000, 'full'), { totalMinor: 1_000_000, status: 'open' })).toBe(0);
  });

  it('A03 one point for every full ten dollars', () => {
    const programme = pointsProgramme('USD', perAmount(1_000, 'full'));
    expect(earned(evaluate(programme, nobody, bought({ totalMinor: 10_500 })))).toBe(10);
  });

  it('A04 one point a dollar before tax, kept to two decimals and shown whole', () => {
    const programme = pointsProgramme(
      'USD',
      { kind: 'perAmount', perMinor: 100, quantity: 100, steps: 'proportional' },
      { taxBase: 'beforeTax' },
      { scale: 2, showWhole: true },
    );
    const points = earned(evaluate(programme, nobody, bought({ totalMinor: 743, taxMinor: 68 })));
    expect(points).toBe(675);
    expect(shownQuantity(unitOf(programme), points, 'en')).toBe('6');
  });

  it.each([
    ['a triple of', { kind: 'multiplier', times: 300 }, 15],
    ['three more than', { kind: 'fixed', quantity: 3 }, 8],
  ])('A33 %s a base of 5', (_, amount, expected) => {
    const base = pointsProgramme('USD', perAmount(100, 'full'));
    const promotion = { id: 'promotion', name: text, unit: 'points', on: { kind: 'bill' }, amount };
    const programme = parsed({ ...base, earn: [...base.earn, promotion] });
    expect(earned(evaluate(programme, nobody, bought({ totalMinor: 500 })))).toBe(expected);
  });

  it('A26 dates are inclusive at both ends', () => {
    const on = (from: string, until: string) =>
      earned(
        evaluate(
          pointsProgramme('VND', perAmount(20_000, 'full'), {}, {}, { dates: { from, until } }),
          nobody,
          bought({ totalMinor: 100_000, businessDate: '2026-11-21' }),
        ),
      );
    expect(on('2026-11-21', '2026-11-21')).toBe(5);
    expect(on('2026-11-01', '2026-11-20')).toBe(0);
    expect(on('2026-11-22', '2026-11-30')).toBe(0);
  });

  it.each([
    [100, 100],
    [200, 200],
    [500, 500],
  ])('A44 %i hundredths of a percent of 100 come back as points', (basisPoints, expected) => {
    const programme = pointsProgramme(
      'USD',
      { kind: 'percent', basisPoints, unitMinor: 100 },
      {},
      { scale: 2 },
    );
    expect(earned(evaluate(programme, nobody, bought({ totalMinor: 10_000 })))).toBe(expected);
  });
});

describe('Points as money', () => {
  it('A29 one point for every 1,000 paid; the part paid with points earns nothing', () => {
    const programme = pointsProgramme('VND', perAmount(1_000, 'full'), {}, {}, {}, [asMoney(1, 1)]);
    const first = evaluate(programme, nobody, bought({ totalMinor: 10_000 }));
    expect(earned(first)).toBe(10);
    const second = bought({ totalMinor: 10_000, rewards: [points(10)] });
    expect(earned(evaluate(programme, holding(10), second))).toBe(9);
  });

  it('A43 half a point a unit of money; a bill paid with points earns none, nor does one out of time', () => {
    const programme: Programme = {
      ...pointsProgramme(
        'VND',
        { kind: 'perAmount', perMinor: 2, quantity: 1, steps: 'full' },
        { pointsPaid: 'billEarnsNothing' },
        {},
        {},
        [asMoney(1, 1)],
      ),
      endsOn: '2026-12-31',
    };
    const first = evaluate(programme, nobody, bought({ totalMinor: 4_000 }));
    expect(earned(first)).toBe(2_000);
    const second = evaluate(
      programme,
      holding(2_000),
      bought({ totalMinor: 4_000, rewards: [points(1_000)] }),
    );
    expect(earned(second)).toBe(0);
    expect(2_000 + change(second)).toBe(1_000);
    const late = evaluate(programme, nobody, bought({ totalMinor: 4_000, businessDate: '2027-01-01' }));
    expect(earned(late)).toBe(0);
    expect(late.refusals).toEqual([]);
  });

  it('A44 ten points take ten off', () => {
    const programme = pointsProgramme(
      'USD',
      { kind: 'percent', basisPoints: 100, unitMinor: 100 },
      {},
      {},
      {},
      [asMoney(1, 100)],
    );
    const { due } = evaluate(programme, holding(10), bought({ totalMinor: 10_000, rewards: [points(10)] }));
    expect(due.discountMinor).toBe(1_000);
  });
});

describe('Levels', () => {
  it.each([
    [0, 6_000, 'bronze'],
    [0, 15_000, 'silver'],
    [0, 25_000, 'gold'],
    [4_000, 500, 'bronze'],
    [8_000, 3_000, 'silver'],
    [18_000, 3_000, 'gold'],
    [22_000, 5_000, 'gold'],
  ])('A28 %i spent before and a bill of %i make %s', (past, totalMinor, expected) => {
    const programme = withLevels(
      { metric: { kind: 'spent' } },
      { bronze: 0, silver: 10_000, gold: 20_000 },
      pointsProgramme('VND', perAmount(1_000, 'full')),
    );
    const member = standing(programme, past === 0 ? [] : [{ on: '2026-01-01', amount: past }]);
    expect(evaluate(programme, member, bought({ totalMinor })).tier?.after).toBe(expected);
  });

  it('A32 a level by the balance goes up and down with it', () => {
    const programme = withLevels(
      { metric: { kind: 'balance', unit: 'points' } },
      { basic: 0, silver: 100, gold: 500, platinum: 1_000 },
      pointsProgramme('USD', perAmount(100, 'full'), {}, {}, {}, [catalogueItem(50)]),
    );
    const at = (balance: number): MemberState => {
      const tier = tierOn(laddersOf([programme]), { ...newcomer, balance }, '2026-11-21');
      return { ...holding(balance), tier };
    };
    const after = (balance: number, occasion: Occasion) => evaluate(programme, at(balance), occasion).tier;
    expect(after(0, bought({ totalMinor: 10_000 }))).toEqual({ before: 'basic', after: 'silver' });
    const spent = redemption([{ reward: 'thing', quantity: 1 }]);
    expect(after(100, spent)).toEqual({ before: 'silver', after: 'basic' });
    expect(after(50, bought({ totalMinor: 50_000 }))).toEqual({ before: 'basic', after: 'gold' });
  });

  it('A34 a star for every 25 baht, gold at 300 stars', () => {
    const programme = withLevels(
      { metric: { kind: 'earned', unit: 'points' } },
      { green: 0, gold: 300 },
      pointsProgramme('THB', perAmount(2_500, 'full')),
    );
    const { tier } = evaluate(programme, nobody, bought({ totalMinor: 750_000 }));
    expect(tier).toEqual({ before: 'green', after: 'gold' });
    const older = withLevels(
      { metric: { kind: 'earned', unit: 'points' } },
      { green: 0, gold: 250 },
      pointsProgramme('THB', perAmount(10_000, 'full')),
    );
    const bill = (totalMinor: number) => evaluate(older, nobody, bought({ totalMinor })).tier?.after;
    expect([bill(2_499_999), bill(2_500_000)]).toEqual(['green', 'gold']);
  });

  it('A43 silver from 2,000 spent, gold from 3,000', () => {
    const programme = withLevels(
      { metric: { kind: 'spent' } },
      { none: 0, silver: 2_000, gold: 3_000 },
      pointsProgramme('VND', { kind: 'perAmount', perMinor: 2, quantity: 1, steps: 'full' }),
    );
    const { tier } = evaluate(programme, nobody, bought({ totalMinor: 4_000 }));
    expect(tier?.after).toBe('gold');
    const silver = evaluate(programme, nobody, bought({ totalMinor: 2_000 }));
    expect(silver.tier?.after).toBe('silver');
  });

  it.each([
    [25, 'gold', []],
    [24, 'green', ['points']],
  ])('A51 %i stars within the year of gold: %s at its end', (stars, expected, lost) => {
    const programme = withLevels(
      {
        metric: { kind: 'earned', unit: 'points' },
        window: { kind: 'anniversary' },
        review: 'toFit',
        lostWithLevel: ['points'],
      },
      { green: 0, gold: 25 },
      pointsProgramme('USD', perAmount(100, 'full')),
    );
    const first = evaluate(programme, nobody, bought({ totalMinor: 2_500, businessDate: '2025-03-10' }));
    expect(first.tier?.after).toBe('gold');
    const history = {
      ...newcomer,
      days: [
        { on: '2025-03-10', amount: change(first) },
        { on: '2025-09-01', amount: stars },
      ],
    };
    const ladders = laddersOf([programme]);
    expect(tierOn(ladders, history, '2026-03-09')?.level).toBe('gold');
    expect(tierOn(ladders, history, '2026-03-10')?.level).toBe(expected);
    const losses = levelLosses(ladders, history, '2026-03-10', '2026-03-10');
    expect(losses.flatMap(({ units }) => units)).toEqual(lost);
  });

  it('A51 ten stars are a drink at gold, and at green they are not', () => {
    const base = pointsProgramme('USD', perAmount(100, 'full'), {}, {}, {}, [catalogueItem(10)]);
    const programme = withLevels(
      { metric: { kind: 'earned', unit: 'points' }, window: { kind: 'anniversary' }, review: 'toFit' },
      { green: 0, gold: 25 },
      {
        ...base,
        rewards: base.rewards.map((reward) => ({ ...reward, when: { ...reward.when, tiers: ['gold'] } })),
      },
    );
    const drink = redemption([{ reward: 'thing', quantity: 1 }]);
    const green = standing(programme, [{ on: '2026-11-01', amount: 10 }], 10);
    const gold = standing(programme, [{ on: '2026-11-01', amount: 25 }], 10);
    expect(evaluate(programme, green, drink).refusals.map(({ kind }) => kind)).toEqual(['notNow']);
    expect(evaluate(programme, gold, drink).effects).toContainEqual({
      kind: 'give',
      reward: 'thing',
      pieces: 1,
      costMinor: 30,
    });
  });
});

describe('Rewards from the catalogue', () => {
  it('A34 a star for every 25 baht, a drink for 120 stars', () => {
    const programme = pointsProgramme('THB', perAmount(2_500, 'full'), {}, {}, {}, [catalogueItem(120)]);
    expect(earned(evaluate(programme, nobody, bought({ totalMinor: 750_000 })))).toBe(300);
    const stars = earned(evaluate(programme, nobody, bought({ totalMinor: 300_000 })));
    expect(stars).toBe(120);
    const drink = evaluate(programme, holding(stars), redemption([{ reward: 'thing', quantity: 1 }]));
    expect(drink.effects).toContainEqual({ kind: 'give', reward: 'thing', pieces: 1, costMinor: 30 });
    expect(stars + change(drink)).toBe(0);
  });

  it.each([
    [465, 3, 90],
    [542, 4, 42],
  ])('A41 %i stars at 125 a reward are %i rewards and %i left', (stars, rewards, left) => {
    const programme = pointsProgramme('USD', perAmount(100, 'full'), {}, {}, {}, [catalogueItem(125)]);
    const member = holding(stars);
    expect(rewardsFor(programme, member)[0]).toMatchObject({ most: rewards, missing: 0 });
    const all = evaluate(programme, member, redemption([{ reward: 'thing', quantity: rewards }]));
    expect(stars + change(all)).toBe(left);
    const oneMore = evaluate(programme, member, redemption([{ reward: 'thing', quantity: rewards + 1 }]));
    expect(oneMore.refusals.map(({ kind }) => kind)).toEqual(['notEnough']);
  });
});

describe('Stamp cards', () => {
  it.each([
    { boxes: 8, headStart: 0, shown: '0 of 8' },
    { boxes: 10, headStart: 2, shown: '2 of 10' },
  ])('A35 $boxes boxes with $headStart stamped: $shown at first, full on the eighth visit', (card) => {
    const programme = stampProgramme(card.boxes, card.headStart);
    const afterJoining = change(evaluate(programme, nobody, deed('enrolment')));
    const first = stampCardsFor(programme, { points: afterJoining })[0];
    expect(`${first?.filled} of ${first?.boxes}`).toBe(card.shown);

    let stamps = afterJoining;
    const fullAfter: number[] = [];
    for (let visit = 1; visit <= 8; visit += 1) {
      stamps += change(evaluate(programme, holding(stamps), deed('visit')));
      if (stampCardsFor(programme, { points: stamps })[0]?.full === 1) fullAfter.push(visit);
    }
    expect(fullAfter).toEqual([8]);
  });
});

describe('Stamp cards for comparison', () => {
  const programme = (() => {
    const compared = stampProgramme(10, 2);
    return { ...compared, stampCards: compared.stampCards.map((card) => ({ ...card, controlPercent: 50 })) };
  })();
  const inGroup = (bucket: number): MemberState => ({ ...nobody, bucket });

  it.each([
    [49, 0, 8, 'control'],
    [50, 2, 10, 'head start'],
  ])('A35 a member in bucket %i begins with %i of %i: %s', (bucket, filled, boxes) => {
    const member = inGroup(bucket);
    const available = { points: change(evaluate(programme, member, deed('enrolment'))) };
    expect(stampCardsFor(programme, available, member)).toMatchObject([{ filled, boxes }]);
  });

  it.each([49, 50])('A35 in bucket %i the eighth visit fills the card, and it can be redeemed', (bucket) => {
    const member = inGroup(bucket);
    let stamps = change(evaluate(programme, member, deed('enrolment')));
    const take = (): Evaluation =>
      evaluate(
        programme,
        { ...member, available: { points: stamps } },
        redemption([{ reward: 'thing', quantity: 1 }]),
      );
    for (let visit = 1; visit <= 8; visit += 1) {
      expect(take().refusals.map(({ kind }) => kind)).toEqual(['notEnough']);
      stamps += change(evaluate(programme, { ...member, available: { points: stamps } }, deed('visit')));
    }
    expect(take().refusals).toEqual([]);
    expect(stamps + change(take())).toBe(0);
  });
});

describe('Expiry', () => {
  it('A36 stars of December cannot be used from the first of July', () => {
    const programme = pointsProgramme(
      'USD',
      perAmount(100, 'full'),
      {},
      { expiry: { kind: 'monthEnd', months: 6 } },
    );
    const evaluation = evaluate(programme, nobody, bought({ totalMinor: 1_000, businessDate: '2020-12-15' }));
    expect(evaluation.effects).toMatchObject([{ expiresOn: '2021-06-30' }]);
    expect(endOfMonthAfter('2020-12-31', 6)).toBe('2021-06-30');
  });

  it('A38 the lot that expires first is spent first, and nothing is left after its last day', () => {
    const programme = pointsProgramme(
      'USD',
      { kind: 'perAmount', perMinor: 100, quantity: 5, steps: 'full' },
      {},
      { expiry: { kind: 'days', days: 90 } },
      {},
      [catalogueItem(500)],
    );
    const book = openMemberBook(programme);
    const spend500 = [{ reward: 'thing', quantity: 1 }];
    book.play('a', bought({ totalMinor: 11_500, businessDate: '2026-01-01' }));
    book.play('a', redemption(spend500, '2026-01-01'));
    expect(book.lots('a')).toEqual([75]);
    book.play('a', bought({ totalMinor: 16_100, businessDate: '2026-01-11' }));
    expect(book.lots('a')).toEqual([75, 805]);
    book.play('a', redemption(spend500, '2026-01-11'));
    expect(book.lots('a')).toEqual([380]);
    expect(book.available('a', 'points', '2026-04-11')).toBe(380);
    expect(book.available('a', 'points', '2026-04-12')).toBe(0);
  });

  it('A38 points of day 0 can be used on day 90 and not on day 91', () => {
    const programme = pointsProgramme(
      'USD',
      { kind: 'perAmount', perMinor: 100, quantity: 5, steps: 'full' },
      {},
      { expiry: { kind: 'days', days: 90 } },
    );
    const first = evaluate(programme, nobody, bought({ totalMinor: 11_500, businessDate: '2026-01-01' }));
    expect(first.effects).toMatchObject([{ quantity: 575, expiresOn: '2026-04-01' }]);
    const later = evaluate(programme, nobody, bought({ totalMinor: 16_100, businessDate: '2026-01-11' }));
    expect(later.effects).toMatchObject([{ quantity: 805, expiresOn: '2026-04-11' }]);
  });
});

describe('Taking back and merging', () => {
  it('A30 a return of half the basket takes back half of what all rules gave', () => {
    const basket = pointsProgramme('USD', perAmount(100, 'full'));
    const bonus = (id: string, quantity: number) => ({
      id,
      name: text,
      unit: 'points',
      on: { kind: 'bill' },
      amount: { kind: 'fixed', quantity },
    });
    const programme = parsed({ ...basket, earn: [...basket.earn, bonus('a', 10), bonus('b', 20)] });
    const book = openMemberBook(programme);
    const points = () => book.available('a', 'points', '2026-11-21');
    const sale = book.play('a', bought({ totalMinor: 4_000 }));
    expect(points()).toBe(70);
    book.refund(sale, 2_000);
    expect(points()).toBe(35);
    book.refund(sale, 2_000);
    expect(points()).toBe(0);
  });

  it('A37 merging two members moves everything to the one that is kept', () => {
    const book = openMemberBook(pointsProgramme('USD', perAmount(100, 'full')));
    book.play('a', bought({ totalMinor: 10_000 }));
    book.play('b', bought({ totalMinor: 20_000 }));
    book.merge('b', 'a', '2026-11-21');
    expect(book.available('a', 'points', '2026-11-21')).toBe(300);
    expect(book.available('b', 'points', '2026-11-21')).toBe(0);
  });
});

const nobody: MemberState = { enrolledOn: '2020-01-01', available: {} };
const holding = (quantity: number): MemberState => ({ ...nobody, available: { points: quantity } });

const newcomer: TierHistory = { joinedOn: '2025-01-01', days: [], freezes: [] };

/** A member who did this before. */
const standing = (programme: Programme, days: TierHistory['days'], balance = 0): MemberState => ({
  ...holding(balance),
  tier: tierOn(laddersOf([programme]), { ...newcomer, days }, '2026-11-21'),
});

/** Levels by id and what they need. */
const withLevels = (settings: object, levels: Record<string, number>, programme: Programme): Programme =>
  parsed({
    ...programme,
    tiers: {
      window: { kind: 'lifetime' },
      review: 'neverDown',
      ...settings,
      levels: Object.entries(levels).map(([id, threshold]) => ({ id, name: text, threshold })),
    },
  });

const perAmount = (perMinor: number, steps: 'full' | 'proportional') => ({
  kind: 'perAmount',
  perMinor,
  quantity: 1,
  steps,
});

const text = { vi: 'điểm', th: 'แต้ม', en: 'points' };
const asMoney = (step: number, stepMinor: number) => ({
  kind: 'pointsAsMoney',
  id: 'money',
  name: text,
  unit: 'points',
  step,
  stepMinor,
});
const catalogueItem = (quantity: number) => ({
  kind: 'item',
  id: 'thing',
  name: text,
  price: { unit: 'points', quantity },
  costMinor: 30,
});
const points = (quantity: number) => ({ reward: 'money', quantity });

function pointsProgramme(
  currency: ProgrammeInput['currency'],
  amount: object,
  policies: object = {},
  unit: object = {},
  when: object = {},
  rewards: readonly object[] = [],
): Programme {
  return parsed({
    schema: 1,
    id: 'example',
    version: 1,
    startsOn: '2020-01-01',
    name: text,
    currency,
    units: [{ id: 'points', kind: 'points', name: text, scale: 0, expiry: { kind: 'never' }, ...unit }],
    earn: [{ id: 'rule', name: text, unit: 'points', on: { kind: 'bill' }, when, amount }],
    stampCards: [],
    rewards,
    policies,
  });
}

function stampProgramme(boxes: number, headStart: number): Programme {
  return parsed({
    schema: 1,
    id: 'example',
    version: 1,
    startsOn: '2020-01-01',
    name: text,
    currency: 'USD',
    units: [{ id: 'points', kind: 'stamps', name: text, scale: 0, expiry: { kind: 'never' } }],
    earn: [
      {
        id: 'rule',
        name: text,
        unit: 'points',
        on: { kind: 'action', action: 'visit' },
        amount: { kind: 'fixed', quantity: 1 },
      },
    ],
    stampCards: [{ id: 'card', name: text, unit: 'points', boxes, headStart, reward: 'thing', shape: 'car' }],
    rewards: [catalogueItem(boxes)],
  });
}

function parsed(document: unknown): Programme {
  const result = parseProgramme(document);
  if (!result.ok) throw new Error(`${result.refusal.path}: ${result.refusal.text.en}`);
  return result.value;
}

function bought(bill: Partial<Bill>): Occasion {
  return {
    kind: 'bill',
    totalMinor: 1,
    itemCount: 1,
    businessDate: '2026-11-21',
    status: 'completed',
    rewards: [],
    ...bill,
  };
}

const deed = (action: 'visit' | 'enrolment'): Occasion => ({
  kind: 'action',
  action,
  businessDate: '2026-11-21',
  rewards: [],
});

const redemption = (rewards: Bill['rewards'], businessDate = '2026-11-21'): Occasion => ({
  kind: 'action',
  action: 'redemption',
  businessDate,
  rewards,
});

/** By the why lines, which also tell of points that were used at once. */
function earned({ why }: Evaluation): number {
  return why.reduce((sum, { outcome }) => sum + Math.max(0, pointsOf(outcome)), 0);
}

/** What the balance changes by. */
function change({ effects }: Evaluation): number {
  let sum = 0;
  for (const effect of effects) {
    if (effect.kind === 'earn') sum += effect.quantity;
    if (effect.kind === 'spend') sum -= effect.quantity;
  }
  return sum;
}

const pointsOf = (outcome: WhyLine['outcome']): number =>
  outcome !== null && 'unit' in outcome ? outcome.quantity : 0;

function unitOf(programme: Programme) {
  const unit = programme.units[0];
  if (unit === undefined) throw new Error('a programme has a unit');
  return unit;
}
