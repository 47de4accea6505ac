/** What holds for every bill, whatever is taken off it. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  billOf,
  chosen,
  line,
  named,
  points,
  text,
  typed,
  wallet,
} from '../../../../../test/support/bills.ts';
import { programmeOf } from '../../../../../test/support/programme.ts';
import type { Bill, BillLine, ChosenReward, Tender } from '../../bills/bill.ts';
import type { Programme, ProgrammeInput } from '../../programme/document.ts';
import { evaluate } from '../evaluate.ts';
import type { Effect, Evaluation, MemberState } from '../evaluation.ts';
import { promotionsFor, rewardsFor, vouchersFor } from '../offers.ts';
import { split } from './split.ts';

describe('Sharing an amount out', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000_000 }), { minLength: 1, maxLength: 30 });

  it('leaves nothing over, and no share passes its weight', () => {
    fc.assert(
      fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (parts, part) => {
        const total = parts.reduce((sum, weight) => sum + weight, 0);
        const amount = Math.floor(total * part);
        const shares = split(amount, parts);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
        shares.forEach((share, index) => {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(parts[index] ?? 0);
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('For every bill and everything taken off it', () => {
  const always = (holds: (scene: Scene, evaluation: Evaluation) => void) =>
    fc.assert(
      fc.property(scenes, (scene) => {
        holds(scene, evaluate(scene.programme, scene.member, scene.bill));
      }),
      { numRuns: 500 },
    );

  it('nobody pays less than nothing, and what is paid and taken off is the total', () => {
    always((_, { due }) => {
      for (const amount of Object.values(due)) expect(amount).toBeGreaterThanOrEqual(0);
      expect(due.discountMinor + due.walletMinor + due.payableMinor).toBe(due.totalMinor);
    });
  });

  it('each discount is the sum of what falls on the lines, and no line falls below zero', () => {
    always(({ bill }, { effects }) => {
      const left = (bill.lines ?? []).map(({ quantity, unitMinor }) => quantity * unitMinor);
      for (const effect of effects) {
        if (effect.kind !== 'discount') continue;
        expect(effect.amountMinor).toBeGreaterThan(0);
        if (bill.lines === undefined) {
          expect(effect.lines).toEqual([]);
          continue;
        }
        expect(effect.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(effect.amountMinor);
        for (const { line: place, amountMinor } of effect.lines) {
          left[place] = (left[place] ?? 0) - amountMinor;
          expect(left[place]).toBeGreaterThanOrEqual(0);
          expect(bill.lines[place]).toMatchObject({ sells: 'goods', voided: false });
        }
      }
    });
  });

  it('no cap is passed', () => {
    always(({ programme, bill }, { effects, due }) => {
      const goods = goodsOf(bill);
      expect(due.discountMinor).toBeLessThanOrEqual((goods * programme.policies.mostDiscount) / 10_000);
      for (const effect of effects) {
        if (effect.kind !== 'discount') continue;
        const gives = programme.promotions.find(({ id }) => id === effect.reward)?.gives;
        if (gives !== undefined && 'capMinor' in gives && gives.capMinor !== undefined) {
          expect(effect.amountMinor).toBeLessThanOrEqual(gives.capMinor);
        }
      }
    });
  });

  it('nothing is spent that was not there', () => {
    always(({ member }, { effects }) => {
      for (const [unit, spent] of Object.entries(spentBy(effects))) {
        expect(spent).toBeLessThanOrEqual(member.available[unit] ?? 0);
      }
    });
  });

  it('of one group only one promotion applies', () => {
    always(({ programme }, { effects }) => {
      const groups = effects.flatMap((effect) => {
        const taken = programme.promotions.find(
          ({ id }) => effect.kind === 'discount' && id === effect.reward,
        );
        return taken?.stacking.group === undefined ? [] : [taken.stacking.group];
      });
      expect(new Set(groups).size).toBe(groups.length);
    });
  });

  it('the why lines add up to what is taken off and spent, in every language', () => {
    always((_, { effects, why, refusals, due }) => {
      let takenOff = 0;
      for (const { outcome, text: sentence } of [...why, ...refusals.map(asWhy)]) {
        if (outcome !== null && 'moneyMinor' in outcome) takenOff -= outcome.moneyMinor;
        for (const words of [sentence.vi, sentence.th, sentence.en]) {
          expect(words).toMatch(/\S/);
          expect(words).not.toMatch(/undefined|NaN|null|Infinity|\[object/);
        }
      }
      expect(takenOff).toBe(due.discountMinor);
      for (const [unit, spent] of Object.entries(spentBy(effects))) {
        const said = why.reduce(
          (sum, { outcome }) =>
            sum -
            (outcome !== null && 'unit' in outcome && outcome.unit === unit
              ? Math.min(0, outcome.quantity)
              : 0),
          0,
        );
        expect(said).toBe(spent);
      }
    });
  });

  it('what is offered is granted, and one more is not', () => {
    always(({ programme, member, bill }) => {
      const refused = (choice: ChosenReward) =>
        evaluate(programme, member, { ...bill, rewards: [choice], tenders: [] }).refusals;
      for (const { reward, most, price } of rewardsFor(programme, member, bill)) {
        if (most > 0) expect(refused(chosen(reward, most))).toEqual([]);
        if (most < 100) {
          const step = reward === 'money' ? price : 1;
          expect(refused(chosen(reward, most + step)).length).toBeGreaterThan(0);
        }
      }
      for (const { voucher, reason } of vouchersFor(programme, member, bill)) {
        expect(refused(chosen(voucher)).length === 0).toBe(reason === null);
      }
    });
  });

  it('the promotions that are told beforehand are those that apply', () => {
    always(({ programme, member, bill }) => {
      const { effects, due } = evaluate(programme, member, { ...bill, rewards: [], tenders: [] });
      const told = promotionsFor(programme, member, bill).filter(({ amountMinor }) => amountMinor > 0);
      const applied = effects.flatMap((effect) =>
        effect.kind === 'discount' ? [[effect.reward, effect.amountMinor]] : [],
      );
      const byName = (pairs: unknown[][]) => pairs.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
      expect(byName(told.map(({ promotion, amountMinor }) => [promotion, amountMinor]))).toEqual(
        byName(applied),
      );
      expect(told.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(due.discountMinor);
    });
  });
});

it('promotions of equal rank that are about different lines may come in any order', () => {
  const offOf = (item: string) => benefits({ items: [item] });
  fc.assert(
    fc.property(fc.tuple(offOf('a'), offOf('b'), offOf('c')), bills, (gives, bill) => {
      const promotions = gives.map((benefit, index) => ({ ...named(`p${index}`), gives: benefit }));
      const answer = (listed: typeof promotions) => {
        const programme = programmeOf({ promotions: listed });
        const { effects, due } = evaluate(programme, { enrolledOn: '2020-01-01', available: {} }, bill);
        return { due, effects: effects.map((effect) => JSON.stringify(effect)).toSorted() };
      };
      // Discounts typed by hand bind the lines together: nothing falls below zero with them.
      fc.pre((bill.lines ?? []).every(({ unitMinor }) => unitMinor >= 0));
      expect(answer(promotions.toReversed())).toEqual(answer(promotions));
    }),
    { numRuns: 300 },
  );
});

it('the scenes reach every kind of effect and refusal of a bill', () => {
  const seen = new Set<string>();
  for (const { programme, member, bill } of fc.sample(scenes, { numRuns: 3_000, seed: 1 })) {
    const { effects, refusals } = evaluate(programme, member, bill);
    for (const { kind } of [...effects, ...refusals]) seen.add(kind);
  }
  const expected = ['spend', 'discount', 'pay', 'give', 'notEnough', 'needsLines', 'belowMinimum'];
  expected.push('nothingToReduce', 'notTogether', 'moreThanBill', 'limitReached');
  expect(expected.filter((kind) => !seen.has(kind))).toEqual([]);
});

interface Scene {
  readonly programme: Programme;
  readonly member: MemberState;
  readonly bill: Bill & { readonly kind: 'bill' };
}

const count = (most: number) => fc.integer({ min: 1, max: most });
const items = ['a', 'b', 'c', 'd'];
const someItems = fc.record({ items: fc.uniqueArray(fc.constantFrom(...items), { minLength: 1 }) });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Every kind of benefit, about the lines of `of` or about any. */
function benefits(of?: { items: string[] }) {
  const lines = of === undefined ? someItems : fc.constant(of);
  const perhaps = of === undefined ? maybe(someItems) : fc.constant(of);
  return fc.oneof(
    fc.record({ kind: fc.constant('moneyOff'), amountMinor: count(5_000), of: perhaps }),
    fc.record({
      kind: fc.constant('percentOff'),
      basisPoints: count(10_000),
      of: perhaps,
      capMinor: maybe(count(2_000)),
    }),
    fc.record({
      kind: fc.constant('cheapestOff'),
      basisPoints: count(10_000),
      quantity: count(4),
      of: perhaps,
    }),
    fc.record({
      kind: fc.constant('freeItems'),
      of: lines,
      quantity: maybe(count(4)),
      capMinor: maybe(count(2_000)),
    }),
    fc.record({
      kind: fc.constant('buyGet'),
      buy: lines,
      buyQuantity: count(3),
      get: lines,
      getQuantity: count(3),
      basisPoints: count(10_000),
    }),
    fc.record({
      kind: fc.constant('bundle'),
      parts: fc.array(fc.record({ of: lines, quantity: count(2) }), { minLength: 1, maxLength: 3 }),
      priceMinor: count(3_000),
    }),
    fc.record({
      kind: fc.constant('priceList'),
      prices: fc.array(
        fc.record({
          item: fc.constantFrom(...(of?.items ?? items)),
          priceMinor: fc.integer({ min: 0, max: 2_000 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  );
}

const when = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.record({
      minimumMinor: count(8_000),
      minimumBase: fc.constantFrom('beforeDiscounts', 'afterDiscounts'),
    }),
  },
);
const stacking = fc.record({
  order: fc.constantFrom(1, 2, 3),
  group: maybe(fc.constantFrom('g', 'h')),
  pick: fc.constantFrom('best', 'first'),
});
const limits = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ perDay: fc.record({ times: count(3) }) }) },
);
const terms = { gives: benefits(), when, stacking };
const price = fc.record({ unit: fc.constant('points'), quantity: count(30) });

const programmes = fc
  .record({
    automatic: fc.array(fc.record({ ...terms, limits }), { maxLength: 4 }),
    coded: fc.record({ ...terms, limits }),
    money: fc.record({
      step: count(5),
      stepMinor: count(200),
      least: fc.integer({ min: 0, max: 20 }),
      mostOfBill: count(10_000),
    }),
    benefit: fc.record({ ...terms, price, limits }),
    voucher: fc.record(terms),
    policies: fc.record({
      discountRounding: fc.constantFrom('down', 'up', 'nearest'),
      orderPercentages: fc.constantFrom('one', 'any'),
      mostDiscount: fc.oneof(fc.constant(10_000), fc.integer({ min: 0, max: 10_000 })),
    }),
  })
  .map((parts) =>
    programmeOf({
      units: [points, wallet],
      promotions: [
        ...parts.automatic.map((promotion, index) => ({ ...named(`p${index}`), ...promotion })),
        { ...named('coded'), code: 'CODE', ...parts.coded },
      ],
      rewards: [
        { kind: 'pointsAsMoney', ...named('money'), unit: 'points', ...parts.money },
        { kind: 'benefit', ...named('benefit'), ...parts.benefit },
        { kind: 'item', ...named('mug'), price: { unit: 'points', quantity: 9 }, costMinor: 5 },
      ],
      vouchers: [{ ...named('voucher'), ...parts.voucher }],
      policies: parts.policies,
    } as unknown as Partial<ProgrammeInput>),
  );

const goods = fc
  .tuple(fc.constantFrom(...items), count(6), count(3_000))
  .map(([item, quantity, unitMinor]) => line(item, quantity, unitMinor));
const others: fc.Arbitrary<BillLine> = fc.constantFrom(
  { ...line('card', 1, 1_000), sells: 'giftCard' as const },
  { ...line('a', 1, 700), voided: true },
  typed(-300),
);
const bills: fc.Arbitrary<Scene['bill']> = fc
  .record({
    lines: fc.array(fc.oneof({ weight: 6, arbitrary: goods }, { weight: 1, arbitrary: others }), {
      minLength: 1,
      maxLength: 6,
    }),
    isAmountOnly: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
    parts: fc.record({
      rewards: fc.array(
        fc.record({
          reward: fc.constantFrom('money', 'benefit', 'mug', 'voucher', 'coded'),
          quantity: count(12),
        }),
        { maxLength: 2 },
      ),
      tenders: fc.array(
        fc.record({
          kind: fc.constantFrom<Tender['kind']>('wallet', 'card', 'cash'),
          unit: fc.constant('wallet'),
          amountMinor: fc.option(count(2_000)),
        }),
        { maxLength: 2 },
      ),
    }),
  })
  .map(({ lines, isAmountOnly, parts }) => {
    const standing = lines.filter(({ voided }) => !voided);
    const totalMinor = standing.reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0);
    const bill = billOf(lines, { ...parts, totalMinor });
    if (!isAmountOnly) return bill;
    const { lines: _, ...amount } = bill;
    return amount;
  })
  .filter(({ totalMinor }) => totalMinor > 0);

const members: fc.Arbitrary<MemberState> = fc
  .record({
    points: fc.integer({ min: 0, max: 300 }),
    wallet: fc.integer({ min: 0, max: 3_000 }),
    voucher: fc.integer({ min: 0, max: 2 }),
  })
  .map((available) => ({ enrolledOn: '2020-01-01', available }));

const scenes: fc.Arbitrary<Scene> = fc.record({ programme: programmes, member: members, bill: bills });

function goodsOf({ lines, totalMinor }: Bill): number {
  if (lines === undefined) return totalMinor;
  const standing = lines.filter(({ voided, sells }) => !voided && sells === 'goods');
  return Math.max(
    0,
    standing.reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0),
  );
}

function spentBy(effects: readonly Effect[]): Record<string, number> {
  const spent: Record<string, number> = {};
  for (const effect of effects) {
    if (effect.kind === 'spend') spent[effect.unit] = (spent[effect.unit] ?? 0) + effect.quantity;
  }
  return spent;
}

const asWhy = ({ text: sentence }: { readonly text: ReturnType<typeof text> }) => ({
  outcome: null,
  text: sentence,
});
