import type { SerialPort } from 'serialport';
import type { Clock } from '../../src/shared/kernel/effects.ts';
import { DeviceFault } from '../contract/device.ts';
import { areSameLines, type CustomerDisplay, type DisplayLines } from '../contract/display.ts';
import {
  type Connection,
  type ConnectionEvents,
  ReconnectingReader,
} from '../readers/reconnecting-reader.ts';
import { closePort, openPort } from '../readers/serial-port.ts';
import { deviceBehind } from '../readers/serial-ports.ts';
import { systemClock } from '../readers/system-clock.ts';
import { type DialectName, dialects } from './dialects.ts';
import { displayLine } from './plain-text.ts';

export interface SerialDisplayOptions {
  readonly id: string;
  readonly path: string;
  readonly baudRate: number;
  readonly dialect: DialectName;
  readonly clock?: Clock;
}

/** A line that takes nothing for this long is broken, or its display waits for a handshake that nobody gives. */
const stallMs = 2_000;

export function createSerialDisplay(options: SerialDisplayOptions): CustomerDisplay {
  return new SerialDisplay(options);
}

class SerialDisplay implements CustomerDisplay {
  readonly id: string;
  readonly onFault;
  readonly onState;
  readonly #options: SerialDisplayOptions;
  /** Comes and goes as a reader's does; nothing is ever heard on it. */
  readonly #line: ReconnectingReader;
  #port: SerialPort | null = null;
  #shown: DisplayLines = null;
  #isCurrent = true;
  #drawing: Promise<void> = Promise.resolve();

  constructor(options: SerialDisplayOptions) {
    this.id = options.id;
    this.#options = options;
    this.#line = new ReconnectingReader({
      id: options.id,
      clock: options.clock ?? systemClock,
      connect: (events) => this.#connect(events),
      assembler: () => ({ receive: () => {}, reset: () => {} }),
    });
    this.onFault = this.#line.onFault;
    this.onState = this.#line.onState;
  }

  open(): Promise<void> {
    return this.#line.open();
  }

  show(upper: string, lower: string): void {
    this.#set([displayLine(upper), displayLine(lower)]);
  }

  clear(): void {
    this.#set(null);
  }

  async close(): Promise<void> {
    this.clear();
    await this.#drawing;
    await this.#line.close();
  }

  #set(shown: DisplayLines): void {
    if (areSameLines(shown, this.#shown)) return;
    this.#shown = shown;
    this.#isCurrent = false;
    this.#drawing = this.#drawing.then(() => this.#draw());
  }

  /** What came meanwhile is drawn by the next turn, and what was overtaken never. */
  async #draw(): Promise<void> {
    const port = this.#port;
    if (this.#isCurrent || !port) return;
    this.#isCurrent = true;
    await this.#write(port, this.#bytes()).catch(() => port.close(() => {}));
  }

  #bytes(): Uint8Array {
    const { clear, show } = dialects[this.#options.dialect];
    return this.#shown === null ? clear : show(...this.#shown);
  }

  async #connect({ gone }: ConnectionEvents): Promise<Connection | DeviceFault> {
    const { id, path, baudRate, dialect } = this.#options;
    const port = await openPort(id, path, baudRate);
    if (port instanceof DeviceFault) return port;
    port.on('error', gone);
    port.on('close', gone);
    try {
      this.#isCurrent = true;
      await this.#write(port, Buffer.concat([dialects[dialect].start, this.#bytes()]));
    } catch (error) {
      await closePort(port);
      return new DeviceFault('timeout', id, String(error));
    }
    this.#port = port;
    // Text that came while the port was being opened.
    this.#drawing = this.#drawing.then(() => this.#draw());
    const device = await deviceBehind(path);
    return {
      isThere: async () => (await deviceBehind(path)) === device,
      close: async () => {
        this.#port = null;
        await closePort(port);
      },
    };
  }

  #write(port: SerialPort, bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the line takes no more')), stallMs);
      const settle = (error?: Error | null): void => {
        clearTimeout(timer);
        if (error) reject(error);
        else resolve();
      };
      port.write(Buffer.from(bytes), (error) => {
        if (error) settle(error);
        else port.drain(settle);
      });
    });
  }
}
