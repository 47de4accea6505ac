/** Everything that takes something off a bill, in the order in which it does. */
import type { ChosenReward } from '../../bills/bill.ts';
import { type Basket, copyOf } from '../basket.ts';
import type { CompiledProgramme, Day } from '../compiled.ts';
import type { Facts } from '../facts.ts';
import { type Choice, choiceOf, use } from './choices.ts';
import { applyPromotions, automaticOf } from './promotions.ts';
import { openTally, type Redemption, sceneOf, type Tally } from './redemption.ts';

/**
 * Promotions that apply on their own, by their order; then what the member chose, in the order of use; then points as
 * money. Takes it off the lines of the basket. Where anything is refused nothing of it may be used.
 */
export function applyDiscounts(
  compiled: CompiledProgramme,
  facts: Facts,
  chosen: readonly ChosenReward[],
  day: Day,
): Redemption {
  const choices = chosen.map((choice) => choiceOf(compiled, choice));
  const contested = contestedGroups(compiled, choices);
  if (facts.basket === null || contested.size === 0) return apply(compiled, facts, choices, day, new Set());
  const alone = { ...facts, basket: copyOf(facts.basket) };
  const instead = { ...facts, basket: copyOf(facts.basket) };
  const kept = apply(compiled, alone, choices, day, new Set());
  const replaced = apply(compiled, instead, choices, day, contested);
  const isBetter =
    replaced.refusals.length < kept.refusals.length && replaced.discountMinor > kept.discountMinor;
  adopt(facts.basket, isBetter ? instead.basket : alone.basket);
  return isBetter ? replaced : kept;
}

function apply(
  compiled: CompiledProgramme,
  facts: Facts,
  choices: readonly Choice[],
  day: Day,
  skipped: ReadonlySet<string>,
): Tally {
  const scene = sceneOf(compiled, facts, day);
  const tally = openTally();
  applyPromotions(scene, tally, skipped);
  const isPoints = (choice: Choice) => choice.kind === 'reward' && choice.what.kind === 'pointsAsMoney';
  const inOrder = [...choices.filter((choice) => !isPoints(choice)), ...choices.filter(isPoints)];
  for (const choice of inOrder) {
    const refusal = use(scene, tally, choice);
    if (refusal !== null) tally.refusals.push({ reward: choice.chosen.reward, ...refusal });
  }
  return tally;
}

/** Groups of which a promotion may apply on its own, and something else was chosen that may be better. */
function contestedGroups({ programme }: CompiledProgramme, choices: readonly Choice[]): ReadonlySet<string> {
  const automatic = new Set(automaticOf(programme.promotions).map(({ stacking }) => stacking.group));
  const groups = choices.flatMap((choice) => {
    if (choice.kind === 'unknown') return [];
    const { group, pick } = choice.what.stacking;
    return group !== undefined && pick === 'best' && automatic.has(group) ? [group] : [];
  });
  return new Set(groups);
}

function adopt(basket: Basket, from: Basket): void {
  basket.lines.forEach((line, index) => {
    Object.assign(line, from.lines[index]);
  });
}
