import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Clock } from '../../shared/kernel/effects.ts';
import { InvariantViolation, invariant } from '../../shared/kernel/invariant.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { makeFolder } from '../make-folder.ts';
import { scheduleCheckpoints, softLimitBytes } from './checkpoints.ts';
import { DiskFullFault, isDiskFull, refusalFrom } from './faults.ts';
import { type FolderLock, lockFolder } from './lock.ts';
import { knownVersion, migrate, schemaState } from './migrations/migrate.ts';
import type { DatabaseRefusal } from './refusal.ts';
import { openRoom, type Room } from './room.ts';

export type { Statement } from 'better-sqlite3';
export type SqliteConnection = Sqlite.Database;

/** What can be asked of any connection, a read-only one too. */
export interface Readable {
  /** Prepare once, when a service starts, never per call. */
  prepare<Parameters extends unknown[], Row = unknown>(sql: string): Sqlite.Statement<Parameters, Row>;
}

/** The terminal's database: one process, one writing connection. */
export interface Database extends Readable {
  readonly folder: string;
  readonly file: string;
  readonly sqlite: SqliteConnection;
  /**
   * All or nothing, and durable once the outermost transaction has returned. `work` must not wait for anything.
   * Throws DiskFullFault when there was no room; then nothing was written.
   */
  transaction<T>(work: () => T): T;
  /** Whether the disk lacks room for new promises; true also refuses every posting. */
  isShortOfRoom(): boolean;
  /** May be called twice. */
  close(): void;
}

export interface DatabaseOptions {
  readonly clock: Clock;
  /** Room held back for the day the disk is full; 0 holds nothing. */
  readonly ballastBytes?: number;
}

export const databaseFileName = 'quen.db';
const defaultBallastBytes = 64 * 1024 * 1024;
/** The ballast is written once the terminal stands, never while it starts. */
const ballastAfterMs = 10_000;
/** A full check of a larger file would delay the start; `quen verify` does it at leisure. */
const quickCheckBytes = 16 * 1024 * 1024;

export interface ReadingDatabase extends Readable {
  readonly file: string;
  readonly sqlite: SqliteConnection;
  close(): void;
}

/** A read-only connection, for reports, verification and backups; never waits for the terminal nor holds it up. */
export function openForReading(file: string): Result<ReadingDatabase, DatabaseRefusal> {
  if (!existsSync(file)) return refuse({ kind: 'missing', file });
  let sqlite: SqliteConnection | null = null;
  try {
    const connection = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
    sqlite = connection;
    connection.pragma('trusted_schema = OFF');
    const refusal = inspectSchema(connection);
    if (refusal) {
      connection.close();
      return refuse(refusal);
    }
    return ok({
      file,
      sqlite: connection,
      prepare: (sql) => connection.prepare(sql),
      close: () => void connection.close(),
    });
  } catch (error) {
    sqlite?.close();
    const refusal = refusalFrom(error, file);
    if (refusal) return refuse(refusal);
    throw error;
  }
}

/** Opens the database of a data folder, making both when they are missing. */
export function openDatabase(folder: string, options: DatabaseOptions): Result<Database, DatabaseRefusal> {
  const ballastBytes = options.ballastBytes ?? defaultBallastBytes;
  try {
    makeFolder(folder);
    const room = openRoom(folder, ballastBytes);
    try {
      return openLocked(folder, options.clock, room);
    } catch (error) {
      if (!isDiskFull(error, folder)) throw error;
      room.ranOut();
      return openLocked(folder, options.clock, room);
    }
  } catch (error) {
    const refusal = refusalFrom(error, folder);
    if (refusal) return refuse(refusal);
    throw error;
  }
}

function openLocked(folder: string, clock: Clock, room: Room): Result<Database, DatabaseRefusal> {
  const lock = lockFolder(folder);
  const file = join(folder, databaseFileName);
  const isNew = !existsSync(file);
  let sqlite: SqliteConnection | null = null;
  try {
    sqlite = new Sqlite(file, { timeout: busyTimeoutMs });
    const refusal = isNew ? null : inspect(sqlite, file);
    if (refusal) {
      abandon(sqlite, lock);
      return refuse(refusal);
    }
    configure(sqlite);
    const damage = upgrade(sqlite);
    if (damage) {
      abandon(sqlite, lock);
      return refuse(damage);
    }
    makeDurable(sqlite);
    return ok(connect(folder, file, sqlite, lock, clock, room));
  } catch (error) {
    abandon(sqlite, lock);
    throw error;
  }
}

const busyTimeoutMs = 2_000;

/** Null: the schema is one that we know, or empty. */
function inspectSchema(sqlite: SqliteConnection): DatabaseRefusal | null {
  const state = schemaState(sqlite);
  if (state.kind === 'foreign') return { kind: 'corrupt', detail: 'not a Quen database' };
  if (state.kind === 'future') return { kind: 'future', found: state.version, known: knownVersion };
  return null;
}

/** Null: the file can be used. */
function inspect(sqlite: SqliteConnection, file: string): DatabaseRefusal | null {
  const refusal = inspectSchema(sqlite);
  if (refusal) return refusal;
  if (statSync(file).size <= quickCheckBytes) {
    const found = sqlite.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') return { kind: 'corrupt', detail: String(found) };
  }
  return null;
}

/** An older log that breaks a promise cannot be carried over; the file stays as it was. Null: up to date. */
function upgrade(sqlite: SqliteConnection): DatabaseRefusal | null {
  try {
    migrate(sqlite);
    return null;
  } catch (error) {
    if (error instanceof InvariantViolation || error instanceof SyntaxError)
      return { kind: 'corrupt', detail: error.message };
    throw error;
  }
}

/** Whether the terminal has yet to bring the file up to date; its tables are of another shape until then. */
export function isOutdated({ sqlite }: ReadingDatabase): boolean {
  const state = schemaState(sqlite);
  return state.kind !== 'known' || state.version < knownVersion;
}

function configure(sqlite: SqliteConnection): void {
  const mode = sqlite.pragma('journal_mode = WAL', { simple: true });
  invariant(mode === 'wal', 'the database writes ahead');
  makeDurable(sqlite);
  sqlite.pragma('wal_autocheckpoint = 0');
  sqlite.pragma(`journal_size_limit = ${softLimitBytes}`);
  sqlite.pragma('foreign_keys = ON');
  // Without it a REPLACE would drop a row of the log past its trigger.
  sqlite.pragma('recursive_triggers = ON');
  sqlite.pragma('trusted_schema = OFF');
  sqlite.pragma('cell_size_check = ON');
  sqlite.pragma('temp_store = MEMORY');
  sqlite.pragma('cache_size = -32000');
}

/**
 * SQLite reports FULL on a fresh connection and falls back to the library's own default at the first read of the
 * schema, so it is set after that read, and read back.
 */
function makeDurable(sqlite: SqliteConnection): void {
  const full = 2;
  sqlite.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  sqlite.pragma('synchronous = FULL');
  invariant(sqlite.pragma('synchronous', { simple: true }) === full, 'every commit is synced');
}

function abandon(sqlite: SqliteConnection | null, lock: FolderLock): void {
  sqlite?.close();
  lock.release();
}

function connect(
  folder: string,
  file: string,
  sqlite: SqliteConnection,
  lock: FolderLock,
  clock: Clock,
  room: Room,
): Database {
  const checkpoints = scheduleCheckpoints(sqlite, file, clock);
  const run = sqlite.transaction((work: () => unknown) => work());
  const cancelBallast = clock.after(ballastAfterMs, () => room.hold());

  return {
    folder,
    file,
    sqlite,
    prepare: (sql) => sqlite.prepare(sql),
    transaction<T>(work: () => T): T {
      if (sqlite.inTransaction) return run(work) as T;
      try {
        const result = run.immediate(work) as T;
        checkpoints.committed();
        return result;
      } catch (error) {
        if (!isDiskFull(error, folder)) throw error;
        room.ranOut();
        checkpoints.now();
        throw new DiskFullFault({ cause: error });
      }
    },
    isShortOfRoom: () => room.isShort(),
    close() {
      if (!sqlite.open) return;
      cancelBallast();
      checkpoints.stop();
      sqlite.close();
      lock.release();
    },
  };
}
