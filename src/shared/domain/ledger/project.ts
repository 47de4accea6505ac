/**
 * What the log says, worked out from nothing: balances, what was taken back, and the days' totals. The database keeps
 * the same facts as tables; comparing the two proves that the tables tell the truth.
 */
import { invariant } from '../../kernel/invariant.ts';
import { type Owner, ownerOf } from './accounts.ts';
import type { EventId, LedgerEvent, Leg } from './event.ts';
import { type DayChange, givenBy, type UseChange } from './given.ts';
import type { Holdings, Lot } from './holdings.ts';
import { totalOf } from './legs/refunds.ts';
import { bySpending, keyOf, lotOf } from './purse.ts';
import { type RollupChange, rollupsOf, type TakenBack } from './rollups.ts';

export interface Projection {
  /** Events come in the order of the log. */
  apply(event: LedgerEvent): void;
  owners(): Owner[];
  holdings(owner: Owner): Holdings;
  /** What all owners hold less what they owe, per unit. */
  outstanding(): ReadonlyMap<string, number>;
  members(): string[];
  /** A member's days and those of all who were merged into them, by measure and date. */
  days(member: string): DayChange[];
  /** In the order of their names. */
  uses(): UseChange[];
  /** Summed per date, measure, key and slot, in that order. */
  rollups(): RollupChange[];
}

/** `find` answers an event that was applied before. */
export function openProjection(find: (id: EventId) => LedgerEvent | null): Projection {
  const people = new Map<Owner, Person>();
  const days = new Map<string, Map<string, DayChange>>();
  const uses = new Map<string, UseChange>();
  const mergedInto = new Map<string, string>();
  const outstanding = new Map<string, number>();
  const takenBack = new Map<EventId, { refundedMinor: number; complete: boolean }>();
  const rollups = new Map<string, RollupChange>();

  function personOf(owner: Owner): Person {
    let person = people.get(owner);
    if (!person) people.set(owner, (person = { lots: new Map(), debts: {} }));
    return person;
  }

  function survivorOf(member: string): string {
    const into = mergedInto.get(member);
    return into === undefined ? member : survivorOf(into);
  }

  function applyLeg(leg: Leg): void {
    const { unit, amount } = leg;
    const owner = ownerOf(leg.account);
    if (owner === null) return;
    outstanding.set(unit, (outstanding.get(unit) ?? 0) + amount);
    const person = personOf(owner);
    if (leg.bucket === 'debt') {
      const owed = (person.debts[unit] ?? 0) - amount;
      invariant(owed >= 0, 'no more is paid back than is owed');
      if (owed === 0) delete person.debts[unit];
      else person.debts[unit] = owed;
      return;
    }
    const { lot } = leg;
    invariant(lot !== null, 'what an owner holds lies in a lot');
    const key = keyOf({ ...leg, lot });
    const remainder = (person.lots.get(key)?.remainder ?? 0) + amount;
    invariant(remainder >= 0, 'no lot goes below zero');
    if (remainder === 0) person.lots.delete(key);
    else person.lots.set(key, lotOf({ ...leg, lot }, remainder));
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

  function addDay(member: string, change: DayChange): void {
    const own = days.get(member) ?? new Map<string, DayChange>();
    days.set(member, own);
    const key = `${change.measure} ${change.date}`;
    const before = own.get(key);
    const count = change.count + (before?.count ?? 0);
    const amount = change.amount + (before?.amount ?? 0);
    invariant(count >= 0 && amount >= 0, 'no more is taken off a day than it has');
    if (count === 0 && amount === 0) own.delete(key);
    else own.set(key, { ...change, member, count, amount });
  }

  function addUse({ rule, times, quantity }: UseChange): void {
    const before = uses.get(rule);
    const after = {
      rule,
      times: times + (before?.times ?? 0),
      quantity: quantity + (before?.quantity ?? 0),
    };
    if (after.times === 0 && after.quantity === 0) uses.delete(rule);
    else uses.set(rule, after);
  }

  function merge(from: string, into: string): void {
    for (const change of days.get(from)?.values() ?? []) addDay(into, change);
    days.delete(from);
    mergedInto.set(from, into);
  }

  return {
    apply(event) {
      for (const leg of event.legs) applyLeg(leg);
      const takenBack = takeBack(event);
      for (const change of rollupsOf(event, takenBack)) addRollup(change);
      const given = givenBy(event, takenBack);
      for (const change of given.days) addDay(survivorOf(change.member), change);
      for (const change of given.uses) addUse(change);
      if (event.detail.kind === 'memberMerged' && event.member !== null)
        merge(event.member, event.detail.into);
    },
    owners: () => [...people.keys()],
    members: () => [...days.keys()],
    days: (member) => [...(days.get(member)?.values() ?? [])].sort(byMeasureThenDate),
    uses: () => [...uses.values()].sort((a, b) => compareTexts(a.rule, b.rule)),
    holdings(owner) {
      const person = people.get(owner);
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

export function byMeasureThenDate(a: DayChange, b: DayChange): number {
  return compareTexts(a.measure, b.measure) || compareTexts(a.date, b.date);
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
