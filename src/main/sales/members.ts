/** What happens to a member's standing and balances besides selling. */
import { evaluate } from '../../shared/domain/engine/evaluate.ts';
import { expiryOf } from '../../shared/domain/engine/expiry.ts';
import { isBearer } from '../../shared/domain/ledger/accounts.ts';
import type { EventId } from '../../shared/domain/ledger/event.ts';
import { adjustLegs, expiryLegs, mergeLegs } from '../../shared/domain/ledger/legs.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { actionOf, type Desk } from './desk.ts';
import { bucketOf, guestState } from './member-state.ts';
import { partsOf } from './moves.ts';
import type { Sales } from './sales.ts';

export function memberSales(desk: Desk): Pick<Sales, 'enrol' | 'freeze' | 'adjust' | 'merge' | 'expire'> {
  const { ledger, holder, survivorOf, contextOf, draft, post, legsFor, couponsOf } = desk;
  return {
    enrol(member, { operationId, consent, referrer }, at, alongside) {
      const evaluation = evaluate(
        at.programme,
        {
          ...guestState(at.businessDate),
          isGuest: false,
          bucket: bucketOf(member),
          referredOn: referrer === null ? null : at.businessDate,
        },
        actionOf('enrolment', [], at),
        contextOf(at),
      );
      const owners = { member, referrer: referrer === null ? null : survivorOf(referrer) };
      const coupons = couponsOf(evaluation, at.programme);
      const moved = partsOf(evaluation.effects, owners, coupons, ledger);
      return post(
        {
          ...draft(operationId, member, at, null),
          detail: {
            kind: 'memberEnrolled',
            consent,
            why: evaluation.why,
            referrer,
            ...(coupons.length > 0 ? { coupons } : {}),
          },
          legs: legsFor(moved, at.businessDate),
        },
        alongside,
      );
    },
    freeze(member, { operationId, from, until, reason }, approvedBy, at, alongside) {
      const known = ledger.ofOperation(operationId);
      if (known) return ok(known);
      return post(
        {
          ...draft(operationId, member, at, null),
          detail: { kind: 'tierFrozen', from, until, reason, approvedBy },
          legs: () => [],
        },
        alongside,
      );
    },
    adjust(adjustment, approvedBy, at) {
      const { operationId, member, quantity, reason } = adjustment;
      const unit = at.programme.units.find((one) => one.id === adjustment.unit);
      if (!unit) return refuse({ code: 'badRequest', values: { field: 'unit' } });
      const expiresOn = adjustment.expiresOn ?? expiryOf(unit, at.businessDate);
      const change = { unit: unit.id, quantity, expiresOn };
      const legsOf = (self: EventId) =>
        adjustLegs(self, member, holder, ledger.holdings(member), change, at.businessDate);
      const known = ledger.ofOperation(operationId);
      if (known) return ok(known);
      const trial = legsOf('0.0.0');
      if (!trial.ok) return refuse({ code: 'insufficient', values: { missing: trial.refusal.missing } });
      return post({
        ...draft(operationId, member, at, null),
        detail: { kind: 'adjustment', reason, approvedBy },
        legs: (self) => {
          const legs = legsOf(self);
          invariant(legs.ok, 'nothing came between the trial and the posting');
          return legs.value;
        },
      });
    },
    merge: (merge, at, alongside) =>
      post(
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
      ),
    expire: (owner, operationId, date, lapsed) =>
      post({
        operationId,
        member: isBearer(owner) ? null : owner,
        staff: 'system',
        businessDate: date,
        receipt: null,
        programme: null,
        detail: { kind: 'expiry', onDate: date },
        legs: () => expiryLegs(ledger.holdings(owner), owner, date, lapsed),
      }),
  };
}
