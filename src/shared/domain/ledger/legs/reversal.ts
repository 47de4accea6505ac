/**
 * Taking an event back, in whole or in parts. Symmetric: what was gained leaves its own lot first, then the member's
 * other lots, and the rest is owed; what was spent returns to the lots that it came from, with their last days.
 *
 * A part takes its share of the total, rounded down over all parts together, so that parts which add up to the total
 * take back exactly everything. Spending is unwound from its end: after a half is refunded the member holds what half
 * the spending would have left.
 */
import type { LocalDate } from '../../../kernel/dates.ts';
import { invariant } from '../../../kernel/invariant.ts';
import { scaleBy } from '../../../kernel/rounding.ts';
import { memberOf, systemLeg } from '../accounts.ts';
import { type EventId, type LedgerEvent, type Leg, systemAccounts } from '../event.ts';
import type { Holdings } from '../holdings.ts';
import { livesOn, openPurse, type Purse } from '../purse.ts';

export interface Reversal {
  readonly original: LedgerEvent;
  /** Every earlier reversal of it. */
  readonly earlier: readonly LedgerEvent[];
  /** Of a bill's total, in minor units, above 0; null takes back all that is left. */
  readonly refundMinor: number | null;
  /** Per unit, what expiry has already taken from the lots that the event issued: it is not taken twice. */
  readonly expired: Readonly<Record<string, number>>;
  /** Who holds the points now: the event's member, or who that was merged into. */
  readonly member: string;
  readonly holder: string;
  readonly holdings: Holdings;
  readonly onDate: LocalDate;
}

export function reversalLegs(reversal: Reversal): Leg[] {
  const { original, member, holder, holdings } = reversal;
  const purse = openPurse(member, holder, holdings);
  const share = shareAfter(reversal);
  const system: Leg[] = [];
  for (const account of systemAccounts) {
    for (const [unit, amount] of movedBy([original], account)) {
      const before = movedBy(reversal.earlier, account).get(unit) ?? 0;
      if (amount > 0) {
        const quantity = share(amount) + before;
        if (quantity === 0) continue;
        giveBack(purse, reversal, unit, amount, -before, quantity);
        system.push(systemLeg(account, unit, holder, -quantity));
      }
    }
  }
  for (const account of systemAccounts) {
    for (const [unit, amount] of movedBy([original], account)) {
      const before = movedBy(reversal.earlier, account).get(unit) ?? 0;
      if (amount < 0) {
        const gained = -amount;
        const due = Math.min(share(gained), gained - (reversal.expired[unit] ?? 0));
        const quantity = Math.max(0, due - before);
        if (quantity === 0) continue;
        takeBack(purse, original.id, unit, quantity, reversal.onDate);
        system.push(systemLeg(account, unit, holder, quantity));
      }
    }
  }
  return [...purse.legs(), ...system];
}

/** How much of a bill its earlier reversals took back; null: all of it. */
export function refundedMinor(original: LedgerEvent, earlier: readonly LedgerEvent[]): number | null {
  let refunded = 0;
  for (const { detail } of earlier) {
    if (detail.kind !== 'reversal') continue;
    if (detail.refundMinor === null) return null;
    refunded += detail.refundMinor;
  }
  return refunded === totalOf(original) ? null : refunded;
}

/** The total that an event can be refunded in parts of; null: only as a whole. */
export function totalOf(event: LedgerEvent): number | null {
  const { detail } = event;
  return detail.kind === 'sale' || detail.kind === 'anonymousSale' ? detail.totalMinor : null;
}

/**
 * Of `amount` that belongs to a whole bill, what this refund carries: the share after it less the share before it,
 * both rounded down.
 */
export function refundShare(
  amount: number,
  totalMinor: number,
  beforeMinor: number,
  refundMinor: number,
): number {
  const until = (minor: number) => scaleBy(amount, minor, totalMinor, 'down');
  return until(beforeMinor + refundMinor) - until(beforeMinor);
}

/** The share of an amount that is taken back once this reversal is done. */
function shareAfter(reversal: Reversal): (amount: number) => number {
  const { original, earlier, refundMinor } = reversal;
  const before = refundedMinor(original, earlier);
  invariant(before !== null, 'an event is taken back once');
  if (refundMinor === null) return (amount) => amount;
  const total = totalOf(original);
  invariant(total !== null, 'only bills are refunded in parts');
  const after = before + refundMinor;
  invariant(refundMinor > 0 && after <= total, 'a refund lies within the bill');
  return (amount) => scaleBy(amount, after, total, 'down');
}

/** Signed amounts that events put on a system account, per unit. */
function movedBy(events: readonly LedgerEvent[], account: Leg['account']): Map<string, number> {
  const moved = new Map<string, number>();
  for (const event of events) {
    for (const leg of event.legs) {
      if (leg.account === account) moved.set(leg.unit, (moved.get(leg.unit) ?? 0) + leg.amount);
    }
  }
  return moved;
}

/** Returns `quantity` of the `spent` in all, of which `returned` is back already, last spent first. */
function giveBack(
  purse: Purse,
  reversal: Reversal,
  unit: string,
  spent: number,
  returned: number,
  quantity: number,
): void {
  const sources = reversal.original.legs.filter(
    (leg) => leg.unit === unit && leg.lot !== null && leg.amount < 0 && memberOf(leg.account) !== null,
  );
  invariant(sources.reduce((sum, leg) => sum - leg.amount, 0) === spent, 'spending comes out of lots');
  let skip = returned;
  let missing = quantity;
  for (const leg of sources.toReversed()) {
    const left = Math.max(0, -leg.amount - skip);
    skip = Math.max(0, skip + leg.amount);
    const back = Math.min(left, missing);
    if (back === 0 || leg.lot === null) continue;
    purse.credit({ lot: leg.lot, unit, holder: leg.holder, expiresOn: leg.expiresOn }, back);
    missing -= back;
  }
  invariant(missing === 0, 'no more returns than was spent');
}

/** Own lot first, then lots that can still be spent, then expired ones; the rest is owed. */
function takeBack(purse: Purse, own: EventId, unit: string, quantity: number, onDate: LocalDate): void {
  let missing = quantity - purse.take(unit, quantity, (lot) => lot.lot === own);
  missing -= purse.take(unit, missing, livesOn(onDate));
  missing -= purse.take(unit, missing, () => true);
  purse.owe(unit, missing);
}
