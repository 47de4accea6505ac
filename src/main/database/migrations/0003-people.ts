import type { Migration } from './migration.ts';

/** Groups of members, imported lists, and imports with all that lets them be resumed or undone. */
export const people: Migration = {
  version: 3,
  up: (sqlite) =>
    sqlite.exec(`
      CREATE TABLE member_group (
        id      TEXT PRIMARY KEY,
        name    TEXT NOT NULL,
        query   TEXT NOT NULL CHECK (json_valid(query)),
        -- Members who answered at the last count; null: never counted.
        counted INTEGER,
        counted_ms INTEGER
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE list_member (
        list   TEXT NOT NULL,
        member TEXT NOT NULL REFERENCES member,
        PRIMARY KEY (list, member)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX list_of_member ON list_member (member);

      CREATE TABLE import_run (
        id          TEXT PRIMARY KEY,
        -- Name of the file as the owner knows it.
        name        TEXT NOT NULL,
        bytes       INTEGER NOT NULL,
        state       TEXT NOT NULL,
        -- Opens the parts; gone with them.
        wrapped_key BLOB,
        settings    TEXT CHECK (json_valid(settings)),
        report      TEXT CHECK (json_valid(report)),
        -- Rows of the file up to this one are in the books, whole.
        rows_done   INTEGER NOT NULL DEFAULT 0,
        made_ms     INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- The file itself, sealed, until its import is done or dropped.
      CREATE TABLE import_part (
        run    TEXT NOT NULL REFERENCES import_run,
        part   INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        PRIMARY KEY (run, part)
      ) STRICT, WITHOUT ROWID;

      -- The first row of the file that names a phone number or card.
      CREATE TABLE import_key (
        run  TEXT NOT NULL REFERENCES import_run,
        hash BLOB NOT NULL,
        row  INTEGER NOT NULL,
        PRIMARY KEY (run, hash)
      ) STRICT, WITHOUT ROWID;

      -- What an import did to whom, for undoing it.
      CREATE TABLE import_made (
        run    TEXT NOT NULL REFERENCES import_run,
        row    INTEGER NOT NULL,
        member TEXT NOT NULL REFERENCES member,
        how    TEXT NOT NULL CHECK (how IN ('enrolled', 'filled', 'listed')),
        -- The profile before it was filled in, sealed with the member's own key.
        before BLOB,
        -- Whether the row put the member on the import's list.
        listed INTEGER NOT NULL CHECK (listed IN (0, 1)),
        PRIMARY KEY (run, row)
      ) STRICT, WITHOUT ROWID;
    `),
};
