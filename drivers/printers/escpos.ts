/** The few ESC/POS commands that we speak, as bytes. Text never travels as text: slips are raster. */
import type { Bitmap } from '../contract/printer.ts';
import { isRealTimePair, withoutRealTimeCommands } from './real-time.ts';

/**
 * ESC @ initialise; FS . no Chinese character mode; GS P feed in dots of 203 to the inch; GS ( D switch off the
 * real-time drawer pulse, so that no raster byte can open the drawer.
 */
const start = [0x1b, 0x40, 0x1c, 0x2e, 0x1d, 0x50, 203, 203, 0x1d, 0x28, 0x44, 3, 0, 0x14, 1, 0];
/** GS V B 0: feed to the blade and cut. Printers without a blade ignore it. */
const cut = [0x1d, 0x56, 0x42, 0];

/** ESC p: pin 2, 100 ms on, 500 ms off; all five bytes, so that nothing of the next job is eaten. */
export const openDrawer: Uint8Array = Uint8Array.of(0x1b, 0x70, 0, 50, 250);

/** DLE EOT n, answered at once: 1 printer, 2 why offline, 3 error, 4 paper. */
export type StatusQuestion = 1 | 2 | 3 | 4;

export function askStatus(question: StatusQuestion): Uint8Array {
  return Uint8Array.of(0x10, 0x04, question);
}

/** GS ( H: the printer answers `id` once everything before it is on paper. `id` is four printable ASCII characters. */
export function askProcessId(id: string): Uint8Array {
  if (!/^[\x20-\x7e]{4}$/.test(id)) throw new RangeError('a process id is four printable ASCII characters');
  return Uint8Array.of(0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...Buffer.from(id, 'latin1'));
}

export interface SlipEncoding {
  /** Most rows in one raster command: small printers hold about 4 kB of picture. 1 to 128. */
  readonly stripRows?: number;
  /** White dots fed before the cut, for printers that are torn by hand. */
  readonly tailDots?: number;
}

/** One slip: initialise, print, feed, cut. Blank stretches travel as feeds; nothing in it is a real-time command. */
export function encodeSlip(bitmap: Bitmap, { stripRows = 48, tailDots = 16 }: SlipEncoding = {}): Uint8Array {
  if (!Number.isInteger(stripRows) || stripRows < 1 || stripRows > 128) {
    throw new RangeError('a strip has 1 to 128 rows');
  }
  const { bits, stride, height } = withoutRealTimeCommands(bitmap);
  const bytes = new ByteSink(bits.length + 16 * height + 64);
  bytes.add(start);
  let row = 0;
  while (row < height) {
    const inked = nextInk(bits, stride, row, height);
    feed(bytes, inked - row);
    row = inked;
    if (row === height) break;
    const end = stripEnd(bits, stride, row, Math.min(height, row + stripRows));
    bytes.add([0x1d, 0x76, 0x30, 0, stride & 0xff, stride >> 8, end - row, 0]);
    bytes.add(bits.subarray(row * stride, end * stride));
    row = end;
  }
  feed(bytes, tailDots);
  bytes.add(cut);
  return bytes.taken();
}

/** ESC J feeds up to 255 dots. */
function feed(bytes: ByteSink, dots: number): void {
  for (let left = dots; left > 0; left -= 255) bytes.add([0x1b, 0x4a, Math.min(left, 255)]);
}

/** The first row from `row` on that has ink, or `height`. */
function nextInk(bits: Uint8Array, stride: number, row: number, height: number): number {
  let at = row * stride;
  const end = height * stride;
  while (at < end && bits[at] === 0) at++;
  return Math.floor(at / stride);
}

/** Fewer blank rows than this are cheaper inside a strip than as a command of their own. */
const worthAFeed = 6;

/** Where the strip from `from` ends: before a blank stretch, before a pair that would straddle two rows, or at `most`. */
function stripEnd(bits: Uint8Array, stride: number, from: number, most: number): number {
  let blanks = 0;
  for (let row = from; row < most; row++) {
    blanks = isBlank(bits, row * stride, stride) ? blanks + 1 : 0;
    if (blanks === worthAFeed) return row + 1 - blanks;
    const next = (row + 1) * stride;
    if (row + 1 < most && isRealTimePair(bits[next - 1]!, bits[next]!)) return row + 1;
  }
  return most - blanks;
}

function isBlank(bits: Uint8Array, start: number, stride: number): boolean {
  for (let at = start; at < start + stride; at++) if (bits[at] !== 0) return false;
  return true;
}

class ByteSink {
  private readonly bytes: Uint8Array;
  private length = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  add(more: ArrayLike<number>): void {
    this.bytes.set(more, this.length);
    this.length += more.length;
  }

  taken(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}
