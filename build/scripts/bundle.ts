import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project, runTool } from './run.ts';
import { tools } from './tools.ts';

const stamp = join(project, 'out', '.built');
const sources = ['src', 'drivers', 'build/plugins', 'electron.vite.config.ts', 'package-lock.json'];

/** Builds everything anew. The exit code of the build. */
export async function build(): Promise<number> {
  const code = await runTool(tools.build, ['build', '--logLevel', 'warn']);
  if (code === 0) writeFileSync(stamp, '');
  return code;
}

/** Whether a source is younger than what was built from it. */
export function isStale(): boolean {
  const builtAt = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs;
  return builtAt === undefined || sources.some((source) => youngest(join(project, source)) > builtAt);
}

/** Of a file, or of everything in a folder: a file that was taken away makes its folder younger. */
function youngest(path: string): number {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path, { recursive: true, withFileTypes: true }).reduce(
    (latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs),
    mtimeMs,
  );
}
