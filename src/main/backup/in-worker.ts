/** Backs up in a thread of its own, so that the counter never waits for it. */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Result } from '../../shared/kernel/result.ts';
import { explainDatabaseRefusal } from '../database/refusal.ts';
import { type Backup, type BackupOptions, backupsFolder } from './backup.ts';

/** `worker.ts` beside this file in the sources; `backup.js` beside or above it in the bundle. */
const places = ['./worker.ts', './backup.js', '../backup.js'];
/** A copy that takes longer than this has met a disk that hangs. */
const patienceMs = 15 * 60_000;

/** Rejects with a plain sentence when no backup could be made. */
export function backupInWorker(
  dataFolder: string,
  nowMs: number = Date.now(),
): Promise<{ file: string; bytes: number }> {
  const options: BackupOptions = { from: dataFolder, to: backupsFolder(dataFolder), nowMs };
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), { workerData: options });
    const patience = setTimeout(() => {
      reject(new Error('the backup took too long'));
      void worker.terminate();
    }, patienceMs);
    worker.on('message', (answer: Result<Backup, Parameters<typeof explainDatabaseRefusal>[0]>) => {
      if (answer.ok) resolve({ file: answer.value.file, bytes: answer.value.bytes });
      else reject(new Error(explainDatabaseRefusal(answer.refusal)));
    });
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
