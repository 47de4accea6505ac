import type { EmulatedState, Paper, PrinterMake } from '../../support/printer-emulator/make.ts';

/** What the till's side of the guest asks of the bench, which plays the devices and the person who handles them. */
export type GadgetName = 'reader' | 'scanner' | 'serial' | 'printer';
export type ReaderName = Exclude<GadgetName, 'printer'>;

export type Order =
  | { readonly kind: 'plug' | 'unplug'; readonly gadget: GadgetName }
  /** Whole scans without a pause, as that device sends them; `aim` where it sends one. */
  | {
      readonly kind: 'scan';
      readonly gadget: ReaderName;
      readonly texts: readonly string[];
      readonly aim?: string;
    }
  /** A scan whose end never comes. */
  | { readonly kind: 'beginScan'; readonly gadget: ReaderName }
  /** Tries the devices as a user who belongs to no group. */
  | { readonly kind: 'runStranger' }
  /** Keys of the reader that the desktop has seen since it was asked last. */
  | { readonly kind: 'desktopKeys' }
  /** Puts a printer of that make there, with paper and an empty memory, and switches it on. */
  | { readonly kind: 'startPrinter'; readonly make: PrinterMake }
  | { readonly kind: 'changePrinter'; readonly change: Partial<EmulatedState> }
  | { readonly kind: 'loadPaper' }
  /** Takes so many bytes more; after them its plug answers "busy". */
  | { readonly kind: 'holdPrinterAfter'; readonly bytes: number }
  | { readonly kind: 'goOnPrinting' }
  | { readonly kind: 'paper' };

/** `keys` for desktopKeys, `paper` for paper, `printed` for runStranger; `atMs` is when the last byte of the order was handed to the device. */
export interface Answer {
  readonly atMs: number;
  readonly keys?: number;
  readonly paper?: Paper;
  readonly printed?: string;
}

export interface Asked {
  readonly id: number;
  readonly order: Order;
}

export type Answered = { readonly id: number } & ({ readonly answer: Answer } | { readonly failure: string });

/** Milliseconds of a clock that both sides of the guest share. */
export const sharedMs = (): number => Number(process.hrtime.bigint()) / 1e6;

export const identities = {
  reader: { vendorId: 'ffff', productId: '0035', serialNumber: '08FF20140315' },
  scanner: { vendorId: '0c2e', productId: '0b61', serialNumber: 'POS0001' },
  serial: { vendorId: '0c2e', productId: '0aaa', serialNumber: 'SCN0001' },
  printer: { vendorId: '04b8', productId: '0e15', serialNumber: 'VIRT0001' },
} as const;
