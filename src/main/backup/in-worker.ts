/** Backs up in a thread of its own, so that the counter never waits for it. */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { BackupPlace, BackupPlaces } from '../../shared/contract/backup.ts';
import type { BackupProof } from '../../shared/contract/installation.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { RestoreTestRefusal } from '../installation/restore-test.ts';
import {
  type Backup,
  type BackupOptions,
  type BackupRefusal,
  backupsFolder,
  explainBackupRefusal,
} from './backup.ts';
import type { ChosenFolder, FolderRefusal } from './folder.ts';

/** What the worker is told. */
export type BackupTask =
  | { readonly kind: 'backUp' | 'prove'; readonly options: BackupOptions }
  | { readonly kind: 'places'; readonly data: string; readonly chosen: ChosenFolder | null }
  | { readonly kind: 'try'; readonly data: string; readonly chosen: ChosenFolder };

/** `worker.ts` beside this file in the sources; `backup.js` beside or above it in the bundle. */
const places = ['./worker.ts', './backup.js', '../backup.js'];
/** A copy that takes longer than this has met a disk that hangs. */
const copyPatienceMs = 15 * 60_000;
/** A network folder whose server is away may hang for minutes. */
const lookPatienceMs = 20_000;

/** Rejects with a plain sentence when no backup could be made. `to` null: beside the data. */
export async function backupInWorker(
  data: string,
  nowMs: number,
  to: ChosenFolder | null = null,
): Promise<{ file: string; bytes: number }> {
  const options = optionsOf(data, nowMs, to);
  const answer = await inWorker<Result<Backup, BackupRefusal>>({ kind: 'backUp', options }, copyPatienceMs);
  if (!answer.ok) throw new Error(explainBackupRefusal(answer.refusal));
  return { file: answer.value.file, bytes: answer.value.bytes };
}

/** Restored beside the data and checked as well. Rejects where a disk hangs; everything else is an answer. */
export const proveInWorker = (
  data: string,
  nowMs: number,
  to: ChosenFolder | null,
): Promise<Result<BackupProof, RestoreTestRefusal>> =>
  inWorker({ kind: 'prove', options: optionsOf(data, nowMs, to) }, copyPatienceMs);

/** Rejects where a disk hangs. */
export const placesInWorker = (data: string, chosen: ChosenFolder | null): Promise<BackupPlaces> =>
  inWorker({ kind: 'places', data, chosen }, lookPatienceMs);

/** Rejects where a disk hangs. */
export const tryInWorker = (
  data: string,
  chosen: ChosenFolder,
): Promise<Result<BackupPlace, FolderRefusal>> => inWorker({ kind: 'try', data, chosen }, lookPatienceMs);

const optionsOf = (from: string, nowMs: number, to: ChosenFolder | null): BackupOptions => ({
  from,
  to: to?.own ?? backupsFolder(from),
  nowMs,
  mustBeThere: to !== null,
});

function inWorker<Answer>(task: BackupTask, patienceMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: task });
    const patience = setTimeout(() => {
      reject(new Error('the disk did not answer in time'));
      void worker.terminate();
    }, patienceMs);
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) => {
      clearTimeout(patience);
      reject(new Error(`the backup ended without an answer (${code})`));
    });
  });
}

function workerFile(): URL {
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (!found) throw new Error('the backup worker is missing from this installation');
  return found;
}
