import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { knownVersion, migrate, migrations, schemaState } from './migrate.ts';
import type { Migration } from './migration.ts';

const shapeOf = (sqlite: Sqlite.Database) =>
  sqlite.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();

it('numbers its steps from 1 without gaps', () => {
  expect(migrations.map((step) => step.version)).toEqual(migrations.map((_, index) => index + 1));
});

it('makes the known schema from nothing, and nothing again', () => {
  const sqlite = new Sqlite(':memory:');
  expect(schemaState(sqlite)).toEqual({ kind: 'empty' });
  migrate(sqlite);
  const shape = shapeOf(sqlite);
  expect(schemaState(sqlite)).toEqual({ kind: 'known', version: knownVersion });
  migrate(sqlite);
  expect(shapeOf(sqlite)).toEqual(shape);
});

it('takes only the steps that are missing, and leaves a failed step undone', () => {
  const sqlite = new Sqlite(':memory:');
  migrate(sqlite);
  sqlite.prepare("INSERT INTO setting VALUES ('kept', '1')").run();
  const shape = shapeOf(sqlite);
  const failing: Migration = {
    version: knownVersion + 1,
    up: (database) => {
      database.exec('CREATE TABLE half (id INTEGER) STRICT');
      throw new Error('no');
    },
  };
  expect(() => migrate(sqlite, [...migrations, failing])).toThrow('no');
  expect(shapeOf(sqlite)).toEqual(shape);
  const working: Migration = {
    version: knownVersion + 1,
    up: (database) => database.exec('CREATE TABLE next (id INTEGER) STRICT'),
  };
  migrate(sqlite, [...migrations, working]);
  expect(sqlite.prepare('SELECT key FROM setting').pluck().all()).toEqual(['kept']);
  expect(schemaState(sqlite)).toEqual({ kind: 'future', version: knownVersion + 1 });
});
