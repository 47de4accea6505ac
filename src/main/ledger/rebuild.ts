/** The projections as a whole: thrown away and made again from the log, or read as one fingerprint. */
import { createHash } from 'node:crypto';
import type { Database, Readable } from '../database/database.ts';
import { openEventStore } from './event-store.ts';
import { openProjector } from './projector.ts';

const projections = [
  'entry',
  'lot',
  'debt',
  'operation',
  'business_key',
  'taken_back',
  'activity',
  'member_day',
  'use_total',
  'rollup',
  'outstanding',
] as const;

/** All or nothing. Throws InvariantViolation when the log itself breaks a promise. */
export function rebuildProjections(database: Database): void {
  database.transaction(() => remakeProjections(database));
}

/** The same inside the caller's transaction. */
export function remakeProjections(connection: Readable): void {
  const events = openEventStore(connection);
  const projector = openProjector(connection, events);
  for (const table of projections) connection.prepare(`DELETE FROM ${table}`).run();
  for (const stored of events.all()) projector.apply(stored);
}

/** SHA-256 over every row of each projection, in key order. */
export function fingerprints(database: Readable): Record<(typeof projections)[number], string> {
  return Object.fromEntries(projections.map((table) => [table, fingerprintOf(database, table)])) as Record<
    (typeof projections)[number],
    string
  >;
}

function fingerprintOf(database: Readable, table: string): string {
  const hash = createHash('sha256');
  const width = database.prepare(`SELECT * FROM ${table}`).columns().length;
  const order = Array.from({ length: width }, (_, index) => index + 1).join(', ');
  for (const row of database.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).raw().iterate())
    hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest('hex');
}
