/** The built desktop host under test, in a real Electron on a real X server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import {
  type ElectronRuntime,
  electronRuntime,
  runsTheTerminal,
} from '../../build/scripts/electron-runtime.ts';

import { type Display, startDisplay } from './x-display.ts';

export const project = resolve(import.meta.dirname, '..', '..');

export interface DesktopOptions {
  /** Kept by the caller; without it the desktop gets a fresh one that goes with it. */
  readonly folder?: string;
  readonly demo?: boolean;
  /** The suite's echo terminal instead of a shop. */
  readonly echo?: boolean;
  /**
   * `utility`: Electron's utility process. `node`: a child process on this Node. Left out: the utility process where
   * this Electron's Node can open the database, a child process elsewhere.
   */
  readonly terminal?: 'utility' | 'node';
  readonly args?: readonly string[];
  /** True: the start is going to be refused, so the counter's page is not waited for. */
  readonly refused?: boolean;
}

export interface Desktop {
  readonly app: ElectronApplication;
  /** The counter. */
  readonly page: Page;
  readonly folder: string;
  readonly display: Display;
  /** All that the desktop has written to its standard error. */
  complaints(): string;
  close(): Promise<void>;
}

/** The desktop host, held back until Playwright is attached. */
const heldBack = join(project, 'test', 'support', 'electron-app');

/** The Electron of this machine. Throws where there is none: the tests that need it must not pass without it. */
export function runtime(app: string = project): ElectronRuntime {
  const found = electronRuntime(project, app);
  if (!found)
    throw new Error('no Electron binary is here: npm test fetches one, or says that it cannot be had');
  return found;
}

/** On an X server of its own. */
export async function startElectron(options: DesktopOptions = {}): Promise<Desktop> {
  const { executable, args } = runtime(heldBack);
  const display = await startDisplay('1920x1080x24');
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'quen-desktop-'));
  const app = await _electron.launch({
    executablePath: executable,
    args: [
      ...args,
      ...asRoot(),
      '--disable-gpu',
      '--data',
      folder,
      ...(options.demo ? ['--demo'] : []),
      ...(options.args ?? []),
    ],
    env: { ...environment(options), DISPLAY: display.display },
    timeout: 60_000,
  });
  let complaints = '';
  app.process().stderr?.on('data', (bytes: Buffer) => {
    complaints += bytes.toString('utf8');
  });
  const page = await app.firstWindow();
  if (!options.refused) await page.waitForLoadState();
  return {
    app,
    page,
    folder,
    display,
    complaints: () => complaints,
    async close() {
      await app.close();
      await display.stop();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Chromium's sandbox cannot hold root. */
export function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

export function environment(options: DesktopOptions): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  delete env['QUEN_TERMINAL_NODE'];
  delete env['QUEN_ECHO_TERMINAL'];
  delete env['QUEN_DATA'];
  const terminal = options.terminal ?? (options.echo || runsTheTerminal(runtime()) ? 'utility' : 'node');
  if (terminal === 'node') env['QUEN_TERMINAL_NODE'] = process.execPath;
  if (options.echo) env['QUEN_ECHO_TERMINAL'] = '1';
  return env;
}
