import type { SerialPort } from 'serialport';
import type { Clock, Unsubscribe } from '../../src/shared/kernel/effects.ts';
import { DeviceFault, type DeviceFaultKind } from '../contract/device.ts';
import type { CardReader, RawScan } from '../contract/reader.ts';
import { Announcements } from './announcements.ts';
import { type FramingName, ScanAssembler } from './scan-assembler.ts';
import { deviceBehind, faultOfOpening } from './serial-ports.ts';
import { systemClock } from './system-clock.ts';

export interface SerialReaderOptions {
  readonly id: string;
  readonly path: string;
  readonly baudRate: number;
  readonly framing: FramingName;
  /** What its scans are; `rfid` for RDM6300 frames, else `barcode`. */
  readonly kind?: RawScan['kind'];
  readonly repeatMs?: number;
  readonly clock?: Clock;
}

/** How long a lost port is left alone before it is tried again; the last one from then on. */
const retryAfterMs = [250, 500, 1000, 2000] as const;
/**
 * How often the device behind an open port is looked for. Now and then a port goes without a word: on Windows always
 * with some drivers, on Linux when the hang-up falls together with the last bytes.
 */
const lookAfterMs = 1000;

/**
 * A reader on a serial line, 8 data bits, no parity. A port that goes away, or was not there or not free when it was
 * opened, is tried again until `close`: whoever plugs the reader in has nothing else to do.
 */
export function createSerialReader(options: SerialReaderOptions): CardReader {
  return new SerialReader(options);
}

class SerialReader implements CardReader {
  readonly id: string;
  readonly onScan;
  readonly onFault;
  readonly onState;

  readonly #options: SerialReaderOptions;
  readonly #clock: Clock;
  readonly #announcements = new Announcements();
  readonly #assembler: ScanAssembler;
  #port: SerialPort | null = null;
  /** At most one opening or closing of the port is under way. */
  #busy: Promise<void> = Promise.resolve();
  #wanted = false;
  #tries = 0;
  #toldFault: DeviceFaultKind | null = null;
  #cancelTimer: Unsubscribe = () => {};

  constructor(options: SerialReaderOptions) {
    this.id = options.id;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.onScan = this.#announcements.onScan;
    this.onFault = this.#announcements.onFault;
    this.onState = this.#announcements.onState;
    const { id, framing, repeatMs } = options;
    const kind = options.kind ?? (framing === 'rdm6300' ? 'rfid' : 'barcode');
    this.#assembler = new ScanAssembler(
      { id, framing, kind, clock: this.#clock, ...(repeatMs === undefined ? {} : { repeatMs }) },
      this.#announcements,
    );
  }

  async open(): Promise<void> {
    if (!this.#wanted) {
      this.#wanted = true;
      this.#announcements.enter('opening');
    }
    const fault = await this.#inTurn(() => this.#connect());
    if (!fault) return;
    this.#lost(fault);
    throw fault;
  }

  async close(): Promise<void> {
    this.#wanted = false;
    this.#cancelTimer();
    const released = this.#release();
    await this.#inTurn(async () => {
      await released;
      // An opening that was under way may have come first.
      await this.#release();
      this.#announcements.enter('closed');
    });
  }

  /** Opens the port unless it is open; a fault says why it could not. */
  async #connect(): Promise<DeviceFault | null> {
    if (this.#port) return null;
    const port = await openPort(this.#options);
    if (port instanceof DeviceFault) return port;
    if (!this.#wanted) {
      await closePort(port);
      return new DeviceFault('notFound', this.id, 'closed while it was being opened');
    }
    this.#port = port;
    this.#tries = 0;
    this.#toldFault = null;
    port.on('data', (bytes: Uint8Array) => {
      if (this.#port === port) this.#assembler.receive(bytes);
    });
    port.on('error', () => this.#gone(port));
    port.on('close', () => this.#gone(port));
    this.#announcements.enter('ready');
    this.#watch(port, await deviceBehind(this.#options.path));
    return null;
  }

  /** Silent at once; settles when the port is free. */
  async #release(): Promise<void> {
    const port = this.#port;
    this.#port = null;
    this.#assembler.reset();
    if (port) await closePort(port);
  }

  #gone(port: SerialPort): void {
    if (this.#port !== port) return;
    const released = this.#release();
    void this.#inTurn(() => released);
    this.#lost(new DeviceFault('unplugged', this.id));
  }

  /** Says so, once for each reason, and tries again a little later each time. */
  #lost(fault: DeviceFault): void {
    if (!this.#wanted) return;
    this.#announcements.enter('lost');
    if (fault.kind !== this.#toldFault) this.#announcements.fault(fault);
    this.#toldFault = fault.kind;
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.after(this.#nextRetryMs(), () => void this.#retry());
  }

  async #retry(): Promise<void> {
    const fault = await this.#inTurn(() => this.#connect());
    if (fault) this.#lost(fault);
  }

  #nextRetryMs(): number {
    const delayMs = retryAfterMs[Math.min(this.#tries, retryAfterMs.length - 1)];
    this.#tries += 1;
    return delayMs ?? retryAfterMs[3];
  }

  #watch(port: SerialPort, device: string | null): void {
    if (this.#port !== port) return;
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.after(lookAfterMs, () => void this.#look(port, device));
  }

  async #look(port: SerialPort, device: string | null): Promise<void> {
    const isSame = (await deviceBehind(this.#options.path)) === device;
    if (isSame) this.#watch(port, device);
    else this.#gone(port);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#busy.then(work);
    this.#busy = turn.then(
      () => {},
      () => {},
    );
    return turn;
  }
}

async function openPort(options: SerialReaderOptions): Promise<SerialPort | DeviceFault> {
  const { id, path, baudRate } = options;
  try {
    const { SerialPort } = await import('serialport');
    const port = new SerialPort({ path, baudRate, autoOpen: false });
    await settled((done) => port.open(done));
    // What was scanned while nobody listened is nobody's sale.
    await settled((done) => port.flush(done));
    return port;
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    return new DeviceFault(faultOfOpening(cause), id, cause.message);
  }
}

function settled(start: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** A port that broke has closed itself. */
function closePort(port: SerialPort): Promise<void> {
  return new Promise((resolve) => {
    if (port.isOpen) port.close(() => resolve());
    else resolve();
  });
}
