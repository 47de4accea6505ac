/** How much one rule gives by itself on one occasion, and why when it gives nothing. */
import type { Minor } from '../../../kernel/money.ts';
import { type Rounding, scaleBy } from '../../../kernel/rounding.ts';
import type { EarnRule, Policies } from '../../programme/document.ts';
import type { CompiledRule, Day } from '../compiled.ts';
import { unmetByFacts } from '../conditions.ts';
import type { WhyLine } from '../evaluation.ts';
import type { Facts } from '../facts.ts';
import { asksForLines } from '../selection.ts';
import type { Shortfall } from '../sentences/shortfalls.ts';
import { earningMinor, earningThings, hasEarningLine, paidShare } from './base.ts';

/** What the rules look at. */
export interface Earner {
  readonly facts: Facts;
  readonly policies: Policies;
  /** The bill, or what is paid in; 0 for an action. */
  readonly totalMinor: Minor;
  /** The part of the whole bill that earns. */
  readonly wholeMinor: Minor;
  /** Whether anything was taken off the bill. */
  readonly isReduced: boolean;
  readonly usesPoints: boolean;
  /** What keeps the whole occasion from earning. */
  readonly hindrance: Shortfall | null;
}

export type Gain = { readonly quantity: number; readonly inputs: WhyLine['inputs'] } | Shortfall;

/** The most that one rule gives at once: keeps every sum in the safe integers. */
export const mostGain = 1_000_000_000_000;

export function earnerOf(
  facts: Facts,
  policies: Policies,
  totalMinor: Minor,
  hindrance: Shortfall | null,
): Earner {
  const { basket } = facts;
  if (basket === null) {
    const wholeMinor = facts.paidMinor ?? 0;
    return { facts, policies, totalMinor, wholeMinor, isReduced: false, usesPoints: false, hindrance };
  }
  let isReduced = false;
  let usesPoints = false;
  for (const { ownDiscountMinor, orderDiscountMinor, pointsMinor } of basket.lines) {
    if (pointsMinor > 0) usesPoints = true;
    if (ownDiscountMinor > 0 || orderDiscountMinor > 0 || pointsMinor > 0) isReduced = true;
  }
  const wholeMinor = earningMinor(basket, {}, policies);
  return { facts, policies, totalMinor, wholeMinor, isReduced, usesPoints, hindrance };
}

/** What keeps a rule from giving anything, whatever its amount. */
export function hindranceOf(compiled: CompiledRule, earner: Earner, day: Day): Shortfall | null {
  const onDay = day.shortfalls[compiled.position] ?? null;
  if (onDay !== null) return onDay;
  if (earner.hindrance !== null) return earner.hindrance;
  if (!compiled.isDecidedByDay) {
    const missing = unmetByFacts(compiled.rule.when, earner.facts);
    if (missing !== null) return missing;
    const { referredOn = null } = earner.facts.member;
    if (compiled.rule.to === 'referrer' && referredOn === null) return 'notReferred';
  }
  return earner.usesPoints && earner.policies.pointsPaid === 'billEarnsNothing' ? 'billUsesPoints' : null;
}

/** Not for multipliers, which look at what others give. */
export function amountOf({ rule, holding, isPlain }: CompiledRule, earner: Earner): Gain {
  const { basket } = earner.facts;
  if (!isPlain && basket !== null) {
    const missing = missingPart(rule, earner);
    if (missing !== null) return missing;
  }
  const baseMinor =
    isPlain || basket === null ? earner.wholeMinor : earningMinor(basket, rule, earner.policies);
  const { amount } = rule;
  const { rounding } = earner.policies;
  switch (amount.kind) {
    case 'perAmount': {
      const { perMinor, quantity, steps } = amount;
      const given =
        steps === 'full'
          ? ((baseMinor - (baseMinor % perMinor)) / perMinor) * quantity
          : scaled(baseMinor, quantity, perMinor, rounding);
      if (given > 0) return gain(given, { baseMinor, perMinor, quantity });
      return steps === 'full' ? belowStep(earner, perMinor) : tooSmall(earner);
    }
    case 'percent': {
      const { basisPoints, unitMinor } = amount;
      const given = scaled(baseMinor, basisPoints * 10 ** holding.noun.scale, 10_000 * unitMinor, rounding);
      return given > 0 ? gain(given, { baseMinor, basisPoints, unitMinor }) : tooSmall(earner);
    }
    case 'perItem': {
      const { quantity } = amount;
      const itemCount = basket === null ? 0 : earningThings(basket, rule, earner.policies);
      return itemCount > 0 ? gain(itemCount * quantity, { itemCount, quantity }) : 'noItems';
    }
    case 'fixed': {
      const { quantity } = amount;
      if (basket !== null && !hasEarningLine(basket, rule, earner.policies)) return 'noItems';
      return gain(quantity, { quantity });
    }
    case 'multiplier':
      return 'nothingToMultiply';
  }
}

/** What a part of the bill is missing altogether: lines, or money paid as the rule asks. */
function missingPart(rule: EarnRule, { facts: { basket }, policies }: Earner): Shortfall | null {
  if (basket === null) return null;
  if (!basket.hasLines && asksForLines(rule.of)) return 'needsLines';
  if (rule.of !== undefined && !hasEarningLine(basket, rule, policies)) return 'noItems';
  return paidShare(basket, rule, policies).numerator === 0 ? 'otherTender' : null;
}

const gain = (quantity: number, inputs: WhyLine['inputs']): Gain => ({
  quantity: Math.min(quantity, mostGain),
  inputs,
});

const belowStep = (earner: Earner, perMinor: Minor): Shortfall =>
  earner.isReduced && earner.totalMinor >= perMinor ? 'paidPart' : 'belowStep';

const tooSmall = ({ isReduced }: Earner): Shortfall => (isReduced ? 'paidPart' : 'tooSmall');

/**
 * `scaleBy` for amounts of 0 and more, at most `mostGain`; without big integers where the product is small enough to
 * be exact.
 */
export function scaled(value: number, numerator: number, denominator: number, rounding: Rounding): number {
  const product = value * numerator;
  if (product / denominator >= mostGain) return mostGain;
  if (!Number.isSafeInteger(product)) return scaleBy(value, numerator, denominator, rounding);
  const rest = product % denominator;
  const quotient = (product - rest) / denominator;
  const goesUp = rest > 0 && (rounding === 'up' || (rounding === 'nearest' && rest * 2 >= denominator));
  return goesUp ? quotient + 1 : quotient;
}
