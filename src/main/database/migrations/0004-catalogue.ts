import type { Migration } from './migration.ts';

/** What the shop sells, for shops that ring up items. `body` is JSON; pictures lie apart, because they are large. */
export const catalogue: Migration = {
  version: 4,
  up: (sqlite) =>
    sqlite.exec(`
      CREATE TABLE catalogue_item (
        id      TEXT PRIMARY KEY,
        body    TEXT NOT NULL,
        picture TEXT
      ) STRICT, WITHOUT ROWID;
    `),
};
