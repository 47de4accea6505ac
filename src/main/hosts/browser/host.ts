/** The terminal served to an ordinary browser on this machine. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { builtFolders } from '../built-folders.ts';
import { type DataFolder, dataFolder } from '../data-folder.ts';
import { echoAsked } from '../echo-allowed.ts';
import { systemClock, systemRandom } from '../effects.ts';
import type { HostedTerminal } from '../hosted-terminal.ts';
import { openTerminal } from '../open-terminal.ts';
import { type HostOptions, hostOptions } from '../options.ts';
import { pageFiles } from '../page-files.ts';
import { inEveryLanguage, problemFrom } from '../problems.ts';
import { type BootstrapPage, bootstrapPage } from './bootstrap-page.ts';
import { type BrowserServer, startBrowserServer } from './server.ts';
import { tokenLifeMs } from './session.ts';

/** How often an address that nobody used is replaced on its own; later, Enter asks for one. */
const renewals = 10;

/** Serves until Ctrl-C. The exit code: 0 stopped as asked, 1 could not start, 2 wrong use. */
export async function browserHost(args: readonly string[]): Promise<number> {
  const options = hostOptions(args);
  if (!options.ok) {
    complain(options.refusal);
    return 2;
  }
  try {
    return await host(options.value);
  } catch (error) {
    complain(inEveryLanguage(problemFrom(error)));
    return 1;
  }
}

async function host(options: HostOptions): Promise<number> {
  const built = builtFolders(import.meta.url);
  const echo = echoAsked(built.project);
  const files = pageFiles(built.renderer);
  const stopped = stopSignal();
  const folder = dataFolder(options.folder);
  try {
    const opened = await openTerminal({ folder: folder.path, demo: options.demo, echo, key: null });
    if (!opened.ok) {
      complain(inEveryLanguage(opened.refusal));
      return 1;
    }
    await serveUntil(stopped, opened.value, folder, options, files);
    return 0;
  } finally {
    folder.discard();
  }
}

async function serveUntil(
  stopped: Promise<void>,
  terminal: HostedTerminal,
  folder: DataFolder,
  options: HostOptions,
  files: ReturnType<typeof pageFiles>,
): Promise<void> {
  let invitation: Invitation | null = null;
  let server: BrowserServer | null = null;
  try {
    server = await startBrowserServer({
      terminal,
      files,
      clock: systemClock,
      random: systemRandom,
      port: options.port,
      opened: () => invitation?.accepted(),
      alarm: () => {
        complain(
          'ALARM: a one-time address was used twice. Someone else on this machine may have opened it; every page has been signed out.',
        );
        invitation?.renew();
      },
    });
    invitation = invite(server, folder.path, options.open);
    await stopped;
  } finally {
    invitation?.end();
    await server?.close();
    await terminal.close();
  }
}

interface Invitation {
  accepted(): void;
  renew(): void;
  end(): void;
}

/** Shows a one-time address, and a new one when the last has expired unused or Enter is pressed. */
function invite(server: BrowserServer, folder: string, open: boolean): Invitation {
  let page: BootstrapPage | null = null;
  let timer: NodeJS.Timeout | undefined;
  let left = renewals;

  const show = () => {
    clearTimeout(timer);
    page?.remove();
    const address = server.issueAddress();
    page = bootstrapPage(folder, address, systemRandom);
    say(`Quen is open at this one-time address, good for ${tokenLifeMs / 1000} seconds (Enter: a new one, Ctrl-C: stop):
  ${address}`);
    timer = setTimeout(() => {
      page?.remove();
      left -= 1;
      if (left > 0) show();
      else say('The address has expired. Press Enter for a new one.');
    }, tokenLifeMs);
  };

  const lines = createInterface({ input: process.stdin, terminal: false });
  lines.on('line', () => {
    left = renewals;
    show();
  });
  show();
  if (open && page) openInBrowser((page as BootstrapPage).file);
  return {
    accepted() {
      clearTimeout(timer);
      page?.remove();
    },
    renew: show,
    end() {
      clearTimeout(timer);
      page?.remove();
      lines.close();
      process.stdin.destroy();
    },
  };
}

/** Asks the desktop for its browser; where that fails the printed address still stands. */
function openInBrowser(file: string): void {
  const opener = { win32: 'explorer.exe', darwin: 'open' }[process.platform as string] ?? 'xdg-open';
  const child = spawn(opener, [file], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

/** Settles at the first Ctrl-C or polite kill. A second one does not cut the ending short. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
    process.on('SIGHUP', () => resolve());
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}
