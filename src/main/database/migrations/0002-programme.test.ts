import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  draft,
  holder,
  openShop,
  posted,
  reversalOf,
  type Shop,
  saleOf,
} from '../../../../test/support/ledger/shop.ts';
import { adjustLegs, expiryLegs, mergeLegs } from '../../../shared/domain/ledger/legs.ts';
import { fingerprints } from '../../ledger/rebuild.ts';
import { verifyLog } from '../../ledger/verify.ts';
import { databaseFileName, isOutdated, openDatabase, openForReading } from '../database.ts';
import { foundation } from './0001-foundation.ts';
import { schemaState } from './migrate.ts';

let shop: Shop;
let folder: string;
beforeEach(() => {
  shop = openShop();
  folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'quen-older-'));
});
afterEach(() => {
  shop.close();
  rmSync(folder, { recursive: true, force: true });
});

it('carries over a log of the version before, with everything that follows from it', () => {
  sellForAWhile();
  const older = olderDatabase();
  expect(schemaState(older)).toEqual({ kind: 'known', version: 1 });
  older.close();
  const reading = openForReading(join(folder, databaseFileName));
  expect(reading.ok && isOutdated(reading.value)).toBe(true);
  if (reading.ok) reading.value.close();

  const database = open();
  expect(verifyLog(database)).toMatchObject({ badEvent: null, differences: [], events: 8 });
  expect(fingerprints(database)).toEqual(fingerprints(shop.database));
  expect(database.prepare("SELECT value FROM setting WHERE key = 'kept'").pluck().get()).toBe('1');
  expect(database.prepare('SELECT sum(amount) FROM member_day WHERE measure = ?').pluck().get('spent')).toBe(
    1000 + 2500,
  );
  database.close();
});

it('leaves a log that breaks a promise as it was', () => {
  sellForAWhile();
  const older = olderDatabase();
  older.exec('DROP TRIGGER event_is_final');
  older.exec(`UPDATE event SET body = replace(body, '"amount":-40', '"amount":-90') WHERE position = 2`);
  older.close();
  expect(openDatabase(folder, { clock: shop.clock, ballastBytes: 0 })).toEqual({
    ok: false,
    refusal: { kind: 'corrupt', detail: 'no lot goes below zero' },
  });
  const again = new Sqlite(join(folder, databaseFileName));
  expect(schemaState(again)).toEqual({ kind: 'known', version: 1 });
  expect(again.prepare('SELECT unit FROM lot').all()).toEqual([{ unit: 'points' }]);
  again.close();
});

function open() {
  const opened = openDatabase(folder, { clock: shop.clock, ballastBytes: 0 });
  if (!opened.ok) throw new Error(`refused: ${opened.refusal.kind}`);
  return opened.value;
}

/** Bills, a refund in part, an undone bill, a correction, what expires, and two members who become one. */
function sellForAWhile(): void {
  const { ledger } = shop;
  const earns = (quantity: number, expiresOn: string | null) => [{ unit: 'points', quantity, expiresOn }];
  const sell = (member: string, totalMinor: number, spends: number, grants: ReturnType<typeof earns>) =>
    posted(
      ledger,
      saleOf(ledger, { member, totalMinor, grants, spends: [{ unit: 'points', quantity: spends }] }),
    );
  sell('ann', 1000, 0, earns(50, '2026-12-01'));
  const half = sell('ann', 5000, 40, earns(30, null));
  posted(ledger, reversalOf(ledger, half, 'ann', 2500));
  const wrong = sell('bao', 700, 0, earns(7, null));
  posted(ledger, reversalOf(ledger, wrong, 'bao', null));
  const given = (self: string) => {
    const change = { unit: 'points', quantity: 5, expiresOn: null };
    const legs = adjustLegs(self, 'bao', holder, ledger.holdings('bao'), change, '2026-11-21');
    return legs.ok ? legs.value : [];
  };
  posted(ledger, draft({ kind: 'adjustment', reason: 'r', approvedBy: 'o' }, { member: 'bao', legs: given }));
  const onDate = '2026-12-02';
  const expired = expiryLegs(ledger.holdings('ann'), 'ann', onDate);
  posted(
    ledger,
    draft({ kind: 'expiry', onDate }, { member: 'ann', businessDate: onDate, legs: () => expired }),
  );
  const merged = mergeLegs(
    { member: 'bao', holdings: ledger.holdings('bao') },
    { member: 'ann', holdings: ledger.holdings('ann') },
    holder,
    onDate,
  );
  posted(ledger, draft({ kind: 'memberMerged', into: 'ann' }, { member: 'bao', legs: () => merged }));
}

/** The shop's log as version 1 kept it: the tables of that version, the same events, and a lot of the old shape. */
function olderDatabase(): Sqlite.Database {
  const older = new Sqlite(join(folder, databaseFileName));
  foundation.up(older);
  const ours = shop.database.sqlite.pragma('application_id', { simple: true });
  older.pragma(`application_id = ${String(ours)}`);
  older.pragma('user_version = 1');
  const insert = older.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const row of shop.database.prepare('SELECT * FROM event ORDER BY position').raw().all())
    insert.run(...(row as unknown[]));
  older.exec("INSERT INTO lot VALUES ('ann', 'points', '9999-12-31', 'till1.1.1', 'store', 99)");
  older.exec("INSERT INTO setting VALUES ('kept', '1')");
  return older;
}
