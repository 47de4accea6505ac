import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * A folder, and those above it, for their owner alone; one that is there already is left as it is. Goes one level at a
 * time: where no folder can be made at all, as in /proc, Node's own `recursive` tries without end. Throws what the
 * system says, which is ENOENT there.
 */
export function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = dirname(resolve(path));
  if (above !== resolve(path)) makeFolder(above);
  mkdirSync(path, { mode: 0o700 });
}

/** Whether that is how it failed. */
export function cannotHoldFolders(error: unknown): boolean {
  return (
    error instanceof Error &&
    'syscall' in error &&
    error.syscall === 'mkdir' &&
    'code' in error &&
    error.code === 'ENOENT'
  );
}
