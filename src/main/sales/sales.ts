/** What happens at the counter, as events: decide with the engine, commit once, answer. */
import type { Refusal } from '../../shared/contract/frame.ts';
import type { ParsedRequestOf } from '../../shared/contract/methods.ts';
import type { ChosenReward, Occasion } from '../../shared/domain/bills/bill.ts';
import { expiryOf } from '../../shared/domain/engine/compiled.ts';
import { evaluate } from '../../shared/domain/engine/evaluate.ts';
import type { Evaluation, MemberState } from '../../shared/domain/engine/evaluation.ts';
import type {
  EventDetail,
  EventId,
  GivenReward,
  LedgerEvent,
  Leg,
} from '../../shared/domain/ledger/event.ts';
import { availableOn, noHoldings } from '../../shared/domain/ledger/holdings.ts';
import {
  adjustLegs,
  earnLegs,
  expiryLegs,
  mergeLegs,
  occasionLegs,
  refundedMinor,
  refundShare,
  reversalLegs,
  totalOf,
} from '../../shared/domain/ledger/legs.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import { largestBillMinor, type Minor } from '../../shared/kernel/money.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Ledger, Posting } from '../ledger/ledger.ts';

/** Who stands at the counter, on which day, under which programme. */
export interface Occasioned {
  readonly programme: Programme;
  readonly staff: string;
  readonly businessDate: LocalDate;
}

export type Posted = Result<LedgerEvent, Refusal>;
/** Runs in the transaction of the event: receipt numbers, slips, member rows. */
export type Alongside = (event: LedgerEvent) => void;

export interface Sales {
  stateOf(member: string, date: LocalDate): MemberState;
  preview(member: string, bill: ParsedRequestOf<'bill.preview'>, at: Occasioned): Evaluation;
  previewRewards(member: string, rewards: readonly ChosenReward[], at: Occasioned): Evaluation;
  postBill(
    member: string,
    bill: ParsedRequestOf<'bill.post'>,
    receipt: string,
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  postAnonymous(
    request: ParsedRequestOf<'bill.postAnonymous'>,
    receipt: string,
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  /** A visit, or rewards taken without a bill. */
  postAction(
    member: string,
    action: {
      readonly operationId: string;
      readonly action: 'visit' | 'redemption';
      readonly rewards: readonly ChosenReward[];
    },
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  enrol(
    member: string,
    enrolment: { readonly operationId: string; readonly consent: string },
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  /** Takes back the whole (`refundMinor` null) or a part of an event. */
  reverse(reversal: Reversal, at: Occasioned, alongside: Alongside): Posted;
  adjust(adjustment: ParsedRequestOf<'points.adjust'>, approvedBy: string, at: Occasioned): Posted;
  merge(
    merge: { readonly operationId: string; readonly from: string; readonly into: string },
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  expire(member: string, operationId: string, date: LocalDate): Posted;
  refundable(event: LedgerEvent): Refundable;
}

export interface Reversal {
  readonly operationId: string;
  readonly event: EventId;
  readonly way: 'undo' | 'refund' | 'correction';
  readonly refundMinor: Minor | null;
  readonly reason: string;
}

/** What of an event has been taken back and what can be. */
export interface Refundable {
  readonly refundedMinor: Minor;
  /** Null for events without money: they are taken back whole or not at all. */
  readonly leftMinor: Minor | null;
  readonly reversible: boolean;
  readonly reversed: boolean;
}

/** `survivorOf` names whoever a member was merged into, or the member itself. */
export function createSales(ledger: Ledger, holder: string, survivorOf: (member: string) => string): Sales {
  const stateOf = (member: string, date: LocalDate): MemberState => {
    const holdings = ledger.holdings(member);
    return {
      enrolledOn: ledger.activity(member).enrolledOn ?? date,
      available: availableOn(holdings, date),
      debts: holdings.debts,
    };
  };
  const decide = (member: string, occasion: Occasion, at: Occasioned) =>
    evaluate(at.programme, stateOf(member, at.businessDate), occasion);
  const draft = (operationId: string, member: string | null, at: Occasioned, receipt: string | null) => ({
    operationId,
    member,
    staff: at.staff,
    businessDate: at.businessDate,
    receipt,
    programme: { id: at.programme.id, version: at.programme.version },
  });
  const post = (posting: Posting, alongside?: Alongside): Posted => {
    const posted = ledger.post(posting, alongside);
    if (posted.ok) return posted;
    return refuse(
      posted.refusal.kind === 'diskFull'
        ? { code: 'diskFull' }
        : { code: 'receiptAlreadyPosted', values: { receipt: posting.receipt ?? '' } },
    );
  };
  const legsOf =
    (member: string, evaluation: Evaluation, date: LocalDate) =>
    (self: EventId): Leg[] => {
      const moved = { spends: spendsOf(evaluation), grants: grantsOf(evaluation) };
      const legs = occasionLegs(self, member, holder, ledger.holdings(member), moved, date);
      invariant(legs.ok, 'the engine only spends what is available');
      return legs.value;
    };

  return {
    stateOf,
    preview: (member, bill, at) => decide(member, billOf(bill, at), at),
    previewRewards: (member, rewards, at) => decide(member, actionOf('redemption', rewards, at), at),
    postBill(member, bill, receipt, at, alongside) {
      const known = ledger.ofOperation(bill.operationId);
      if (known) return ok(known);
      const tooLarge = aboveLimit(bill.totalMinor, at.programme);
      if (tooLarge) return refuse(tooLarge);
      const evaluation = decide(member, billOf(bill, at), at);
      const refusal = evaluation.refusals[0];
      if (refusal) return refuse({ code: 'engine', text: refusal.text });
      const detail: EventDetail = {
        kind: 'sale',
        totalMinor: bill.totalMinor,
        discountMinor: evaluation.due.discountMinor,
        itemCount: bill.itemCount,
        rewards: givenRewards(bill.rewards, evaluation),
        why: evaluation.why,
      };
      return post(
        {
          ...draft(bill.operationId, member, at, receipt),
          detail,
          legs: legsOf(member, evaluation, at.businessDate),
        },
        alongside,
      );
    },
    postAnonymous(request, receipt, at, alongside) {
      const tooLarge = aboveLimit(request.totalMinor, at.programme);
      if (tooLarge) return refuse(tooLarge);
      const detail: EventDetail = { kind: 'anonymousSale', totalMinor: request.totalMinor };
      return post({ ...draft(request.operationId, null, at, receipt), detail, legs: () => [] }, alongside);
    },
    postAction(member, action, at, alongside) {
      const known = ledger.ofOperation(action.operationId);
      if (known) return ok(known);
      const evaluation = decide(member, actionOf(action.action, action.rewards, at), at);
      const refusal = evaluation.refusals[0];
      if (refusal) return refuse({ code: 'engine', text: refusal.text });
      const detail: EventDetail = {
        kind: 'action',
        action: action.action,
        rewards: givenRewards(action.rewards, evaluation),
        why: evaluation.why,
      };
      return post(
        {
          ...draft(action.operationId, member, at, null),
          detail,
          legs: legsOf(member, evaluation, at.businessDate),
        },
        alongside,
      );
    },
    enrol(member, enrolment, at, alongside) {
      const evaluation = evaluate(
        at.programme,
        { enrolledOn: at.businessDate, available: {} },
        actionOf('enrolment', [], at),
      );
      const detail: EventDetail = { kind: 'memberEnrolled', consent: enrolment.consent, why: evaluation.why };
      return post(
        {
          ...draft(enrolment.operationId, member, at, null),
          detail,
          legs: (self) => earnLegs(self, member, holder, noHoldings, grantsOf(evaluation)),
        },
        alongside,
      );
    },
    reverse(reversal, at, alongside) {
      const known = ledger.ofOperation(reversal.operationId);
      if (known) return ok(known);
      const event = ledger.event(reversal.event);
      if (!event) return refuse({ code: 'notReversible' });
      const earlier = ledger.reversalsOf(event.id);
      const left = refundable(event, earlier);
      if (left.reversed) return refuse({ code: 'alreadyReversed' });
      if (!left.reversible) return refuse({ code: 'notReversible' });
      if (reversal.refundMinor !== null && reversal.refundMinor > (left.leftMinor ?? 0)) {
        return refuse({ code: 'refundTooLarge', values: { leftMinor: left.leftMinor ?? 0 } });
      }
      const refundMinor = left.leftMinor === null ? null : (reversal.refundMinor ?? left.leftMinor);
      const detail: EventDetail = {
        kind: 'reversal',
        of: event.id,
        way: reversal.way,
        refundMinor,
        pointsPaidMinor: pointsPaidPart(event, left.refundedMinor, refundMinor ?? 0),
        reason: reversal.reason,
      };
      // After a merge the points lie with whoever the member became.
      const member = event.member ? survivorOf(event.member) : null;
      return post(
        {
          ...draft(reversal.operationId, member, at, null),
          programme: event.programme,
          detail,
          legs: () =>
            member
              ? reversalLegs({
                  original: event,
                  earlier,
                  refundMinor,
                  expired: ledger.expiredOf(event.id),
                  member,
                  holder,
                  holdings: ledger.holdings(member),
                  onDate: at.businessDate,
                })
              : [],
        },
        alongside,
      );
    },
    adjust(adjustment, approvedBy, at) {
      const { operationId, member, quantity, reason } = adjustment;
      const unit = at.programme.units.find((one) => one.id === adjustment.unit);
      if (!unit) return refuse({ code: 'badRequest', values: { field: 'unit' } });
      const change = { unit: unit.id, quantity, expiresOn: expiryOf(unit, at.businessDate) };
      const legsFor = (self: EventId) =>
        adjustLegs(self, member, holder, ledger.holdings(member), change, at.businessDate);
      const known = ledger.ofOperation(operationId);
      if (known) return ok(known);
      const trial = legsFor('0.0.0');
      if (!trial.ok) return refuse({ code: 'insufficient', values: { missing: trial.refusal.missing } });
      return post({
        ...draft(operationId, member, at, null),
        detail: { kind: 'adjustment', reason, approvedBy },
        legs: (self) => {
          const legs = legsFor(self);
          invariant(legs.ok, 'nothing came between the trial and the posting');
          return legs.value;
        },
      });
    },
    merge(merge, at, alongside) {
      return post(
        {
          ...draft(merge.operationId, merge.from, at, null),
          detail: { kind: 'memberMerged', into: merge.into },
          legs: () =>
            mergeLegs(
              { member: merge.from, holdings: ledger.holdings(merge.from) },
              { member: merge.into, holdings: ledger.holdings(merge.into) },
              holder,
              at.businessDate,
            ),
        },
        alongside,
      );
    },
    expire(member, operationId, date) {
      return post({
        operationId,
        member,
        staff: 'system',
        businessDate: date,
        receipt: null,
        programme: null,
        detail: { kind: 'expiry', onDate: date },
        legs: () => expiryLegs(ledger.holdings(member), member, date),
      });
    },
    refundable: (event) => refundable(event, ledger.reversalsOf(event.id)),
  };
}

function refundable(event: LedgerEvent, earlier: readonly LedgerEvent[]): Refundable {
  const totalMinor = totalOf(event);
  const refunded = refundedMinor(event, earlier);
  if (totalMinor !== null) {
    const leftMinor = refunded === null ? 0 : totalMinor - refunded;
    return {
      refundedMinor: totalMinor - leftMinor,
      leftMinor,
      reversible: leftMinor > 0,
      reversed: leftMinor === 0,
    };
  }
  const possible = event.detail.kind === 'action' || event.detail.kind === 'adjustment';
  const reversed = earlier.length > 0;
  return { refundedMinor: 0, leftMinor: null, reversible: possible && !reversed, reversed };
}

/** Of a refund, what was paid with points and returns as points. */
function pointsPaidPart(event: LedgerEvent, beforeMinor: Minor, refundMinor: Minor): Minor {
  if (event.detail.kind !== 'sale') return 0;
  return refundShare(event.detail.discountMinor, event.detail.totalMinor, beforeMinor, refundMinor);
}

const spendsOf = (evaluation: Evaluation) =>
  evaluation.effects.flatMap((effect) =>
    effect.kind === 'spend' ? [{ unit: effect.unit, quantity: effect.quantity }] : [],
  );

const grantsOf = (evaluation: Evaluation) =>
  evaluation.effects.flatMap((effect) =>
    effect.kind === 'earn'
      ? [{ unit: effect.unit, quantity: effect.quantity, expiresOn: effect.expiresOn }]
      : [],
  );

function givenRewards(chosen: readonly ChosenReward[], evaluation: Evaluation): GivenReward[] {
  return chosen.map((one) => ({
    ...one,
    discountMinor: evaluation.effects.reduce(
      (sum, effect) =>
        effect.kind === 'discount' && effect.reward === one.reward ? sum + effect.amountMinor : sum,
      0,
    ),
    costMinor: evaluation.effects.reduce(
      (sum, effect) =>
        effect.kind === 'give' && effect.reward === one.reward ? sum + effect.costMinor : sum,
      0,
    ),
  }));
}

const billOf = (bill: ParsedRequestOf<'bill.preview'>, at: Occasioned): Occasion => ({
  kind: 'bill',
  totalMinor: bill.totalMinor,
  itemCount: bill.itemCount,
  businessDate: at.businessDate,
  status: 'completed',
  rewards: bill.rewards,
});

const actionOf = (
  action: 'visit' | 'redemption' | 'enrolment',
  rewards: readonly ChosenReward[],
  at: Occasioned,
): Occasion => ({ kind: 'action', action, businessDate: at.businessDate, rewards });

function aboveLimit(totalMinor: Minor, programme: Programme): Refusal | null {
  const limitMinor = largestBillMinor[programme.currency];
  return totalMinor > limitMinor ? { code: 'amountTooLarge', values: { limitMinor } } : null;
}
