/** Bills, of members and of guests. */
import type { Refusal } from '../../shared/contract/frame.ts';
import type { Evaluation } from '../../shared/domain/engine/evaluation.ts';
import type { Claim, Coupon, EventDetail } from '../../shared/domain/ledger/event.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { addDays } from '../../shared/kernel/dates.ts';
import { largestBillMinor } from '../../shared/kernel/money.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Desk } from './desk.ts';
import { partsOf } from './moves.ts';
import {
  type BillOccasion,
  type BillRequest,
  billOccasion,
  givenRewards,
  paidTenders,
  soldLines,
} from './occasions.ts';
import type { Occasioned, Sales } from './sales.ts';

export function billSales(desk: Desk): Pick<Sales, 'preview' | 'postBill' | 'postAnonymous'> {
  const { ledger, catalogue, decide, draft, post, ownersOf, legsFor, couponsOf } = desk;

  const billOf = (bill: BillRequest, at: Occasioned): Result<BillOccasion, Refusal> => {
    const limitMinor = largestBillMinor[at.programme.currency];
    if (bill.totalMinor > limitMinor) return refuse({ code: 'amountTooLarge', values: { limitMinor } });
    return billOccasion(bill, catalogue, desk.accountOfCode, at.businessDate);
  };

  return {
    preview(member, bill, at) {
      const occasion = billOf(bill, at);
      return occasion.ok ? ok(decide(member, occasion.value, at)) : occasion;
    },
    postBill(member, bill, receipt, at, alongside) {
      const known = ledger.ofOperation(bill.operationId);
      if (known) return ok(known);
      const occasion = billOf(bill, at);
      if (!occasion.ok) return occasion;
      const evaluation = decide(member, occasion.value, at);
      const refusal = evaluation.refusals[0];
      if (refusal) return refuse({ code: 'engine', text: refusal.text });
      const coupons = couponsOf(evaluation, at.programme);
      const detail: EventDetail = {
        kind: 'sale',
        totalMinor: bill.totalMinor,
        discountMinor: evaluation.due.discountMinor,
        itemCount: bill.itemCount,
        ...soldOf(occasion.value, evaluation, coupons, at.programme),
        why: evaluation.why,
      };
      const moved = partsOf(evaluation.effects, ownersOf(member), coupons, ledger);
      return post(
        {
          ...draft(bill.operationId, member, at, receipt),
          detail,
          legs: legsFor(moved, at.businessDate),
        },
        alongside,
      );
    },
    postAnonymous(bill, receipt, at, alongside) {
      const known = ledger.ofOperation(bill.operationId);
      if (known) return ok(known);
      const occasion = billOf(bill, at);
      if (!occasion.ok) return occasion;
      const evaluation = decide(null, occasion.value, at);
      const refusal = evaluation.refusals[0];
      if (refusal) return refuse({ code: 'engine', text: refusal.text });
      const coupons = couponsOf(evaluation, at.programme);
      const claim = claimOf(evaluation, at);
      const detail: EventDetail = {
        kind: 'anonymousSale',
        totalMinor: bill.totalMinor,
        discountMinor: evaluation.due.discountMinor,
        ...soldOf(occasion.value, evaluation, coupons, at.programme),
        why: evaluation.why.filter(({ outcome }) => outcome !== null && 'moneyMinor' in outcome),
        ...(claim ? { claim } : {}),
      };
      const moved = partsOf(evaluation.effects, { member: null, referrer: null }, coupons, ledger);
      return post(
        { ...draft(bill.operationId, null, at, receipt), detail, legs: legsFor(moved, at.businessDate) },
        alongside,
      );
    },
  };
}

const soldOf = (
  occasion: BillOccasion,
  evaluation: Evaluation,
  coupons: readonly Coupon[],
  { promotions }: Programme,
) => ({
  rewards: givenRewards(occasion.rewards, evaluation, promotions),
  ...(occasion.lines ? { lines: soldLines(occasion.lines, evaluation) } : {}),
  tenders: paidTenders(occasion.tenders ?? [], evaluation),
  ...(coupons.length > 0 ? { coupons } : {}),
});

/** What whoever comes back with the slip of a guest's bill would get; null: nothing, or the programme allows none. */
function claimOf({ effects }: Evaluation, { programme, businessDate }: Occasioned): Claim | null {
  const { claimDays } = programme.policies;
  const earns = effects.flatMap((effect) =>
    effect.kind === 'earn' && effect.to === 'member'
      ? [{ unit: effect.unit, quantity: effect.quantity, rule: effect.rule }]
      : [],
  );
  if (claimDays === 0 || earns.length === 0) return null;
  return { until: addDays(businessDate, claimDays), earns: fitting(earns) };
}

/** Readers and requests take 512 characters; so much is left of them for what a code gives. */
const longestList = 380;

/** A list that is too long for the code of a slip is summed per unit, under its first rule, as far as it goes. */
function fitting(earns: Claim['earns']): Claim['earns'] {
  const units = new Map<string, Claim['earns'][number]>();
  for (const earn of earns) {
    const before = units.get(earn.unit);
    units.set(earn.unit, before ? { ...before, quantity: before.quantity + earn.quantity } : earn);
  }
  const list = lengthOf(earns) <= longestList ? [...earns] : [...units.values()];
  while (lengthOf(list) > longestList) list.pop();
  return list;
}

const lengthOf = (earns: Claim['earns']): number =>
  earns.reduce((sum, { unit, quantity, rule }) => sum + `${unit}:${quantity}:${rule}+`.length, 0);
