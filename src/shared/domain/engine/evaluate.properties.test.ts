/** What holds for every valid programme, member and occasion. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '../../kernel/canonical-json.ts';
import { addDays, isLocalDate } from '../../kernel/dates.ts';
import { currencies, largestBillMinor } from '../../kernel/money.ts';
import type { ChosenReward, Occasion } from '../bills/bill.ts';
import type { Programme } from '../programme/document.ts';
import { parseProgramme } from '../programme/parse.ts';
import { evaluate } from './evaluate.ts';
import type { Effect, Evaluation, MemberState } from './evaluation.ts';

describe('For every programme, member and occasion', () => {
  const always = (holds: (scene: Scene, evaluation: Evaluation) => void) =>
    fc.assert(
      fc.property(scenes, (scene) => {
        holds(scene, evaluate(scene.programme, scene.member, scene.occasion));
      }),
      { numRuns: 400 },
    );

  it('there is an answer, in whole numbers only', () => {
    always((_, evaluation) => {
      // Canonical JSON throws on anything that is not a safe integer.
      expect(() => canonicalJson(evaluation as unknown as Json)).not.toThrow();
    });
  });

  it('the same question has the same answer', () => {
    always(({ programme, member, occasion }, evaluation) => {
      expect(evaluate(structuredClone(programme), structuredClone(member), occasion)).toEqual(evaluation);
      expect(evaluate(programme, member, occasion)).toEqual(evaluation);
    });
  });

  it('nobody pays less than nothing, nor more than the bill', () => {
    always((_, { due }) => {
      expect(due.payableMinor).toBeGreaterThanOrEqual(0);
      expect(due.discountMinor).toBeGreaterThanOrEqual(0);
      expect(due.payableMinor + due.discountMinor).toBe(due.totalMinor);
    });
  });

  it('a refusal leaves nothing behind', () => {
    always((_, { refusals, effects, due }) => {
      if (refusals.length === 0) return;
      expect(effects).toEqual([]);
      expect(due.discountMinor).toBe(0);
    });
  });

  it('nothing is spent that was not there before', () => {
    always(({ member }, { effects }) => {
      for (const unit of ['points', 'stamps']) {
        const spent = sumOf(effects, (effect) =>
          effect.kind === 'spend' && effect.unit === unit ? effect.quantity : 0,
        );
        expect(spent).toBeLessThanOrEqual(Math.max(0, member.available[unit] ?? 0));
      }
    });
  });

  it('every effect is of something and lasts until a day that exists', () => {
    always((_, { effects }) => {
      for (const effect of effects) {
        if (effect.kind === 'earn' || effect.kind === 'spend') expect(effect.quantity).toBeGreaterThan(0);
        if (effect.kind === 'earn' && effect.expiresOn !== null) {
          expect(isLocalDate(effect.expiresOn)).toBe(true);
        }
        if (effect.kind === 'discount') expect(effect.amountMinor).toBeGreaterThan(0);
        if (effect.kind === 'give') expect(effect.pieces).toBeGreaterThan(0);
      }
    });
  });

  it('the why lines add up to the effects and the discount', () => {
    always((_, { effects, why, due }) => {
      for (const unit of ['points', 'stamps']) {
        const said = why.reduce(
          (sum, { outcome }) =>
            sum + (outcome !== null && 'unit' in outcome && outcome.unit === unit ? outcome.quantity : 0),
          0,
        );
        expect(said).toBe(
          sumOf(effects, (effect) => {
            if (effect.kind === 'earn' && effect.unit === unit) return effect.quantity;
            return effect.kind === 'spend' && effect.unit === unit ? -effect.quantity : 0;
          }),
        );
      }
      const takenOff = why.reduce(
        (sum, { outcome }) => sum + (outcome !== null && 'moneyMinor' in outcome ? outcome.moneyMinor : 0),
        0,
      );
      expect(takenOff).toBe(0 - due.discountMinor);
    });
  });

  it('every effect and refusal has a sentence in every language', () => {
    always(({ programme }, { effects, refusals, why }) => {
      const explained = new Set(why.map(({ rule }) => rule));
      for (const effect of effects) {
        expect(explained).toContain(causeOf(effect));
      }
      for (const { reward } of refusals) expect(explained).toContain(reward ?? programme.id);
      for (const { text } of [...why, ...refusals]) {
        for (const sentence of [text.vi, text.th, text.en]) {
          expect(sentence).toMatch(/\S/);
          expect(sentence).not.toMatch(/undefined|NaN|null|\[object/);
        }
      }
    });
  });

  it('the order of keys in the document does not matter', () => {
    always(({ programme, member, occasion }, evaluation) => {
      const turned = parsed(keysReversed(programme));
      expect(canonicalJson(turned)).toBe(canonicalJson(programme));
      expect(evaluate(turned, member, occasion)).toEqual(evaluation);
    });
  });

  it('the order of earn rules does not change what is earned', () => {
    always(({ programme, member, occasion }, evaluation) => {
      const turned = { ...programme, earn: programme.earn.toReversed() };
      const other = evaluate(turned, member, occasion);
      expect(netOf(other.effects)).toEqual(netOf(evaluation.effects));
      expect(other.due).toEqual(evaluation.due);
    });
  });
});

it('the scenes reach every kind of effect and nearly every refusal', () => {
  const seen = new Set<string>();
  for (const { programme, member, occasion } of fc.sample(scenes, { numRuns: 3_000, seed: 1 })) {
    const { effects, refusals } = evaluate(programme, member, occasion);
    for (const { kind } of [...effects, ...refusals]) seen.add(kind);
  }
  const expected = [
    'earn',
    'spend',
    'discount',
    'give',
    'notEnough',
    'notAStep',
    'moreThanBill',
    'needsBill',
  ];
  expect(expected.filter((kind) => !seen.has(kind))).toEqual([]);
});

it('evaluating a valid programme never changes it', () => {
  fc.assert(
    fc.property(scenes, ({ programme, member, occasion }) => {
      const before = canonicalJson(programme);
      evaluate(programme, member, occasion);
      expect(canonicalJson(programme)).toBe(before);
    }),
    { numRuns: 100 },
  );
});

it('parsing answers anything that JSON can say, without throwing', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (json) => {
      expect(parseProgramme(json).ok).toBe(false);
    }),
    { numRuns: 300 },
  );
});

interface Scene {
  readonly programme: Programme;
  readonly member: MemberState;
  readonly occasion: Occasion;
}

const text = { vi: 'điểm', th: 'แต้ม', en: 'points' };
const unit = fc.constantFrom('points', 'stamps');
const count = (most: number) => fc.integer({ min: 1, max: most });
const dates = fc.integer({ min: -40, max: 40 }).map((days) => addDays('2026-11-21', days));

const mostly = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: rare });

const expiry = fc.oneof(
  fc.constant({ kind: 'never' }),
  fc.record({ kind: fc.constant('days'), days: count(36_500) }),
  fc.record({ kind: fc.constant('monthEnd'), months: fc.integer({ min: 0, max: 1_200 }) }),
);

const billAmount = fc.oneof(
  fc.record({
    kind: fc.constant('perAmount'),
    perMinor: mostly(count(50_000), count(1_000_000_000)),
    quantity: count(1_000),
    steps: fc.constantFrom('full', 'proportional'),
  }),
  fc.record({
    kind: fc.constant('percent'),
    basisPoints: count(10_000),
    unitMinor: fc.integer({ min: 100, max: 1_000_000_000 }),
  }),
  fc.record({ kind: fc.constant('perItem'), quantity: count(100_000_000) }),
  fc.record({ kind: fc.constant('fixed'), quantity: count(1_000_000_000) }),
);

const conditions = fc.record(
  {
    dates: fc.tuple(dates, dates).map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a })),
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 }),
    minimumMinor: count(300_000),
  },
  { requiredKeys: [] },
);

const when = mostly(fc.constant({}), conditions);

const billRule = fc.record({ unit, on: fc.constant({ kind: 'bill' }), when, amount: billAmount });
const actionRule = fc.record({
  unit,
  on: fc.record({ kind: fc.constant('action'), action: fc.constantFrom('visit', 'enrolment', 'redemption') }),
  amount: fc.record({ kind: fc.constant('fixed'), quantity: count(1_000_000_000) }),
});

const money = fc.record({
  kind: fc.constant('pointsAsMoney'),
  unit,
  step: mostly(fc.constant(1), count(1_000)),
  stepMinor: mostly(count(2_000), count(1_000_000_000)),
  least: mostly(fc.constant(0), count(1_000)),
});
const thing = fc.record({
  kind: fc.constant('item'),
  price: fc.record({ unit, quantity: mostly(count(20), count(1_000_000_000)) }),
  costMinor: fc.integer({ min: 0, max: 1_000_000_000 }),
});

const programmes: fc.Arbitrary<Programme> = fc
  .record({
    currency: fc.constantFrom(...currencies),
    startsOn: fc.oneof({ weight: 5, arbitrary: fc.constant('2026-01-01') }, { weight: 1, arbitrary: dates }),
    scale: fc.integer({ min: 0, max: 4 }),
    expiries: fc.tuple(expiry, expiry),
    earn: fc.array(fc.oneof(billRule, actionRule), { maxLength: 8 }),
    boxes: fc.integer({ min: 2, max: 30 }),
    headStart: fc.integer({ min: 0, max: 29 }),
    rewards: fc.tuple(money, fc.oneof(money, thing)),
    policies: fc.record({
      rounding: fc.constantFrom('down', 'up', 'nearest'),
      pointsPaid: fc.constantFrom('earns', 'earnsNothing', 'billEarnsNothing'),
      taxBase: fc.constantFrom('withTax', 'beforeTax'),
      earnedUsable: fc.constantFrom('nextBill', 'sameBill'),
    }),
  })
  .map((parts) => ({
    schema: 1,
    id: 'any',
    version: 1,
    startsOn: parts.startsOn,
    name: text,
    currency: parts.currency,
    units: [
      { id: 'points', kind: 'points', name: text, scale: parts.scale, expiry: parts.expiries[0] },
      { id: 'stamps', kind: 'stamps', name: text, scale: 0, expiry: parts.expiries[1] },
    ],
    earn: parts.earn.map((rule, index) => ({ ...rule, id: `rule-${index}`, name: text })),
    stampCards: [
      {
        id: 'card',
        name: text,
        unit: 'stamps',
        boxes: parts.boxes,
        headStart: Math.min(parts.headStart, parts.boxes - 1),
        reward: 'full-card',
        shape: 'cup',
      },
    ],
    rewards: [
      {
        kind: 'item',
        id: 'full-card',
        name: text,
        price: { unit: 'stamps', quantity: parts.boxes },
        costMinor: 5,
      },
      ...parts.rewards.map((reward, index) => ({ ...reward, id: `reward-${index}`, name: text })),
    ],
    policies: parts.policies,
  }))
  .map(parseProgramme)
  // Contradictions, as two rules that do the same, are for the parser's own tests.
  .filter((result) => result.ok)
  .map((result) => {
    if (!result.ok) throw new Error('filtered');
    return result.value;
  });

const held = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: count(500) },
  { weight: 1, arbitrary: count(Number.MAX_SAFE_INTEGER) },
);
const members: fc.Arbitrary<MemberState> = fc.record(
  {
    enrolledOn: fc.constant('2026-01-01'),
    available: fc.record({ points: held, stamps: held }, { requiredKeys: [] }),
    debts: fc.record({ points: held }, { requiredKeys: [] }),
  },
  { requiredKeys: ['enrolledOn', 'available'] },
);

const chosen: fc.Arbitrary<ChosenReward[]> = fc.array(
  fc.record({
    reward: fc.oneof(
      fc.constantFrom('full-card', 'reward-0', 'reward-1', 'constructor'),
      fc.string({ maxLength: 5 }),
    ),
    quantity: fc.oneof(count(50), fc.integer(), fc.double(), fc.maxSafeInteger()),
  }),
  { maxLength: 3 },
);
/** Mostly what can be chosen, so that most evaluations come through. */
const rewards: fc.Arbitrary<ChosenReward[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<ChosenReward[]>([]) },
  {
    weight: 3,
    arbitrary: fc.array(
      fc.record({
        reward: fc.constantFrom('full-card', 'reward-0', 'reward-1'),
        quantity: mostly(count(6), count(500)),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  },
  { weight: 1, arbitrary: chosen },
);

const bills: fc.Arbitrary<Occasion> = fc
  .record({
    totalMinor: fc.oneof(
      { weight: 12, arbitrary: count(500_000) },
      { weight: 4, arbitrary: count(largestBillMinor.USD) },
      { weight: 1, arbitrary: count(largestBillMinor.VND) },
      { weight: 1, arbitrary: fc.double() },
    ),
    taxShare: fc.integer({ min: 0, max: 10 }),
    itemCount: fc.integer({ min: 0, max: 10_000 }),
    businessDate: fc.oneof({ weight: 20, arbitrary: dates }, fc.constantFrom('9999-12-31', 'today', '')),
    status: fc.constantFrom('completed' as const, 'completed' as const, 'open' as const),
    rewards,
  })
  .map(({ taxShare, ...bill }) => ({
    kind: 'bill' as const,
    ...bill,
    taxMinor: Math.max(0, Math.floor((bill.totalMinor * taxShare) / 100)),
  }));
const actions: fc.Arbitrary<Occasion> = fc.record({
  kind: fc.constant('action' as const),
  action: fc.constantFrom('visit' as const, 'enrolment' as const, 'redemption' as const),
  businessDate: dates,
  rewards,
});
const occasions = mostly(bills, actions);

const scenes: fc.Arbitrary<Scene> = fc.record({
  programme: programmes,
  member: members,
  occasion: occasions,
});

function parsed(document: unknown): Programme {
  const result = parseProgramme(document);
  if (!result.ok) throw new Error(`${result.refusal.path}: ${result.refusal.text.en}`);
  return result.value;
}

function keysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysReversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, field]): [string, unknown] => [key, keysReversed(field)])
      .reverse(),
  );
}

/** What the why line of an effect is about. */
function causeOf(effect: Effect): string {
  if (effect.kind === 'earn' || effect.kind === 'coupon') return effect.rule;
  return effect.kind === 'pay' ? effect.unit : effect.reward;
}

function sumOf(effects: readonly Effect[], amount: (effect: Effect) => number): number {
  return effects.reduce((sum, effect) => sum + amount(effect), 0);
}

/** What is earned and spent per unit, whichever rule did it. */
function netOf(effects: readonly Effect[]): Record<string, number> {
  const net: Record<string, number> = {};
  for (const effect of effects) {
    if (effect.kind !== 'earn' && effect.kind !== 'spend') continue;
    const key = `${effect.kind} ${effect.unit}`;
    net[key] = (net[key] ?? 0) + effect.quantity;
  }
  return net;
}
