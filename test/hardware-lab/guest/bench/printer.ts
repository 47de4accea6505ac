/** The strict printer emulator behind the printer gadget's file. */
import { constants, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { EmulatedMachine } from '../../../support/printer-emulator/machine.ts';
import {
  loadPaper,
  optionsOf,
  type Paper,
  type PrinterMake,
  paperIn,
} from '../../../support/printer-emulator/make.ts';
import type { Order } from '../orders.ts';
import { ifReady, writeWhole } from './device-files.ts';

type PrinterOrder = Extract<
  Order,
  { kind: 'startPrinter' | 'changePrinter' | 'loadPaper' | 'holdPrinterAfter' | 'goOnPrinting' }
>;

/** Looking is dear where every processor is emulated: the longer nothing comes, the rarer. */
const longestIdleMs = 20;
/** Across its paper of 80 mm. */
const dots = 576;

export class BenchPrinter {
  #machine = new EmulatedMachine({ width: dots }, () => {});
  #file: FileHandle | null = null;
  /** Bytes that it still takes. */
  #appetite = Number.POSITIVE_INFINITY;
  #taking: Promise<void> = Promise.resolve();
  #answering: Promise<void> = Promise.resolve();

  async obey(order: PrinterOrder): Promise<void> {
    switch (order.kind) {
      case 'startPrinter':
        await this.#start(order.make);
        break;
      case 'holdPrinterAfter':
        this.#appetite = order.bytes;
        break;
      case 'goOnPrinting':
        this.#appetite = Number.POSITIVE_INFINITY;
        break;
      case 'changePrinter':
        this.#machine.set(order.change);
        break;
      case 'loadPaper':
        loadPaper(this.#machine);
        break;
    }
  }

  paper(): Paper {
    return paperIn(this.#machine);
  }

  async #start(make: PrinterMake): Promise<void> {
    const before = this.#file;
    this.#file = null;
    await this.#taking;
    await before?.close();
    this.#appetite = Number.POSITIVE_INFINITY;
    const file = await openPlug();
    await forget(file);
    this.#file = file;
    this.#machine = new EmulatedMachine(optionsOf(make, dots), (bytes) => {
      this.#answering = this.#answering.then(() => writeWhole(file, bytes)).catch(() => {});
    });
    this.#taking = this.#take(file, this.#machine);
  }

  /** The gadget accepts nothing before its file is read for the first time. */
  async #take(file: FileHandle, machine: EmulatedMachine): Promise<void> {
    const buffer = Buffer.alloc(4096);
    let idleMs = 0;
    while (this.#file === file) {
      const most = Math.min(buffer.length, this.#appetite);
      const read = most > 0 ? taken(file, buffer.subarray(0, most)) : null;
      if (read === null || read === 0) {
        idleMs = Math.min(idleMs + 1, longestIdleMs);
        await pause(idleMs);
        continue;
      }
      idleMs = 0;
      this.#appetite -= read;
      machine.receive(Uint8Array.from(buffer.subarray(0, read)));
    }
  }
}

/** Just plugged in, it takes the kernel a moment to make the file. */
async function openPlug(): Promise<FileHandle> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await open('/dev/g_printer0', constants.O_RDWR | constants.O_NONBLOCK);
    } catch (error) {
      if (attempt === 200) throw error;
      await pause(20);
    }
  }
}

/** What the plug still holds was lost with the power. */
async function forget(file: FileHandle): Promise<void> {
  const buffer = Buffer.alloc(4096);
  for (let quiet = 0; quiet < 10; ) {
    if (taken(file, buffer)) quiet = 0;
    else {
      quiet += 1;
      await pause(10);
    }
  }
}

/** Null while there is nothing, also because the cable is out. */
function taken(file: FileHandle, buffer: Uint8Array): number | null {
  try {
    return ifReady(() => readSync(file.fd, buffer));
  } catch {
    return null;
  }
}
