import { parentPort, workerData } from 'node:worker_threads';
import { proveBackup } from '../installation/restore-test.ts';
import { backUp } from './backup.ts';
import { places, tryFolder } from './folder.ts';
import type { BackupTask } from './in-worker.ts';

parentPort?.postMessage(answerTo(workerData as BackupTask));

function answerTo(task: BackupTask): unknown {
  switch (task.kind) {
    case 'backUp':
      return backUp(task.options);
    case 'prove':
      return proveBackup(task.options);
    case 'places':
      return places(task.data, task.chosen);
    case 'try':
      return tryFolder(task.data, task.chosen);
  }
}
