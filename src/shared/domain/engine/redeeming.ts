/** The rewards that a member takes: what they cost, what they take off the bill, and which of them cannot be had. */
import type { Currency, Minor } from '../../kernel/money.ts';
import type { ChosenReward } from '../bills/bill.ts';
import type { Reward, Unit } from '../programme/document.ts';
import type { CompiledProgramme, Day } from './compiled.ts';
import type { Effect, EngineRefusal, WhyLine } from './evaluation.ts';
import {
  itemSentence,
  pointsAsMoneySentence,
  pointsUsedSentence,
  refusalSentences as say,
} from './sentences.ts';

/** The most pieces of one reward at once: keeps price and cost in the safe integers. */
const mostPieces = 1_000_000;

export interface Redemption {
  readonly effects: readonly Effect[];
  readonly why: readonly WhyLine[];
  readonly refusals: readonly EngineRefusal[];
  readonly discountMinor: Minor;
  /** What each chosen reward costs, in the order of use. */
  readonly spends: readonly Spend[];
}

interface Spend {
  readonly reward: Reward;
  readonly unit: Unit;
  readonly quantity: number;
}

/** The common case: a bill on which nothing is redeemed. */
const nothingChosen: Redemption = { effects: [], why: [], refusals: [], discountMinor: 0, spends: [] };

/** `billMinor` is null where there is no bill. Whether the member has enough is asked afterwards: see `shortOf`. */
export function redeem(
  compiled: CompiledProgramme,
  chosen: readonly ChosenReward[],
  billMinor: Minor | null,
  day: Day,
): Redemption {
  if (chosen.length === 0) return nothingChosen;
  const parts: Redemption[] = [];
  let discountMinor = 0;
  for (const choice of chosen) {
    const part = redeemOne(compiled, choice, billMinor === null ? null : billMinor - discountMinor, day);
    discountMinor += part.discountMinor;
    parts.push(part);
  }
  return {
    effects: parts.flatMap(({ effects }) => effects),
    why: parts.flatMap(({ why }) => why),
    refusals: parts.flatMap(({ refusals }) => refusals),
    discountMinor,
    spends: parts.flatMap(({ spends }) => spends),
  };
}

/** A refusal for every reward that the member cannot pay for, in the order of use. */
export function shortOf(spends: readonly Spend[], usable: (unit: string) => number): EngineRefusal[] {
  const left = new Map<string, number>();
  const refusals: EngineRefusal[] = [];
  for (const { reward, unit, quantity } of spends) {
    const has = left.get(unit.id) ?? usable(unit.id);
    if (quantity > has) {
      const text = say.notEnough(reward, unit, quantity - has);
      refusals.push({ kind: 'notEnough', reward: reward.id, text });
    } else {
      left.set(unit.id, has - quantity);
    }
  }
  return refusals;
}

function redeemOne(
  compiled: CompiledProgramme,
  { reward: id, quantity }: ChosenReward,
  billMinor: Minor | null,
  day: Day,
): Redemption {
  const reward = compiled.rewards.get(id);
  if (reward === undefined) return refused('unknownReward', id, say.unknownReward());
  if (day.programme !== 'running') {
    return refused('outsideProgrammeDates', id, day.programme === 'ended' ? say.ended() : say.notStarted());
  }
  const unit = compiled.units.get(reward.kind === 'item' ? reward.price.unit : reward.unit);
  if (unit === undefined) return refused('unknownReward', id, say.unknownReward());
  if (!Number.isSafeInteger(quantity) || quantity < 1) {
    return refused('invalidQuantity', id, say.invalidQuantity());
  }
  return reward.kind === 'item'
    ? redeemItem(reward, unit, quantity)
    : redeemPointsAsMoney(reward, unit, quantity, billMinor, compiled.programme.currency);
}

function redeemItem(reward: Extract<Reward, { kind: 'item' }>, unit: Unit, pieces: number): Redemption {
  if (pieces > mostPieces) return refused('invalidQuantity', reward.id, say.invalidQuantity());
  const quantity = reward.price.quantity * pieces;
  return {
    effects: [
      { kind: 'spend', unit: unit.id, quantity, reward: reward.id },
      { kind: 'give', reward: reward.id, pieces, costMinor: reward.costMinor * pieces },
    ],
    why: [
      {
        rule: reward.id,
        inputs: { price: reward.price.quantity, pieces },
        text: itemSentence(reward, unit, quantity, pieces),
        outcome: { unit: unit.id, quantity: -quantity },
      },
    ],
    refusals: [],
    discountMinor: 0,
    spends: [{ reward, unit, quantity }],
  };
}

function redeemPointsAsMoney(
  reward: Extract<Reward, { kind: 'pointsAsMoney' }>,
  unit: Unit,
  quantity: number,
  billMinor: Minor | null,
  currency: Currency,
): Redemption {
  const { step, stepMinor, least } = reward;
  if (billMinor === null) return refused('needsBill', reward.id, say.needsBill(reward));
  if (quantity % step !== 0) return refused('notAStep', reward.id, say.notAStep(unit, step));
  if (quantity < least) return refused('belowLeast', reward.id, say.belowLeast(unit, least));
  const mostSteps = Math.floor(billMinor / stepMinor);
  if (quantity / step > mostSteps) {
    return refused('moreThanBill', reward.id, say.moreThanBill(unit, mostSteps * step));
  }
  const amountMinor = (quantity / step) * stepMinor;
  return {
    effects: [
      { kind: 'spend', unit: unit.id, quantity, reward: reward.id },
      { kind: 'discount', amountMinor, reward: reward.id },
    ],
    why: [
      {
        rule: reward.id,
        inputs: { quantity },
        text: pointsUsedSentence(unit, quantity),
        outcome: { unit: unit.id, quantity: -quantity },
      },
      {
        rule: reward.id,
        inputs: { quantity, step, stepMinor },
        text: pointsAsMoneySentence(unit, quantity, amountMinor, currency),
        outcome: { moneyMinor: -amountMinor },
      },
    ],
    refusals: [],
    discountMinor: amountMinor,
    spends: [{ reward, unit, quantity }],
  };
}

const refused = (kind: EngineRefusal['kind'], reward: string, text: EngineRefusal['text']): Redemption => ({
  ...nothingChosen,
  refusals: [{ kind, reward, text }],
});
