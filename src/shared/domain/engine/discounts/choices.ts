/** What a member chose, and whether it can be had. */
import type { ChosenReward } from '../../bills/bill.ts';
import type { Promotion, Reward, Voucher } from '../../programme/document.ts';
import type { CompiledProgramme } from '../compiled.ts';
import { refusalSentences as say } from '../sentences/refusals.ts';
import { ownOf, roomForPieces, roomOf, unmetRefusal } from './hindrance.ts';
import { usePoints } from './points.ts';
import { usePromotion } from './promotions.ts';
import { outsideDates, type Refusal, type Scene, type Tally, usedOf } from './redemption.ts';
import { useReward } from './rewards.ts';
import { useVoucher } from './vouchers.ts';

export type Choice =
  | { readonly kind: 'reward'; readonly what: Reward; readonly chosen: ChosenReward }
  | { readonly kind: 'voucher'; readonly what: Voucher; readonly chosen: ChosenReward }
  | { readonly kind: 'promotion'; readonly what: Promotion; readonly chosen: ChosenReward }
  | { readonly kind: 'unknown'; readonly chosen: ChosenReward };

/** The most pieces of one reward at once: keeps price and cost in the safe integers. */
const mostPieces = 1_000_000;
/** The most that are taken off or printed one by one. */
const mostPapers = 100;

export function choiceOf({ rewards, vouchers, promotions }: CompiledProgramme, chosen: ChosenReward): Choice {
  const id = chosen.reward;
  const reward = rewards.get(id);
  if (reward !== undefined) return { kind: 'reward', what: reward, chosen };
  const voucher = vouchers.get(id);
  if (voucher !== undefined) return { kind: 'voucher', what: voucher, chosen };
  const promotion = promotions.get(id);
  return promotion?.code === undefined
    ? { kind: 'unknown', chosen }
    : { kind: 'promotion', what: promotion, chosen };
}

/** Takes it, or says why it cannot be had. */
export function use(scene: Scene, tally: Tally, choice: Choice): Refusal | null {
  const { quantity } = choice.chosen;
  if (choice.kind === 'unknown') return { kind: 'unknownReward', text: say.unknownReward() };
  if (scene.day.programme !== 'running') {
    return { kind: 'outsideProgrammeDates', text: outsideDates(scene) };
  }
  if (!Number.isSafeInteger(quantity) || quantity < 1) {
    return { kind: 'invalidQuantity', text: say.invalidQuantity() };
  }
  switch (choice.kind) {
    case 'voucher':
      return useVoucher(scene, tally, choice.what, choice.chosen);
    case 'promotion':
      if (quantity > 1) return { kind: 'invalidQuantity', text: say.onlyOne(choice.what.name) };
      return usePromotion(scene, tally, choice.what);
    case 'reward':
      return takeReward(scene, tally, choice.what, quantity);
  }
}

function takeReward(scene: Scene, tally: Tally, reward: Reward, quantity: number): Refusal | null {
  const unit = scene.compiled.units.get(reward.kind === 'pointsAsMoney' ? reward.unit : reward.price.unit);
  if (unit === undefined) return { kind: 'unknownReward', text: say.unknownReward() };
  if (scene.facts.member.isGuest === true) return { kind: 'notEnough', text: say.membersOnly(reward.name) };
  const hindrance =
    beyondLimits(scene, tally, reward, quantity) ??
    beyondStock(scene, tally, reward, quantity) ??
    unmetRefusal(scene, reward);
  if (hindrance !== null) return hindrance;
  if (reward.kind === 'pointsAsMoney') return usePoints(scene, tally, reward, unit, quantity);
  const most = reward.kind === 'benefit' || reward.kind === 'voucher' ? mostPapers : mostPieces;
  if (quantity > most) return { kind: 'invalidQuantity', text: say.tooMany(most) };
  return useReward(scene, tally, reward, unit, quantity);
}

/** Points as money count as one use of so many points; of everything else each piece is a use. */
function beyondLimits(scene: Scene, tally: Tally, reward: Reward, quantity: number): Refusal | null {
  if (reward.kind === 'pointsAsMoney') {
    const room = roomOf(scene, tally, reward);
    if (room.times >= 1 && quantity <= room.quantity) return null;
    return { kind: 'limitReached', text: say.limitReached(reward.name, 0) };
  }
  const room = roomForPieces(scene, tally, reward);
  return quantity <= room ? null : { kind: 'limitReached', text: say.limitReached(reward.name, room) };
}

function beyondStock({ facts }: Scene, tally: Tally, reward: Reward, pieces: number): Refusal | null {
  if (reward.kind !== 'item' || reward.stock === undefined) return null;
  const left =
    Math.max(0, reward.stock - (ownOf(facts.context.given, reward.id)?.quantity ?? 0)) -
    usedOf(tally, reward.id).quantity;
  return pieces <= left ? null : { kind: 'outOfStock', text: say.outOfStock(reward.name, Math.max(0, left)) };
}
