import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';

export interface Display {
  /** As in the environment variable: `:99`. */
  readonly display: string;
  stop(): Promise<void>;
}

/** A real X server without a screen, on the first display number that is free. */
export async function startDisplay(size = '1280x800x24'): Promise<Display> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await firstLine(server, server.stdio[3] as Readable);
  return { display: `:${number}`, stop: () => stop(server) };
}

/** Runs a program of that display to its end, `xdotool` or `setxkbmap`; rejects when it fails. */
export async function runOn(display: Display, program: string, ...parameters: string[]): Promise<void> {
  await run(program, parameters, { env: { ...process.env, DISPLAY: display.display } });
}

const run = promisify(execFile);

async function firstLine(server: ChildProcess, output: Readable): Promise<string> {
  let text = '';
  const failed = once(server, 'exit').then(() => {
    throw new Error('Xvfb did not start');
  });
  while (!text.includes('\n')) {
    const [chunk] = (await Promise.race([once(output, 'data'), failed])) as [Buffer];
    text += chunk.toString('ascii');
  }
  failed.catch(() => {});
  return text.trim();
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill();
  await gone;
}
