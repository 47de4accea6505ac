/** Printers at the end of sockets and pseudo-terminals, and without any line. */
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bitmap, Printer, PrinterTransport } from '../../../drivers/contract/printer.ts';
import { dotsAcross } from '../../../drivers/printers/paper.ts';
import { deviceFileTransport } from '../../../drivers/printers/transports/device-file.ts';
import { serialTransport } from '../../../drivers/printers/transports/serial.ts';
import { tcpTransport } from '../../../drivers/printers/transports/tcp.ts';
import { createSimulatedPrinter } from '../../../drivers/simulated/printer.ts';
import type { Appetite } from '../../support/printer-emulator/appetite.ts';
import type { EmulatedMachine, MachineOptions } from '../../support/printer-emulator/machine.ts';
import { loadPaper, optionsOf, type PrinterMake, paperIn } from '../../support/printer-emulator/make.ts';
import { startSerialEmulator } from '../../support/printer-emulator/serial.ts';
import { startTcpEmulator } from '../../support/printer-emulator/tcp.ts';
import {
  type PrinterPromise,
  type PrinterRig,
  printerOver,
  printerWidth,
} from '../promises/printer-promises.ts';
import type { Keeper } from '../promises/promise.ts';

export type PrinterKeeper = Keeper<PrinterRig, PrinterPromise>;

const device = 'counter';
const width = printerWidth;
/** When a printer counts as dead, for those that cannot wait. */
const impatientMs = 500;

export const tcpKeeper: PrinterKeeper = {
  name: 'A printer over TCP',
  leftOut: {
    'held by somebody else, is busy, and free once they are done':
      'a network printer decides by itself whom it lets wait',
  },
  rig: tcpRig,
};

export const serialKeeper: PrinterKeeper = {
  name: 'A printer over a serial line',
  rig: () => terminalRig((path, stallMs) => serialTransport({ device, path, baudRate: 115_200, ...stallMs })),
};

/** A pseudo-terminal is a character device with a small buffer, as a USB printer is: it takes parts, and hangs up. */
export const deviceFileKeeper: PrinterKeeper = {
  name: 'A printer over a device file',
  leftOut: {
    'held by somebody else, is busy, and free once they are done':
      'a pseudo-terminal lets itself be opened twice, which a printer of the kernel does not',
  },
  rig: () => terminalRig((path, stallMs) => deviceFileTransport({ device, path, ...stallMs })),
};

const printsAtOnce = 'it prints at once: a slip has no middle';
const isOfOneMake = 'it is of one make, which answers everything';
const hasNoLine = 'it has no line';

export const simulatedKeeper: PrinterKeeper = {
  name: 'A simulated printer',
  leftOut: {
    'out of paper in the middle, does not know how the slip ended and never sends it again': printsAtOnce,
    'with coverOpen in the middle, does not know how the slip ended, and the printer goes on by itself':
      printsAtOnce,
    'with cutter in the middle, does not know how the slip ended, and the printer goes on by itself':
      printsAtOnce,
    'with offline in the middle, does not know how the slip ended, and the printer goes on by itself':
      printsAtOnce,
    'hears of trouble that the printer tells unasked': isOfOneMake,
    'never calls a slip printed that a power cut ended, where the model is known to answer process ids':
      printsAtOnce,
    'never calls a slip printed that a power cut ended, where the model turns out to answer process ids':
      printsAtOnce,
    'never calls a slip printed that a power cut ended, where the model answers no process ids': printsAtOnce,
    'never calls a slip printed that a power cut ended, where the model answers nothing but process ids':
      printsAtOnce,
    'asks a printer that it does not know for a process id only below the slip': isOfOneMake,
    'prints where only process ids are answered': isOfOneMake,
    'trusts a clean status where the model answers no process ids': isOfOneMake,
    'does not trust a clean status from before paper ran out': printsAtOnce,
    'prints to a printer that never says a word, and says that it does not know': isOfOneMake,
    'fails with a time-out when a printer that used to answer falls silent': isOfOneMake,
    'busy in the middle of a slip, goes on with it, and prints it once': printsAtOnce,
    'busy for good, does not know how the slip ended': printsAtOnce,
    'unplugged in the middle of a slip, does not know, and never sends it again': hasNoLine,
    'unplugged before the slip, fails, and prints once it is back': hasNoLine,
    'held by somebody else, is busy, and free once they are done': hasNoLine,
  },
  rig: simulatedRig,
};

export const printerKeepers = [simulatedKeeper, tcpKeeper, serialKeeper, deviceFileKeeper];

/** The strict emulator at the end of a line. */
interface Emulator {
  readonly machine: EmulatedMachine;
  readonly appetite: Appetite;
  close(): Promise<void>;
}

async function tcpRig(): Promise<PrinterRig> {
  // The port of the first one, which every later one has as well.
  let port = 0;
  return emulatorRig(
    async (options) => {
      const emulator = await startTcpEmulator({ ...options, port });
      port = emulator.port;
      return emulator;
    },
    (isImpatient) =>
      tcpTransport({
        device,
        host: '127.0.0.1',
        port,
        ...(isImpatient ? { stallMs: impatientMs, closeMs: impatientMs } : {}),
      }),
  );
}

async function terminalRig(
  transport: (path: string, stallMs: { readonly stallMs?: number }) => PrinterTransport,
): Promise<PrinterRig> {
  const folder = await mkdtemp(join(tmpdir(), 'quen-printer-'));
  const path = join(folder, 'printer');
  const rig = emulatorRig(
    async (options) => {
      const emulator = await startSerialEmulator(options);
      await rm(path, { force: true });
      await symlink(emulator.path, path);
      return emulator;
    },
    (isImpatient) => transport(path, isImpatient ? { stallMs: impatientMs } : {}),
  );
  return {
    ...rig,
    stop: async () => {
      await rig.stop();
      await rm(folder, { recursive: true });
    },
  };
}

function emulatorRig(
  startAnother: (options: MachineOptions) => Promise<Emulator>,
  transport: (isImpatient: boolean) => PrinterTransport,
): PrinterRig {
  let present: Emulator | null = null;
  const emulator = (): Emulator => {
    if (!present) throw new Error('no printer was started');
    return present;
  };
  const unplug = async (): Promise<void> => present?.close();
  const start = async (make: PrinterMake = {}): Promise<void> => {
    await unplug();
    present = await startAnother(optionsOf(make, dotsAcross[width]));
  };
  return {
    start,
    printer: (driver) => printerOver(transport(driver?.isImpatient ?? false), driver),
    set: async (change) => emulator().machine.set(change),
    loadPaper: async () => loadPaper(emulator().machine),
    holdAfter: async (bytes) => emulator().appetite.holdAfter(bytes),
    goOn: async () => emulator().appetite.goOn(),
    look: async () => paperIn(emulator().machine),
    unplug,
    plugIn: start,
    stop: unplug,
  };
}

async function simulatedRig(): Promise<PrinterRig> {
  const printer = createSimulatedPrinter({ id: device, width });
  const slips: Bitmap[] = [];
  const watched: Printer = {
    ...printer,
    async print(slip) {
      const before = printer.dots();
      const outcome = await printer.print(slip);
      const dots = printer.dots();
      if (dots !== null && dots !== before) slips.push(dots);
      return outcome;
    },
  };
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    start: nothing,
    printer: () => watched,
    set: async (change) => printer.set(change),
    loadPaper: nothing,
    holdAfter: nothing,
    goOn: nothing,
    look: async () => ({ slips, uncutRows: 0, errors: [], commands: [], bytes: 0 }),
    unplug: nothing,
    plugIn: nothing,
    stop: nothing,
  };
}
