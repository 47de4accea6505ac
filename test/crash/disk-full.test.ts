import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/main/database/database.ts';
import type { Ledger } from '../../src/main/ledger/ledger.ts';
import { openLedger } from '../../src/main/ledger/open-ledger.ts';
import { verifyLog } from '../../src/main/ledger/verify.ts';
import { posted, saleOf, terminal } from '../support/ledger/shop.ts';
import { fillDisk, freeDisk, mountSmallDisk, type SmallDisk } from '../support/small-disk.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';

const ballastBytes = 2 * 1024 * 1024;

let disk: SmallDisk;
let clock: TestClock;
let database: Database;
let ledger: Ledger;

beforeEach(() => {
  disk = mountSmallDisk(12);
  clock = testClock(Date.UTC(2026, 10, 21));
  open();
});

afterEach(() => {
  database.close();
  disk.unmount();
});

function open(): void {
  const opened = openDatabase(disk.folder, { clock, ballastBytes });
  if (!opened.ok) throw new Error(`refused: ${opened.refusal.kind}`);
  database = opened.value;
  ledger = openLedger({ database, clock, terminal, bootId: 'boot' });
  clock.advance(20_000);
}

const sale = (member = 'ann') =>
  saleOf(ledger, { member, totalMinor: 1000, grants: [{ unit: 'points', quantity: 10, expiresOn: null }] });

/** Sells until there is no room; answers how many bills were promised. */
function sellUntilRefused(): number {
  for (let sold = 0; sold < 100_000; sold++) {
    const posting = sale(`member${sold % 50}`);
    const answer = posting && ledger.post(posting);
    if (!answer?.ok) {
      expect(answer).toEqual({ ok: false, refusal: { kind: 'diskFull' } });
      return sold;
    }
  }
  throw new Error('the disk never filled');
}

it('refuses a sale that has no room, keeps everything promised, and goes on once there is room', () => {
  fillDisk(disk.folder, 1024 * 1024);
  const sold = sellUntilRefused();
  expect(sold).toBeGreaterThan(10);
  const sequence = ledger.head().sequence;
  expect(sequence).toBe(sold);

  // Nothing is half-done, and everything can be read.
  expect(verifyLog(database)).toMatchObject({ badEvent: null, differences: [], events: sold });
  expect(ledger.history({ limit: 1 })[0]?.sequence ?? 0).toBe(sold);
  expect(database.isShortOfRoom()).toBe(true);

  // A sale is refused before anything is tried, and what was promised still answers a retry.
  const posting = sale();
  expect(posting && ledger.post(posting)).toEqual({ ok: false, refusal: { kind: 'diskFull' } });
  expect(ledger.head().sequence).toBe(sequence);

  freeDisk(disk.folder);
  expect(database.isShortOfRoom()).toBe(false);
  expect(posting && ledger.post(posting)).toMatchObject({ ok: true, value: { sequence: sequence + 1 } });
  expect(existsSync(join(disk.folder, 'ballast'))).toBe(true);
  expect(verifyLog(database)).toMatchObject({ badEvent: null, differences: [] });
});

it('answers the retry of a promised sale while the disk is full', () => {
  const posting = sale();
  const first = posted(ledger, posting);
  fillDisk(disk.folder);
  sellUntilRefused();
  expect(posting && ledger.post(posting)).toEqual({ ok: true, value: first });
});

it('keeps small notes while sales are refused: the ballast makes room for them', () => {
  fillDisk(disk.folder);
  sellUntilRefused();
  expect(existsSync(join(disk.folder, 'ballast'))).toBe(false);
  const note = database.prepare<[string, string]>('INSERT INTO setting VALUES (?, ?)');
  for (let index = 0; index < 20; index++) database.transaction(() => note.run(`note${index}`, '1'));
  expect(database.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(20);
});

it('takes nothing of a service’s transaction when the posting in it finds no room', () => {
  fillDisk(disk.folder);
  sellUntilRefused();
  const note = database.prepare<[string, string]>('INSERT INTO setting VALUES (?, ?)');
  const together = () =>
    database.transaction(() => {
      note.run('half', '1');
      return posted(ledger, sale());
    });
  expect(together).toThrow('the disk is full');
  expect(database.prepare("SELECT 1 FROM setting WHERE key = 'half'").get()).toBeUndefined();
});

it('opens on a full disk, shows what is there, and sells once there is room', () => {
  posted(ledger, sale());
  database.close();
  fillDisk(disk.folder);
  open();
  expect(ledger.head().sequence).toBe(1);
  sellUntilRefused();
  freeDisk(disk.folder);
  const { sequence } = ledger.head();
  expect(posted(ledger, sale()).sequence).toBe(sequence + 1);
});

it('says that the disk is full where there is no room even to begin', () => {
  database.close();
  for (const name of ['quen.db', 'lock.db', 'ballast']) rmSync(join(disk.folder, name), { force: true });
  fillDisk(disk.folder);
  expect(statSync(join(disk.folder, 'filler')).size).toBeGreaterThan(ballastBytes);
  expect(openDatabase(disk.folder, { clock, ballastBytes })).toEqual({
    ok: false,
    refusal: { kind: 'diskFull', folder: disk.folder },
  });
});
