/** What Linux tells of processes. What has just ended tells nothing, and is no error. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One that ended and was not yet taken leave of by whoever inherited it has ended. */
export const isRunning = (pid: number): boolean => !/^$|\) Z /.test(procFile(`${pid}/stat`));

/** Whichever of its threads started them. */
export const childrenOf = (pid: number): number[] =>
  tasksOf(pid).flatMap((task) =>
    procFile(`${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number),
  );

/** Below `/proc`. */
export function procFile(path: string): string {
  try {
    return readFileSync(join('/proc', path), 'utf8');
  } catch {
    return '';
  }
}

function tasksOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}
