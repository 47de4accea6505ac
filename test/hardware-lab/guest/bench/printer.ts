/** The strict printer emulator behind the printer gadget's file. */
import { constants, readSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { EmulatedMachine } from '../../../support/printer-emulator/machine.ts';
import type { Order, Paper } from '../orders.ts';
import { ifReady, writeWhole } from './device-files.ts';

type PrinterOrder = Extract<
  Order,
  { kind: 'startPrinter' | 'holdPrinterAfter' | 'goOnPrinting' | 'setPaper' }
>;

export class BenchPrinter {
  #machine: EmulatedMachine | null = null;
  #file: FileHandle | null = null;
  /** Bytes that it still takes. */
  #appetite = Number.POSITIVE_INFINITY;
  #taking: Promise<void> = Promise.resolve();
  #answering: Promise<void> = Promise.resolve();

  async obey(order: PrinterOrder): Promise<void> {
    switch (order.kind) {
      case 'startPrinter':
        await this.#start();
        break;
      case 'holdPrinterAfter':
        this.#appetite = order.bytes;
        break;
      case 'goOnPrinting':
        this.#appetite = Number.POSITIVE_INFINITY;
        break;
      case 'setPaper':
        this.#machine?.set({ paper: order.paper });
        break;
    }
  }

  paper(): Paper {
    const machine = this.#machine;
    return {
      slips: (machine?.slips ?? []).map(({ width, height, bits }) => ({ width, height, bits })),
      errors: machine?.errors ?? [],
      bytes: machine?.bytesReceived ?? 0,
    };
  }

  async #start(): Promise<void> {
    const before = this.#file;
    this.#file = null;
    await this.#taking;
    await before?.close();
    this.#appetite = Number.POSITIVE_INFINITY;
    const file = await openPlug();
    await forget(file);
    this.#file = file;
    this.#machine = new EmulatedMachine({ width: 576 }, (bytes) => {
      this.#answering = this.#answering.then(() => writeWhole(file, bytes)).catch(() => {});
    });
    this.#taking = this.#take(file, this.#machine);
  }

  /** The gadget accepts nothing before its file is read for the first time. */
  async #take(file: FileHandle, machine: EmulatedMachine): Promise<void> {
    const buffer = Buffer.alloc(4096);
    while (this.#file === file) {
      const most = Math.min(buffer.length, this.#appetite);
      const read = most > 0 ? taken(file, buffer.subarray(0, most)) : null;
      if (read === null || read === 0) {
        await pause(5);
        continue;
      }
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
