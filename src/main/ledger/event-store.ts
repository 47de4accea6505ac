/** Rows of the log. Nothing here decides anything. */
import { nameEvent, parseEventId } from '../../shared/domain/ledger/accounts.ts';
import type { EventBody } from '../../shared/domain/ledger/chain.ts';
import type { EventId, LedgerEvent } from '../../shared/domain/ledger/event.ts';
import type { Readable } from '../database/database.ts';

export interface StoredEvent {
  /** Order of arrival in this database. */
  readonly position: number;
  readonly event: LedgerEvent;
}

export interface Head {
  readonly epoch: number;
  readonly sequence: number;
  readonly hash: string;
}

interface EventRow {
  readonly position: number;
  readonly previous_hash: string;
  readonly hash: string;
  readonly body: string;
}

export interface EventStore {
  /** The last event of a terminal; null before its first. */
  head(terminal: string): Head | null;
  /** Answers the position. */
  append(event: LedgerEvent, body: string): number;
  byId(id: EventId): StoredEvent | null;
  at(position: number): LedgerEvent | null;
  ofOperation(operationId: string): LedgerEvent | null;
  /** What stands under a business key. */
  underKey(kind: string, name: string): EventId | null;
  reversing(id: EventId): LedgerEvent[];
  /** Reversals of any of several events, oldest first. */
  reversingAny(ids: readonly EventId[]): LedgerEvent[];
  /** Oldest first. */
  all(): Iterable<StoredEvent>;
}

const columns = 'e.position, e.previous_hash, e.hash, e.body';

export function openEventStore(database: Readable): EventStore {
  const head = database.prepare<[string], Head>(
    'SELECT epoch, sequence, hash FROM event WHERE terminal = ? ORDER BY epoch DESC, sequence DESC LIMIT 1',
  );
  const insert = database.prepare<
    [string, number, number, string, string | null, string, string | null, string, string, string]
  >(
    `INSERT INTO event (terminal, epoch, sequence, kind, member, business_date, reverses, previous_hash, hash, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const byId = database.prepare<[string, number, number], EventRow>(
    `SELECT ${columns} FROM event e WHERE terminal = ? AND epoch = ? AND sequence = ?`,
  );
  const at = database.prepare<[number], EventRow>(`SELECT ${columns} FROM event e WHERE position = ?`);
  const ofOperation = database.prepare<[string], EventRow>(
    `SELECT ${columns} FROM operation o JOIN event e USING (position) WHERE operation = ?`,
  );
  const underKey = database.prepare<[string, string], { terminal: string; epoch: number; sequence: number }>(
    `SELECT e.terminal, e.epoch, e.sequence FROM business_key k JOIN event e USING (position)
     WHERE k.kind = ? AND k.name = ?`,
  );
  const reversing = database.prepare<[string], EventRow>(
    `SELECT ${columns} FROM event e WHERE reverses = ? ORDER BY position`,
  );
  const reversingAny = database.prepare<[string], EventRow>(
    `SELECT ${columns} FROM event e WHERE reverses IN (SELECT value FROM json_each(?)) ORDER BY position`,
  );
  const after = database.prepare<[number], EventRow>(
    `SELECT ${columns} FROM event e WHERE position > ? ORDER BY position LIMIT 1000`,
  );

  return {
    head: (terminal) => head.get(terminal) ?? null,
    append(event, body) {
      const { detail } = event;
      const reverses = detail.kind === 'reversal' ? detail.of : null;
      const { lastInsertRowid } = insert.run(
        event.terminal,
        event.epoch,
        event.sequence,
        detail.kind,
        event.member,
        event.businessDate,
        reverses,
        event.previousHash,
        event.hash,
        body,
      );
      return Number(lastInsertRowid);
    },
    byId(id) {
      const name = parseEventId(id);
      const row = name && byId.get(name.terminal, name.epoch, name.sequence);
      return row ? { position: row.position, event: eventFrom(row) } : null;
    },
    at: (position) => eventOrNull(at.get(position)),
    ofOperation: (operationId) => eventOrNull(ofOperation.get(operationId)),
    underKey(kind, name) {
      const row = underKey.get(kind, name);
      return row ? nameEvent(row) : null;
    },
    reversing: (id) => reversing.all(id).map(eventFrom),
    reversingAny: (ids) => reversingAny.all(JSON.stringify(ids)).map(eventFrom),
    *all() {
      // In pages, so that others may use the connection between two events.
      for (let position = 0; ; ) {
        const rows = after.all(position);
        if (rows.length === 0) return;
        for (const row of rows) yield { position: row.position, event: eventFrom(row) };
        position = rows.at(-1)?.position ?? position;
      }
    },
  };
}

export function eventFrom(row: Pick<EventRow, 'previous_hash' | 'hash' | 'body'>): LedgerEvent {
  const body = JSON.parse(row.body) as EventBody;
  return { ...body, previousHash: row.previous_hash, hash: row.hash };
}

function eventOrNull(row: EventRow | undefined): LedgerEvent | null {
  return row ? eventFrom(row) : null;
}
