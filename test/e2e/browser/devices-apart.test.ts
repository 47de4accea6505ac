/** What the library of a device breaks, it breaks in a process of its own: the terminal loads none, and sells on. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { SerialPort } from 'serialport';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { askStatus } from '../../../drivers/printers/escpos.ts';
import type { MethodName, ReplyOf, RequestOf } from '../../../src/shared/contract/methods.ts';
import type { TerminalView } from '../../../src/shared/contract/view.ts';
import { type BrowserHost, startBrowserHost } from '../../support/browser-host.ts';
import { type DisplayEmulator, startDisplayEmulator } from '../../support/display-emulator.ts';
import { openSession, webSocketScreen } from '../../support/loopback.ts';
import { type SerialEmulator, startSerialEmulator } from '../../support/printer-emulator/serial.ts';
import { childrenOf, isRunning, procFile } from '../../support/proc.ts';
import { smallShop } from '../../support/product.ts';
import { type SerialLine, startSerialLine } from '../../support/serial-line.ts';
import { type TestScreen, testScreen } from '../../support/test-screen.ts';

let reader: SerialLine;
let printer: SerialEmulator;
let display: DisplayEmulator;
let host: BrowserHost;
let socket: WebSocket;
let screen: TestScreen;

beforeAll(async () => {
  [reader, printer, display, host] = await Promise.all([
    startSerialLine(),
    startSerialEmulator({ width: 576 }),
    startDisplayEmulator('escpos'),
    startBrowserHost(),
  ]);
  const address = host.address();
  const opened = await webSocketScreen(new URL(address).origin, await openSession(address));
  socket = opened.socket;
  screen = testScreen(opened.transport);
  await call('setup.complete', { ...smallShop, printer: settings().printer, reader: null });
  await call('reader.save', settings().reader);
  await call('display.save', settings().display);
  await screen.until(isReady);
  await scan();
  await screen.until(({ counter }) => counter.at === 'unknownCard');
  await call('member.enrol', {
    operationId: newOperation(),
    phone: '0901234567',
    name: 'Trần Thị Mai',
    consent: true,
    withCard: true,
  });
}, 60_000);

afterAll(async () => {
  socket?.terminate();
  await host?.stop();
  await display?.close();
  await printer?.close();
  await reader?.stop();
});

it('loads no library of a device, whatever is done with devices', async () => {
  await sell();
  await screen.until(hasPrinted(1));
  await call('printer.openDrawer', { id: 'printer' });
  await call('printer.status', { id: 'printer' });
  await call('display.test', { id: 'display' });
  await call('devices.find', {});
  await call('device.access', { family: 'reader', id: 'reader' });
  // The database has one.
  expect(addonsOf(host.process.pid!)).toEqual([expect.stringContaining('/better-sqlite3/')]);
  // They are somewhere, and would be seen.
  for (const name of ['reader', 'serial', 'display']) {
    expect(addonsOf(helper(name)).join(), name).toContain('/@serialport/');
  }
});

it('does not know how a slip ended when the process of its printer dies in its middle, and sells on', async () => {
  const { machine } = printer;
  const slips = jobsBegun();
  machine.meet({ afterRows: machine.rowsPrinted + 300, happen: () => killed('serial') });
  await sell();
  const { printers } = await screen.until((view) => view.printers[0]?.stoppedJob !== null);
  expect(printers[0]?.stoppedJob?.state).toBe('unknown');
  await sell();
  expect(jobsBegun()).toBe(slips + 1);
  // Whoever looked at the torso switches the printer off and on, and lets the slip go.
  await everythingToArrive();
  machine.powerCycle(0);
  const { length: errors } = machine.errors;
  await call('printer.resolveJob', { job: printers[0]!.stoppedJob!.job, decision: 'drop' });
  await screen.until(hasPrinted(2));
  expect(jobsBegun()).toBe(slips + 2);
  expect(machine.errors.slice(errors)).toEqual([]);
});

it('has its reader and its display back, and the slip that was being printed is printed once', async () => {
  const { machine } = printer;
  const slips = jobsBegun();
  machine.meet({
    afterRows: machine.rowsPrinted + 300,
    happen: () => {
      killed('reader');
      killed('display');
    },
  });
  await sell();
  await screen.until(({ readers, displays }) => readers[0]?.lost === 1 && displays[0]?.lost === 1);
  await screen.until(hasPrinted(3));
  expect(jobsBegun()).toBe(slips + 1);
  await screen.until(isReady);
  await scan();
  await screen.until(({ counter }) => counter.at === 'member');
  await call('display.test', { id: 'display' });
  await expect.poll(() => display.panel.lines.join('').trim(), { timeout: 20_000 }).not.toBe('');
  expect(display.panel.errors).toEqual([]);
});

it('that is killed takes the processes of its devices along', async () => {
  const pids = ['reader', 'display'].map(helper);
  host.process.kill('SIGKILL');
  await expect.poll(() => pids.filter(isRunning), { timeout: 20_000 }).toEqual([]);
});

const settings = () =>
  ({
    reader: {
      kind: 'serial',
      id: 'reader',
      name: 'Thẻ',
      format: 'text',
      path: reader.path,
      baudRate: 9600,
      framing: 'line',
    },
    printer: {
      kind: 'serial',
      id: 'printer',
      name: 'Quầy',
      drawer: 'pin2',
      width: 80,
      path: printer.path,
      baudRate: 115_200,
    },
    display: {
      kind: 'serial',
      id: 'display',
      name: 'Khách',
      path: display.path,
      baudRate: 9600,
      dialect: 'escpos',
    },
  }) as const;

const newOperation = (): string => randomBytes(16).toString('hex');
const scan = (): Promise<void> => reader.send(new TextEncoder().encode('0040856634\r\n'));
const isReady = ({ readers, displays }: TerminalView): boolean =>
  readers[0]?.state === 'ready' && displays[0]?.state === 'ready';
const hasPrinted =
  (count: number) =>
  ({ printers }: TerminalView): boolean =>
    printers[0]?.printed === count;
/** Every slip begins so. */
const jobsBegun = (): number => printer.machine.commands.filter((command) => command === 'initialise').length;

/** What was written before on the printer's cable; the answer to a question comes after it. */
async function everythingToArrive(): Promise<void> {
  const port = new SerialPort({ path: printer.path, baudRate: 115_200 });
  const answered = once(port, 'data');
  port.write(Buffer.from(askStatus(1)));
  await answered;
  await new Promise<void>((resolve) => port.close(() => resolve()));
}

async function call<M extends MethodName>(method: M, request: RequestOf<M>): Promise<ReplyOf<M>> {
  const answer = await screen.call(method, request);
  if (answer.kind !== 'done') throw new Error(`${method}: ${JSON.stringify(answer)}`);
  return answer.value as ReplyOf<M>;
}

/** A card, a bill, its slip. */
async function sell(): Promise<void> {
  if (screen.view().counter.at !== 'member') {
    await scan();
    await screen.until(({ counter }) => counter.at === 'member');
  }
  const operationId = newOperation();
  await call('bill.post', {
    operationId,
    totalMinor: 185_000,
    itemCount: 1,
    lines: null,
    tenders: [],
    rewards: [],
    receipt: null,
    ownerPin: null,
  });
  await screen.until(({ counter }) => counter.at === 'done');
  await call('done.dismiss', {});
}

/** The addons of Node that a process has loaded. */
function addonsOf(pid: number): string[] {
  const lines = procFile(`${pid}/maps`).split('\n');
  const files = lines.map((line) => line.slice(line.indexOf('/'))).filter((file) => file.endsWith('.node'));
  return [...new Set(files)];
}

/** The process that the terminal has for that kind of device. */
function helper(name: string): number {
  const [pid, ...others] = childrenOf(host.process.pid!).filter((each) =>
    procFile(`${each}/cmdline`).endsWith(`device-helper.js\0${name}\0`),
  );
  if (pid === undefined || others.length > 0) throw new Error(`there is not one process for ${name}`);
  return pid;
}

const killed = (name: string): void => void process.kill(helper(name), 'SIGKILL');
