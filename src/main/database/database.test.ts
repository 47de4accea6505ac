import {
  copyFileSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mountSmallDisk } from '../../../test/support/small-disk.ts';
import { type TestClock, testClock } from '../../../test/support/test-clock.ts';
import { type Database, openDatabase, openForReading } from './database.ts';
import { knownVersion } from './migrations/migrate.ts';

let folder: string;
let clock: TestClock;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quen-database-'));
  clock = testClock(0);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(at = folder): Database {
  const opened = openDatabase(at, { clock, ballastBytes: 0 });
  if (!opened.ok) throw new Error(`refused: ${opened.refusal.kind}`);
  return opened.value;
}

const refusalOf = (at = folder) => {
  const opened = openDatabase(at, { clock, ballastBytes: 0 });
  return opened.ok ? null : opened.refusal;
};

/** Changes the closed database from outside. */
function tamper(change: (sqlite: Sqlite.Database) => void): void {
  const sqlite = new Sqlite(join(folder, 'quen.db'));
  change(sqlite);
  sqlite.close();
}

describe('An open database', () => {
  it('syncs every commit and writes ahead, the first time and every time', () => {
    for (const _ of ['new', 'again']) {
      const database = open();
      const pragma = (name: string) => database.sqlite.pragma(name, { simple: true });
      // A read of the schema is what lets other settings fall back.
      database.prepare('SELECT count(*) FROM event').get();
      expect(pragma('synchronous')).toBe(2);
      expect(pragma('journal_mode')).toBe('wal');
      expect(pragma('wal_autocheckpoint')).toBe(0);
      expect(pragma('foreign_keys')).toBe(1);
      expect(pragma('busy_timeout')).toBeGreaterThan(0);
      expect(pragma('user_version')).toBe(knownVersion);
      database.close();
    }
  });

  it('has strict tables only', () => {
    const database = open();
    const loose = database
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(loose).toEqual([]);
    database.close();
  });

  it('neither changes nor drops an event', () => {
    const database = open();
    database.sqlite.exec(
      `INSERT INTO event VALUES (1, 't', 1, 1, 'audit', NULL, '2026-11-21', NULL, '${'0'.repeat(64)}', '${'1'.repeat(64)}', '{}')`,
    );
    expect(() => database.sqlite.exec("UPDATE event SET body = '{ }'")).toThrow('events are final');
    expect(() => database.sqlite.exec('DELETE FROM event')).toThrow('events are kept');
    expect(() => database.sqlite.exec('REPLACE INTO event SELECT * FROM event')).toThrow();
    database.close();
  });

  it('does a transaction whole or not at all, also within another', () => {
    const database = open();
    const put = database.prepare<[string]>("INSERT INTO setting VALUES (?, '1')");
    const keys = () => database.prepare('SELECT key FROM setting ORDER BY key').pluck().all();
    expect(() =>
      database.transaction(() => {
        put.run('lost');
        throw new Error('no');
      }),
    ).toThrow('no');
    database.transaction(() => {
      put.run('outer');
      expect(() =>
        database.transaction(() => {
          put.run('inner');
          throw new Error('no');
        }),
      ).toThrow('no');
    });
    expect(keys()).toEqual(['outer']);
    database.close();
  });

  it('moves the write-ahead log once it has been quiet for two seconds', () => {
    const database = open();
    const put = database.prepare<[string]>("INSERT INTO setting VALUES (?, '1')");
    const inFile = () => readFileSync(join(folder, 'quen.db')).includes('noted');
    database.transaction(() => put.run('noted'));
    clock.advance(1_500);
    database.transaction(() => put.run('noise'));
    clock.advance(1_500);
    expect(inFile()).toBe(false);
    clock.advance(500);
    expect(inFile()).toBe(true);
    database.close();
  });

  it('moves a large write-ahead log at the next breath, and a huge one at once', () => {
    const database = open();
    const put = database.prepare<[string, string]>('INSERT INTO setting VALUES (?, ?)');
    const inFile = () => statSync(join(folder, 'quen.db')).size;
    const write = (megabytes: number, commits: number) => {
      const filler = JSON.stringify('x'.repeat((megabytes * 1024 * 1024) / commits));
      for (let index = 0; index < commits; index++)
        database.transaction(() => put.run(`${megabytes} ${index}`, filler));
    };
    write(20, 16);
    expect(inFile()).toBeLessThan(1024 * 1024);
    clock.advance(0);
    expect(inFile()).toBeGreaterThan(16 * 1024 * 1024);
    const before = inFile();
    write(80, 16);
    expect(inFile()).toBeGreaterThan(before);
    database.close();
  });

  it('holds ballast back ten seconds after it was opened', () => {
    const ballast = join(folder, 'ballast');
    const opened = openDatabase(folder, { clock, ballastBytes: 100_000 });
    expect(statSync(ballast, { throwIfNoEntry: false })).toBeUndefined();
    clock.advance(10_000);
    expect(statSync(ballast).size).toBe(100_000);
    if (opened.ok) opened.value.close();
  });
});

describe('A folder is refused', () => {
  it('when a terminal is already open on it, and no longer once it closed', () => {
    const database = open();
    expect(refusalOf()).toEqual({ kind: 'locked', folder });
    database.close();
    database.close();
    expect(refusalOf()).toBeNull();
  });

  it('when its database comes from the future, and is left as it was', () => {
    open().close();
    tamper((sqlite) => sqlite.pragma(`user_version = ${knownVersion + 1}`));
    const before = readFileSync(join(folder, 'quen.db'));
    expect(refusalOf()).toEqual({ kind: 'future', found: knownVersion + 1, known: knownVersion });
    expect(readFileSync(join(folder, 'quen.db'))).toEqual(before);
  });

  it('when its database is not one of ours', () => {
    tamper((sqlite) => sqlite.exec('CREATE TABLE theirs (id INTEGER)'));
    expect(refusalOf()).toEqual({ kind: 'corrupt', detail: 'not a Quen database' });
  });

  it('when its database is no database', () => {
    writeFileSync(join(folder, 'quen.db'), 'words, words, words '.repeat(500));
    expect(refusalOf()).toMatchObject({ kind: 'corrupt' });
  });

  it.each([
    { where: 'the header', page: 0 },
    { where: 'a table', page: 3 },
  ])('when $where is damaged', ({ page }) => {
    const database = open();
    const put = database.prepare<[string, string]>('INSERT INTO setting VALUES (?, ?)');
    for (let index = 0; index < 200; index++) put.run(`key ${index}`, JSON.stringify('x'.repeat(200)));
    database.close();
    const handle = openSync(join(folder, 'quen.db'), 'r+');
    writeSync(handle, new Uint8Array(4096).fill(0xa5), 0, 4096, page * 4096);
    const refused = refusalOf();
    expect(refused).toMatchObject({ kind: 'corrupt' });
    // The lock is free again: a backup can be restored.
    rmSync(join(folder, 'quen.db'));
    expect(refusalOf()).toBeNull();
  });

  it('when it is a file', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(refusalOf(file)).toEqual({ kind: 'noPermission', path: file });
    expect(refusalOf(join(file, 'inside'))).toEqual({ kind: 'noPermission', path: join(file, 'inside') });
  });

  it('when it may not be written, new or not', () => {
    for (const isNew of [true, false]) {
      const disk = mountSmallDisk(4);
      try {
        if (!isNew) open(disk.folder).close();
        disk.readOnly();
        expect(refusalOf(disk.folder)).toEqual({ kind: 'noPermission', path: disk.folder });
      } finally {
        disk.unmount();
      }
    }
  });
});

describe('A read-only connection', () => {
  it('reads beside the terminal and writes nothing', () => {
    const database = open();
    database.prepare("INSERT INTO setting VALUES ('a', '1')").run();
    const opened = openForReading(database.file);
    if (!opened.ok) throw new Error(`refused: ${opened.refusal.kind}`);
    expect(opened.value.prepare('SELECT key FROM setting').pluck().all()).toEqual(['a']);
    expect(() => opened.value.prepare('DELETE FROM setting').run()).toThrow('readonly');
    opened.value.close();
    database.close();
  });

  it('is refused where there is no database', () => {
    const file = join(folder, 'quen.db');
    expect(openForReading(file)).toEqual({ ok: false, refusal: { kind: 'missing', file } });
    expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
  });
});

it('opens a database whose terminal was killed, with everything that was committed', () => {
  const database = open();
  database.transaction(() => database.prepare("INSERT INTO setting VALUES ('kept', '1')").run());
  const crashed = mkdtempSync(join(tmpdir(), 'quen-database-'));
  for (const name of ['quen.db', 'quen.db-wal', 'lock.db'])
    copyFileSync(join(folder, name), join(crashed, name));
  database.close();
  const again = open(crashed);
  expect(again.prepare("SELECT value FROM setting WHERE key = 'kept'").pluck().get()).toBe('1');
  again.close();
  rmSync(crashed, { recursive: true });
});
