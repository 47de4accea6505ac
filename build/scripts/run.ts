import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

export const project = resolve(import.meta.dirname, '..', '..');

/** Runs a program to its end with this terminal's input and output. Its exit code; 1 when a signal ended it. */
export function runToEnd(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  return new Promise((settle) => {
    const child = spawn(command, args, { cwd: project, env, stdio: 'inherit' });
    child.once('error', () => settle(127));
    child.once('exit', (code) => settle(code ?? 1));
  });
}

/** Runs a program of this project's own dependencies on this Node. */
export function runTool(script: string, args: readonly string[], env?: NodeJS.ProcessEnv): Promise<number> {
  return runToEnd(process.execPath, [join(project, 'node_modules', script), ...args], env);
}

/** What a program prints, or null when it is not there or fails. */
export function outputOf(command: string, args: readonly string[]): string | null {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? `${stdout}${stderr}` : null;
}

/** Whether a program is on the PATH. */
export function isOnPath(program: string): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
