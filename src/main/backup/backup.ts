/** A backup is a checked copy of the database with a manifest beside it. Made from a read-only connection. */
import { existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { databaseFileName, openForReading } from '../database/database.ts';
import { refusalFrom } from '../database/faults.ts';
import { type DatabaseRefusal, explainDatabaseRefusal } from '../database/refusal.ts';
import { makeFolder } from '../make-folder.ts';
import { sha256OfFile, syncFile, syncFolderOf } from './files.ts';
import { eventCount, headsOf } from './heads.ts';
import { type Manifest, manifestOf } from './manifest.ts';

export interface Backup {
  readonly file: string;
  readonly bytes: number;
  readonly manifest: Manifest;
}

export interface BackupOptions {
  /** The data folder. */
  readonly from: string;
  /** Where backups lie. */
  readonly to: string;
  /** Refused when `to` is missing, instead of making it. */
  readonly mustBeThere?: boolean;
  readonly nowMs: number;
}

export type BackupRefusal = DatabaseRefusal | { readonly kind: 'folderGone'; readonly folder: string };

/** One plain English sentence, for the command line and the log. */
export const explainBackupRefusal = (refusal: BackupRefusal): string =>
  refusal.kind === 'folderGone'
    ? `${refusal.folder} is not there: plug the disk in, or choose another folder.`
    : explainDatabaseRefusal(refusal);

/** Older backups go when a new one stands. */
export const keptBackups = 14;

const namePattern = /^quen-\d{8}T\d{9}Z\.db$/;

export const backupsFolder = (dataFolder: string): string => join(dataFolder, 'backups');

/** Takes as long as copying the database does: the terminal calls it in a worker. */
export function backUp({ from, to, nowMs, mustBeThere }: BackupOptions): Result<Backup, BackupRefusal> {
  if (mustBeThere && !existsSync(to)) return refuse({ kind: 'folderGone', folder: to });
  const file = join(to, `quen-${new Date(nowMs).toISOString().replaceAll(/[-:.]/g, '')}.db`);
  const partial = `${file}.partial`;
  try {
    makeFolder(to);
    sweep(to);
    const copied = copy(join(from, databaseFileName), partial);
    if (!copied.ok) return copied;
    const manifest: Manifest = {
      format: 1,
      madeMs: nowMs,
      bytes: statSync(partial).size,
      sha256: sha256OfFile(partial),
      ...copied.value,
    };
    writeFileSync(manifestOf(file), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
    renameSync(partial, file);
    syncFolderOf(file);
    dropOld(to);
    return ok({ file, bytes: manifest.bytes, manifest });
  } catch (error) {
    rmSync(partial, { force: true });
    const refusal = refusalFrom(error, to);
    if (refusal) return refuse(refusal);
    throw error;
  }
}

/** Oldest first. */
export function listBackups(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => namePattern.test(name))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => join(folder, name));
}

type Copied = Pick<Manifest, 'events' | 'heads'>;

/** Copies a consistent state, then reads the copy through and through. */
function copy(database: string, to: string): Result<Copied, DatabaseRefusal> {
  const source = openForReading(database);
  if (!source.ok) return source;
  try {
    source.value.prepare<[string]>('VACUUM INTO ?').run(to);
  } finally {
    source.value.close();
  }
  syncFile(to);
  const target = openForReading(to);
  if (!target.ok) return target;
  try {
    const found = target.value.sqlite.pragma('integrity_check(1)', { simple: true });
    if (found !== 'ok') return refuse({ kind: 'corrupt', detail: String(found) });
    return ok({ events: eventCount(target.value), heads: headsOf(target.value) });
  } finally {
    target.value.close();
  }
}

/** What a backup that was interrupted has left. */
function sweep(folder: string): void {
  for (const name of readdirSync(folder)) if (/\.db\.partial/.test(name)) rmSync(join(folder, name));
}

function dropOld(folder: string): void {
  for (const file of listBackups(folder).slice(0, -keptBackups)) {
    rmSync(file);
    rmSync(manifestOf(file), { force: true });
  }
}
