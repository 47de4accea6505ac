/**
 * Points that a bill earns and uses at once, where the programme allows it. They never enter the balance: the ledger
 * is told only what is left of the earning and of the spending, so that it spends nothing but what was there before.
 */
import type { Effect } from './evaluation.ts';

/** What a bill adds to the usable points of a unit, debt paid first. */
export function usableFromBill(effects: readonly Effect[], unit: string, debt: number): number {
  return Math.max(0, sumOf(effects, 'earn', unit) - debt);
}

/** Takes off earning and spending alike what is spent beyond `available`. */
export function withoutPassingThrough(
  effects: readonly Effect[],
  available: (unit: string) => number,
): Effect[] {
  let settled = [...effects];
  for (const unit of new Set(effects.flatMap((effect) => (effect.kind === 'spend' ? [effect.unit] : [])))) {
    const beyond = sumOf(effects, 'spend', unit) - available(unit);
    if (beyond <= 0) continue;
    settled = reduced(reduced(settled, 'spend', unit, beyond), 'earn', unit, beyond);
  }
  return settled;
}

/** Takes `amount` off the effects of one kind and unit, the last one first; what comes to 0 is left out. */
function reduced(effects: readonly Effect[], kind: Passing['kind'], unit: string, amount: number): Effect[] {
  let left = amount;
  return effects
    .toReversed()
    .flatMap((effect): Effect[] => {
      if (!isPassing(effect, kind, unit)) return [effect];
      const taken = Math.min(left, effect.quantity);
      left -= taken;
      return taken === effect.quantity ? [] : [{ ...effect, quantity: effect.quantity - taken }];
    })
    .reverse();
}

function sumOf(effects: readonly Effect[], kind: Passing['kind'], unit: string): number {
  let sum = 0;
  for (const effect of effects) {
    if (isPassing(effect, kind, unit)) sum += effect.quantity;
  }
  return sum;
}

type Passing = Extract<Effect, { kind: 'earn' | 'spend' }>;

/** The member's own, and usable at once. */
function isPassing(effect: Effect, kind: Passing['kind'], unit: string): effect is Passing {
  if (effect.kind !== kind || effect.unit !== unit) return false;
  return effect.kind === 'earn'
    ? effect.to === 'member' && effect.availableFrom === null
    : effect.kind === 'spend' && effect.code === null;
}
