/** Keeps balances, look-ups and totals in step with the log. Runs in the transaction that appends the event. */
import { type Owner, ownerOf } from '../../shared/domain/ledger/accounts.ts';
import type { LedgerEvent, Leg } from '../../shared/domain/ledger/event.ts';
import { totalOf } from '../../shared/domain/ledger/legs/refunds.ts';
import { rollupsOf, type TakenBack } from '../../shared/domain/ledger/rollups.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { Readable } from '../database/database.ts';
import { type ActivityProjection, openActivity, openSurvivors } from './activity.ts';
import type { EventStore, StoredEvent } from './event-store.ts';
import { type GivenProjection, openGiven } from './given.ts';
import { atOnce, never } from './lots.ts';

export interface Projector {
  apply(stored: StoredEvent): void;
}

export interface BusinessKey {
  readonly kind: 'bill' | 'claim';
  readonly name: string;
}

/** Bills of either kind share one key: a receipt names one purchase. A bill is claimed once. */
export function businessKeyOf(event: Pick<LedgerEvent, 'detail' | 'receipt'>): BusinessKey | null {
  const { detail, receipt } = event;
  if (detail.kind === 'claim') return { kind: 'claim', name: detail.of };
  const isBill = detail.kind === 'sale' || detail.kind === 'anonymousSale';
  return isBill && receipt !== null ? { kind: 'bill', name: receipt } : null;
}

export function openProjector(database: Readable, events: EventStore): Projector {
  const statements = prepareAll(database);
  const activity: ActivityProjection = openActivity(database);
  const given: GivenProjection = openGiven(database);
  const survivorOf = openSurvivors(database);

  function apply({ position, event }: StoredEvent): void {
    statements.operation.run(event.operationId, position);
    const key = businessKeyOf(event);
    if (key !== null) statements.businessKey.run(key.kind, key.name, position);
    event.legs.forEach((leg, line) => applyLeg(leg, position, line));
    assertNothingHeldWhileOwed(event.legs);
    const takenBack = takeBack(event);
    const facts = takenBack?.facts ?? null;
    for (const { date, measure, key, slot, count, amount } of rollupsOf(event, facts))
      statements.rollup.run(date, measure, key, slot, count, amount);
    given.apply(event, facts, survivorOf);
    activity.apply(position, event, takenBack);
  }

  function applyLeg(leg: Leg, position: number, line: number): void {
    const { unit, bucket, holder, lot, expiresOn, availableFrom = null, amount } = leg;
    const owner = ownerOf(leg.account);
    if (owner === null) {
      statements.outstanding.run(unit, -amount);
      return;
    }
    statements.entry.run(owner, position, line, unit, bucket, holder, lot, expiresOn, availableFrom, amount);
    if (bucket === 'debt') moveDebt(owner, unit, holder, -amount);
    else if (lot !== null)
      moveLot([owner, unit, expiresOn ?? never, lot, holder, availableFrom ?? atOnce], amount);
  }

  function moveLot(key: LotKey, amount: number): void {
    if (amount > 0) {
      statements.addToLot.run(...key, amount);
      return;
    }
    const remainder = statements.remainder.get(...key) ?? 0;
    invariant(remainder + amount >= 0, 'no lot goes below zero');
    if (remainder + amount === 0) statements.dropLot.run(...key);
    else statements.takeFromLot.run(-amount, ...key);
  }

  function moveDebt(owner: Owner, unit: string, holder: string, amount: number): void {
    const owed = (statements.owed.get(owner, unit, holder) ?? 0) + amount;
    invariant(owed >= 0, 'no more is paid back than is owed');
    if (owed === 0) statements.dropDebt.run(owner, unit, holder);
    else statements.setDebt.run(owner, unit, holder, owed);
  }

  function assertNothingHeldWhileOwed(legs: readonly Leg[]): void {
    for (const { account, unit } of legs) {
      const owner = ownerOf(account);
      if (owner === null || !statements.owes.get(owner, unit)) continue;
      invariant(!statements.holds.get(owner, unit), 'nothing is held while something is owed');
    }
  }

  function takeBack(event: LedgerEvent): Reversed | null {
    const { detail } = event;
    if (detail.kind !== 'reversal') return null;
    const stored = events.byId(detail.of);
    invariant(stored !== null, 'a reversal names an event of this log');
    const before = statements.takenBack.get(stored.position);
    invariant(before?.complete !== 1, 'an event is taken back once');
    const total = totalOf(stored.event);
    const refundedMinor = before?.refunded_minor ?? 0;
    const after = detail.refundMinor === null ? (total ?? 0) : refundedMinor + detail.refundMinor;
    invariant(after <= (total ?? 0), 'no more is taken back than there was');
    const complete = detail.refundMinor === null || after === total;
    statements.setTakenBack.run(stored.position, after, complete ? 1 : 0);
    const key = businessKeyOf(stored.event);
    // The receipt may be entered again once its bill is gone, and the bill claimed again once its claim is.
    if (complete && key !== null) statements.dropBusinessKey.run(key.kind, key.name);
    return { position: stored.position, facts: { original: stored.event, refundedMinor, complete } };
  }

  return { apply };
}

export interface Reversed {
  /** Of the original. */
  readonly position: number;
  readonly facts: TakenBack;
}

type LotKey = [
  owner: Owner,
  unit: string,
  expiresOn: string,
  lot: string,
  holder: string,
  availableFrom: string,
];

const lotKey = 'owner = ? AND unit = ? AND expires_on = ? AND lot = ? AND holder = ? AND available_from = ?';

function prepareAll(database: Readable) {
  return {
    operation: database.prepare<[string, number]>('INSERT INTO operation VALUES (?, ?)'),
    businessKey: database.prepare<[string, string, number]>('INSERT INTO business_key VALUES (?, ?, ?)'),
    dropBusinessKey: database.prepare<[string, string]>(
      'DELETE FROM business_key WHERE kind = ? AND name = ?',
    ),
    entry: database.prepare<
      [string, number, number, string, string, string, string | null, string | null, string | null, number]
    >('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    remainder: database
      .prepare<LotKey, number>(`SELECT remainder FROM lot WHERE ${lotKey}`)
      .pluck() as unknown as Plucked<LotKey>,
    addToLot: database.prepare<[...LotKey, number]>(
      `INSERT INTO lot VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET remainder = remainder + excluded.remainder`,
    ),
    takeFromLot: database.prepare<[number, ...LotKey]>(
      `UPDATE lot SET remainder = remainder - ? WHERE ${lotKey}`,
    ),
    dropLot: database.prepare<LotKey>(`DELETE FROM lot WHERE ${lotKey}`),
    owed: database
      .prepare('SELECT owed FROM debt WHERE owner = ? AND unit = ? AND holder = ?')
      .pluck() as unknown as Plucked<[string, string, string]>,
    setDebt: database.prepare<[string, string, string, number]>(
      'INSERT INTO debt VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET owed = excluded.owed',
    ),
    dropDebt: database.prepare<[string, string, string]>(
      'DELETE FROM debt WHERE owner = ? AND unit = ? AND holder = ?',
    ),
    owes: database.prepare<[string, string]>('SELECT 1 FROM debt WHERE owner = ? AND unit = ? LIMIT 1'),
    holds: database.prepare<[string, string]>('SELECT 1 FROM lot WHERE owner = ? AND unit = ? LIMIT 1'),
    takenBack: database.prepare<[number], { refunded_minor: number; complete: number }>(
      'SELECT refunded_minor, complete FROM taken_back WHERE position = ?',
    ),
    setTakenBack: database.prepare<[number, number, number]>(
      `INSERT INTO taken_back VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET refunded_minor = excluded.refunded_minor, complete = excluded.complete`,
    ),
    rollup: database.prepare<[string, string, string, number, number, number]>(
      `INSERT INTO rollup VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET count = count + excluded.count, amount = amount + excluded.amount`,
    ),
    outstanding: database.prepare<[string, number]>(
      `INSERT INTO outstanding VALUES (?, ?)
       ON CONFLICT DO UPDATE SET amount = amount + excluded.amount`,
    ),
  };
}

interface Plucked<Parameters extends unknown[]> {
  get(...parameters: Parameters): number | undefined;
}
