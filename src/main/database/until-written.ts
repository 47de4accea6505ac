import type { Database } from './database.ts';

/** What was read, by key, for as long as nothing was written that it was read from. */
export interface UntilWritten {
  /** Reads anew inside a transaction: what is read there may yet be taken back. */
  read<T>(key: string, read: () => T): T;
  /** Call with every write, inside its transaction. */
  written(): void;
}

/** Readings kept at a time; then all are read anew. */
const mostKept = 64;

/**
 * For tables that only this connection writes, through one door each. What is kept is shared by everybody who reads it
 * and must not be altered. One key stands for one kind of value.
 */
export function untilWritten(database: Pick<Database, 'sqlite'>): UntilWritten {
  const kept = new Map<string, unknown>();
  return {
    read<T>(key: string, read: () => T): T {
      if (database.sqlite.inTransaction) return read();
      if (kept.has(key)) return kept.get(key) as T;
      const value = read();
      if (kept.size >= mostKept) kept.clear();
      kept.set(key, value);
      return value;
    },
    written: () => kept.clear(),
  };
}
