import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../make-folder.ts';

export interface DataFolder {
  readonly path: string;
  /** Ends the use of the folder; one that is not to be kept is gone afterwards. */
  discard(): void;
}

/** The named folder, readable by its owner alone, or a fresh one that is not kept. Throws what the system says. */
export function dataFolder(named: string | null): DataFolder {
  if (named !== null) {
    makeFolder(named);
    return { path: named, discard: () => {} };
  }
  const path = mkdtempSync(join(tmpdir(), 'quen-demo-'));
  return { path, discard: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}
