/** Rewards with a fixed price: what each kind gives. */
import type { Benefit, Unit } from '../../programme/document.ts';
import type { Effect } from '../evaluation.ts';
import { validityOfUnit, validityOfVoucher } from '../expiry.ts';
import {
  creditSentence,
  donationSentence,
  partnerSentence,
  voucherGivenSentence,
} from '../sentences/discounts.ts';
import { itemSentence } from '../sentences/redeeming.ts';
import { refusalSentences as say } from '../sentences/refusals.ts';
import { benefitOff, times } from './benefits.ts';
import { type PricedReward, priceOf } from './price.ts';
import {
  accept,
  count,
  isRefusal,
  offer,
  type Refusal,
  type Scene,
  type Taker,
  type Tally,
} from './redemption.ts';

type Kind<Name extends PricedReward['kind']> = Extract<PricedReward, { kind: Name }>;

export function useReward(
  scene: Scene,
  tally: Tally,
  reward: PricedReward,
  unit: Unit,
  pieces: number,
): Refusal | null {
  const quantity = priceOf(scene.programme, reward, scene.facts.member, scene.facts.level) * pieces;
  // What it gives may be refused: the price is charged only then, and stands before it in the effects.
  const priced = { effects: tally.effects.length, why: tally.why.length };
  const refusal = give(scene, tally, reward, pieces);
  if (refusal !== null) return refusal;
  const spend: Effect = { kind: 'spend', unit: unit.id, quantity, reward: reward.id, code: null };
  tally.effects.splice(priced.effects, 0, spend);
  tally.why.splice(priced.why, 0, {
    rule: reward.id,
    inputs: { price: quantity / pieces, pieces },
    text: itemSentence(reward, unit, quantity, pieces),
    outcome: { unit: unit.id, quantity: -quantity },
  });
  tally.spends.push({ reward: reward.id, name: reward.name, isPointsAsMoney: false, unit, quantity });
  count(tally, reward.id, pieces, pieces);
  return null;
}

function give(scene: Scene, tally: Tally, reward: PricedReward, pieces: number): Refusal | null {
  switch (reward.kind) {
    case 'item':
      return handOver(tally, reward.id, pieces, reward.costMinor);
    case 'experience':
      return handOver(tally, reward.id, pieces, reward.costMinor);
    case 'donation':
    case 'partner': {
      const { id, worthMinor } = reward;
      handOver(tally, id, pieces, worthMinor);
      const inputs = { worthMinor: worthMinor * pieces };
      const text =
        reward.kind === 'donation'
          ? donationSentence(reward.name, worthMinor * pieces, scene.programme)
          : partnerSentence(partnerName(scene, reward), worthMinor * pieces, scene.programme);
      tally.why.push({ rule: id, inputs, text, outcome: null });
      return null;
    }
    case 'benefit':
      return takeOff(scene, tally, reward, pieces);
    case 'voucher':
      return giveVouchers(scene, tally, reward, pieces);
    case 'credit':
      return giveCredit(scene, tally, reward, pieces);
  }
}

function handOver(tally: Tally, reward: string, pieces: number, costMinor: number): null {
  tally.effects.push({ kind: 'give', reward, pieces, costMinor: costMinor * pieces });
  return null;
}

function takeOff(scene: Scene, tally: Tally, reward: Kind<'benefit'>, pieces: number): Refusal | null {
  return takeBenefit(scene, tally, reward, reward.gives, pieces);
}

/** Refused where the last of the pieces would bring nothing. */
export function takeBenefit(
  scene: Scene,
  tally: Tally,
  taker: Taker,
  gives: Benefit,
  pieces: number,
): Refusal | null {
  const benefit = times(gives, pieces);
  if (benefit === null) return { kind: 'invalidQuantity', text: say.onlyOne(taker.name) };
  const answer = offer(scene, tally, taker, benefit);
  if (isRefusal(answer)) return answer;
  if (pieces > 1 && isLastIdle(scene, gives, pieces, answer.amountMinor)) {
    return { kind: 'nothingToReduce', text: say.fewerWillDo(taker.name) };
  }
  accept(scene, tally, taker, benefit, answer);
  return null;
}

function isLastIdle(
  { facts: { basket }, programme }: Scene,
  gives: Benefit,
  pieces: number,
  amountMinor: number,
): boolean {
  const fewer = times(gives, pieces - 1);
  if (basket === null || fewer === null) return false;
  const off = benefitOff(fewer, basket, programme.policies.discountRounding);
  return off !== 'needsLines' && off.amountMinor >= amountMinor;
}

function giveVouchers(
  { compiled, facts }: Scene,
  tally: Tally,
  reward: Kind<'voucher'>,
  pieces: number,
): Refusal | null {
  const voucher = compiled.vouchers.get(reward.voucher);
  if (voucher === undefined) return { kind: 'unknownReward', text: say.unknownReward() };
  const { expiresOn, availableFrom } = validityOfVoucher(voucher, facts.date);
  const rule = reward.id;
  const text = voucherGivenSentence(voucher.name, voucher.bearer ? pieces : voucher.uses * pieces);
  if (voucher.bearer) {
    for (let piece = 0; piece < pieces; piece += 1) {
      tally.effects.push({ kind: 'coupon', voucher: voucher.id, expiresOn, rule });
    }
    tally.why.push({ rule, inputs: { pieces }, text, outcome: null });
    return null;
  }
  const quantity = voucher.uses * pieces;
  tally.effects.push({
    kind: 'earn',
    unit: voucher.id,
    quantity,
    expiresOn,
    availableFrom,
    rule,
    to: 'member',
  });
  tally.why.push({ rule, inputs: { pieces }, text, outcome: { unit: voucher.id, quantity } });
  return null;
}

function giveCredit(
  { compiled, facts }: Scene,
  tally: Tally,
  reward: Kind<'credit'>,
  pieces: number,
): Refusal | null {
  const unit = compiled.units.get(reward.unit);
  if (unit === undefined) return { kind: 'unknownReward', text: say.unknownReward() };
  const quantity = reward.quantity * pieces;
  const { expiresOn, availableFrom } = validityOfUnit(unit, facts.date);
  tally.effects.push({
    kind: 'earn',
    unit: unit.id,
    quantity,
    expiresOn,
    availableFrom,
    rule: reward.id,
    to: 'member',
  });
  const text = creditSentence(unit, quantity, reward.name);
  tally.why.push({ rule: reward.id, inputs: { pieces }, text, outcome: { unit: unit.id, quantity } });
  return null;
}

const partnerName = ({ programme }: Scene, reward: Kind<'partner'>): string =>
  programme.partners.find(({ id }) => id === reward.partner)?.name ?? reward.partner;
