import { parentPort, workerData } from 'node:worker_threads';
import { proveBackup } from '../installation/restore-test.ts';
import { backUp } from './backup.ts';
import type { BackupTask } from './in-worker.ts';

const { prove, ...options } = workerData as BackupTask;
parentPort?.postMessage(prove ? proveBackup(options) : backUp(options));
