/** Taking events back, in whole or in part. */
import type { Refusal } from '../../shared/contract/frame.ts';
import type { EventDetail, EventId, LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { refundedMinor, refundShare, reversalLegs, totalOf } from '../../shared/domain/ledger/legs.ts';
import type { Minor } from '../../shared/kernel/money.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Desk } from './desk.ts';
import type { Alongside, Occasioned, Posted } from './sales.ts';

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

/** Wholly or not at all: kinds of event that can be taken back although they have no bill. */
const wholeOnly: ReadonlySet<EventDetail['kind']> = new Set([
  'action',
  'adjustment',
  'claim',
  'promise',
  'purchase',
]);

export function refundable(event: LedgerEvent, earlier: readonly LedgerEvent[]): Refundable {
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
  const reversed = earlier.length > 0;
  return {
    refundedMinor: 0,
    leftMinor: null,
    reversible: wholeOnly.has(event.detail.kind) && !reversed,
    reversed,
  };
}

export function reversals(parts: Desk): (reversal: Reversal, at: Occasioned, alongside: Alongside) => Posted {
  const { ledger } = parts;

  function allowed(reversal: Reversal, event: LedgerEvent): Result<Refundable, Refusal> {
    const left = refundable(event, ledger.reversalsOf(event.id));
    if (left.reversed) return refuse({ code: 'alreadyReversed' });
    if (!left.reversible) return refuse({ code: 'notReversible' });
    if (reversal.refundMinor !== null && reversal.refundMinor > (left.leftMinor ?? 0))
      return refuse({ code: 'refundTooLarge', values: { leftMinor: left.leftMinor ?? 0 } });
    return ok(left);
  }

  function postReversal(
    reversal: Reversal,
    event: LedgerEvent,
    left: Refundable,
    at: Occasioned,
    alongside?: Alongside,
  ): Posted {
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
    const member = event.member ? parts.survivorOf(event.member) : null;
    return parts.post(
      {
        ...parts.draft(reversal.operationId, member, at, null),
        programme: event.programme,
        detail,
        legs: () =>
          reversalLegs({
            original: event,
            earlier: ledger.reversalsOf(event.id),
            refundMinor,
            expired: ledger.expiredOf(event.id),
            survivorOf: parts.survivorOf,
            holdingsOf: (owner) => ledger.holdings(owner),
            holder: parts.holder,
            shortfall: at.programme.policies.refundShortfall,
            onDate: at.businessDate,
          }),
      },
      alongside,
    );
  }

  return (reversal, at, alongside) => {
    const known = ledger.ofOperation(reversal.operationId);
    if (known) return ok(known);
    const event = ledger.event(reversal.event);
    if (!event) return refuse({ code: 'notReversible' });
    const left = allowed(reversal, event);
    if (!left.ok) return left;
    return parts.transaction(() => {
      const posted = postReversal(reversal, event, left.value, at, alongside);
      const claim = posted.ok ? ledger.claimOf(event.id) : null;
      // What was claimed with the slip of a guest's bill goes with the bill.
      if (claim && isWhole(reversal, left.value)) {
        const ofClaim = {
          ...reversal,
          operationId: parts.newOperation(),
          refundMinor: null,
        };
        const state = refundable(claim, ledger.reversalsOf(claim.id));
        if (state.reversible) postReversal(ofClaim, claim, state, at);
      }
      return posted;
    });
  };
}

const isWhole = ({ refundMinor }: Reversal, { leftMinor }: Refundable): boolean =>
  refundMinor === null || refundMinor === leftMinor;

/** Of a refund, what was paid with points and returns as points. */
function pointsPaidPart(event: LedgerEvent, beforeMinor: Minor, refundMinor: Minor): Minor {
  const { detail } = event;
  if (detail.kind !== 'sale' && detail.kind !== 'anonymousSale') return 0;
  return refundShare(detail.discountMinor ?? 0, detail.totalMinor, beforeMinor, refundMinor);
}
