/** A small shop on a real database: draws and posts events as the counter's services do. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../../src/main/database/database.ts';
import type { Ledger, Posting } from '../../../src/main/ledger/ledger.ts';
import { openLedger } from '../../../src/main/ledger/open-ledger.ts';
import type { EventDetail, LedgerEvent } from '../../../src/shared/domain/ledger/event.ts';
import {
  type Grant,
  occasionLegs,
  type Part,
  reversalLegs,
  type Spending,
} from '../../../src/shared/domain/ledger/legs.ts';
import { invariant } from '../../../src/shared/kernel/invariant.ts';
import { type TestClock, testClock } from '../test-clock.ts';

export const holder = 'store';
export const terminal = 'till1';
const openedMs = Date.UTC(2026, 10, 21, 3);

export interface Shop {
  readonly folder: string;
  readonly clock: TestClock;
  readonly database: Database;
  readonly ledger: Ledger;
  /** Closes and opens again, as after a power cut that lost nothing. */
  reopen(): void;
  close(): void;
}

/** In memory where the system has such a place: these tests ask what is written, not whether the disk keeps it. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export function openShop(folder = mkdtempSync(join(scratch, 'quen-ledger-'))): Shop {
  const clock = testClock(openedMs);
  const open = () => {
    const opened = openDatabase(folder, { clock, ballastBytes: 0 });
    invariant(opened.ok, 'a test folder opens');
    const database = opened.value;
    return { database, ledger: openLedger({ database, clock, terminal, bootId: 'boot' }) };
  };
  let current = open();
  return {
    folder,
    clock,
    get database() {
      return current.database;
    },
    get ledger() {
      return current.ledger;
    },
    reopen() {
      current.database.close();
      current = open();
    },
    close() {
      current.database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let operations = 0;
export const newOperation = (): string => (++operations).toString(16).padStart(32, '0');

export function draft(detail: EventDetail, fields: Partial<Posting> = {}): Posting {
  return {
    operationId: newOperation(),
    detail,
    member: null,
    staff: 'anna',
    businessDate: '2026-11-21',
    receipt: null,
    programme: { id: 'points', version: 1 },
    legs: () => [],
    ...fields,
  };
}

export interface SaleOf {
  readonly member: string;
  readonly totalMinor: number;
  readonly discountMinor?: number;
  readonly grants?: readonly Grant[];
  readonly spends?: readonly Spending[];
}

/** The posting of a bill; null when the member cannot spend that much. */
export function saleOf(ledger: Ledger, sale: SaleOf, fields: Partial<Posting> = {}): Posting | null {
  const { member, totalMinor, discountMinor = 0, grants = [], spends = [] } = sale;
  return occasionOf(
    ledger,
    { kind: 'sale', totalMinor, discountMinor, itemCount: 1, rewards: [], why: [] },
    [{ owner: member, grants, spends }],
    { member, ...fields },
  );
}

/** The posting of anything that moves something of several owners; null when one of them cannot spend that much. */
export function occasionOf(
  ledger: Ledger,
  detail: EventDetail,
  moves: readonly Omit<Part, 'holdings'>[],
  fields: Partial<Posting> = {},
): Posting | null {
  const posting = draft(detail, fields);
  const legs = (self: string) =>
    occasionLegs(
      self,
      moves.map((move) => ({ ...move, holdings: ledger.holdings(move.owner) })),
      holder,
      posting.businessDate,
    );
  if (!legs(`${terminal}.1.1`).ok) return null;
  return {
    ...posting,
    legs(self) {
      const made = legs(self);
      invariant(made.ok, 'looked at just before');
      return made.value;
    },
  };
}

/** `member` is who the event's member is now. */
export function reversalOf(
  ledger: Ledger,
  original: LedgerEvent,
  member: string | null,
  refundMinor: number | null,
  fields: Partial<Posting> = {},
  shortfall: 'debt' | 'forgive' = 'debt',
): Posting {
  const posting = draft(
    {
      kind: 'reversal',
      of: original.id,
      way: refundMinor === null ? 'undo' : 'refund',
      refundMinor,
      pointsPaidMinor: 0,
      reason: 'test',
    },
    { member, ...fields },
  );
  return {
    ...posting,
    legs: () =>
      reversalLegs({
        original,
        earlier: ledger.reversalsOf(original.id),
        refundMinor,
        expired: ledger.expiredOf(original.id),
        survivorOf: (owner) => ledger.survivorOf(owner),
        holdingsOf: (owner) => ledger.holdings(owner),
        shortfall,
        holder,
        onDate: posting.businessDate,
      }),
  };
}

export function posted(ledger: Ledger, posting: Posting | null): LedgerEvent {
  invariant(posting !== null, 'the member can spend that much');
  const answer = ledger.post(posting);
  invariant(answer.ok, 'the posting is accepted');
  return answer.value;
}
