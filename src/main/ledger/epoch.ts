/**
 * A terminal's life between two restores. A restored terminal may not know its own last events, so it never goes on
 * counting where the backup stopped: it opens a new epoch, and no two events ever share a name.
 */
import type { Readable } from '../database/database.ts';
import type { Head } from './event-store.ts';

const key = 'ledger.epoch';

export interface Epoch {
  /** What the event after `head` is called. */
  next(head: Head | null): { readonly epoch: number; readonly sequence: number };
}

export function openEpoch(database: Readable): Epoch {
  const least = Number(database.prepare<[string], { value: string }>(readSql).get(key)?.value ?? 1);
  return {
    next(head) {
      if (!head) return { epoch: least, sequence: 1 };
      if (head.epoch < least) return { epoch: least, sequence: 1 };
      return { epoch: head.epoch, sequence: head.sequence + 1 };
    },
  };
}

/** From the next start on, events are named in an epoch of at least this number. */
export function setLeastEpoch(database: Readable, epoch: number): void {
  database
    .prepare<[string, string]>(
      'INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    )
    .run(key, String(epoch));
}

const readSql = 'SELECT value FROM setting WHERE key = ?';
