import { parentPort, workerData } from 'node:worker_threads';
import { type BackupOptions, backUp } from './backup.ts';

parentPort?.postMessage(backUp(workerData as BackupOptions));
