/** Points as money: they pay after everything else that takes something off. */
import type { Minor } from '../../../kernel/money.ts';
import { scaleBy } from '../../../kernel/rounding.ts';
import type { Reward, Unit } from '../../programme/document.ts';
import { type Basket, reducibleMinor } from '../basket.ts';
import { pointsAsMoneySentence, pointsUsedSentence } from '../sentences/redeeming.ts';
import { refusalSentences as say } from '../sentences/refusals.ts';
import { atLevel } from './price.ts';
import { count, lower, type Refusal, roomLeft, type Scene, type Tally } from './redemption.ts';
import { sharedBy } from './reduction.ts';

export type PointsAsMoney = Extract<Reward, { kind: 'pointsAsMoney' }>;

/** `quantity` is what the points are worth by the programme; a level may give the same for fewer. */
export function usePoints(
  scene: Scene,
  tally: Tally,
  reward: PointsAsMoney,
  unit: Unit,
  quantity: number,
): Refusal | null {
  const { step, stepMinor, least } = reward;
  const { programme } = scene;
  const { basket } = scene.facts;
  if (basket === null) return { kind: 'needsBill', text: say.needsBill(reward.name) };
  if (quantity % step !== 0) return { kind: 'notAStep', text: say.notAStep(unit, step) };
  if (quantity < least) return { kind: 'belowLeast', text: say.belowLeast(unit, least) };
  const mostSteps = Math.floor(mostPayable(reward, basket, roomLeft(scene, tally)) / stepMinor);
  if (quantity / step > mostSteps) {
    return { kind: 'moreThanBill', text: say.moreThanBill(unit, mostSteps * step) };
  }
  const amountMinor = (quantity / step) * stepMinor;
  const spent = atLevel(programme, quantity, scene.facts.level);
  tally.spends.push({ reward: reward.id, name: reward.name, isPointsAsMoney: true, unit, quantity: spent });
  tally.effects.push({ kind: 'spend', unit: unit.id, quantity: spent, reward: reward.id, code: null });
  tally.why.push({
    rule: reward.id,
    inputs: { quantity: spent },
    text: pointsUsedSentence(unit, spent),
    outcome: { unit: unit.id, quantity: -spent },
  });
  const goods = basket.lines.filter(({ isGoods }) => isGoods);
  const text = pointsAsMoneySentence(unit, spent, amountMinor, programme.currency);
  lower(scene, tally, reward, sharedBy(goods, amountMinor, 'points'), text);
  count(tally, reward.id, 1, quantity);
  return null;
}

/** The share of what the bill costs after all benefits that this reward may pay, less what points have paid. */
function mostPayable({ mostOfBill }: PointsAsMoney, basket: Basket, roomMinor: Minor): Minor {
  const leftMinor = reducibleMinor(basket);
  const paidMinor = basket.lines.reduce((sum, { pointsMinor }) => sum + pointsMinor, 0);
  const shareMinor = scaleBy(leftMinor + paidMinor, mostOfBill, 10_000, 'down') - paidMinor;
  return Math.max(0, Math.min(leftMinor, shareMinor, roomMinor));
}
