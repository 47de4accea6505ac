import { Worker } from 'node:worker_threads';

/** Beside this module: `worker.ts` in the sources, `backup.js` in the bundle. */
const workerFile = import.meta.url.endsWith('.ts') ? './worker.ts' : './backup.js';

/** Copies the database in a thread of its own, so that the counter is served meanwhile. Rejects with what went wrong. */
export function backupInWorker(folder: string): Promise<{ file: string; bytes: number }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(workerFile, import.meta.url), { workerData: { folder } });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the backup ended early (${code})`)));
  });
}
