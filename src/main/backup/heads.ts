/** How far a database's log reaches, and whether one log holds all of another. */
import type { Readable } from '../database/database.ts';

export interface Head {
  readonly terminal: string;
  readonly epoch: number;
  readonly sequence: number;
  readonly hash: string;
}

/** The last event of each terminal. */
export function headsOf(database: Readable): Head[] {
  const head = database.prepare<[string], Head>(
    `SELECT terminal, epoch, sequence, hash FROM event
     WHERE terminal = ? ORDER BY epoch DESC, sequence DESC LIMIT 1`,
  );
  return terminalsOf(database).flatMap((terminal) => head.all(terminal));
}

export function eventCount(database: Readable): number {
  return Number(database.prepare('SELECT count(*) FROM event').pluck().get());
}

/** How many events of `mine` are not in `theirs`; 0 when their log is mine, or mine gone on. */
export function eventsMissingFrom(theirs: Readable, mine: Readable): number {
  const known = theirs.prepare<[string, number, number, string]>(
    'SELECT 1 FROM event WHERE terminal = ? AND epoch = ? AND sequence = ? AND hash = ?',
  );
  const backwards = mine.prepare<[], Head>(
    'SELECT terminal, epoch, sequence, hash FROM event ORDER BY position DESC',
  );
  const joined = new Set<string>();
  let missing = 0;
  let left = terminalsOf(mine).length;
  for (const event of backwards.iterate()) {
    if (joined.has(event.terminal)) continue;
    if (known.get(event.terminal, event.epoch, event.sequence, event.hash)) {
      // The chain makes everything before a common event common.
      joined.add(event.terminal);
      left -= 1;
      if (left === 0) break;
    } else missing += 1;
  }
  return missing;
}

function terminalsOf(database: Readable): string[] {
  return database
    .prepare<[], { terminal: string }>('SELECT DISTINCT terminal FROM event ORDER BY terminal')
    .all()
    .map((row) => row.terminal);
}
