import type Sqlite from 'better-sqlite3';

/**
 * One step of the schema. A step that has been released never changes again; a new one follows it. A step that moves
 * data has a test that starts from the version before.
 */
export interface Migration {
  readonly version: number;
  /** Runs inside a transaction. */
  up(sqlite: Sqlite.Database): void;
}
