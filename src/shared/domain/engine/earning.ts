/** How much one rule gives on one occasion, and why when it gives nothing. */
import type { Minor } from '../../kernel/money.ts';
import { type Rounding, scaleBy } from '../../kernel/rounding.ts';
import type { EarnRule, Policies } from '../programme/document.ts';
import type { Day } from './compiled.ts';
import type { WhyLine } from './evaluation.ts';
import type { Shortfall } from './sentences.ts';

/** What the rules look at. An action has no amounts. */
export interface Earner {
  readonly totalMinor: Minor;
  /** The part of the bill that earns. */
  readonly baseMinor: Minor;
  readonly discountMinor: Minor;
  readonly itemCount: number;
  readonly isOpen: boolean;
}

export type Gain = { readonly quantity: number; readonly inputs: WhyLine['inputs'] } | Shortfall;

export function gainFrom(
  rule: EarnRule,
  position: number,
  scale: number,
  earner: Earner,
  day: Day,
  policies: Policies,
): Gain {
  const hindrance = day.shortfalls[position] ?? hindranceOf(rule, earner, policies);
  return hindrance ?? amountOf(rule, scale, earner, policies.rounding);
}

/** The part of a bill that earns: without what rewards took off it and without tax, as the policies say. */
export function earningBase(
  totalMinor: Minor,
  taxMinor: Minor,
  discountMinor: Minor,
  policies: Policies,
): Minor {
  const counted = policies.pointsPaid === 'earns' ? totalMinor : totalMinor - discountMinor;
  if (policies.taxBase === 'withTax' || taxMinor === 0) return counted;
  return scaleBy(counted, totalMinor - taxMinor, totalMinor, 'nearest');
}

function hindranceOf(rule: EarnRule, earner: Earner, policies: Policies): Shortfall | null {
  if (earner.isOpen) return 'billOpen';
  const { minimumMinor } = rule.when;
  if (minimumMinor !== undefined && earner.totalMinor < minimumMinor) return 'belowMinimum';
  if (earner.discountMinor > 0 && policies.pointsPaid === 'billEarnsNothing') return 'billUsesPoints';
  return null;
}

function amountOf({ amount }: EarnRule, scale: number, earner: Earner, rounding: Rounding): Gain {
  const { baseMinor, itemCount } = earner;
  switch (amount.kind) {
    case 'perAmount': {
      const { perMinor, quantity, steps } = amount;
      if (steps === 'full') {
        const given = ((baseMinor - (baseMinor % perMinor)) / perMinor) * quantity;
        return given > 0
          ? { quantity: given, inputs: { baseMinor, perMinor, quantity } }
          : belowStep(earner, perMinor);
      }
      const given = scaled(baseMinor, quantity, perMinor, rounding);
      return given > 0 ? { quantity: given, inputs: { baseMinor, perMinor, quantity } } : tooSmall(earner);
    }
    case 'percent': {
      const { basisPoints, unitMinor } = amount;
      const given = scaled(baseMinor, basisPoints * 10 ** scale, 10_000 * unitMinor, rounding);
      return given > 0
        ? { quantity: given, inputs: { baseMinor, basisPoints, unitMinor } }
        : tooSmall(earner);
    }
    case 'perItem': {
      const { quantity } = amount;
      return itemCount > 0 ? { quantity: itemCount * quantity, inputs: { itemCount, quantity } } : 'noItems';
    }
    case 'fixed':
      return { quantity: amount.quantity, inputs: { quantity: amount.quantity } };
  }
}

const belowStep = ({ totalMinor, discountMinor }: Earner, perMinor: Minor): Shortfall =>
  discountMinor > 0 && totalMinor >= perMinor ? 'paidPart' : 'belowStep';

const tooSmall = ({ discountMinor }: Earner): Shortfall => (discountMinor > 0 ? 'paidPart' : 'tooSmall');

/** `scaleBy` for amounts of 0 and more, without big integers where the product is small enough to be exact. */
function scaled(value: number, numerator: number, denominator: number, rounding: Rounding): number {
  const product = value * numerator;
  if (!Number.isSafeInteger(product)) return scaleBy(value, numerator, denominator, rounding);
  const rest = product % denominator;
  const whole = (product - rest) / denominator;
  const goesUp = rest > 0 && (rounding === 'up' || (rounding === 'nearest' && rest * 2 >= denominator));
  return goesUp ? whole + 1 : whole;
}
