import type { SlipDocument } from '../../src/shared/domain/slips/slip.ts';
import type { DeviceFaultKind } from './device.ts';

/** Paper width in millimetres; 384 and 576 dots at 203 dpi. */
export const paperWidths = [58, 80] as const;
export type PaperWidth = (typeof paperWidths)[number];

export interface PrinterStatus {
  readonly online: boolean;
  readonly paper: 'ok' | 'nearEnd' | 'out' | 'unknown';
  readonly coverOpen: boolean;
  /** Pin 3 of the drawer's socket; which level means open is the drawer's own affair. */
  readonly drawerSwitch: 'low' | 'high' | 'unknown';
  readonly fault: DeviceFaultKind | null;
}

/**
 * How a job ended. `printed`: the printer itself said so. `unknown`: the bytes left, nobody confirmed; never sent again
 * on its own. `failed`: nothing reached paper, so it is safe to send again.
 */
export type PrintOutcome =
  | { readonly kind: 'printed' }
  | { readonly kind: 'unknown'; readonly fault: DeviceFaultKind | null }
  | { readonly kind: 'failed'; readonly fault: DeviceFaultKind };

/** Bytes to a printer and back. One job at a time; the caller serialises. */
export interface PrinterTransport {
  /** Opens, sends all, listens, closes. `talk` writes and reads; what it returns is returned. */
  session<T>(talk: (line: PrinterLine) => Promise<T>): Promise<T>;
}

export interface PrinterLine {
  /** Settles when the bytes are handed over, or rejects with a DeviceFault. */
  write(bytes: Uint8Array): Promise<void>;
  /** The next inbound bytes, or null when nothing comes within `timeoutMs`. */
  read(timeoutMs: number): Promise<Uint8Array | null>;
}

export interface Printer {
  readonly id: string;
  readonly width: PaperWidth;
  print(slip: SlipDocument): Promise<PrintOutcome>;
  /** Asks the printer now; rejects with a DeviceFault when it cannot be reached. */
  status(): Promise<PrinterStatus>;
}

/** One bit per dot, rows packed to whole bytes, most significant bit left, 1 is black. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly bits: Uint8Array;
}
