/**
 * Taking an event back, in whole or in parts. Symmetric for each owner: what was gained leaves its own lot first, then
 * the owner's other lots, and the rest is owed or let go; what was spent returns to the lots that it came from, with
 * their days.
 *
 * A part takes its share of the total, rounded down over all parts together, so that parts which add up to the total
 * take back exactly everything. Spending is unwound from its end: after a half is refunded the owner holds what half
 * the spending would have left.
 */
import type { LocalDate } from '../../../kernel/dates.ts';
import { invariant } from '../../../kernel/invariant.ts';
import { scaleBy } from '../../../kernel/rounding.ts';
import { accountOf, type Owner, ownersOf, systemLeg } from '../accounts.ts';
import {
  type Account,
  type EventId,
  type LedgerEvent,
  type Leg,
  type SystemAccount,
  systemAccounts,
} from '../event.ts';
import { type Holdings, livesOn, spendableOn } from '../holdings.ts';
import { openPurse, type Purse } from '../purse.ts';
import { refundedMinor, totalOf } from './refunds.ts';

export interface Reversal {
  readonly original: LedgerEvent;
  /** Every earlier reversal of it. */
  readonly earlier: readonly LedgerEvent[];
  /** Of a bill's total, in minor units, above 0; null takes back all that is left. */
  readonly refundMinor: number | null;
  /**
   * Per unit, what expiry has taken from the lots that the event issued, from an owner and all who were merged into
   * them: it is not taken twice.
   */
  expired(owner: Owner): Readonly<Record<string, number>>;
  /** Whoever an owner was merged into, or the owner itself. */
  survivorOf(owner: Owner): Owner;
  holdingsOf(owner: Owner): Holdings;
  /** What cannot be taken back is owed, or let go at the shop's expense. */
  readonly shortfall: 'debt' | 'forgive';
  readonly holder: string;
  readonly onDate: LocalDate;
}

export function reversalLegs(reversal: Reversal): Leg[] {
  const share = shareAfter(reversal);
  const sides = sidesOf(reversal);
  const legs: Leg[] = [];
  for (const [survivor, owners] of bySurvivor(sides, reversal)) {
    const purse = openPurse(survivor, reversal.holder, reversal.holdingsOf(survivor));
    const system = [
      ...owners.flatMap((side) => giveBackAll(purse, reversal, side, share)),
      ...takeBackAll(purse, reversal, survivor, owners, share),
    ];
    legs.push(...purse.legs(), ...system);
  }
  return legs;
}

/** One owner's side of the original: what it put on each system account, and what earlier reversals took back. */
interface Side {
  readonly owner: Owner;
  readonly account: Account;
  /** As its system legs are marked; undefined: the event has one owner. */
  readonly opposite: Account | undefined;
  readonly moves: readonly Move[];
}

interface Move {
  readonly system: SystemAccount;
  readonly unit: string;
  /** On the system account: above 0 for what the owner spent, below for what it gained. */
  readonly amount: number;
  /** Likewise, by earlier reversals. */
  readonly back: number;
}

function sidesOf({ original, earlier }: Reversal): Side[] {
  const owners = ownersOf(original.legs);
  return owners.map((owner) => {
    const account = accountOf(owner);
    const opposite = owners.length > 1 ? account : undefined;
    const moves = systemAccounts.flatMap((system) => {
      const before = movedBy(earlier, system, opposite);
      return [...movedBy([original], system, opposite)].map(([unit, amount]): Move => {
        return { system, unit, amount, back: before.get(unit) ?? 0 };
      });
    });
    return { owner, account, opposite, moves };
  });
}

function bySurvivor(sides: readonly Side[], reversal: Reversal): Map<Owner, Side[]> {
  const survivors = new Map<Owner, Side[]>();
  for (const side of sides) {
    const survivor = reversal.survivorOf(side.owner);
    survivors.set(survivor, [...(survivors.get(survivor) ?? []), side]);
  }
  return survivors;
}

type Share = (amount: number) => number;

/** Answers the system's side. */
function giveBackAll(purse: Purse, { original, holder }: Reversal, side: Side, share: Share): Leg[] {
  const system: Leg[] = [];
  for (const { system: account, unit, amount, back } of side.moves) {
    if (amount <= 0) continue;
    const quantity = share(amount) + back;
    if (quantity === 0) continue;
    giveBack(purse, spentBy(original, side.account, unit), amount, -back, quantity);
    system.push(systemLeg(account, unit, holder, -quantity, side.opposite));
  }
  return system;
}

/** Answers the system's side. Two owners who have become one share what has expired, the first one first. */
function takeBackAll(
  purse: Purse,
  reversal: Reversal,
  survivor: Owner,
  sides: readonly Side[],
  share: Share,
): Leg[] {
  const { original, holder, shortfall, onDate } = reversal;
  const expired = { ...reversal.expired(survivor) };
  const system: Leg[] = [];
  for (const { moves, opposite } of sides) {
    for (const { system: account, unit, amount, back } of moves) {
      if (amount >= 0) continue;
      const gained = -amount;
      const gone = Math.min(gained, expired[unit] ?? 0);
      expired[unit] = (expired[unit] ?? 0) - gone;
      const quantity = Math.max(0, Math.min(share(gained), gained - gone) - back);
      if (quantity === 0) continue;
      const missing = takeBack(purse, original.id, unit, quantity, onDate);
      system.push(systemLeg(account, unit, holder, quantity, opposite));
      if (shortfall === 'debt') purse.owe(unit, missing);
      else if (missing > 0) system.push(systemLeg('loss', unit, holder, -missing, opposite));
    }
  }
  return system;
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

/** Signed amounts that events put on a system account for one owner, per unit; undefined: for their only one. */
function movedBy(
  events: readonly LedgerEvent[],
  account: SystemAccount,
  opposite: Account | undefined,
): Map<string, number> {
  const moved = new Map<string, number>();
  for (const event of events) {
    for (const leg of event.legs) {
      if (leg.account === account && leg.opposite === opposite)
        moved.set(leg.unit, (moved.get(leg.unit) ?? 0) + leg.amount);
    }
  }
  return moved;
}

/** The legs by which a unit left an owner's lots. */
const spentBy = (original: LedgerEvent, account: Account, unit: string): Leg[] =>
  original.legs.filter(
    (leg) => leg.account === account && leg.unit === unit && leg.lot !== null && leg.amount < 0,
  );

/** Returns `quantity` of the `spent` in all, of which `returned` is back already, last spent first. */
function giveBack(
  purse: Purse,
  sources: readonly Leg[],
  spent: number,
  returned: number,
  quantity: number,
): void {
  invariant(sources.reduce((sum, leg) => sum - leg.amount, 0) === spent, 'spending comes out of lots');
  let skip = returned;
  let missing = quantity;
  for (const leg of sources.toReversed()) {
    const left = Math.max(0, -leg.amount - skip);
    skip = Math.max(0, skip + leg.amount);
    const back = Math.min(left, missing);
    const { lot } = leg;
    if (back === 0 || lot === null) continue;
    purse.credit({ ...leg, lot }, back);
    missing -= back;
  }
  invariant(missing === 0, 'no more returns than was spent');
}

/** Own lot first, then lots that can be spent, pending ones, expired ones. Answers what nothing was left for. */
function takeBack(purse: Purse, own: EventId, unit: string, quantity: number, onDate: LocalDate): number {
  let missing = quantity - purse.take(unit, quantity, (lot) => lot.lot === own);
  missing -= purse.take(unit, missing, spendableOn(onDate));
  missing -= purse.take(unit, missing, livesOn(onDate));
  missing -= purse.take(unit, missing, () => true);
  return missing;
}
