import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from '../database/faults.ts';

const cannotSync = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'];

/** In hexadecimal; reads in pieces, however large the file. */
export function sha256OfFile(file: string): string {
  const digest = createHash('sha256');
  const piece = new Uint8Array(1024 * 1024);
  const handle = openSync(file, 'r');
  try {
    for (;;) {
      const read = readSync(handle, piece);
      if (read === 0) return digest.digest('hex');
      digest.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
}

/** The file's bytes have reached the disk. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Renames in the file's folder have reached the disk. Windows and some network folders sync folders by themselves and
 * cannot be asked to.
 */
export function syncFolderOf(file: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(dirname(file), 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    if (!cannotSync.includes(codeOf(error))) throw error;
  } finally {
    closeSync(handle);
  }
}
