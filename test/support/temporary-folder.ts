/** Everything that a run of the tests writes lies in one folder that goes with it, what a failed test left included. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Called by vitest before its workers start; what it returns, once they have ended. */
export default function temporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'quen-tests-'));
  process.env['TMPDIR'] = folder;
  // A process that is still going down may write while its folder is being emptied.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
