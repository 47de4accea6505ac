/**
 * Puts a backup in the database's place, whole or not at all. What was there is kept beside it, and the terminal opens
 * a new epoch, so that nothing it posts from now on is mistaken for what it may have posted after the backup.
 */
import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { databaseFileName, openForReading, type ReadingDatabase } from '../database/database.ts';
import { editClosed } from '../database/edit-closed.ts';
import { refusalFrom } from '../database/faults.ts';
import { lockFolder } from '../database/lock.ts';
import type { DatabaseRefusal } from '../database/refusal.ts';
import { setLeastEpoch } from '../ledger/epoch.ts';
import { makeFolder } from '../make-folder.ts';
import { sha256OfFile, syncFile, syncFolderOf } from './files.ts';
import { eventCount, eventsMissingFrom, headsOf } from './heads.ts';
import { manifestOf, parseManifest } from './manifest.ts';

export interface RestoreOptions {
  readonly file: string;
  /** The data folder; made when missing. */
  readonly into: string;
  /** Overwrites newer data too. */
  readonly force: boolean;
  readonly nowMs: number;
}

export interface Restored {
  readonly events: number;
  /** Where the replaced database lies now; null: there was none. */
  readonly replaced: string | null;
}

export type RestoreRefusal =
  | DatabaseRefusal
  /** The data holds events that the backup does not; null: a newer version wrote it and only that one can tell. */
  | { readonly kind: 'newer'; readonly missing: number | null }
  /** The backup is not what its manifest says. */
  | { readonly kind: 'manifest'; readonly detail: string };

export function restore(options: RestoreOptions): Result<Restored, RestoreRefusal> {
  const { file, into } = options;
  try {
    const wrong = checkManifest(file);
    if (wrong) return refuse(wrong);
    makeFolder(into);
    const lock = lockFolder(into);
    try {
      return restoreLocked(options);
    } finally {
      lock.release();
    }
  } catch (error) {
    const refusal = refusalFrom(error, into);
    if (refusal) return refuse(refusal);
    throw error;
  }
}

function restoreLocked({ file, into, force, nowMs }: RestoreOptions): Result<Restored, RestoreRefusal> {
  const target = join(into, databaseFileName);
  const incoming = join(into, `${databaseFileName}.incoming`);
  const backup = openForReading(file);
  if (!backup.ok) return backup;
  let epoch: number;
  let events: number;
  try {
    const found = backup.value.sqlite.pragma('integrity_check(1)', { simple: true });
    if (found !== 'ok') return refuse({ kind: 'corrupt', detail: String(found) });
    const current = compare(backup.value, target);
    if (current.missing !== 0 && !force) return refuse({ kind: 'newer', missing: current.missing });
    epoch = Math.max(current.epoch, highestEpoch(backup.value)) + 1;
    events = eventCount(backup.value);
    rmSync(incoming, { force: true });
    // Reads a write-ahead log that may lie beside the file, which a plain copy would leave behind.
    backup.value.prepare<[string]>('VACUUM INTO ?').run(incoming);
  } finally {
    backup.value.close();
  }
  editClosed(incoming, (database) => setLeastEpoch(database, epoch));
  syncFile(incoming);
  return ok({ events, replaced: swap(incoming, target, nowMs) });
}

function checkManifest(file: string): RestoreRefusal | null {
  if (!existsSync(file)) return { kind: 'missing', file };
  if (!existsSync(manifestOf(file))) return null;
  const manifest = parseManifest(readFileSync(manifestOf(file), 'utf8'));
  if (!manifest) return { kind: 'manifest', detail: 'the manifest cannot be read' };
  if (manifest.bytes !== statSync(file).size || manifest.sha256 !== sha256OfFile(file))
    return { kind: 'manifest', detail: 'the file has changed since it was made' };
  return null;
}

/** A database that cannot be read has nothing to compare; it is kept aside like any other. */
function compare(backup: ReadingDatabase, target: string): { missing: number | null; epoch: number } {
  const current = openForReading(target);
  if (!current.ok) return { missing: current.refusal.kind === 'future' ? null : 0, epoch: 0 };
  try {
    return { missing: eventsMissingFrom(backup, current.value), epoch: highestEpoch(current.value) };
  } finally {
    current.value.close();
  }
}

function highestEpoch(database: ReadingDatabase): number {
  return Math.max(0, ...headsOf(database).map((head) => head.epoch));
}

/**
 * The old database keeps a second name before the new one takes the first in a single step, so that at every moment
 * one of them stands there. A write-ahead log belongs to the old one and must not be read into the new.
 */
function swap(incoming: string, target: string, nowMs: number): string | null {
  const replaced = existsSync(target) ? `${target}.replaced-${nowMs}` : null;
  if (replaced) {
    linkSync(target, replaced);
    for (const suffix of ['-wal', '-shm']) {
      if (existsSync(target + suffix)) renameSync(target + suffix, replaced + suffix);
    }
  }
  renameSync(incoming, target);
  syncFolderOf(target);
  return replaced;
}
