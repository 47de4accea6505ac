/** The desktop host: a window for the counter, one for the customer, and a terminal in a process of its own. */
import { join } from 'node:path';
import { app, BrowserWindow, Menu, MessageChannelMain, session } from 'electron';
import * as v from 'valibot';
import type { Text } from '../../../shared/kernel/language.ts';
import type { Log } from '../../log.ts';
import { builtFolders } from '../built-folders.ts';
import { type DataFolder, dataFolder } from '../data-folder.ts';
import { systemRandom } from '../effects.ts';
import { logFile } from '../log-file.ts';
import { type HostOptions, hostOptions, ownArguments } from '../options.ts';
import { pageFiles } from '../page-files.ts';
import { inEveryLanguage, problemFrom, problems } from '../problems.ts';
import { appOrigin, registerAppScheme, serveApp } from './app-protocol.ts';
import { onPageMessage } from './checked-ipc.ts';
import { keepDownloads } from './downloads.ts';
import { lockDownPages, lockDownSession } from './lockdown.ts';
import { merchantKey } from './merchant-key.ts';
import { showProblem } from './problem-window.ts';
import { inNodeProcess, inUtilityProcess } from './terminal-child.ts';
import { keepTerminal, type TerminalKeeper } from './terminal-keeper.ts';
import { terminalPlace } from './terminal-place.ts';
import { type Windows, windows } from './windows.ts';

// Chromium cannot sandbox root: whoever starts Quen as root has said --no-sandbox, and each window still asks for it.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();
Menu.setApplicationMenu(null);
app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');

const options = hostOptions(ownArguments(process.argv.slice(1)));
if (options.ok) run(options.value);
else {
  process.stderr.write(`${options.refusal}\n`);
  app.exit(2);
}

function run(options: HostOptions): void {
  let folder: DataFolder | null = null;
  let terminal: TerminalKeeper | null = null;
  let ending = false;
  let exitCode = 0;

  const end = async () => {
    if (ending) return;
    ending = true;
    await terminal?.stop();
    folder?.discard();
    app.exit(exitCode);
  };
  const giveUp = async (text: Text) => {
    exitCode = 1;
    process.stderr.write(`${inEveryLanguage(text)}\n`);
    await app.whenReady();
    const others = BrowserWindow.getAllWindows();
    const told = showProblem(text);
    for (const window of others) window.destroy();
    await told;
    await end();
  };
  // Electron's own answer is a dialog that stops the whole process until somebody clicks it away.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${error.stack ?? error.message}\n`);
    void giveUp(problems.other(error.message));
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    void end();
  });
  app.on('window-all-closed', () => void end());
  process.on('SIGINT', () => void end());
  process.on('SIGTERM', () => void end());

  const start = async () => {
    folder = dataFolder(options.folder);
    app.setPath('userData', profileFolder(options, folder.path));
    if (!app.requestSingleInstanceLock()) {
      process.stderr.write(`${inEveryLanguage(problems.alreadyOpen(folder.path))}\n`);
      app.exit(1);
      return;
    }
    terminal = await open(options, folder.path, (text) => void giveUp(text));
  };
  start().catch((error: unknown) => giveUp(problemFrom(error)));
}

/**
 * Chromium's own files, which it still writes while it goes down: never inside a folder that is to be thrown away. One
 * profile is one running Quen.
 */
function profileFolder(options: HostOptions, folder: string): string {
  return options.folder === null ? join(app.getPath('appData'), 'quen-demo') : join(folder, 'desktop');
}

/** Opens the windows and the terminal behind them, side by side: a page's first frames wait for it. */
async function open(
  options: HostOptions,
  folder: string,
  gaveUp: (text: Text) => void,
): Promise<TerminalKeeper> {
  const built = builtFolders(import.meta.url);
  const place = terminalPlace(built.project);
  const files = pageFiles(built.renderer);
  const log = logFile(folder);
  const shown = windows(built.preload, options.kiosk);
  lockDownPages((address, opener) => {
    const isCounter = shown.screenOf(opener.id) === 'counter';
    if (isCounter && address === `${appOrigin}/customer.html`) shown.openCustomer();
  });

  await app.whenReady();
  lockDownSession(session.defaultSession);
  keepDownloads(session.defaultSession);
  serveApp(files);
  const key = place.echo || options.demo ? null : merchantKey(folder, systemRandom);
  const entry = join(built.main, 'terminal.js');
  const begin = { folder, demo: options.demo, echo: place.echo, key };
  const terminal = keepTerminal(
    () => (place.node === null ? inUtilityProcess(entry, begin) : inNodeProcess(place.node, entry, begin)),
    log,
    gaveUp,
  );
  connectPages(shown, terminal, log);

  const counter = shown.openCounter();
  app.on('second-instance', () => counter.focus());
  if (options.customer || shown.hasSecondDisplay()) shown.openCustomer();
  return terminal;
}

const LineNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** A page that asks gets a port to the terminal. Which screen it is, its window says. */
function connectPages(shown: Windows, terminal: TerminalKeeper, log: Log): void {
  onPageMessage('quen:connect', LineNumber, log, (event, line) => {
    const screen = shown.screenOf(event.sender.id);
    if (!screen || !event.senderFrame) return;
    const { port1, port2 } = new MessageChannelMain();
    terminal.connect(screen, port1);
    event.senderFrame.postMessage('quen:line', line, [port2]);
  });
}
