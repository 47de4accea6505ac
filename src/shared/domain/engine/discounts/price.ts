/** What rewards cost this member. */
import { scaleBy } from '../../../kernel/rounding.ts';
import type { Programme, Reward } from '../../programme/document.ts';
import type { MemberState } from '../evaluation.ts';
import { boxesOf } from '../stamp-cards.ts';

export type PricedReward = Exclude<Reward, { kind: 'pointsAsMoney' }>;

/** Of one piece. A full card costs its own boxes, whatever the member's level; everything else less at some levels. */
export function priceOf(
  programme: Programme,
  { id, price }: PricedReward,
  member: Pick<MemberState, 'bucket'>,
  level: string | null,
): number {
  const card = programme.stampCards.find(({ reward, unit }) => reward === id && unit === price.unit);
  return card === undefined ? atLevel(programme, price.quantity, level) : boxesOf(card, member);
}

/** The same for fewer points where the level says so; halves are rounded up, and nothing becomes free. */
export function atLevel(programme: Programme, quantity: number, level: string | null): number {
  const rewardPrice = programme.tiers?.levels.find(({ id }) => id === level)?.rewardPrice ?? 10_000;
  return rewardPrice === 10_000 ? quantity : Math.max(1, scaleBy(quantity, rewardPrice, 10_000, 'nearest'));
}
