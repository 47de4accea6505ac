/** `npm start`: the desktop window where there is an Electron and a display, the browser host elsewhere. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { hostOptions, hostUsage } from '../../src/main/hosts/options.ts';
import { build, isStale } from './bundle.ts';
import { type ElectronRuntime, electronRuntime, fetchElectron, runsTheTerminal } from './electron-runtime.ts';
import { isOnPath, project, say } from './run.ts';

const usage = `Usage: npm start [-- OPTIONS]

  --browser      serve Quen to a browser even where a desktop window could open
${hostUsage}`;

/** What the shell says when a program or one of its libraries is missing. */
const cannotRun = 127;

process.exitCode = await start(process.argv.slice(2));

async function start(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    say(usage);
    return 0;
  }
  const forHost = args.filter((argument) => argument !== '--browser');
  const options = hostOptions(forHost);
  if (!options.ok) {
    process.stderr.write(`${options.refusal}\n\n${usage}\n`);
    return 2;
  }
  if (isStale() && (await build()) !== 0) return 1;
  if (args.includes('--browser')) return browser(forHost);

  const desktop = await desktopRuntime();
  if (typeof desktop !== 'string') {
    const code = await runHost(desktop.executable, [...desktop.args, ...chromiumArguments(), ...forHost], {
      ...process.env,
      ...(runsTheTerminal(desktop) ? {} : { QUEN_TERMINAL_NODE: process.execPath }),
    });
    if (code !== cannotRun) return code;
  }
  const why =
    typeof desktop === 'string' ? desktop : 'The desktop window could not open (a library is missing)';
  say(`${why}: serving Quen to a browser instead.`);
  return browser(forHost);
}

/** An Electron that can show a window, or why there is none. */
async function desktopRuntime(): Promise<ElectronRuntime | string> {
  if (!hasDisplay()) return 'No display here';
  const here = electronRuntime(project);
  if (here) return here;
  const fetched = (await fetchElectron(project)) ? electronRuntime(project) : null;
  return fetched ?? 'No Electron binary could be had within 10 seconds';
}

function browser(args: readonly string[]): Promise<number> {
  const opens = hasDisplay() && (process.platform !== 'linux' || isOnPath('xdg-open'));
  const open = opens && !args.includes('--open') ? ['--open'] : [];
  return runHost(process.execPath, [join(project, 'out', 'main', 'browser.js'), ...args, ...open]);
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Chromium's own log is not for shops; and it cannot sandbox root. */
function chromiumArguments(): string[] {
  const quiet = ['--log-level=3'];
  if (process.getuid?.() !== 0) return quiet;
  process.stderr.write('Running as root, so the window has no sandbox. Use an ordinary user in a shop.\n');
  return [...quiet, '--no-sandbox'];
}

/** Runs a host to its end. Ctrl-C and a polite kill are passed on, and the host ends in its own order. */
function runHost(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  return new Promise((settle) => {
    const child: ChildProcess = spawn(command, args, { cwd: process.cwd(), env, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => child.kill(signal));
    child.once('error', () => settle(cannotRun));
    child.once('exit', (code) => settle(code ?? 1));
  });
}
