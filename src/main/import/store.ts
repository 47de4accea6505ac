/** Imports and their files as they lie in the database. A file is sealed with a key that goes with it. */
import type { ImportReport, ImportSettings, ImportState, ImportView } from '../../shared/contract/people.ts';
import { partBytes } from '../../shared/contract/people.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { Database } from '../database/database.ts';
import type { Vault } from '../members/vault.ts';
import type { ImportFile } from './files/file.ts';

export interface ImportStore {
  list(): ImportView[];
  find(run: string): ImportView | null;
  begin(run: string, name: string, bytes: number, madeMs: number): void;
  partCount(run: string): number;
  addPart(run: string, part: number, bytes: Uint8Array): void;
  file(run: string): ImportFile;
  setState(run: string, state: ImportState): void;
  setSettings(run: string, settings: ImportSettings): void;
  setReport(run: string, report: ImportReport, rowsDone: number): void;
  /** The first row that named this phone number or card; this one where nobody did before. */
  firstRow(run: string, kind: 'phone' | 'card', number: string, row: number): number;
  forgetRows(run: string): void;
  addMade(run: string, made: Made): void;
  /** Last rows first. */
  made(run: string, limit: number): Made[];
  dropMade(run: string, row: number): void;
  /** The file and its key go; what the import did stays known. */
  dropFile(run: string): void;
  drop(run: string): void;
}

export interface Made {
  readonly row: number;
  readonly member: string;
  readonly how: 'enrolled' | 'filled' | 'listed';
  /** Sealed with the member's key. */
  readonly before: Buffer | null;
  readonly listed: boolean;
}

interface RunRow {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly state: ImportState;
  readonly settings: string | null;
  readonly report: string | null;
  readonly rows_done: number;
  readonly made_ms: number;
}

/** Runs that are shown; older ones can no longer be undone. */
const shownRuns = 20;
const hashBytes = 10;

export function openImportStore(database: Database, vault: Vault): ImportStore {
  const columns = 'id, name, bytes, state, settings, report, rows_done, made_ms';
  const all = database.prepare<[number], RunRow>(
    `SELECT ${columns} FROM import_run ORDER BY made_ms DESC, id LIMIT ?`,
  );
  const one = database.prepare<[string], RunRow>(`SELECT ${columns} FROM import_run WHERE id = ?`);
  const keyOf = database.prepare<[string], { wrapped_key: Buffer | null }>(
    'SELECT wrapped_key FROM import_run WHERE id = ?',
  );
  const insert = database.prepare<[string, string, number, Buffer, number]>(
    `INSERT OR IGNORE INTO import_run (id, name, bytes, state, wrapped_key, made_ms)
     VALUES (?, ?, ?, 'receiving', ?, ?)`,
  );
  const parts = database.prepare<[string], { count: number }>(
    'SELECT count(*) AS count FROM import_part WHERE run = ?',
  );
  const addPart = database.prepare<[string, number, Buffer]>(
    'INSERT INTO import_part (run, part, sealed) VALUES (?, ?, ?)',
  );
  const readPart = database.prepare<[string, number], { sealed: Buffer }>(
    'SELECT sealed FROM import_part WHERE run = ? AND part = ?',
  );
  const setState = database.prepare<[ImportState, string]>('UPDATE import_run SET state = ? WHERE id = ?');
  const setSettings = database.prepare<[string, string]>('UPDATE import_run SET settings = ? WHERE id = ?');
  const setReport = database.prepare<[string, number, string]>(
    'UPDATE import_run SET report = ?, rows_done = ? WHERE id = ?',
  );
  const addKey = database.prepare<[string, Buffer, number]>(
    'INSERT OR IGNORE INTO import_key (run, hash, row) VALUES (?, ?, ?)',
  );
  const readKey = database.prepare<[string, Buffer], { row: number }>(
    'SELECT row FROM import_key WHERE run = ? AND hash = ?',
  );
  const dropKeys = database.prepare<[string]>('DELETE FROM import_key WHERE run = ?');
  const addMade = database.prepare<[string, number, string, Made['how'], Buffer | null, number]>(
    'INSERT INTO import_made (run, row, member, how, before, listed) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const lastMade = database.prepare<[string, number], Omit<Made, 'listed'> & { listed: number }>(
    'SELECT row, member, how, before, listed FROM import_made WHERE run = ? ORDER BY row DESC LIMIT ?',
  );
  const dropMade = database.prepare<[string, number]>('DELETE FROM import_made WHERE run = ? AND row = ?');
  const dropAllMade = database.prepare<[string]>('DELETE FROM import_made WHERE run = ?');
  const dropParts = database.prepare<[string]>('DELETE FROM import_part WHERE run = ?');
  const dropKey = database.prepare<[string]>('UPDATE import_run SET wrapped_key = NULL WHERE id = ?');
  const dropRun = database.prepare<[string]>('DELETE FROM import_run WHERE id = ?');

  const wrappedKey = (run: string): Buffer => {
    const key = keyOf.get(run)?.wrapped_key;
    invariant(key !== null && key !== undefined, 'an import with a file has its key');
    return key;
  };
  const dropFile = (run: string) =>
    database.transaction(() => {
      dropParts.run(run);
      dropKeys.run(run);
      dropKey.run(run);
    });

  return {
    list: () => all.all(shownRuns).map(viewOf),
    find(run) {
      const row = one.get(run);
      return row ? viewOf(row) : null;
    },
    begin: (run, name, bytes, madeMs) => void insert.run(run, name, bytes, vault.newWrappedKey(), madeMs),
    partCount: (run) => parts.get(run)?.count ?? 0,
    addPart(run, part, bytes) {
      const text = Buffer.from(bytes).toString('base64');
      addPart.run(run, part, vault.seal(wrappedKey(run), text));
    },
    file(run) {
      const key = wrappedKey(run);
      const bytes = one.get(run)?.bytes ?? 0;
      let held: { part: number; bytes: Buffer } | null = null;
      const partOf = (part: number): Buffer => {
        if (held?.part !== part) {
          const row = readPart.get(run, part);
          invariant(row !== undefined, 'a file that was received has all its parts');
          held = { part, bytes: Buffer.from(vault.open(key, row.sealed), 'base64') };
        }
        return held.bytes;
      };
      return {
        bytes,
        read(from, length) {
          const until = Math.min(bytes, from + length);
          const pieces: Buffer[] = [];
          for (let at = from; at < until; ) {
            const part = Math.floor(at / partBytes);
            const piece = partOf(part).subarray(at - part * partBytes, until - part * partBytes);
            pieces.push(piece);
            at += piece.length;
          }
          return Buffer.concat(pieces);
        },
      };
    },
    setState: (run, state) => void setState.run(state, run),
    setSettings: (run, settings) => void setSettings.run(JSON.stringify(settings), run),
    setReport: (run, report, rowsDone) => void setReport.run(JSON.stringify(report), rowsDone, run),
    firstRow(run, kind, number, row) {
      const hash = vault.hash(`import ${kind}`, number).subarray(0, hashBytes);
      addKey.run(run, hash, row);
      return readKey.get(run, hash)?.row ?? row;
    },
    forgetRows: (run) => void dropKeys.run(run),
    addMade: (run, made) =>
      void addMade.run(run, made.row, made.member, made.how, made.before, made.listed ? 1 : 0),
    made: (run, limit) => lastMade.all(run, limit).map((row) => ({ ...row, listed: row.listed === 1 })),
    dropMade: (run, row) => void dropMade.run(run, row),
    dropFile,
    drop: (run) =>
      database.transaction(() => {
        dropFile(run);
        dropAllMade.run(run);
        dropRun.run(run);
      }),
  };
}

const viewOf = (row: RunRow): ImportView => ({
  run: row.id,
  name: row.name,
  bytes: row.bytes,
  state: row.state,
  madeMs: row.made_ms,
  rowsDone: row.rows_done,
  report: row.report === null ? null : (JSON.parse(row.report) as ImportReport),
  settings: row.settings === null ? null : (JSON.parse(row.settings) as ImportSettings),
});
