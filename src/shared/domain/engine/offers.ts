/** What a member's balances are good for: for the screens, before anything is chosen. */
import type { Text } from '../../kernel/language.ts';
import type { Minor } from '../../kernel/money.ts';
import type { Programme, Reward, StampCard } from '../programme/document.ts';
import type { MemberState } from './evaluation.ts';

export interface RewardOffer {
  readonly reward: string;
  readonly name: Text;
  readonly kind: Reward['kind'];
  readonly unit: string;
  /** For one piece or one step. */
  readonly price: number;
  /** Most pieces, or most points as money, that can be taken now; 0 when not even the least can. */
  readonly most: number;
  /** What the balance lacks for the least that can be taken; 0 when it is enough. */
  readonly missing: number;
  /** Points as money: worth of one step. */
  readonly stepMinor: Minor | null;
}

/**
 * All rewards: affordable ones first, as the programme lists them, then the others by how large a share of their price
 * is missing, because stamps and points do not compare. With `billMinor`, points as money are offered only as far as that bill goes.
 */
export function rewardsFor(programme: Programme, member: MemberState, billMinor?: Minor): RewardOffer[] {
  return programme.rewards
    .map((reward) => ({ reward, offer: offerOf(reward, member, billMinor) }))
    .map(({ reward, offer }) => ({ offer, shareMissing: offer.missing / leastPrice(reward) }))
    .sort((a, b) => a.shareMissing - b.shareMissing)
    .map(({ offer }) => offer);
}

/** Of the rewards that are not affordable yet, the one that least is missing for; null when there is none. */
export function nearestReward(programme: Programme, member: MemberState): RewardOffer | null {
  return rewardsFor(programme, member).find(({ missing }) => missing > 0) ?? null;
}

export interface StampCardState {
  readonly card: string;
  readonly name: Text;
  readonly boxes: number;
  /** 0 to `boxes`. A card that has just become full shows full until the next stamp begins another. */
  readonly filled: number;
  /** Full cards waiting to be redeemed. */
  readonly full: number;
  readonly shape: StampCard['shape'];
  readonly reward: string;
  readonly rewardName: Text;
}

/** Each stamp card of the programme as `available` stamps fill it. */
export function stampCardsFor(
  programme: Programme,
  available: Readonly<Record<string, number>>,
): StampCardState[] {
  return programme.stampCards.map((card) => {
    const held = balanceOf(available, card.unit);
    const begun = held % card.boxes;
    return {
      card: card.id,
      name: card.name,
      boxes: card.boxes,
      filled: begun === 0 && held > 0 ? card.boxes : begun,
      full: (held - begun) / card.boxes,
      shape: card.shape,
      reward: card.reward,
      rewardName: programme.rewards.find(({ id }) => id === card.reward)?.name ?? card.name,
    };
  });
}

function offerOf(reward: Reward, member: MemberState, billMinor: Minor | undefined): RewardOffer {
  const { id, name, kind } = reward;
  if (reward.kind === 'item') {
    const { unit, quantity: price } = reward.price;
    const held = balanceOf(member.available, unit);
    const most = Math.floor(held / price);
    const missing = most > 0 ? 0 : price - held;
    return { reward: id, name, kind, unit, price, most, missing, stepMinor: null };
  }
  const { unit, step: price, stepMinor } = reward;
  const held = balanceOf(member.available, unit);
  const least = leastPrice(reward);
  const usable = Math.min(
    Math.floor(held / price),
    billMinor === undefined ? Infinity : Math.floor(billMinor / stepMinor),
  );
  const most = usable * price >= least ? usable * price : 0;
  const missing = Math.max(0, least - held);
  return { reward: id, name, kind, unit, price, most, missing, stepMinor };
}

/** What one piece costs, or the fewest points that can be used as money at once: `least`, taken up to a full step. */
function leastPrice(reward: Reward): number {
  if (reward.kind === 'item') return reward.price.quantity;
  return Math.max(1, Math.ceil(reward.least / reward.step)) * reward.step;
}

function balanceOf(available: Readonly<Record<string, number>>, unit: string): number {
  const balance = available[unit];
  return Number.isSafeInteger(balance) && balance !== undefined && balance > 0 ? balance : 0;
}
