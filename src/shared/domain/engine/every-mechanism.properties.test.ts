/** What holds for programmes with every mechanism at once, whoever comes, wherever and for whatever. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyScene, anyScene } from '../../../../test/support/any-programme.ts';
import { canonicalJson, type Json } from '../../kernel/canonical-json.ts';
import { isLocalDate } from '../../kernel/dates.ts';
import type { Limits, Programme } from '../programme/document.ts';
import { evaluate } from './evaluate.ts';
import type { Effect, Evaluation, MemberState } from './evaluation.ts';

const answerTo = ({ programme, member, occasion, context }: AnyScene): Evaluation =>
  evaluate(programme, member, occasion, context);

describe('For everything that a programme can say', () => {
  const always = (holds: (scene: AnyScene, evaluation: Evaluation) => void) =>
    fc.assert(
      fc.property(anyScene, (scene) => {
        holds(scene, answerTo(scene));
      }),
      { numRuns: 600 },
    );

  it('there is an answer, in whole numbers only', () => {
    always((_, evaluation) => {
      // Canonical JSON throws on anything that is not a safe integer.
      expect(() => canonicalJson(evaluation as unknown as Json)).not.toThrow();
    });
  });

  it('the same question has the same answer, and is left as it was', () => {
    always((scene, evaluation) => {
      const { occasion, ...rest } = scene;
      const before = structuredClone(rest);
      expect(answerTo({ ...structuredClone(rest), occasion })).toEqual(evaluation);
      expect(answerTo(scene)).toEqual(evaluation);
      expect(rest).toEqual(before);
    });
  });

  it('nobody pays less than nothing', () => {
    always((_, { due }) => {
      for (const minor of Object.values(due)) expect(minor).toBeGreaterThanOrEqual(0);
      expect(due.payableMinor + due.discountMinor + due.walletMinor).toBe(due.totalMinor);
    });
  });

  it('a refusal leaves nothing behind', () => {
    always((_, { refusals, effects, due, tier }) => {
      if (refusals.length === 0) return;
      expect(effects).toEqual([]);
      expect(due.discountMinor + due.walletMinor).toBe(0);
      expect(tier?.after).toBe(tier?.before);
    });
  });

  it('no gain is below 1, and what it lasts are days that exist', () => {
    always((_, { effects }) => {
      for (const effect of effects) {
        if (effect.kind === 'earn' || effect.kind === 'spend') expect(effect.quantity).toBeGreaterThan(0);
        if (effect.kind !== 'earn') continue;
        const { expiresOn, availableFrom } = effect;
        expect(expiresOn === null || isLocalDate(expiresOn)).toBe(true);
        expect(availableFrom === null || isLocalDate(availableFrom)).toBe(true);
      }
    });
  });

  it('the why lines add up to the effects and the discount', () => {
    always(({ programme }, { effects, why, due }) => {
      expect(saidOf(why)).toEqual(doneBy(programme, effects));
      const takenOff = why.reduce(
        (sum, { outcome }) => sum + (outcome !== null && 'moneyMinor' in outcome ? outcome.moneyMinor : 0),
        0,
      );
      expect(takenOff).toBe(0 - due.discountMinor);
    });
  });

  it('no limit of a rule is passed', () => {
    always(({ programme, member, context, occasion }, { why }) => {
      for (const { id, limits } of programme.earn) {
        const given = why.reduce(
          (sum, { rule, outcome }) =>
            rule === id && outcome !== null && 'unit' in outcome ? sum + outcome.quantity : sum,
          0,
        );
        if (given === 0) continue;
        for (const { times, quantity } of countedBy(limits, id, member, context, occasion.businessDate)) {
          expect(times.used + 1).toBeLessThanOrEqual(times.most);
          expect(quantity.used + given).toBeLessThanOrEqual(quantity.most);
        }
      }
    });
  });

  it('the order of rules of equal rank does not change what is earned', () => {
    always((scene) => {
      const programme = withoutChains(scene.programme);
      const turned = { ...programme, earn: programme.earn.toReversed() };
      const one = answerTo({ ...scene, programme });
      const other = answerTo({ ...scene, programme: turned });
      expect(doneBy(programme, other.effects)).toEqual(doneBy(programme, one.effects));
      expect(other.due).toEqual(one.due);
    });
  });

  it('a guest takes nothing from a balance', () => {
    always((scene) => {
      const { effects } = answerTo({ ...scene, member: { ...scene.member, isGuest: true } });
      expect(effects.filter((effect) => effect.kind === 'spend' && effect.code === null)).toEqual([]);
    });
  });

  it('a bill that is not completed earns nothing', () => {
    always((scene) => {
      if (scene.occasion.kind !== 'bill') return;
      for (const status of ['open', 'voided'] as const) {
        const { effects } = answerTo({ ...scene, occasion: { ...scene.occasion, status } });
        const earned = effects.filter(isByRule);
        expect(earned).toEqual([]);
      }
    });
  });

  it('everything is said in every language', () => {
    always(({ programme }, { effects, refusals, why }) => {
      const explained = new Set(why.map(({ rule }) => rule));
      for (const effect of effects) expect(explained).toContain(causeOf(effect));
      for (const { reward } of refusals) expect(explained).toContain(reward ?? programme.id);
      for (const { text } of [...why, ...refusals]) {
        for (const sentence of [text.vi, text.th, text.en]) {
          expect(sentence).toMatch(/\S/);
          expect(sentence).not.toMatch(/undefined|NaN|null|Infinity|\[object/);
        }
      }
    });
  });
});

it('the scenes reach every kind of effect and most reasons', () => {
  const seen = new Set<string>();
  for (const scene of fc.sample(anyScene, { numRuns: 4_000, seed: 1 })) {
    const { effects, refusals, why, tier } = answerTo(scene);
    for (const { kind } of [...effects, ...refusals]) seen.add(kind);
    for (const { inputs } of why) if ('reason' in inputs) seen.add(String(inputs['reason']));
    if (tier !== null && tier.before !== tier.after) seen.add('levelChange');
  }
  const expected = `
    earn spend discount give coupon pay levelChange otherWeekday
    otherHour otherTier noMembership otherGroup otherStore otherChannel otherVisit notBirthday
    notAway notReferred joinedLongAgo belowMinimum tooFewItems billOpen billVoided billUsesPoints
    paidPart belowStep tooSmall noItems needsLines otherTender groupTaken limitReached
    nothingToMultiply control notEnough needsBill notTogether outOfStock invalidOccasion
  `
    .trim()
    .split(/\s+/);
  expect(expected.filter((kind) => !seen.has(kind))).toEqual([]);
});

/** What is said to be earned and spent, per holding and receiver. */
function saidOf(why: Evaluation['why']): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { outcome } of why) {
    if (outcome === null || !('unit' in outcome)) continue;
    const key = `${outcome.unit} ${outcome.to ?? 'member'}`;
    sums[key] = (sums[key] ?? 0) + outcome.quantity;
  }
  return withoutZeros(sums);
}

/** What the effects do, per holding and receiver; a voucher that a rule has printed is worth its uses. */
function doneBy({ vouchers }: Programme, effects: readonly Effect[]): Record<string, number> {
  const sums: Record<string, number> = {};
  const add = (key: string, quantity: number): void => {
    sums[key] = (sums[key] ?? 0) + quantity;
  };
  for (const effect of effects) {
    if (effect.kind === 'earn') add(`${effect.unit} ${effect.to}`, effect.quantity);
    if (effect.kind === 'spend') add(`${effect.unit} member`, -effect.quantity);
    if (effect.kind === 'coupon' && isByRule(effect)) {
      add(`${effect.voucher} member`, vouchers.find(({ id }) => id === effect.voucher)?.uses ?? 0);
    }
  }
  return withoutZeros(sums);
}

const isByRule = (effect: Effect): boolean =>
  (effect.kind === 'earn' || effect.kind === 'coupon') && effect.rule.startsWith('rule-');

const withoutZeros = (sums: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(sums).filter(([, quantity]) => quantity !== 0));

/** Counted anew, by the letters of the dates. The week of each day is the Monday before it. */
function countedBy(
  limits: Limits,
  id: string,
  { uses }: MemberState,
  { given }: AnyScene['context'],
  date: string,
) {
  const sum = (holds: (on: string) => boolean) => {
    const counted = (uses?.[id] ?? []).filter(({ on }) => holds(on));
    return {
      times: counted.reduce((total, { times }) => total + times, 0),
      quantity: counted.reduce((total, { quantity }) => total + quantity, 0),
    };
  };
  const nothing = { times: 0, quantity: 0 };
  const periods = [
    [limits.perBill, nothing],
    [limits.perDay, sum((on) => on === date)],
    [limits.perWeek, sum((on) => weekOf(on) === weekOf(date) && on <= date)],
    [limits.perMonth, sum((on) => on.slice(0, 7) === date.slice(0, 7) && on <= date)],
    [limits.perYear, sum((on) => on.slice(0, 4) === date.slice(0, 4) && on <= date)],
    [limits.perMember, sum(() => true)],
    [limits.budget, given?.[id] ?? nothing],
  ] as const;
  return periods.map(([most, used]) => ({
    times: { used: used.times, most: most?.times ?? Infinity },
    quantity: { used: used.quantity, most: most?.quantity ?? Infinity },
  }));
}

/** 5 January 1970 was a Monday. */
const weekOf = (date: string): number => Math.floor((Date.parse(date) / 86_400_000 - 4) / 7);

/** A multiplier after a tie in a group may see either of the equals, which the document settles by its order. */
function withoutChains(programme: Programme): Programme {
  const multiplies = programme.earn.some(({ amount }) => amount.kind === 'multiplier');
  if (!multiplies) return programme;
  const earn = programme.earn.map((rule) => ({
    ...rule,
    stacking: { order: rule.stacking.order, pick: rule.stacking.pick },
  }));
  return { ...programme, earn };
}

function causeOf(effect: Effect): string {
  if (effect.kind === 'earn' || effect.kind === 'coupon') return effect.rule;
  return effect.kind === 'pay' ? effect.unit : effect.reward;
}
