import type { Unsubscribe } from '../../src/shared/kernel/effects.ts';
import type { DeviceFault, DeviceState } from './device.ts';

/** What a reader heard, whole: framing and checksums are done before anyone hears of it. */
export interface RawScan {
  readonly reader: string;
  readonly kind: 'rfid' | 'barcode';
  /** As the reader sent it, without terminators and AIM prefix. */
  readonly text: string;
  /** Bits in hexadecimal where the frame carries them; null for text. */
  readonly bits: string | null;
  /** AIM symbology identifier, `]E0`; null when the reader sends none. */
  readonly aim: string | null;
}

export interface CardReader {
  readonly id: string;
  /** Settles once the reader is ready, or rejects with a DeviceFault. */
  open(): Promise<void>;
  /** A damaged frame is not a scan: it is reported as a fault of kind `garbled` and the reader stays open. */
  onScan(listener: (scan: RawScan) => void): Unsubscribe;
  onFault(listener: (fault: DeviceFault) => void): Unsubscribe;
  /** Called at once with the present state, then on each change. */
  onState(listener: (state: DeviceState) => void): Unsubscribe;
  /** May be called twice. After it settles the reader is silent and its port is free. */
  close(): Promise<void>;
}
