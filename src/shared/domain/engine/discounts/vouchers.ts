/** Vouchers: uses that a member holds, or that the bearer of a code has. */
import type { ChosenReward } from '../../bills/bill.ts';
import type { Voucher } from '../../programme/document.ts';
import { voucherUsedSentence } from '../sentences/discounts.ts';
import { refusalSentences as say } from '../sentences/refusals.ts';
import { unmetRefusal } from './hindrance.ts';
import { count, type Refusal, type Scene, type Tally, usedOf } from './redemption.ts';
import { takeBenefit } from './rewards.ts';

export function useVoucher(
  scene: Scene,
  tally: Tally,
  voucher: Voucher,
  { quantity, code }: ChosenReward,
): Refusal | null {
  const { id, name, until } = voucher;
  const missing = missingUses(scene, tally, voucher, quantity, code ?? null);
  if (missing !== null) return missing;
  if (until !== undefined && scene.facts.date > until)
    return { kind: 'notNow', text: say.voucherEnded(name) };
  const hindrance = unmetRefusal(scene, voucher);
  if (hindrance !== null) return hindrance;
  const before = { effects: tally.effects.length, why: tally.why.length };
  const refusal = give(scene, tally, voucher, quantity);
  if (refusal !== null) return refusal;
  const bearer = code ?? null;
  tally.effects.splice(before.effects, 0, { kind: 'spend', unit: id, quantity, reward: id, code: bearer });
  tally.why.splice(before.why, 0, {
    rule: id,
    inputs: { uses: quantity },
    text: voucherUsedSentence(name, quantity),
    outcome: { unit: id, quantity: -quantity },
  });
  if (bearer === null) count(tally, id, quantity, 0);
  else tally.codes.set(bearer, (tally.codes.get(bearer) ?? 0) + quantity);
  return null;
}

function give(scene: Scene, tally: Tally, voucher: Voucher, pieces: number): Refusal | null {
  const { id, gives } = voucher;
  if (gives.kind !== 'item') return takeBenefit(scene, tally, voucher, gives, pieces);
  tally.effects.push({ kind: 'give', reward: id, pieces, costMinor: gives.costMinor * pieces });
  return null;
}

function missingUses(
  { facts }: Scene,
  tally: Tally,
  { id, name, bearer }: Voucher,
  quantity: number,
  code: string | null,
): Refusal | null {
  const { member, context } = facts;
  if (code !== null) {
    const known = Object.hasOwn(context.bearers ?? {}, code) ? context.bearers?.[code] : undefined;
    if (known === undefined || known.unit !== id)
      return { kind: 'unknownReward', text: say.unknownCode(name) };
    const left = known.available - (tally.codes.get(code) ?? 0);
    return left < quantity ? { kind: 'notEnough', text: say.usedUp(name) } : null;
  }
  if (bearer) return { kind: 'notEnough', text: say.needsCode(name) };
  if (member.isGuest === true) return { kind: 'notEnough', text: say.membersOnly(name) };
  const held = Object.hasOwn(member.available, id) ? (member.available[id] ?? 0) : 0;
  const left = held - usedOf(tally, id).times;
  if (left >= quantity) return null;
  return { kind: 'notEnough', text: left > 0 ? say.fewerUses(name, left) : say.notHeld(name) };
}
