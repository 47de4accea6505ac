/** Backs up in a thread of its own, so that the counter never waits for it. */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { BackupProof } from '../../shared/contract/installation.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { type DatabaseRefusal, explainDatabaseRefusal } from '../database/refusal.ts';
import type { RestoreTestRefusal } from '../installation/restore-test.ts';
import { type Backup, type BackupOptions, backupsFolder } from './backup.ts';

/** What the worker is told. */
export type BackupTask = BackupOptions & {
  /** The backup is restored beside the data and checked as well. */
  readonly prove: boolean;
};

/** `worker.ts` beside this file in the sources; `backup.js` beside or above it in the bundle. */
const places = ['./worker.ts', './backup.js', '../backup.js'];
/** A copy that takes longer than this has met a disk that hangs. */
const patienceMs = 15 * 60_000;

/** Rejects with a plain sentence when no backup could be made. */
export async function backupInWorker(
  dataFolder: string,
  nowMs: number = Date.now(),
): Promise<{ file: string; bytes: number }> {
  const answer = await inWorker<Result<Backup, DatabaseRefusal>>(taskOf(dataFolder, nowMs, false));
  if (!answer.ok) throw new Error(explainDatabaseRefusal(answer.refusal));
  return { file: answer.value.file, bytes: answer.value.bytes };
}

/** Rejects where a disk hangs; everything else that goes wrong is an answer. */
export const proveInWorker = (
  dataFolder: string,
  nowMs: number,
): Promise<Result<BackupProof, RestoreTestRefusal>> => inWorker(taskOf(dataFolder, nowMs, true));

const taskOf = (from: string, nowMs: number, prove: boolean): BackupTask => ({
  from,
  to: backupsFolder(from),
  nowMs,
  prove,
});

function inWorker<Answer>(task: BackupTask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: task });
    const patience = setTimeout(() => {
      reject(new Error('the backup took too long'));
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
