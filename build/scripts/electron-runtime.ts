/** Where a runnable Electron is, and how to start this project in it. */
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, join } from 'node:path';

export interface ElectronRuntime {
  readonly executable: string;
  /** Comes before all other arguments. */
  readonly args: readonly string[];
  readonly version: string;
}

const fetchWithinMs = 10_000;

/** The first Electron with Node 22.14, whose Node-API better-sqlite3 needs. */
const firstWithNode22 = 35;

/**
 * An Electron that is already here: ELECTRON_OVERRIDE_DIST_PATH, or what the electron package has fetched. `app` is
 * the folder that it is to start.
 */
export function electronRuntime(
  project: string,
  app: string = project,
  env: NodeJS.ProcessEnv = process.env,
): ElectronRuntime | null {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    return existsSync(join(override, binaryName())) ? staged(override, project, app) : null;
  }
  const folder = join(project, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  if (!existsSync(executable)) return null;
  return { executable, args: [app], version: versionOf(join(folder, 'dist')) };
}

/** Lets the electron package fetch its binary, for ten seconds at most. Whether there is one afterwards. */
export async function fetchElectron(project: string): Promise<boolean> {
  const installer = join(project, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return false;
  const child = spawn(process.execPath, [installer], { stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), fetchWithinMs);
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  clearTimeout(timer);
  return electronRuntime(project, project, {}) !== null;
}

/** Whether the terminal can run in this Electron's own utility process. */
export function runsTheTerminal(runtime: ElectronRuntime): boolean {
  return Number.parseInt(runtime.version, 10) >= firstWithNode22;
}

/**
 * A runtime from elsewhere, laid out as a package is: hard links to its files, with `app` as `resources/app`. What that
 * runtime would start by itself does not matter then. A `name` other than Electron's own makes Electron take it for an
 * installed product.
 */
export function staged(
  dist: string,
  project: string,
  app: string,
  name: string = binaryName(),
): ElectronRuntime {
  const version = versionOf(dist);
  const label = [version, basename(app), name].join('-');
  const folder = join(project, 'node_modules', '.cache', 'electron-runtime', label);
  const runtime = { executable: join(folder, name), args: [], version };
  if (existsSync(runtime.executable)) return runtime;
  const draft = `${folder}.${process.pid}`;
  linkTree(dist, draft, ['resources']);
  mkdirSync(join(draft, 'resources'));
  symlinkSync(app, join(draft, 'resources', 'app'), 'junction');
  if (name !== binaryName()) renameSync(join(draft, binaryName()), join(draft, name));
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  return runtime;
}

function linkTree(from: string, to: string, except: readonly string[] = []): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (except.includes(entry.name)) continue;
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) linkTree(source, target);
    else linkOrCopy(source, target);
  }
}

/** Hard links do not reach across file systems. */
function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}

function binaryName(): string {
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function versionOf(dist: string): string {
  const file = join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : '0';
}
