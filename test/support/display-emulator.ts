/** A pole display that obeys one dialect to the letter, behind a pseudo-terminal. What it does not know is an error. */
import { SerialPort } from 'serialport';
import { openTerminalPair } from './printer-emulator/serial.ts';

const columns = 20;
const rows = 2;

export interface DisplayEmulator {
  readonly path: string;
  readonly panel: Panel;
  unplug(): Promise<void>;
  /** The same display at a new end of cable; the old one is left. */
  close(): Promise<void>;
}

export async function startDisplayEmulator(dialect: 'escpos' | 'cd5220'): Promise<DisplayEmulator> {
  const pair = await openTerminalPair();
  const panel = new Panel(dialect);
  const port = new SerialPort({ path: pair.far, baudRate: 9600, autoOpen: false });
  port.on('data', (bytes: Uint8Array) => panel.receive(bytes));
  await new Promise<void>((resolve, reject) => {
    port.open((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
  const close = async (): Promise<void> => {
    if (port.isOpen) await new Promise<void>((resolve) => port.close(() => resolve()));
    await pair.close();
  };
  return { path: pair.near, panel, unplug: close, close };
}

export class Panel {
  readonly errors: string[] = [];
  starts = 0;
  readonly #dialect: 'escpos' | 'cd5220';
  #cells = blank();
  #at = 0;
  #overwrites = false;
  #waiting: number[] = [];

  constructor(dialect: 'escpos' | 'cd5220') {
    this.#dialect = dialect;
  }

  get lines(): string[] {
    return Array.from({ length: rows }, (_, row) =>
      this.#cells.slice(row * columns, (row + 1) * columns).join(''),
    );
  }

  receive(bytes: Uint8Array): void {
    this.#waiting.push(...bytes);
    while (this.#waiting.length > 0) {
      const taken = this.#obey(this.#waiting);
      if (taken === 0) return;
      this.#waiting.splice(0, taken);
    }
  }

  /** How many bytes the first command has; 0 while it is not whole. */
  #obey(bytes: readonly number[]): number {
    const [first = 0] = bytes;
    if (first === 0x0c) return this.#cleared();
    if (first >= 0x20 && first <= 0x7e) return this.#written(first);
    if (first === 0x1b) return this.#escape(bytes);
    if (first === 0x1f && this.#dialect === 'escpos') return this.#unit(bytes);
    return this.#unknown(first);
  }

  #escape(bytes: readonly number[]): number {
    const second = bytes[1];
    if (second === undefined) return 0;
    if (second === 0x40) return this.#started();
    if (second === 0x52) return whole(bytes, 3);
    if (this.#dialect === 'escpos') return second === 0x74 ? whole(bytes, 3) : this.#unknown(second);
    if (second === 0x11) return this.#overwrite(2);
    if (second === 0x5f) return whole(bytes, 3);
    return second === 0x51 ? this.#line(bytes) : this.#unknown(second);
  }

  #unit(bytes: readonly number[]): number {
    const second = bytes[1];
    if (second === undefined) return 0;
    if (second === 0x01) return this.#overwrite(2);
    if (second === 0x43) return whole(bytes, 3);
    if (second !== 0x24) return this.#unknown(second);
    const [, , x, y] = bytes;
    if (x === undefined || y === undefined) return 0;
    if (x < 1 || x > columns || y < 1 || y > rows) this.errors.push(`no place ${x},${y}`);
    this.#at = (y - 1) * columns + x - 1;
    return 4;
  }

  /** ESC Q A or B, at most twenty characters, CR. */
  #line(bytes: readonly number[]): number {
    const end = bytes.indexOf(0x0d);
    if (end === -1) return 0;
    const [row, ...text] = String.fromCharCode(...bytes.slice(2, end));
    if (row !== 'A' && row !== 'B') this.errors.push(`no line ${row}`);
    if (text.length > columns || text.some((character) => !/^[ -~]$/.test(character))) {
      this.errors.push(`no text ${text.join('')}`);
    }
    this.#cells.splice(row === 'B' ? columns : 0, columns, ...Array.from(text.join('').padEnd(columns)));
    return end + 1;
  }

  #written(byte: number): number {
    if (!this.#overwrites && this.#at === 0) this.errors.push('text before the mode was set');
    this.#cells[this.#at] = String.fromCharCode(byte);
    this.#at = (this.#at + 1) % (columns * rows);
    return 1;
  }

  #started(): number {
    this.starts += 1;
    this.#overwrites = false;
    this.#cleared();
    return 2;
  }

  #overwrite(length: number): number {
    this.#overwrites = true;
    return length;
  }

  #cleared(): number {
    this.#cells = blank();
    this.#at = 0;
    return 1;
  }

  #unknown(byte: number): number {
    this.errors.push(`unknown ${byte.toString(16)}`);
    return 1;
  }
}

const blank = (): string[] => Array.from({ length: columns * rows }, () => ' ');
const whole = (bytes: readonly number[], length: number): number => (bytes.length < length ? 0 : length);
