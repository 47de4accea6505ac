import type { Migration } from './migration.ts';

/** The log, its projections, and what the terminal keeps about members, staff, settings and print jobs. */
export const foundation: Migration = {
  version: 1,
  up: (sqlite) => sqlite.exec(log + projections + people + shop),
};

/** The only truth. `body` is the canonical text that the hash covers; the columns before it repeat parts of it for look-ups. */
const log = `
  CREATE TABLE event (
    position      INTEGER PRIMARY KEY,
    terminal      TEXT NOT NULL,
    epoch         INTEGER NOT NULL CHECK (epoch >= 1),
    sequence      INTEGER NOT NULL CHECK (sequence >= 1),
    kind          TEXT NOT NULL,
    member        TEXT,
    business_date TEXT NOT NULL,
    reverses      TEXT,
    previous_hash TEXT NOT NULL CHECK (length(previous_hash) = 64),
    hash          TEXT NOT NULL CHECK (length(hash) = 64),
    body          TEXT NOT NULL,
    UNIQUE (terminal, epoch, sequence)
  ) STRICT;
  CREATE INDEX event_of_member ON event (member) WHERE member IS NOT NULL;
  CREATE INDEX event_on_date ON event (business_date);
  CREATE INDEX event_reversing ON event (reverses) WHERE reverses IS NOT NULL;
  CREATE TRIGGER event_is_final BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'events are final: post a reversal'); END;
  CREATE TRIGGER event_is_kept BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'events are kept: post a reversal'); END;
`;

/**
 * All of these can be rebuilt from the log, byte for byte. A lot that never expires has the last day 9999-12-31, so
 * that the key order is the order of spending.
 */
const projections = `
  CREATE TABLE entry (
    member     TEXT NOT NULL,
    position   INTEGER NOT NULL REFERENCES event,
    line       INTEGER NOT NULL,
    unit       TEXT NOT NULL,
    bucket     TEXT NOT NULL CHECK (bucket IN ('available', 'debt')),
    holder     TEXT NOT NULL,
    lot        TEXT,
    expires_on TEXT,
    amount     INTEGER NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (member, position, line)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE lot (
    member     TEXT NOT NULL,
    unit       TEXT NOT NULL,
    expires_on TEXT NOT NULL,
    lot        TEXT NOT NULL,
    holder     TEXT NOT NULL,
    remainder  INTEGER NOT NULL CHECK (remainder > 0),
    PRIMARY KEY (member, unit, expires_on, lot, holder)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX lot_expiring ON lot (expires_on, member) WHERE expires_on < '9999-12-31';

  CREATE TABLE debt (
    member TEXT NOT NULL,
    unit   TEXT NOT NULL,
    holder TEXT NOT NULL,
    owed   INTEGER NOT NULL CHECK (owed > 0),
    PRIMARY KEY (member, unit, holder)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE operation (
    operation TEXT PRIMARY KEY,
    position  INTEGER NOT NULL REFERENCES event
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE business_key (
    kind     TEXT NOT NULL,
    receipt  TEXT NOT NULL,
    position INTEGER NOT NULL REFERENCES event,
    PRIMARY KEY (kind, receipt)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE taken_back (
    position       INTEGER PRIMARY KEY REFERENCES event,
    refunded_minor INTEGER NOT NULL CHECK (refunded_minor >= 0),
    complete       INTEGER NOT NULL CHECK (complete IN (0, 1))
  ) STRICT;

  CREATE TABLE activity (
    member      TEXT PRIMARY KEY,
    visits      INTEGER NOT NULL CHECK (visits >= 0),
    last_visit  INTEGER REFERENCES event,
    enrolled_on TEXT,
    merged_into TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX activity_merged ON activity (merged_into) WHERE merged_into IS NOT NULL;

  CREATE TABLE rollup (
    date    TEXT NOT NULL,
    measure TEXT NOT NULL,
    key     TEXT NOT NULL,
    slot    INTEGER NOT NULL,
    count   INTEGER NOT NULL,
    amount  INTEGER NOT NULL,
    PRIMARY KEY (date, measure, key, slot)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE outstanding (
    unit   TEXT PRIMARY KEY,
    amount INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** Personal data lies here alone, encrypted or hashed with keys that the host keeps. */
const people = `
  CREATE TABLE member (
    id          TEXT PRIMARY KEY,
    created_ms  INTEGER NOT NULL,
    merged_into TEXT REFERENCES member,
    profile     BLOB,
    wrapped_key BLOB,
    phone_hash  BLOB UNIQUE
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE card (
    hash            BLOB PRIMARY KEY,
    kind            TEXT NOT NULL,
    member          TEXT NOT NULL REFERENCES member,
    bound_ms        INTEGER NOT NULL,
    blocked         INTEGER NOT NULL DEFAULT 0 CHECK (blocked IN (0, 1)),
    masked_tail     TEXT NOT NULL,
    raw_bits_cipher BLOB
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX card_of_member ON card (member);

  CREATE TABLE search_token (
    token  BLOB NOT NULL,
    member TEXT NOT NULL REFERENCES member,
    PRIMARY KEY (token, member)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX search_token_of_member ON search_token (member);

  CREATE TABLE staff (
    id              TEXT PRIMARY KEY,
    name            TEXT NOT NULL,
    role            TEXT NOT NULL CHECK (role IN ('cashier', 'owner', 'installer')),
    pin_hash        BLOB NOT NULL,
    pin_salt        BLOB NOT NULL,
    pin_length      INTEGER NOT NULL,
    removed         INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
  ) STRICT, WITHOUT ROWID;
`;

const shop = `
  CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE programme_version (
    id           TEXT NOT NULL,
    version      INTEGER NOT NULL,
    document     TEXT NOT NULL CHECK (json_valid(document)),
    starts_on    TEXT NOT NULL,
    published_ms INTEGER NOT NULL,
    PRIMARY KEY (id, version)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE print_job (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    printer    TEXT NOT NULL,
    slip       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    event      TEXT,
    state      TEXT NOT NULL,
    fault      TEXT,
    attempts   INTEGER NOT NULL DEFAULT 0,
    copy       INTEGER NOT NULL DEFAULT 0 CHECK (copy IN (0, 1)),
    created_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX print_job_waiting ON print_job (printer, state);
  CREATE INDEX print_job_of_event ON print_job (event) WHERE event IS NOT NULL;
`;
