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
  it('A07 five points, earned on the same bill, buy a thing from the catalogue', () => {
    const programme = pointsProgramme(
      'USD',
      { kind: 'perAmount', perMinor: 100, quantity: 100, steps: 'proportional' },
      { earnedUsable: 'sameBill' },
      { scale: 2 },
      {},
      [catalogueItem(500)],
    );
    const bill = bought({ totalMinor: 1_020, rewards: [{ reward: 'thing', quantity: 1 }] });
    const evaluation = evaluate(programme, nobody, bill);
    expect(evaluation.due.payableMinor).toBe(1_020);
    expect(change(evaluation)).toBe(520);
  });

  it('A24 points worth 1.50 each, only in steps of three', () => {
    const programme = pointsProgramme(
      'USD',
      { kind: 'perItem', quantity: 1 },
      { earnedUsable: 'sameBill' },
      {},
      {},
      [asMoney(3, 450)],
    );
    const take = (quantity: number) =>
      evaluate(programme, holding(10), bought({ totalMinor: 5_000, rewards: [points(quantity)] }));
    expect(take(9).due.discountMinor).toBe(1_350);
    expect(take(10).refusals.map(({ kind }) => kind)).toEqual(['notAStep']);
    expect(take(12).refusals.map(({ kind }) => kind)).toEqual(['notEnough']);
  });

  it('A25 a hundredth of a point a dollar, tax included, usable at once', () => {
    const programme = pointsProgramme(
      'USD',
      { kind: 'perAmount', perMinor: 100, quantity: 1, steps: 'proportional' },
      { earnedUsable: 'sameBill', pointsPaid: 'earns', taxBase: 'withTax' },
      { scale: 2 },
      {},
      [asMoney(1, 1)],
    );
    const bill = { totalMinor: 16_100, taxMinor: 2_100 };
    const all = evaluate(programme, holding(339), bought({ ...bill, rewards: [points(500)] }));
    expect(earned(all)).toBe(161);
    expect(all.due.payableMinor).toBe(15_600);
    expect(339 + change(all)).toBe(0);
    const tooMany = evaluate(programme, holding(339), bought({ ...bill, rewards: [points(501)] }));
    expect(tooMany.refusals.map(({ kind }) => kind)).toEqual(['notEnough']);
  });

  it('A29 one point for every 1,000 paid; the part paid with points earns nothing', () => {
    const programme = pointsProgramme('VND', perAmount(1_000, 'full'), {}, {}, {}, [asMoney(1, 1)]);
    const first = evaluate(programme, nobody, bought({ totalMinor: 10_000 }));
    expect(earned(first)).toBe(10);
    const second = bought({ totalMinor: 10_000, rewards: [points(10)] });
    expect(earned(evaluate(programme, holding(10), second))).toBe(9);
  });

  it('A31 a point is worth two euros', () => {
    const programme = pointsProgramme('USD', perAmount(100, 'full'), {}, {}, {}, [asMoney(1, 200)]);
    const due = (quantity: number) =>
      evaluate(programme, holding(50), bought({ totalMinor: 10_000, rewards: [points(quantity)] })).due
        .payableMinor;
    expect(due(50)).toBe(0);
    expect(due(20)).toBe(6_000);
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
    const bonus = (id: string, quantity: number): Programme['earn'][number] => ({
      id,
      name: text,
      unit: 'points',
      on: { kind: 'bill' },
      when: { minimumBase: 'beforeDiscounts' },
      amount: { kind: 'fixed', quantity },
      limits: {},
      stacking: { order: 100, pick: 'best' },
      to: 'member',
    });
    const book = openMemberBook({ ...basket, earn: [...basket.earn, bonus('a', 10), bonus('b', 20)] });
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
