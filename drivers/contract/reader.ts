import * as v from 'valibot';
import type { Unsubscribe } from '../../src/shared/kernel/effects.ts';
import type { DeviceFault, DeviceState } from './device.ts';

/** What a reader may say, whoever wrote its driver. */
export const RawScanSchema = v.object({
  reader: v.pipe(v.string(), v.maxLength(64)),
  kind: v.picklist(['rfid', 'barcode']),
  /** As the reader sent it, without terminators and AIM prefix. */
  text: v.pipe(v.string(), v.maxLength(4_096)),
  /** Bits in hexadecimal where the frame carries them; null for text. */
  bits: v.nullable(v.pipe(v.string(), v.regex(/^[0-9A-Fa-f]{1,64}$/))),
  /** AIM symbology identifier, `]E0`; null when the reader sends none. */
  aim: v.nullable(v.pipe(v.string(), v.maxLength(8))),
});
/** What a reader heard, whole: framing and checksums are done before anyone hears of it. */
export type RawScan = Readonly<v.InferOutput<typeof RawScanSchema>>;

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
