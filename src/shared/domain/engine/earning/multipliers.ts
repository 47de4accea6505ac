/** What a multiplier adds to what other rules give. */
import type { CompiledRule } from '../compiled.ts';
import type { WhyLine } from '../evaluation.ts';
import { type Earner, scaled } from './amounts.ts';
import { earningMinor } from './base.ts';
import type { Outcome } from './gains.ts';

/**
 * Of rules of the same unit and the same receiver. Two multipliers add up: double and triple together give four times
 * as much, whichever comes first.
 */
export function multiplied(
  multiplier: CompiledRule,
  outcomes: readonly Outcome[],
  earner: Earner,
): { readonly quantity: number; readonly inputs: WhyLine['inputs'] } {
  const { amount, unit, to } = multiplier.rule;
  if (amount.kind !== 'multiplier') return { quantity: 0, inputs: {} };
  let base = 0;
  for (const outcome of outcomes) {
    const { rule } = outcome.compiled;
    if (outcome.shortfall !== null || rule.amount.kind === 'multiplier') continue;
    if (rule.unit !== unit || rule.to !== to) continue;
    if (amount.of !== undefined && !amount.of.includes(rule.id)) continue;
    base += commonPart(multiplier, outcome, earner);
  }
  const quantity = scaled(base, amount.times - 100, 100, earner.policies.rounding);
  return { quantity, inputs: { base, times: amount.times } };
}

/** Of what a rule gave, the part for lines and tenders that the multiplier asks for, by their money. */
function commonPart(multiplier: CompiledRule, { compiled, quantity }: Outcome, earner: Earner): number {
  const { basket } = earner.facts;
  if (multiplier.isPlain || basket === null) return quantity;
  const { of, tenders } = multiplier.rule;
  const { rule } = compiled;
  const all = earningMinor(basket, { of: rule.of }, earner.policies);
  const common = earningMinor(basket, { of: rule.of, and: of, tenders }, earner.policies);
  return all <= 0 || common >= all ? (common > 0 ? quantity : 0) : scaled(quantity, common, all, 'down');
}
