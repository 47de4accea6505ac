import type { Clock } from '../../src/shared/kernel/effects.ts';
import { DeviceFault } from '../contract/device.ts';
import type { CardReader, RawScan } from '../contract/reader.ts';
import { Announcements } from '../readers/announcements.ts';
import { rdm6300Frame } from '../readers/framing/rdm6300.ts';
import { type FramingName, ScanAssembler } from '../readers/scan-assembler.ts';
import { systemClock } from '../readers/system-clock.ts';

/** A reader without a device, for demonstrations and tests. What it is fed passes the same framing as a line's bytes. */
export interface SimulatedReader extends CardReader {
  /** One scan: a line of text, or the ten hexadecimal digits of an RDM6300 frame. Throws a DeviceFault when the reader is not ready. */
  feed(text: string): void;
  /** Bytes as they come over a line, in any pieces. Lost when the reader is not ready. */
  receive(bytes: Uint8Array): void;
  unplug(): void;
  plugIn(): void;
}

export interface SimulatedReaderOptions {
  readonly id: string;
  readonly kind?: RawScan['kind'];
  readonly framing?: FramingName;
  readonly repeatMs?: number;
  readonly clock?: Clock;
}

export function createSimulatedReader(options: SimulatedReaderOptions): SimulatedReader {
  const { id, framing = 'line', repeatMs, clock = systemClock } = options;
  const kind = options.kind ?? (framing !== 'line' ? 'rfid' : 'barcode');
  const announcements = new Announcements();
  const assembler = new ScanAssembler(
    { id, kind, framing, clock, ...(repeatMs === undefined ? {} : { repeatMs }) },
    announcements,
  );
  let pluggedIn = true;
  const isReady = (): boolean => announcements.state === 'ready';

  return {
    id,
    onScan: announcements.onScan,
    onFault: announcements.onFault,
    onState: announcements.onState,
    async open() {
      if (!pluggedIn) {
        announcements.enter('lost');
        throw new DeviceFault('notFound', id);
      }
      announcements.enter('ready');
    },
    async close() {
      assembler.reset();
      announcements.enter('closed');
    },
    feed(text) {
      if (!isReady()) throw new DeviceFault(pluggedIn ? 'notFound' : 'unplugged', id);
      assembler.receive(framing === 'rdm6300' ? rdm6300Frame(text) : new TextEncoder().encode(`${text}\r\n`));
    },
    receive(bytes) {
      if (isReady()) assembler.receive(bytes);
    },
    unplug() {
      pluggedIn = false;
      if (!isReady()) return;
      assembler.reset();
      announcements.enter('lost');
      announcements.fault(new DeviceFault('unplugged', id));
    },
    plugIn() {
      pluggedIn = true;
      if (announcements.state === 'lost') announcements.enter('ready');
    },
  };
}
