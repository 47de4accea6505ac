import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { practiceFolders } from './practice.ts';
import { restoreTestFolder } from './restore-test.ts';

/** Wipes what a practice sale or a restore test left behind whose terminal died. Never throws: the next start tries again. */
export function wipeLeftovers(folder: string): void {
  try {
    const left = readdirSync(folder).filter(
      (name) => name === restoreTestFolder || name.startsWith(practiceFolders),
    );
    for (const name of left) rmSync(join(folder, name), { recursive: true, force: true });
  } catch {
    // They lie beside the data that they were made from and say nothing more than that does.
  }
}
