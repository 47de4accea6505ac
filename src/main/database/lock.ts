/**
 * One terminal per data folder. The lock is SQLite's own on a file beside the database, held open for as long as the
 * terminal runs: the operating system lets go of it when the process dies, however it dies.
 */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

export interface FolderLock {
  release(): void;
}

/** Throws SQLITE_BUSY when another process, or another part of this one, holds the folder. */
export function lockFolder(folder: string): FolderLock {
  const connection = new Sqlite(join(folder, 'lock.db'), { timeout: 0 });
  try {
    connection.pragma('journal_mode = OFF');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    throw error;
  }
  return { release: () => void connection.close() };
}
