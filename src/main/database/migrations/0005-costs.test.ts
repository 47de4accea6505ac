import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openShop, posted, type Shop, saleOf } from '../../../../test/support/ledger/shop.ts';
import { fingerprints } from '../../ledger/rebuild.ts';
import { verifyLog } from '../../ledger/verify.ts';
import { databaseFileName, openDatabase } from '../database.ts';
import { migrate, migrations, schemaState } from './migrate.ts';

let shop: Shop;
let folder: string;
beforeEach(() => {
  shop = openShop();
  folder = mkdtempSync(join(tmpdir(), 'quen-older-'));
});
afterEach(() => {
  shop.close();
  rmSync(folder, { recursive: true, force: true });
});

it('finds in an older log what rewards and discounts cost each member', () => {
  const { ledger } = shop;
  posted(ledger, saleOf(ledger, { member: 'ann', totalMinor: 9_000, discountMinor: 2_000 }));
  posted(ledger, saleOf(ledger, { member: 'ann', totalMinor: 5_000 }));
  const older = new Sqlite(join(folder, databaseFileName));
  migrate(older, migrations.slice(0, 4));
  const insert = older.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const row of shop.database.prepare('SELECT * FROM event ORDER BY position').raw().all())
    insert.run(...(row as unknown[]));
  expect(schemaState(older)).toEqual({ kind: 'known', version: 4 });
  older.close();

  const opened = openDatabase(folder, { clock: shop.clock, ballastBytes: 0 });
  if (!opened.ok) throw new Error(`refused: ${opened.refusal.kind}`);
  const database = opened.value;
  expect(verifyLog(database)).toMatchObject({ badEvent: null, differences: [], events: 2 });
  expect(fingerprints(database)).toEqual(fingerprints(shop.database));
  expect(database.prepare("SELECT count, amount FROM member_day WHERE measure = 'cost'").all()).toEqual([
    { count: 1, amount: 2_000 },
  ]);
  database.close();
});
