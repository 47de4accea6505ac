/** Replays the log and holds everything that is derived from it against what it says. */
import { nameEvent } from '../../shared/domain/ledger/accounts.ts';
import { assertEvent } from '../../shared/domain/ledger/assertions.ts';
import { brokenLink, eventBody } from '../../shared/domain/ledger/chain.ts';
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import type { DayChange, UseChange } from '../../shared/domain/ledger/given.ts';
import { byMeasureThenDate, openProjection, type Projection } from '../../shared/domain/ledger/project.ts';
import { InvariantViolation } from '../../shared/kernel/invariant.ts';
import type { Readable } from '../database/database.ts';
import { eventFrom, openEventStore } from './event-store.ts';
import { openLots } from './lots.ts';
import { sha256 } from './sha256.ts';

export interface BadEvent {
  /** As the row names it. */
  readonly event: string;
  readonly position: number;
  readonly kind:
    | 'previousHash'
    | 'hash'
    | 'sequence'
    | 'epoch'
    /** The text is no event, or not in its one spelling. */
    | 'unreadable'
    /** A column says something else than the text. */
    | 'columns'
    /** The event breaks a promise of the ledger. */
    | 'invariant'
    /** An operation was posted twice. */
    | 'operation';
  readonly detail: string;
}

export interface Verification {
  readonly events: number;
  readonly heads: readonly {
    readonly terminal: string;
    readonly epoch: number;
    readonly sequence: number;
    readonly hash: string;
  }[];
  /** The first event that is wrong; null: the log holds. */
  readonly badEvent: BadEvent | null;
  /** Derived facts that differ from the log, at most 20; empty when the log itself is bad. */
  readonly differences: readonly string[];
}

interface LogRow {
  readonly position: number;
  readonly terminal: string;
  readonly epoch: number;
  readonly sequence: number;
  readonly kind: string;
  readonly member: string | null;
  readonly business_date: string;
  readonly reverses: string | null;
  readonly previous_hash: string;
  readonly hash: string;
  readonly body: string;
}

/** Reads everything once; works beside a running terminal. */
export function verifyLog(database: Readable): Verification {
  const rows = database.prepare<[], LogRow>('SELECT * FROM event ORDER BY position');
  const events = openEventStore(database);
  const projection = openProjection((id) => events.byId(id)?.event ?? null);
  const operations = new Set<string>();
  const heads = new Map<string, LedgerEvent>();
  let count = 0;
  let badEvent: BadEvent | null = null;
  for (const row of rows.iterate()) {
    badEvent = check(row, heads, operations, projection);
    if (badEvent) break;
    count += 1;
  }
  return {
    events: count,
    heads: [...heads.values()].map(({ terminal, epoch, sequence, hash }) => ({
      terminal,
      epoch,
      sequence,
      hash,
    })),
    badEvent,
    differences: badEvent ? [] : differences(database, projection),
  };
}

function check(
  row: LogRow,
  heads: Map<string, LedgerEvent>,
  operations: Set<string>,
  projection: Projection,
): BadEvent | null {
  const bad = (kind: BadEvent['kind'], detail: string): BadEvent => ({
    event: nameEvent(row),
    position: row.position,
    kind,
    detail,
  });
  let event: LedgerEvent;
  try {
    event = eventFrom(row);
    if (eventBody(event) !== row.body) return bad('unreadable', 'the text is not in its one spelling');
  } catch (error) {
    return bad('unreadable', String(error));
  }
  const column = wrongColumn(row, event);
  if (column) return bad('columns', column);
  const broken = brokenLink(heads.get(row.terminal) ?? null, event, row.body, sha256);
  if (broken) return bad(broken.kind, 'the chain is broken');
  if (operations.has(event.operationId)) return bad('operation', event.operationId);
  try {
    assertEvent(event);
    projection.apply(event);
  } catch (error) {
    if (error instanceof InvariantViolation) return bad('invariant', error.message);
    throw error;
  }
  operations.add(event.operationId);
  heads.set(row.terminal, event);
  return null;
}

function wrongColumn(row: LogRow, event: LedgerEvent): string | null {
  const { detail } = event;
  const told: Record<string, unknown> = {
    terminal: event.terminal,
    epoch: event.epoch,
    sequence: event.sequence,
    kind: detail.kind,
    member: event.member,
    business_date: event.businessDate,
    reverses: detail.kind === 'reversal' ? detail.of : null,
  };
  const shown = new Map<string, unknown>(Object.entries(row));
  return Object.keys(told).find((name) => told[name] !== shown.get(name)) ?? null;
}

type Note = (what: string, told: unknown, kept: unknown) => void;

function noteDays(database: Readable, projection: Projection, note: Note): void {
  const days = database.prepare<[string], DayChange>(
    'SELECT member, measure, date, count, amount FROM member_day WHERE member = ?',
  );
  const kept = database.prepare<[], { member: string }>('SELECT DISTINCT member FROM member_day');
  const members = new Set(projection.members());
  for (const { member } of kept.iterate()) members.add(member);
  for (const member of members)
    note(`days of ${member}`, projection.days(member), days.all(member).sort(byMeasureThenDate));
}

const mostDifferences = 20;

function differences(database: Readable, projection: Projection): string[] {
  const found: string[] = [];
  const note = (what: string, told: unknown, kept: unknown): void => {
    if (found.length < mostDifferences && JSON.stringify(told) !== JSON.stringify(kept))
      found.push(`${what}: the log says ${JSON.stringify(told)}, the table ${JSON.stringify(kept)}`);
  };
  const lots = openLots(database);
  const owners = new Set(projection.owners());
  for (const owner of owners) note(`holdings of ${owner}`, projection.holdings(owner), lots.holdings(owner));
  const held = database.prepare<[], { owner: string }>(
    'SELECT DISTINCT owner FROM lot UNION SELECT DISTINCT owner FROM debt',
  );
  for (const { owner } of held.iterate())
    if (!owners.has(owner)) note(`holdings of ${owner}`, null, lots.holdings(owner));
  noteDays(database, projection, note);
  note(
    'uses',
    projection.uses(),
    database
      .prepare<[], UseChange>('SELECT rule, times, quantity FROM use_total')
      .all()
      .sort((a, b) => (a.rule < b.rule ? -1 : 1)),
  );
  note(
    'outstanding',
    [...projection.outstanding()].sort(([a], [b]) => (a < b ? -1 : 1)),
    database.prepare('SELECT unit, amount FROM outstanding ORDER BY unit').raw().all(),
  );
  note(
    'daily totals',
    projection.rollups(),
    database
      .prepare('SELECT date, measure, key, slot, count, amount FROM rollup ORDER BY date, measure, key, slot')
      .all(),
  );
  return found;
}
