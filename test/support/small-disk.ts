import { execFileSync } from 'node:child_process';
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf } from '../../src/main/database/faults.ts';

export interface SmallDisk {
  readonly folder: string;
  readOnly(): void;
  unmount(): void;
}

/** A file system in memory of its own, which can be filled. Throws when this user may not mount one. */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'quen-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    rmdirSync(folder);
    throw new Error('a small disk cannot be mounted: this test needs root on Linux', { cause: error });
  }
  return {
    folder,
    readOnly: () => void execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'pipe' }),
    unmount() {
      execFileSync('umount', [folder], { stdio: 'pipe' });
      rmdirSync(folder);
    },
  };
}

/** Fills the disk of a folder as another programme would, but for `leftBytes`. */
export function fillDisk(folder: string, leftBytes = 0): void {
  const handle = openSync(join(folder, filler), 'w');
  const chunk = new Uint8Array(64 * 1024);
  for (let size = chunk.length; size >= 1; ) {
    try {
      if (writeSync(handle, chunk, 0, size) < size) size >>= 1;
    } catch (error) {
      if (codeOf(error) !== 'ENOSPC') throw error;
      size >>= 1;
    }
  }
  ftruncateSync(handle, Math.max(0, fstatSync(handle).size - leftBytes));
  closeSync(handle);
}

export const freeDisk = (folder: string): void => rmSync(join(folder, filler));

const filler = 'filler';
