import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether the suite's echo terminal is asked for. Only a checkout, which has its sources beside what it built, may run
 * it; an installed Quen refuses. Throws when it is asked for and refused.
 */
export function echoAsked(projectFolder: string, env: NodeJS.ProcessEnv = process.env): boolean {
  if (env['QUEN_ECHO_TERMINAL'] !== '1') return false;
  if (!existsSync(join(projectFolder, 'src', 'main', 'hosts'))) {
    throw new Error('QUEN_ECHO_TERMINAL is for tests and is refused in an installed Quen.');
  }
  return true;
}
