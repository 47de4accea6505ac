import Sqlite from 'better-sqlite3';
import type { Readable } from './database.ts';

/** Changes a database file that no terminal has open, without leaving a write-ahead log beside it. */
export function editClosed(file: string, edit: (database: Readable) => void): void {
  const sqlite = new Sqlite(file, { fileMustExist: true });
  try {
    sqlite.pragma('journal_mode = DELETE');
    sqlite.pragma('synchronous = FULL');
    sqlite.transaction(() => edit({ prepare: (sql) => sqlite.prepare(sql) })).immediate();
  } finally {
    sqlite.close();
  }
}
