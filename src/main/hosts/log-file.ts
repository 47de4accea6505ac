import { renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { Log } from '../log.ts';
import { makeFolder } from '../make-folder.ts';

/** Beyond this a log is set aside when the host starts: two files at most are kept. */
const largestLogBytes = 5 * 1024 * 1024;

/** Structured lines in `logs/quen.log`, written at once. Readable by its owner alone. */
export function logFile(folder: string): Log {
  const logs = join(folder, 'logs');
  makeFolder(logs);
  const file = join(logs, 'quen.log');
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLogBytes) renameSync(file, join(logs, 'quen.1.log'));
  return pino({ base: null }, pino.destination({ dest: file, sync: true, mode: 0o600 }));
}
