import type { Migration } from './migration.ts';

/**
 * Lots that can be spent only later, owners that are no members, what a member did per day, and what rules gave. Only
 * projections change their shape; they are made anew from the log.
 */
export const programme: Migration = {
  version: 2,
  remakesProjections: true,
  up: (sqlite) => sqlite.exec(holdings + activity + given + lookUps),
};

/**
 * An owner is a member's id, or `bearer:` and a code. A lot that never expires has the last day 9999-12-31 and one that
 * can be spent at once an empty first day, so that the key order is the order of spending.
 */
const holdings = `
  DROP TABLE entry;
  CREATE TABLE entry (
    owner          TEXT NOT NULL,
    position       INTEGER NOT NULL REFERENCES event,
    line           INTEGER NOT NULL,
    unit           TEXT NOT NULL,
    bucket         TEXT NOT NULL CHECK (bucket IN ('available', 'debt')),
    holder         TEXT NOT NULL,
    lot            TEXT,
    expires_on     TEXT,
    available_from TEXT,
    amount         INTEGER NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (owner, position, line)
  ) STRICT, WITHOUT ROWID;

  DROP TABLE lot;
  CREATE TABLE lot (
    owner          TEXT NOT NULL,
    unit           TEXT NOT NULL,
    expires_on     TEXT NOT NULL,
    lot            TEXT NOT NULL,
    holder         TEXT NOT NULL,
    available_from TEXT NOT NULL,
    remainder      INTEGER NOT NULL CHECK (remainder > 0),
    PRIMARY KEY (owner, unit, expires_on, lot, holder, available_from)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX lot_expiring ON lot (expires_on, owner) WHERE expires_on < '9999-12-31';

  DROP TABLE debt;
  CREATE TABLE debt (
    owner  TEXT NOT NULL,
    unit   TEXT NOT NULL,
    holder TEXT NOT NULL,
    owed   INTEGER NOT NULL CHECK (owed > 0),
    PRIMARY KEY (owner, unit, holder)
  ) STRICT, WITHOUT ROWID;
`;

const activity = `
  ALTER TABLE activity ADD COLUMN referrer TEXT;
  ALTER TABLE activity ADD COLUMN referred_on TEXT;
`;

/** Rows of nothing vanish, so that taking everything back leaves the tables as they were. */
const given = `
  CREATE TABLE member_day (
    member  TEXT NOT NULL,
    measure TEXT NOT NULL,
    date    TEXT NOT NULL,
    count   INTEGER NOT NULL CHECK (count >= 0),
    amount  INTEGER NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (member, measure, date)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE use_total (
    rule     TEXT PRIMARY KEY,
    times    INTEGER NOT NULL CHECK (times >= 0),
    quantity INTEGER NOT NULL CHECK (quantity >= 0)
  ) STRICT, WITHOUT ROWID;
`;

/** `name`: the receipt of a bill, the bill of a claim. */
const lookUps = `
  ALTER TABLE business_key RENAME COLUMN receipt TO name;
  CREATE INDEX event_freezing ON event (member) WHERE kind = 'tierFrozen';
`;
