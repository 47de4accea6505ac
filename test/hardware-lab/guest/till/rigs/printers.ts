/** The printer behind the kernel's own driver, and past it in a helper. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Printer, PrinterTransport } from '../../../../../drivers/contract/printer.ts';
import { deviceFileTransport } from '../../../../../drivers/printers/transports/device-file.ts';
import { usbTransport } from '../../../../../drivers/printers/transports/usb.ts';
import {
  type PrinterPromise,
  type PrinterRig,
  printerOver,
} from '../../../../conformance/promises/printer-promises.ts';
import { type Keeper, until } from '../../../../conformance/promises/promise.ts';
import { identities, sharedMs } from '../../orders.ts';
import { ask, paper, plug, unplug } from '../bench-client.ts';
import { note, Stretch } from '../figures.ts';

export const device = 'counter';
export const identity = identities.printer;
/** The rules of the package name it so; the kernel counts it among all USB devices of its kind. */
export const path = `/dev/quen/printer-${identity.serialNumber}`;

/** A way to the printer. */
export interface Carrier {
  readonly name: string;
  transport(stallMs: number): PrinterTransport;
}

export const kernel: Carrier = {
  name: 'printer file',
  transport: (stallMs) => deviceFileTransport({ device, path, stallMs }),
};

export const usb: Carrier = {
  name: 'USB printer',
  transport: (stallMs) => usbTransport({ device, identity, stallMs }),
};

export type PrinterKeeper = Keeper<PrinterRig, PrinterPromise>;

export const kernelKeeper: PrinterKeeper = { name: kernel.name, rig: () => rigOf(kernel) };
export const usbKeeper: PrinterKeeper = { name: usb.name, rig: () => rigOf(usb) };

const patientMs = 10_000;
const impatientMs = 1_000;

async function rigOf(carrier: Carrier): Promise<PrinterRig> {
  let isHeld = false;
  let isIn = true;
  const missed = new Stretch(`${carrier.name}, unplugged to noticed`);

  const watched = (printer: Printer): Printer => ({
    id: printer.id,
    width: printer.width,
    status: () => printer.status(),
    async print(slip) {
      const wasHeld = isHeld;
      const startedAtMs = sharedMs();
      const outcome = await printer.print(slip);
      if (outcome.kind === 'printed' && !wasHeld)
        note(`${carrier.name}, slip to "printed"`, sharedMs() - startedAtMs);
      if (outcome.kind === 'unknown' && outcome.fault === 'unplugged') missed.end();
      return outcome;
    },
  });
  const plugIn = async (): Promise<void> => {
    await plug('printer');
    isIn = true;
    isHeld = false;
    await ask({ kind: 'startPrinter', make: {} });
  };
  const pull = async (): Promise<void> => {
    isIn = false;
    await missed.begin(unplug('printer'));
    await pause(300);
  };
  return {
    plugIn,
    unplug: pull,
    look: paper,
    async start(make = {}) {
      await ask({ kind: 'startPrinter', make });
    },
    printer(driver = {}) {
      const stallMs = driver.isImpatient ? impatientMs : patientMs;
      return watched(printerOver(carrier.transport(stallMs), driver));
    },
    async set(change) {
      await ask({ kind: 'changePrinter', change });
    },
    async loadPaper() {
      await ask({ kind: 'loadPaper' });
    },
    async holdAfter(bytes) {
      isHeld = true;
      await ask({ kind: 'holdPrinterAfter', bytes });
    },
    async goOn() {
      isHeld = false;
      await ask({ kind: 'goOnPrinting' });
    },
    async stop() {
      if (isIn && !isHeld) return;
      // What a transfer left in the plug goes with the power.
      if (isIn) await pull();
      await plugIn();
      await until('the printer to be back', () => isOnline(printerOver(carrier.transport(patientMs))));
    },
  };
}

const isOnline = (printer: Printer): Promise<boolean> =>
  printer.status().then(
    ({ online }) => online,
    () => false,
  );
