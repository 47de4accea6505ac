import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openShop, posted, type Shop, saleOf } from '../../../test/support/ledger/shop.ts';
import { openDatabase } from '../database/database.ts';
import { knownVersion } from '../database/migrations/migrate.ts';
import { verifyLog } from '../ledger/verify.ts';
import { type Backup, backUp, backupsFolder, keptBackups, listBackups } from './backup.ts';
import { backupInWorker } from './in-worker.ts';
import { manifestOf } from './manifest.ts';
import { restore } from './restore.ts';

let shop: Shop;
let elsewhere: string;

beforeEach(() => {
  shop = openShop();
  elsewhere = mkdtempSync(join(tmpdir(), 'quen-restore-'));
});

afterEach(() => {
  shop.close();
  rmSync(elsewhere, { recursive: true, force: true });
});

const sell = (times: number) => {
  for (let sold = 0; sold < times; sold++)
    posted(
      shop.ledger,
      saleOf(shop.ledger, {
        member: 'ann',
        totalMinor: 1000,
        grants: [{ unit: 'points', quantity: 10, expiresOn: null }],
      }),
    );
};

function backedUp(nowMs = shop.clock.nowMs()): Backup {
  const made = backUp({ from: shop.folder, to: backupsFolder(shop.folder), nowMs });
  if (!made.ok) throw new Error(`refused: ${made.refusal.kind}`);
  return made.value;
}

const restored = (file: string, into: string, force = false) => restore({ file, into, force, nowMs: 7 });

describe('A backup', () => {
  it('is made while the terminal is open, and holds the whole log', () => {
    sell(3);
    const backup = backedUp();
    expect(backup.manifest).toMatchObject({
      events: 3,
      heads: [{ terminal: 'till1', ...shop.ledger.head() }],
    });
    expect(restored(backup.file, elsewhere)).toEqual({ ok: true, value: { events: 3, replaced: null } });
    const opened = openDatabase(elsewhere, { clock: shop.clock, ballastBytes: 0 });
    if (!opened.ok) throw new Error(`refused: ${opened.refusal.kind}`);
    expect(verifyLog(opened.value)).toMatchObject({ events: 3, badEvent: null, differences: [] });
    opened.value.close();
  });

  it('leaves the last fourteen, and sweeps up what an interrupted one left', () => {
    const folder = backupsFolder(shop.folder);
    const first = backedUp(1);
    writeFileSync(join(folder, 'quen-x.db.partial'), 'half');
    for (let day = 2; day <= keptBackups + 1; day++) backedUp(day * 86_400_000);
    expect(listBackups(folder)).toHaveLength(keptBackups);
    expect(existsSync(first.file) || existsSync(manifestOf(first.file))).toBe(false);
    expect(existsSync(join(folder, 'quen-x.db.partial'))).toBe(false);
  });

  it('can be made in a thread of its own', async () => {
    sell(2);
    const { file, bytes } = await backupInWorker(shop.folder, shop.clock.nowMs());
    expect(readFileSync(file)).toHaveLength(bytes);
  });

  it('says why there is none', async () => {
    await expect(backupInWorker(elsewhere, 0)).rejects.toThrow('There is no database');
  });
});

describe('Restoring', () => {
  it('never touches a folder that a terminal has open', () => {
    const { file } = backedUp();
    expect(restored(file, shop.folder, true)).toEqual({
      ok: false,
      refusal: { kind: 'locked', folder: shop.folder },
    });
  });

  it('refuses to overwrite newer data without being told, and keeps them aside when told', () => {
    sell(2);
    const { file } = backedUp();
    sell(3);
    shop.database.close();
    expect(restored(file, shop.folder)).toEqual({ ok: false, refusal: { kind: 'newer', missing: 3 } });
    const forced = restored(file, shop.folder, true);
    expect(forced).toMatchObject({ ok: true, value: { events: 2 } });
    const aside = forced.ok ? forced.value.replaced : null;
    shop.reopen();
    expect(shop.ledger.head().sequence).toBe(2);
    expect(restored(aside ?? '', elsewhere)).toMatchObject({ ok: true, value: { events: 5 } });
  });

  it('of an older state over the same log needs no telling, and opens a new epoch', () => {
    sell(2);
    const { file } = backedUp();
    shop.database.close();
    expect(restored(file, shop.folder)).toMatchObject({ ok: true });
    shop.reopen();
    sell(1);
    expect(shop.ledger.head()).toMatchObject({ epoch: 2, sequence: 1 });
    sell(1);
    expect(verifyLog(shop.database)).toMatchObject({ events: 4, badEvent: null, differences: [] });
  });

  it('takes the place of a database that can no longer be read', () => {
    sell(2);
    const { file } = backedUp();
    shop.database.close();
    const database = join(shop.folder, 'quen.db');
    writeFileSync(database, 'words '.repeat(2000));
    expect(restored(file, shop.folder)).toMatchObject({
      ok: true,
      value: { replaced: `${database}.replaced-7` },
    });
    shop.reopen();
    expect(shop.ledger.head().sequence).toBe(2);
  });

  it('never overwrites data of a newer version untold', () => {
    const { file } = backedUp();
    shop.database.sqlite.pragma(`user_version = ${knownVersion + 1}`);
    shop.database.close();
    expect(restored(file, shop.folder)).toEqual({ ok: false, refusal: { kind: 'newer', missing: null } });
    expect(restored(file, shop.folder, true)).toMatchObject({ ok: true });
    shop.reopen();
  });

  it('keeps the write-ahead log of a killed terminal with its own database', () => {
    sell(1);
    const { file } = backedUp();
    sell(4);
    for (const name of ['quen.db', 'quen.db-wal'])
      copyFileSync(join(shop.folder, name), join(elsewhere, name));
    const forced = restored(file, elsewhere, true);
    expect(forced).toMatchObject({ ok: true, value: { events: 1 } });
    expect(existsSync(join(elsewhere, 'quen.db-wal'))).toBe(false);
    const aside = forced.ok ? (forced.value.replaced ?? '') : '';
    expect(restored(aside, join(elsewhere, 'again'))).toMatchObject({ ok: true, value: { events: 5 } });
  });

  it('refuses a file that changed since it was made, one that is none, and one that is missing', () => {
    sell(1);
    const { file } = backedUp();
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = 0xff;
    writeFileSync(file, bytes);
    expect(restored(file, elsewhere)).toMatchObject({ ok: false, refusal: { kind: 'manifest' } });
    const words = join(elsewhere, 'words.db');
    writeFileSync(words, 'words '.repeat(2000));
    expect(restored(words, join(elsewhere, 'data'))).toMatchObject({
      ok: false,
      refusal: { kind: 'corrupt' },
    });
    const none = join(elsewhere, 'none.db');
    expect(restored(none, elsewhere)).toEqual({ ok: false, refusal: { kind: 'missing', file: none } });
  });
});
