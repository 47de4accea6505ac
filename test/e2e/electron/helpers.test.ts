/** The processes of devices, as the desktop host starts and ends them. The suite is the terminal that asks for them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HelperClient } from '../../../drivers/helpers/helper-client.ts';
import type { HelperName } from '../../../drivers/helpers/start-helper.ts';
import type { FromTerminal, ToTerminal } from '../../../src/main/hosts/carriers/process-lines.ts';
import { type HostedHelpers, hostedHelpers } from '../../../src/main/hosts/helpers.ts';
import { asRoot, project, runtime } from '../../support/electron.ts';
import { childrenOf, isRunning, procFile } from '../../support/proc.ts';
import { type Display, startDisplay } from '../../support/x-display.ts';

/** Long enough for any machine: what is waited for here comes, or the host is wrong. */
const limitMs = 20_000;

const helpersApp = join(project, 'test', 'support', 'helpers-app');

let display: Display;
let folder: string;
let app: ChildProcess;
let terminal: Terminal;
/** All helpers that a test has seen. */
let seen: number[];

beforeAll(async () => {
  display = await startDisplay();
  folder = mkdtempSync(join(tmpdir(), 'quen-helpers-'));
  const source = join(project, 'src', 'main', 'hosts', 'electron', 'helper-processes.ts');
  writeFileSync(helperModule(), stripTypeScriptTypes(readFileSync(source, 'utf8')));
});
afterAll(async () => {
  await display?.stop();
  // A process that is still going down may write while its folder is being emptied.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

beforeEach(async () => {
  seen = [];
  const { executable, args } = runtime(helpersApp);
  const switches = [...asRoot(), '--disable-gpu', `--user-data-dir=${folder}`];
  app = spawn(executable, [...args, ...switches, helperModule(), join(helpersApp, 'hanging-helper.js')], {
    env: { ...process.env, DISPLAY: display.display },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  terminal = terminalOf(app);
  const ended = once(app, 'exit').then(() => {
    throw new Error('the app did not start');
  });
  ended.catch(() => {});
  await Promise.race([once(app, 'message'), ended]);
});
afterEach(async () => {
  const left = [...seen, ...descendantsOf(app.pid!)];
  await killApp();
  for (const pid of left) kill(pid);
});

describe('A helper of the desktop', () => {
  it('answers', async () => {
    const client = helper('finder');
    expect(await client.isWell(limitMs)).toBe(true);
    expect(await client.ask(v.array(v.unknown()), 'serial', null, limitMs)).toEqual(expect.any(Array));
    await expect(client.call('toString', null, limitMs)).rejects.toMatchObject({ kind: 'offline' });
  });

  it('that dies is told as gone, and settles what was asked of it', async () => {
    const { client, pid } = await runningHelper('serial');
    await hang(pid);
    const open = client.call('ping', null, limitMs);
    process.kill(pid, 'SIGKILL');
    await expect(open).rejects.toMatchObject({ kind: 'unplugged' });
    await client.gone;
  });

  it('is ended on request, and no other with it', async () => {
    const first = await runningHelper('serial');
    const second = await runningHelper('finder');
    first.client.end();
    await first.client.gone;
    await hasEnded(first.pid);
    expect(await second.client.isWell(limitMs)).toBe(true);
  });

  it.each([
    ['it hangs in a call', hang],
    ['no signal reaches it', stop],
  ])('is ended on request even while %s', async (_, hold) => {
    const { client, pid } = await runningHelper('serial');
    await hold(pid);
    client.end();
    await client.gone;
    await hasEnded(pid);
  });

  it('is ended on request even before it runs', async () => {
    const client = helper('serial');
    client.end();
    await client.gone;
    await expect.poll(() => helpersOf(app.pid!), { timeout: limitMs }).toEqual([]);
  });

  it('ends with the terminal that asked for it, running or not', async () => {
    const { client, pid } = await runningHelper('finder');
    const early = helper('serial');
    terminal.leave();
    await Promise.all([client.gone, early.gone]);
    await hasEnded(pid);
    await expect.poll(() => helpersOf(app.pid!), { timeout: limitMs }).toEqual([]);
  });

  it('ends with a host that is killed, even while it hangs in a call', async () => {
    const well = await runningHelper('finder');
    const hanging = await runningHelper('serial');
    await hang(hanging.pid);
    await killApp();
    await hasEnded(well.pid);
    await hasEnded(hanging.pid);
  });
});

/** The host's own module, in the JavaScript that any Electron runs. */
const helperModule = () => join(folder, 'helper-processes.mjs');

function helper(name: HelperName): HelperClient {
  return new HelperClient({ start: terminal.start, name, device: name });
}

async function runningHelper(name: HelperName): Promise<{ client: HelperClient; pid: number }> {
  const client = helper(name);
  expect(await client.isWell(limitMs)).toBe(true);
  const pid = helpersOf(app.pid!).find((each) => !seen.includes(each));
  if (pid === undefined) throw new Error('the helper answers and has no process');
  seen.push(pid);
  return { client, pid };
}

async function hang(pid: number): Promise<void> {
  const said = once(app.stdout!, 'data');
  process.kill(pid, 'SIGUSR2');
  expect(String(await said)).toBe('hangs');
}

/** Stopped, it takes no signal but SIGKILL. */
async function stop(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  await expect.poll(() => procFile(`${pid}/stat`), { timeout: limitMs }).toContain(') T ');
}

const hasEnded = (pid: number) => expect.poll(() => isRunning(pid), { timeout: limitMs }).toBe(false);

async function killApp(): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return;
  const gone = once(app, 'exit');
  app.kill('SIGKILL');
  await gone;
}

type FromApp =
  | { readonly message: Extract<ToTerminal, { kind: 'helper' | 'helperGone' }>; readonly hasPort: boolean }
  | { readonly from: number; readonly data: unknown }
  | { readonly isReady: true };

interface Terminal extends HostedHelpers {
  /** The app takes it for gone. */
  leave(): void;
}

/** What it says in one turn, the app hears in one turn. */
function terminalOf(app: ChildProcess): Terminal {
  const heard = new Map<number, (message: { readonly data: unknown }) => void>();
  const portOf = (helper: number) => ({
    postMessage: (data: unknown) => void app.send({ to: helper, data }),
    on(event: 'message' | 'close', listener: (message: { readonly data: unknown }) => void) {
      if (event === 'message') heard.set(helper, listener);
    },
    start() {},
    close() {},
  });

  let turn: (FromTerminal | { readonly kind: 'left' })[] = [];
  const say = (message: (typeof turn)[number]) => {
    if (turn.push(message) > 1) return;
    queueMicrotask(() => {
      app.send({ turn });
      turn = [];
    });
  };
  const helpers = hostedHelpers(say);
  app.on('message', (said: FromApp) => {
    if ('message' in said)
      helpers.received(said.message, said.hasPort ? portOf(said.message.helper) : undefined);
    else if ('from' in said) heard.get(said.from)?.({ data: said.data });
  });
  return { ...helpers, leave: () => say({ kind: 'left' }) };
}

function helpersOf(pid: number): number[] {
  return descendantsOf(pid).filter((each) => procFile(`${each}/cmdline`).includes('node.mojom.NodeService'));
}

/** Chromium starts its processes itself, or has another of its processes start them. */
const descendantsOf = (pid: number): number[] =>
  childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)]);

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
