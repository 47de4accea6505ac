/** Promotions that apply on their own, and those that a code asks for. */
import type { Text } from '../../../kernel/language.ts';
import type { Minor } from '../../../kernel/money.ts';
import type { Promotion } from '../../programme/document.ts';
import { refusalSentences as say } from '../sentences/refusals.ts';
import { roomOf, unmetRefusal } from './hindrance.ts';
import {
  accept,
  count,
  isRefusal,
  offer,
  outsideDates,
  type Refusal,
  type Scene,
  type Tally,
  usedOf,
} from './redemption.ts';
import type { Reduction } from './reduction.ts';

export interface PromotionOffer {
  readonly promotion: string;
  readonly name: Text;
  /** What it takes off this bill; 0 where it does not apply. */
  readonly amountMinor: Minor;
  /** Why it does not apply; null where it does. */
  readonly reason: Text | null;
}

/** By their order; of a group the best or the first. What cannot apply is passed over. */
export function applyPromotions(scene: Scene, tally: Tally, skipped: ReadonlySet<string>): void {
  if (scene.facts.basket === null || scene.day.programme !== 'running') return;
  const automatic = automaticOf(scene.programme.promotions);
  for (const promotion of automatic) {
    const { group, pick } = promotion.stacking;
    if (group !== undefined && skipped.has(group)) continue;
    const rivals =
      group === undefined || pick === 'first'
        ? [promotion]
        : automatic.filter(({ stacking }) => stacking.group === group);
    const best = bestOf(scene, tally, rivals);
    if (best !== null) grant(scene, tally, best.promotion, best.reduction);
  }
}

/** One that the member asked for by its code, once per bill. */
export function usePromotion(scene: Scene, tally: Tally, promotion: Promotion): Refusal | null {
  if (usedOf(tally, promotion.id).times > 0) {
    return { kind: 'limitReached', text: say.onlyOne(promotion.name) };
  }
  const answer = reductionBy(scene, tally, promotion);
  if (isRefusal(answer)) return answer;
  grant(scene, tally, promotion, answer);
  return null;
}

/** Those without a code, in the order in which they apply. */
export const automaticOf = (promotions: readonly Promotion[]): Promotion[] =>
  promotions.filter(({ code }) => code === undefined).toSorted((a, b) => a.stacking.order - b.stacking.order);

/** What a promotion would take off now, or why it does not apply. */
export function reductionBy(scene: Scene, tally: Tally, promotion: Promotion): Reduction | Refusal {
  const { name, gives } = promotion;
  if (promotion.for === 'members' && scene.facts.member.isGuest === true) {
    return { kind: 'notNow', text: say.membersOnly(name) };
  }
  if (scene.day.programme !== 'running') {
    return { kind: 'outsideProgrammeDates', text: outsideDates(scene) };
  }
  const hindrance = unmetRefusal(scene, promotion);
  if (hindrance !== null) return hindrance;
  const room = roomOf(scene, tally, promotion);
  if (room.times < 1 || room.quantity < 1) return { kind: 'limitReached', text: say.limitReached(name, 0) };
  return offer(scene, tally, promotion, gives, room.quantity);
}

function grant(scene: Scene, tally: Tally, promotion: Promotion, reduction: Reduction): void {
  accept(scene, tally, promotion, promotion.gives, reduction);
  count(tally, promotion.id, 1, reduction.amountMinor);
}

interface Candidate {
  readonly promotion: Promotion;
  readonly reduction: Reduction;
}

/** What takes most off; of equals the first. */
function bestOf(scene: Scene, tally: Tally, promotions: readonly Promotion[]): Candidate | null {
  let best: Candidate | null = null;
  for (const promotion of promotions) {
    const reduction = reductionBy(scene, tally, promotion);
    if (isRefusal(reduction)) continue;
    if (best === null || reduction.amountMinor > best.reduction.amountMinor) best = { promotion, reduction };
  }
  return best;
}
