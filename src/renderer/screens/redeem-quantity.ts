import type { RewardView } from '../../shared/contract/view.ts';
import type { PadKey } from '../stores/amount.ts';

/** The most points that the balance allows and the bill can take, in whole steps. */
export function mostThatFits(reward: RewardView, totalMinor: number): number {
  const steps = reward.stepMinor ? Math.floor(totalMinor / reward.stepMinor) : 0;
  return Math.max(0, Math.min(reward.most - (reward.most % reward.price), steps * reward.price));
}

/** A quarter, a half and all of it, in whole steps, each once. */
export function quickChoices(most: number, step: number): readonly number[] {
  const wholeSteps = (part: number) => Math.floor((most * part) / step) * step;
  return [...new Set([wholeSteps(0.25), wholeSteps(0.5), most])].filter((choice) => choice > 0);
}

/** What was typed after one more key: digits push in from the right, never above `most`. The engine refuses part steps. */
export function typedQuantity(quantity: number, key: PadKey, most: number): number {
  if (key === 'back') return Math.floor(quantity / 10);
  return /^\d$/.test(key) ? Math.min(most, quantity * 10 + Number(key)) : quantity;
}
