/** A shop of many years, written straight into the tables: three entries per event, about ten per member. */
import { createHmac, createSecretKey } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../../src/main/database/database.ts';
import { systemClock } from '../../../src/main/hosts/effects.ts';
import { addDays } from '../../../src/shared/kernel/dates.ts';
import { invariant } from '../../../src/shared/kernel/invariant.ts';

export const shopTerminal = 'b'.repeat(32);
export const lastDay = '2026-11-21';
const days = 3 * 365;
const eventsPerThreeMembers = 10;
const entriesPerEvent = 3;

export interface LargeShop {
  readonly folder: string;
  readonly members: number;
  readonly entries: number;
  readonly cardNumber: (index: number) => string;
  readonly cardHash: (number: string) => Buffer;
  readonly memberId: (index: number) => string;
}

const key = createSecretKey(Buffer.alloc(32, 7));
const cardHash = (number: string) => createHmac('sha256', key).update(number).digest();
const cardNumber = (index: number) => String(index * 7919 + 1_000_000_000);
const memberId = (index: number) => index.toString(16).padStart(32, '0');

const built = new Map<number, LargeShop>();

/** Built once per run and size, for all benchmarks in turn; its folder goes when the run ends. */
export function largeShop({ quick }: { readonly quick: boolean }): LargeShop {
  const members = quick ? 50_000 : 1_000_000;
  const known = built.get(members);
  if (known) return known;
  const folder = mkdtempSync(join(tmpdir(), 'quen-bench-large-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const shop = fill(folder, members);
  built.set(members, shop);
  return shop;
}

/** Durability is off while the shop is filled, never when it is measured. */
function fill(folder: string, members: number): LargeShop {
  const opened = openDatabase(folder, { clock: systemClock, ballastBytes: 0 });
  invariant(opened.ok, 'a new folder opens');
  const database = opened.value;
  database.sqlite.pragma('synchronous = OFF');
  database.sqlite.pragma('cache_size = -200000');
  database.transaction(() => {
    writeMembers(database, members);
  });
  const events = Math.floor((members * eventsPerThreeMembers) / 3);
  for (let from = 0; from < events; from += batch) {
    database.transaction(() => writeEvents(database, members, events, from, Math.min(events, from + batch)));
    database.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  }
  database.transaction(() => writeRollups(database));
  database.sqlite.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  return { folder, members, entries: events * entriesPerEvent, cardNumber, cardHash, memberId };
}

const batch = 100_000;

function writeMembers(database: Database, members: number): void {
  const member = database.prepare<[string, number]>('INSERT INTO member (id, created_ms) VALUES (?, ?)');
  const card = database.prepare<[Buffer, string]>(
    "INSERT INTO card (hash, kind, member, bound_ms, masked_tail) VALUES (?, 'rfid', ?, 0, '0000')",
  );
  const activity = database.prepare<[string]>('INSERT INTO activity (member, visits) VALUES (?, 3)');
  for (let index = 0; index < members; index++) {
    member.run(memberId(index), index);
    activity.run(memberId(index));
  }
  const cards = Array.from({ length: members }, (_, index) => ({ hash: cardHash(cardNumber(index)), index }));
  cards.sort((a, b) => Buffer.compare(a.hash, b.hash));
  for (const { hash, index } of cards) card.run(hash, memberId(index));
}

function writeEvents(database: Database, members: number, events: number, from: number, until: number): void {
  const event = database.prepare<[number, number, string, string, string, string]>(
    `INSERT INTO event VALUES (?, '${shopTerminal}', 1, ?, 'sale', ?, ?, NULL, '${'0'.repeat(64)}', ?, ?)`,
  );
  const entry = database.prepare<[string, number, number, string, string, number]>(
    "INSERT INTO entry VALUES (?, ?, ?, ?, 'available', 'store', ?, NULL, NULL, ?)",
  );
  const lot = database.prepare<[string, string, string, string]>(
    "INSERT INTO lot VALUES (?, ?, ?, ?, 'store', '', 10)",
  );
  const day = database.prepare<[string, string, string, number, number]>(
    `INSERT INTO member_day VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET count = count + excluded.count, amount = amount + excluded.amount`,
  );
  const operation = database.prepare<[string, number]>('INSERT INTO operation VALUES (?, ?)');
  for (let index = from; index < until; index++) {
    const position = index + 1;
    const id = memberId(Math.floor((index * members) / events));
    const name = `${shopTerminal}.1.${position}`;
    const date = addDays(lastDay, -1 - (position % days));
    event.run(position, position, id, date, position.toString(16).padStart(64, '0'), bodyLike);
    entry.run(id, position, 0, 'points', name, 10);
    entry.run(id, position, 1, 'stamps', name, 1);
    entry.run(id, position, 2, 'points', name, -5);
    day.run(id, 'earned:points', date, 1, 10);
    day.run(id, 'spent', date, 1, 50_000);
    day.run(id, 'visit', date, 1, 0);
    operation.run(position.toString(16).padStart(32, '0'), position);
    if (position % 2 === 0) lot.run(id, 'points', addDays(date, 365), name);
    if (position % 3 === 0) lot.run(id, 'stamps', '9999-12-31', name);
  }
}

/** About as long as a sale's text. */
const bodyLike = JSON.stringify({ filler: 'x'.repeat(700) });

function writeRollups(database: Database): void {
  const rollup = database.prepare<[string, string, string, number, number, number]>(
    'INSERT INTO rollup VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (let day = 0; day < days; day++) {
    const date = addDays(lastDay, -day);
    const firstSlot = Math.floor(Date.parse(`${date}T01:00:00Z`) / 900_000);
    for (let slot = 0; slot < 48; slot++) {
      rollup.run(date, 'bill', 'anna', firstSlot + slot, 30, 1_500_000);
      rollup.run(date, 'anonymousBill', 'anna', firstSlot + slot, 12, 600_000);
    }
    for (const unit of ['points', 'stamps'])
      for (const measure of ['earned', 'takenBack', 'used', 'givenBack', 'expired', 'adjusted'])
        rollup.run(date, measure, unit, 0, 300, 3000);
    for (const measure of ['pointsPaid', 'refunded', 'newMember'])
      rollup.run(date, measure, '', 0, 4, 40_000);
    for (let reward = 0; reward < 8; reward++) rollup.run(date, 'reward', `reward-${reward}`, 0, 5, 100_000);
  }
  const outstanding = database.prepare<[string, number]>('INSERT INTO outstanding VALUES (?, ?)');
  for (const unit of ['points', 'stamps']) outstanding.run(unit, 10_000_000);
}
