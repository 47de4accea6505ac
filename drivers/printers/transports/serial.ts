import type { PrinterTransport } from '../../contract/printer.ts';
import type { StartHelper } from '../../helpers/start-helper.ts';
import { helperTransport } from './helper-transport.ts';

export interface SerialOptions {
  readonly device: string;
  readonly path: string;
  readonly baudRate: number;
  /** How long the line may refuse to take more before it counts as dead. */
  readonly stallMs?: number;
  readonly startHelper?: StartHelper;
  readonly idleMs?: number;
}

/**
 * A printer on a serial line, 8 data bits, no parity, in a helper. XOFF from the printer pauses us: none of its answers
 * contains that byte. A write counts once its bytes are on the wire. The port is open only while a job talks.
 */
export function serialTransport({ path, baudRate, ...options }: SerialOptions): PrinterTransport {
  return helperTransport({ ...options, program: 'serial', target: { path, baudRate } });
}
