import type { Clock } from '../../src/shared/kernel/effects.ts';
import { DeviceFault } from '../contract/device.ts';
import type { CardReader, RawScan } from '../contract/reader.ts';
import { type Connection, type ConnectionEvents, ReconnectingReader } from './reconnecting-reader.ts';
import { type FramingName, ScanAssembler } from './scan-assembler.ts';
import { closePort, openPort } from './serial-port.ts';
import { deviceBehind, pathOfSerialDevice } from './serial-ports.ts';
import { systemClock } from './system-clock.ts';
import type { UsbIdentity } from './usb-identity.ts';

export interface SerialReaderOptions {
  readonly id: string;
  readonly path: string;
  /** Where it is known, the device is found by this wherever it is plugged in, and by `path` only without it. */
  readonly identity?: UsbIdentity;
  readonly baudRate: number;
  readonly framing: FramingName;
  /** What its scans are; `barcode` for plain lines, else `rfid`. */
  readonly kind?: RawScan['kind'];
  readonly repeatMs?: number;
  readonly clock?: Clock;
  /** Hears every byte as it came, before anything is made of it: for looking at a reader that is not understood. */
  readonly onBytes?: (bytes: Uint8Array) => void;
}

/** A reader on a serial line, 8 data bits, no parity. */
export function createSerialReader(options: SerialReaderOptions): CardReader {
  const { id, framing, repeatMs, clock = systemClock } = options;
  const kind = options.kind ?? (framing !== 'line' ? 'rfid' : 'barcode');
  return new ReconnectingReader({
    id,
    clock,
    connect: (events) => connect(options, events),
    assembler: (announcements) =>
      new ScanAssembler(
        { id, framing, kind, clock, ...(repeatMs === undefined ? {} : { repeatMs }) },
        announcements,
      ),
  });
}

async function connect(
  { id, path, identity, baudRate, onBytes }: SerialReaderOptions,
  { received, gone }: ConnectionEvents,
): Promise<Connection | DeviceFault> {
  const present = identity ? await pathOfSerialDevice(identity) : path;
  if (present === null) return new DeviceFault('notFound', id);
  const port = await openPort(id, present, baudRate);
  if (port instanceof DeviceFault) return port;
  port.on('data', (bytes: Uint8Array) => {
    onBytes?.(bytes);
    received(bytes);
  });
  port.on('error', gone);
  port.on('close', gone);
  const device = await deviceBehind(present);
  return {
    // On Windows some drivers never tell, on Linux not when the hang-up falls together with the last bytes.
    isThere: async () => (await deviceBehind(present)) === device,
    close: () => closePort(port),
  };
}
