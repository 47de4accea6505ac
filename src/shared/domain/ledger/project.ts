/**
 * What the log says, worked out from nothing: balances, what was taken back, and the days' totals. The database keeps
 * the same facts as tables; comparing the two proves that the tables tell the truth.
 */
import { invariant } from '../../kernel/invariant.ts';
import { memberOf } from './accounts.ts';
import type { EventId, LedgerEvent, Leg } from './event.ts';
import type { Holdings, Lot } from './holdings.ts';
import { totalOf } from './legs/reversal.ts';
import { bySpending } from './purse.ts';
import { type RollupChange, rollupsOf, type TakenBack } from './rollups.ts';

export interface Projection {
  /** Events come in the order of the log. */
  apply(event: LedgerEvent): void;
  members(): string[];
  holdings(member: string): Holdings;
  /** What all members hold less what they owe, per unit. */
  outstanding(): ReadonlyMap<string, number>;
  /** Summed per date, measure, key and slot, in that order. */
  rollups(): RollupChange[];
}

/** `find` answers an event that was applied before. */
export function openProjection(find: (id: EventId) => LedgerEvent | null): Projection {
  const people = new Map<string, Person>();
  const outstanding = new Map<string, number>();
  const takenBack = new Map<EventId, { refundedMinor: number; complete: boolean }>();
  const rollups = new Map<string, RollupChange>();

  function personOf(member: string): Person {
    let person = people.get(member);
    if (!person) people.set(member, (person = { lots: new Map(), debts: {} }));
    return person;
  }

  function applyLeg(leg: Leg): void {
    const { unit, amount } = leg;
    const member = memberOf(leg.account);
    if (member === null) return;
    outstanding.set(unit, (outstanding.get(unit) ?? 0) + amount);
    const person = personOf(member);
    if (leg.bucket === 'debt') {
      const owed = (person.debts[unit] ?? 0) - amount;
      invariant(owed >= 0, 'no more is paid back than is owed');
      if (owed === 0) delete person.debts[unit];
      else person.debts[unit] = owed;
      return;
    }
    const { lot, holder, expiresOn } = leg;
    invariant(lot !== null, 'what a member holds lies in a lot');
    const key = `${unit} ${lot} ${holder} ${expiresOn ?? ''}`;
    const remainder = (person.lots.get(key)?.remainder ?? 0) + amount;
    invariant(remainder >= 0, 'no lot goes below zero');
    if (remainder === 0) person.lots.delete(key);
    else person.lots.set(key, { lot, unit, holder, expiresOn, remainder });
  }

  function takeBack(event: LedgerEvent): TakenBack | null {
    const { detail } = event;
    if (detail.kind !== 'reversal') return null;
    const original = find(detail.of);
    invariant(original !== null, 'a reversal names an event of this log');
    const before = takenBack.get(detail.of) ?? { refundedMinor: 0, complete: false };
    invariant(!before.complete, 'an event is taken back once');
    const total = totalOf(original) ?? 0;
    const refundedMinor = detail.refundMinor === null ? total : before.refundedMinor + detail.refundMinor;
    invariant(refundedMinor <= total, 'no more is taken back than there was');
    const complete = detail.refundMinor === null || refundedMinor === total;
    takenBack.set(detail.of, { refundedMinor, complete });
    return { original, refundedMinor: before.refundedMinor, complete };
  }

  function addRollup(change: RollupChange): void {
    const key = `${change.date} ${change.measure} ${change.key} ${change.slot}`;
    const before = rollups.get(key);
    rollups.set(key, {
      ...change,
      count: change.count + (before?.count ?? 0),
      amount: change.amount + (before?.amount ?? 0),
    });
  }

  return {
    apply(event) {
      for (const leg of event.legs) applyLeg(leg);
      for (const change of rollupsOf(event, takeBack(event))) addRollup(change);
    },
    members: () => [...people.keys()],
    holdings(member) {
      const person = people.get(member);
      if (!person) return { lots: [], debts: {} };
      return {
        lots: [...person.lots.values()].sort(byUnitThenSpending),
        debts: inOrderOfUnits(person.debts),
      };
    },
    outstanding: () => outstanding,
    rollups: () => [...rollups.values()].sort(byKey),
  };
}

interface Person {
  readonly lots: Map<string, Lot>;
  readonly debts: Record<string, number>;
}

function byUnitThenSpending(a: Lot, b: Lot): number {
  return compareTexts(a.unit, b.unit) || bySpending(a, b);
}

function byKey(a: RollupChange, b: RollupChange): number {
  return (
    compareTexts(a.date, b.date) ||
    compareTexts(a.measure, b.measure) ||
    compareTexts(a.key, b.key) ||
    a.slot - b.slot
  );
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The same whichever debt came first, as everything that is compared with the tables. */
const inOrderOfUnits = (debts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(debts).sort(([a], [b]) => (a < b ? -1 : 1)));
