import type { Bitmap, PaperWidth, PrinterLine, PrinterTransport } from '../contract/printer.ts';
import { type Picture, pictureOfBitmap } from '../printers/png.ts';
import { createEscposPrinter, type EscposPrinter } from '../printers/printer.ts';
import { findProfile, unknownProfile } from '../printers/profiles/profiles.ts';

export interface SimulatedPrinterState {
  readonly paper: 'ok' | 'nearEnd' | 'out';
  readonly coverOpen: boolean;
  readonly online: boolean;
}

export interface SimulatedPrinter extends EscposPrinter {
  state(): SimulatedPrinterState;
  /** What a person does to the printer; takes effect at once. */
  set(change: Partial<SimulatedPrinterState>): void;
  /** The last slip that came out, or null before the first. */
  paper(): Picture | null;
  /** The dots of that slip. */
  dots(): Bitmap | null;
  /** How often the drawer was opened. */
  drawerPulses(): number;
}

/** The real driver, talking to a printer that exists only in memory and prints at once. */
export function createSimulatedPrinter({
  id,
  width,
  profile: wanted,
}: {
  readonly id: string;
  readonly width: PaperWidth;
  /** The id of a profile of that width. */
  readonly profile?: string;
}): SimulatedPrinter {
  const known = wanted === undefined ? unknownProfile(width) : findProfile(wanted);
  if (!known) throw new RangeError(`there is no printer profile "${wanted}"`);
  const profile = { ...known, paceMillimetresPerSecond: null };
  const machine = new Machine(profile.dots);
  const driver = createEscposPrinter({ id, width, profile, transport: machine, confirmation: 'printer' });
  return {
    id,
    width,
    profile,
    openDrawer: (pin) => driver.openDrawer(pin),
    drawerPulses: () => machine.drawerPulses,
    print: (slip) => driver.print(slip),
    status: () => driver.status(),
    state: () => machine.state,
    set: (change) => machine.set(change),
    dots: () => machine.slip,
    paper: () => (machine.slip ? pictureOfBitmap(machine.slip) : null),
  };
}

class Machine implements PrinterTransport {
  state: SimulatedPrinterState = { paper: 'ok', coverOpen: false, online: true };
  slip: Bitmap | null = null;
  drawerPulses = 0;
  private received: Uint8Array[] = [];
  private readonly width: number;

  constructor(dots: number) {
    this.width = dots;
  }

  set(change: Partial<SimulatedPrinterState>): void {
    this.state = { ...this.state, ...change };
  }

  async session<T>(talk: (line: PrinterLine) => Promise<T>): Promise<T> {
    const answers: number[] = [];
    return talk({
      write: async (bytes) => {
        answers.push(...this.take(bytes));
      },
      read: async () => (answers.length > 0 ? Uint8Array.from(answers.splice(0)) : null),
    });
  }

  /** One write of the driver: a question, a process id, a drawer's pulse, or a stretch of a slip, the first of which initialises. */
  private take(bytes: Uint8Array): readonly number[] {
    if (bytes[0] === 0x10 && bytes[1] === 0x04) return [this.answer(bytes[2]!)];
    if (bytes[0] === 0x1d && bytes[1] === 0x28) return [0x37, 0x22, ...bytes.subarray(7, 11), 0];
    if (bytes[0] === 0x1d && bytes[1] === 0x72) return [0];
    if (bytes[0] === 0x1b && bytes[1] === 0x70) {
      this.drawerPulses += 1;
      return [];
    }
    this.received = bytes[0] === 0x1b && bytes[1] === 0x40 ? [bytes] : [...this.received, bytes];
    this.slip = slipFrom(Buffer.concat(this.received), this.width);
    return [];
  }

  private answer(question: number): number {
    const { paper, coverOpen, online } = this.state;
    const out = paper === 'out';
    const marks = [
      online && !coverOpen && !out ? 0 : 0x08,
      (coverOpen ? 0x04 : 0) | (out ? 0x20 : 0),
      0,
      (paper === 'ok' ? 0 : 0x0c) | (out ? 0x60 : 0),
    ];
    return 0x12 | (marks[question - 1] ?? 0);
  }
}

/** The dots that a slip's bytes put on paper, from the commands that the encoder uses. */
function slipFrom(bytes: Uint8Array, width: number): Bitmap {
  const stride = width / 8;
  const rows: Uint8Array[] = [];
  let isCentred = false;
  let at = 0;
  while (at < bytes.length) {
    const command = (bytes[at]! << 8) | bytes[at + 1]!;
    if (command === 0x1d76) {
      const across = bytes[at + 4]! | (bytes[at + 5]! << 8);
      const end = at + 8 + across * (bytes[at + 6]! | (bytes[at + 7]! << 8));
      const mode = bytes[at + 3]!;
      for (at += 8; at < end; at += across) {
        const dots = bytes.subarray(at, at + across);
        const row = printedRow(mode & 1 ? doubled(dots) : dots, stride, isCentred);
        rows.push(row);
        if (mode & 2) rows.push(row);
      }
    } else if (command === 0x1b4a) {
      rows.push(new Uint8Array(stride * bytes[at + 2]!));
      at += 3;
    } else if (command === 0x1b61) {
      isCentred = bytes[at + 2] === 1;
      at += 3;
    } else if (command === 0x1d28) at += 5 + bytes[at + 3]!;
    else at += command === 0x1d50 || command === 0x1d56 ? 4 : 2;
  }
  const bits = Buffer.concat(rows);
  return { width, height: bits.length / stride, stride, bits };
}

function printedRow(dots: Uint8Array, stride: number, isCentred: boolean): Uint8Array {
  const row = new Uint8Array(stride);
  row.set(dots.subarray(0, stride), isCentred ? Math.max(0, (stride - dots.length) >> 1) : 0);
  return row;
}

/** Each dot twice. */
function doubled(dots: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: 2 * dots.length }, (_, at) => {
    const nibble = at % 2 === 0 ? dots[at >> 1]! >> 4 : dots[at >> 1]! & 15;
    return [8, 4, 2, 1].reduce((byte, bit) => byte * 4 + (nibble & bit ? 3 : 0), 0);
  });
}
