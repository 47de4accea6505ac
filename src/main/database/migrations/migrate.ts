import type Sqlite from 'better-sqlite3';
import { remakeProjections } from '../../ledger/rebuild.ts';
import { foundation } from './0001-foundation.ts';
import { programme } from './0002-programme.ts';
import { people } from './0003-people.ts';
import { catalogue } from './0004-catalogue.ts';
import { costs } from './0005-costs.ts';
import type { Migration } from './migration.ts';

/** In order, without gaps, starting at 1. */
export const migrations: readonly Migration[] = [foundation, programme, people, catalogue, costs];

export const knownVersion = migrations.length;

/** "Quen" in ASCII: marks the file as ours. */
const applicationId = 0x5175656e;

export type SchemaState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'known'; readonly version: number }
  | { readonly kind: 'future'; readonly version: number }
  | { readonly kind: 'foreign' };

export function schemaState(sqlite: Sqlite.Database): SchemaState {
  const id = sqlite.pragma('application_id', { simple: true });
  const version = Number(sqlite.pragma('user_version', { simple: true }));
  if (id === 0 && version === 0) {
    const tables = sqlite.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
    return tables === 0 ? { kind: 'empty' } : { kind: 'foreign' };
  }
  if (id !== applicationId) return { kind: 'foreign' };
  return version > knownVersion ? { kind: 'future', version } : { kind: 'known', version };
}

/** Brings the schema to the known version, in one transaction: no half-way version ever stands in a file. */
export function migrate(sqlite: Sqlite.Database, steps: readonly Migration[] = migrations): void {
  const from = Number(sqlite.pragma('user_version', { simple: true }));
  const missing = steps.filter((step) => step.version > from);
  if (missing.length === 0) return;
  sqlite
    .transaction(() => {
      for (const step of missing) {
        step.up(sqlite);
        sqlite.pragma(`application_id = ${applicationId}`);
        sqlite.pragma(`user_version = ${step.version}`);
      }
      if (missing.some((step) => step.remakesProjections))
        remakeProjections({ prepare: (sql) => sqlite.prepare(sql) });
    })
    .immediate();
}
