import type Sqlite from 'better-sqlite3';

/**
 * One step of the schema. A step that has been released never changes again; a new one follows it. A step that moves
 * data has a test that starts from the version before.
 */
export interface Migration {
  readonly version: number;
  /**
   * The step leaves projections empty or of another shape. They are made anew from the log once all steps are taken, by
   * the code of the day: a step that has been released cannot know the tables of later ones.
   */
  readonly remakesProjections?: true;
  /** Runs inside a transaction. */
  up(sqlite: Sqlite.Database): void;
}
