/** What happens at the counter, as events: decide with the engine, commit once, answer. */
import type { Refusal } from '../../shared/contract/frame.ts';
import type { ParsedRequestOf } from '../../shared/contract/methods.ts';
import type { ActionKind, ChosenReward, Rating } from '../../shared/domain/bills/bill.ts';
import type { Context, Evaluation, MemberState, WhyLine } from '../../shared/domain/engine/evaluation.ts';
import type { Claim, EventId, LedgerEvent } from '../../shared/domain/ledger/event.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { billSales } from './bills.ts';
import { deedSales } from './deeds.ts';
import { openDesk, type SalesParts } from './desk.ts';
import { memberSales } from './members.ts';
import type { BillRequest } from './occasions.ts';
import { promiseSales } from './promises.ts';
import { type Refundable, type Reversal, refundable, reversals } from './reversals.ts';

export type { Refundable, Reversal } from './reversals.ts';

/** Who stands at the counter, on which day, under which programme. */
export interface Occasioned {
  readonly programme: Programme;
  readonly staff: string;
  readonly businessDate: LocalDate;
  /** Minutes since local midnight; absent where nobody knows, as on a day that is lived through again. */
  readonly minute?: number;
}

export type Posted = Result<LedgerEvent, Refusal>;
/** Runs in the transaction of the event: receipt numbers, slips, member rows. */
export type Alongside = (event: LedgerEvent) => void;

export interface Sales {
  stateOf(member: string, date: LocalDate, programme: Programme): MemberState;
  contextOf(at: Occasioned): Context;
  /** `member` null: a guest. Refused when the bill itself cannot be: an item that is gone, a code that nobody knows. */
  preview(member: string | null, bill: BillRequest, at: Occasioned): Result<Evaluation, Refusal>;
  previewRewards(
    member: string,
    rewards: readonly ChosenReward[],
    at: Occasioned,
  ): Result<Evaluation, Refusal>;
  previewAction(
    member: string,
    action: { readonly action: ActionKind; readonly name?: string },
    at: Occasioned,
  ): Evaluation;
  postBill(
    member: string,
    bill: ParsedRequestOf<'bill.post'>,
    receipt: string,
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  postAnonymous(
    bill: ParsedRequestOf<'bill.postAnonymous'>,
    receipt: string,
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  /** A deed, or rewards taken without a bill. */
  postAction(
    member: string,
    action: {
      readonly operationId: string;
      readonly action: ActionKind;
      readonly name?: string;
      readonly rating?: Rating;
      readonly rewards: readonly ChosenReward[];
    },
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  topUp(
    member: string,
    request: ParsedRequestOf<'wallet.topUp'>,
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  sellMembership(
    member: string,
    request: ParsedRequestOf<'membership.sell'>,
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  /** `code` names the card that is sold. */
  sellGiftCard(
    request: ParsedRequestOf<'giftCard.sell'>,
    code: string,
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  /** What a bill without a member would have earned. */
  claim(member: string, claim: Claiming, at: Occasioned, alongside: Alongside): Posted;
  promise(member: string, promise: Promising, at: Occasioned, alongside: Alongside): Posted;
  /** Posts what campaigns promise this member now; the sentences that say so. */
  keepCampaigns(member: string, newOperation: () => string, at: Occasioned): readonly WhyLine[];
  freeze(
    member: string,
    request: Omit<ParsedRequestOf<'tier.freeze'>, 'member' | 'ownerPin'>,
    approvedBy: string,
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  /** Takes a voucher into this ledger that another terminal of the shop printed. */
  admit(admission: Admission, at: Occasioned): Posted;
  enrol(
    member: string,
    enrolment: {
      readonly operationId: string;
      readonly consent: string;
      readonly referrer: string | null;
    },
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  /** Takes back the whole (`refundMinor` null) or a part of an event. */
  reverse(reversal: Reversal, at: Occasioned, alongside: Alongside): Posted;
  /** `expiresOn` absent: as the unit says. */
  adjust(
    adjustment: Omit<ParsedRequestOf<'points.adjust'>, 'ownerPin'> & {
      readonly expiresOn?: LocalDate | null;
    },
    approvedBy: string,
    at: Occasioned,
  ): Posted;
  merge(
    merge: { readonly operationId: string; readonly from: string; readonly into: string },
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  /** Of `lapsed` units everything goes, whatever its last day. */
  expire(owner: string, operationId: string, date: LocalDate, lapsed?: readonly string[]): Posted;
  refundable(event: LedgerEvent): Refundable;
}

export interface Claiming {
  readonly operationId: string;
  readonly of: EventId;
  readonly partner: string | null;
  readonly earns: Claim['earns'];
}

export interface Promising {
  readonly operationId: string;
  readonly voucher: string;
  readonly by: 'campaign' | 'group' | 'word' | 'staff';
  readonly source: string;
}

export interface Admission {
  readonly operationId: string;
  readonly code: string;
  readonly voucher: string;
  readonly uses: number;
  readonly expiresOn: LocalDate | null;
}

export function createSales(parts: SalesParts): Sales {
  const desk = openDesk(parts);
  const { stateOf, contextOf } = desk;
  return {
    stateOf,
    contextOf,
    ...billSales(desk),
    ...deedSales(desk),
    ...promiseSales(desk),
    ...memberSales(desk),
    reverse: reversals(desk),
    refundable: (event) => refundable(event, parts.ledger.reversalsOf(event.id)),
  };
}
