/** What a member's balances are good for: for the screens, before anything is chosen. */
import type { LocalDate } from '../../kernel/dates.ts';
import type { Text } from '../../kernel/language.ts';
import type { Minor } from '../../kernel/money.ts';
import type { Bill } from '../bills/bill.ts';
import type { Programme, Reward, StampCard } from '../programme/document.ts';
import { type Counter, openCounter } from './discounts/counter.ts';
import { atLevel, type PricedReward, priceOf } from './discounts/price.ts';
import type { PromotionOffer } from './discounts/promotions.ts';
import { largestThat } from './discounts/search.ts';

import type { Context, MemberState } from './evaluation.ts';
import { boxesOf } from './stamp-cards.ts';

export type { PromotionOffer };

/** Where and when offers are made, when there is no bill yet. */
export interface Moment {
  readonly date: LocalDate;
  readonly context?: Context;
}

export interface RewardOffer {
  readonly reward: string;
  readonly name: Text;
  readonly kind: Reward['kind'];
  readonly unit: string;
  /** For one piece or one step, at the member's level. Points as money: what a choice counts in, at any level. */
  readonly price: number;
  /** Most pieces, or most points as money, that can be taken now; 0 when not even the least can. */
  readonly most: number;
  /** What the balance lacks for the least that can be taken; 0 when it is enough. */
  readonly missing: number;
  /** Points as money: worth of one step. */
  readonly stepMinor: Minor | null;
  /** Takes something off a bill: of no use without one. */
  readonly needsBill: boolean;
  /** Why it cannot be had now, besides the balance; null: it can, or the balance alone is short. */
  readonly reason: Text | null;
  /** Pieces that are left of its stock; null: there is no end of them. */
  readonly left: number | null;
}

/**
 * All rewards: affordable ones first, as the programme lists them, then the others by how large a share of their price
 * is missing, because stamps and points do not compare; last those that cannot be had now whatever is held. With a
 * bill rewards are offered only as far as it goes. Without bill and moment nothing but the balance is asked.
 */
export function rewardsFor(
  programme: Programme,
  member: MemberState,
  bill?: Bill | null,
  moment?: Moment,
): RewardOffer[] {
  const counter = openCounter(programme, member, bill ?? null, moment ?? null);
  return programme.rewards
    .map((reward) => ({ reward, offer: offerOf(programme, reward, member, counter, moment?.context) }))
    .map(({ reward, offer }) => ({ offer, rank: rankOf(offer, leastPrice(programme, reward, member)) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ offer }) => offer);
}

/** Of the rewards that are not affordable yet, the one that least is missing for; null when there is none. */
export function nearestReward(
  programme: Programme,
  member: MemberState,
  bill?: Bill | null,
  moment?: Moment,
): RewardOffer | null {
  return nearestOf(rewardsFor(programme, member, bill, moment));
}

/** The same, of offers that were made already. */
export const nearestOf = (offers: readonly RewardOffer[]): RewardOffer | null =>
  offers.find(({ missing, reason }) => missing > 0 && reason === null) ?? null;

export interface VoucherOffer {
  readonly voucher: string;
  readonly name: Text;
  /** Uses that are left. */
  readonly uses: number;
  /** A thing to hand over, with or without a bill. */
  readonly isItem: boolean;
  /** Why it cannot be used now; null: it can, on a bill that fits. */
  readonly reason: Text | null;
}

/** The vouchers that a member holds, as the programme lists them. */
export function vouchersFor(
  programme: Programme,
  member: MemberState,
  bill?: Bill | null,
  moment?: Moment,
): VoucherOffer[] {
  const counter = openCounter(programme, member, bill ?? null, moment ?? null);
  return programme.vouchers.flatMap((voucher) => {
    const { id, name, gives } = voucher;
    const uses = balanceOf(member.available, id);
    if (uses === 0) return [];
    const refusal = counter?.refusalOf({ reward: id, quantity: 1 }) ?? null;
    return [{ voucher: id, name, uses, isItem: gives.kind === 'item', reason: refusal?.text ?? null }];
  });
}

/** The promotions that need no code, in the order in which they apply to a bill. */
export function promotionsFor(
  programme: Programme,
  member: MemberState,
  bill: Bill,
  context: Context = {},
): PromotionOffer[] {
  const moment = { date: bill.businessDate, context };
  return openCounter(programme, member, bill, moment)?.promotions() ?? [];
}

export interface StampCardState {
  readonly card: string;
  readonly name: Text;
  /** Of this member's card: fewer in the control group, whose card has no head start. */
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
  member: Pick<MemberState, 'bucket'> = {},
): StampCardState[] {
  return programme.stampCards.map((card) => {
    const boxes = boxesOf(card, member);
    const held = balanceOf(available, card.unit);
    const begun = held % boxes;
    return {
      card: card.id,
      name: card.name,
      boxes,
      filled: begun === 0 && held > 0 ? boxes : begun,
      full: (held - begun) / boxes,
      shape: card.shape,
      reward: card.reward,
      rewardName: programme.rewards.find(({ id }) => id === card.reward)?.name ?? card.name,
    };
  });
}

function offerOf(
  programme: Programme,
  reward: Reward,
  member: MemberState,
  counter: Counter | null,
  context: Context = {},
): RewardOffer {
  const { id, name, kind } = reward;
  const isPoints = reward.kind === 'pointsAsMoney';
  const unit = isPoints ? reward.unit : reward.price.unit;
  const held = balanceOf(member.available, unit);
  const least = isPoints ? leastSteps(reward) * reward.step : 1;
  const refusal = counter?.refusalOf({ reward: id, quantity: least }) ?? null;
  return {
    reward: id,
    name,
    kind,
    unit,
    price: isPoints ? reward.step : priceOf(programme, reward, member, levelOf(member)),
    most: refusal === null ? mostOf(programme, reward, member, counter) : 0,
    missing: Math.max(0, leastPrice(programme, reward, member) - held),
    stepMinor: isPoints ? reward.stepMinor : null,
    needsBill: isPoints || reward.kind === 'benefit',
    reason: refusal?.text ?? null,
    left: stockOf(reward, context),
  };
}

function stockOf(reward: Reward, { given }: Context): number | null {
  if (reward.kind !== 'item' || reward.stock === undefined) return null;
  return Math.max(0, reward.stock - (given?.[reward.id]?.quantity ?? 0));
}

function mostOf(programme: Programme, reward: Reward, member: MemberState, counter: Counter | null): number {
  return reward.kind === 'pointsAsMoney'
    ? mostPoints(programme, reward, member, balanceOf(member.available, reward.unit), counter)
    : mostPieces(programme, reward, member, balanceOf(member.available, reward.price.unit), counter);
}

type PointsAsMoney = Extract<Reward, { kind: 'pointsAsMoney' }>;

function mostPoints(
  programme: Programme,
  reward: PointsAsMoney,
  member: MemberState,
  held: number,
  counter: Counter | null,
): number {
  const { id, step } = reward;
  const bound = Math.floor(mostWorth(programme, held, levelOf(member)) / step);
  const affordable = largestThat(
    bound,
    (steps) => steps === 0 || atLevel(programme, steps * step, levelOf(member)) <= held,
  );
  const least = leastSteps(reward);
  if (affordable < least) return 0;
  const more = largestThat(affordable - least, (extra) => {
    const choice = { reward: id, quantity: (least + extra) * step };
    return extra === 0 || (counter?.refusalOf(choice) ?? null) === null;
  });
  return (least + more) * step;
}

/** No fewer points than what so many held ones can be worth at a level. */
function mostWorth(programme: Programme, held: number, level: string | null): number {
  const rewardPrice = atLevel(programme, 10_000, level);
  return Math.min(Number.MAX_SAFE_INTEGER, Math.ceil((held + 1) / rewardPrice) * 10_000);
}

function mostPieces(
  programme: Programme,
  reward: PricedReward,
  member: MemberState,
  held: number,
  counter: Counter | null,
): number {
  const affordable = Math.floor(held / priceOf(programme, reward, member, levelOf(member)));
  return largestThat(affordable, (quantity) => {
    return quantity === 0 || (counter?.refusalOf({ reward: reward.id, quantity }) ?? null) === null;
  });
}

function rankOf({ missing, reason }: RewardOffer, least: number): number {
  const share = missing / least;
  // A share is at most 1.
  return reason === null ? share : share + 2;
}

/** What the least costs that can be taken: one piece, or points as money from `least` on, taken up to a full step. */
function leastPrice(programme: Programme, reward: Reward, member: MemberState): number {
  if (reward.kind !== 'pointsAsMoney') return priceOf(programme, reward, member, levelOf(member));
  return atLevel(programme, leastSteps(reward) * reward.step, levelOf(member));
}

const leastSteps = ({ least, step }: PointsAsMoney): number => Math.max(1, Math.ceil(least / step));

const levelOf = ({ tier }: MemberState): string | null => tier?.level ?? null;

function balanceOf(available: Readonly<Record<string, number>>, unit: string): number {
  const balance = Object.hasOwn(available, unit) ? available[unit] : undefined;
  return Number.isSafeInteger(balance) && balance !== undefined && balance > 0 ? balance : 0;
}
