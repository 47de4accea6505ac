/** The few ESC/POS commands that we speak, as bytes. Text never travels as text: slips are raster. */
import type { Bitmap } from '../contract/printer.ts';
import { isRealTimePair, withoutRealTimeCommands } from './real-time.ts';
import { type Strip, stripsOf } from './strips.ts';

/**
 * ESC @ initialise; FS . no Chinese character mode; GS P feed in dots; GS ( D switch off the real-time drawer pulse, so
 * that no raster byte can open the drawer.
 */
const start = (dpi: number): number[] => [
  0x1b,
  0x40,
  0x1c,
  0x2e,
  0x1d,
  0x50,
  dpi,
  dpi,
  0x1d,
  0x28,
  0x44,
  3,
  0,
  0x14,
  1,
  0,
];

export type Cut = 'none' | 'partial' | 'full';

/** GS V: feed to the blade and cut. A printer with another blade, or none, does what it can. */
const cuts: Readonly<Record<Cut, readonly number[]>> = {
  none: [],
  partial: [0x1d, 0x56, 0x42, 0],
  full: [0x1d, 0x56, 0x41, 0],
};

/** ESC p: 100 ms on, 500 ms off; all five bytes, so that nothing of the next job is eaten. */
export function drawerPulse(pin: 2 | 5): Uint8Array {
  return Uint8Array.of(0x1b, 0x70, pin === 2 ? 0 : 1, 50, 250);
}

/** DLE EOT n, answered at once: 1 printer, 2 why offline, 3 error, 4 paper. */
export type StatusQuestion = 1 | 2 | 3 | 4;

export function askStatus(question: StatusQuestion): Uint8Array {
  return Uint8Array.of(0x10, 0x04, question);
}

/** GS r 1: queued behind everything else, answered with one byte when its turn comes, and never while offline. */
export const askQueuedStatus: Uint8Array = Uint8Array.of(0x1d, 0x72, 1);

const processIdAlphabet = '@ABCDEFGHIJKLMNO`abcdefghijklmno';
export const processIdCount = processIdAlphabet.length ** 4;

/** Another one for each whole number below `processIdCount`. */
export function processIdOf(job: number): string {
  const digits = [15, 10, 5, 0].map((shift) => (job >> shift) & 31);
  return digits.map((digit) => processIdAlphabet[digit]).join('');
}

/**
 * GS ( H: the printer answers `id` once everything before it is on paper. Printers allow any four printable characters;
 * ours are @ to O and ` to o, which cannot be taken for a status when part of an answer is lost.
 */
export function askProcessId(id: string): Uint8Array {
  if (!/^[@-O`-o]{4}$/.test(id))
    throw new RangeError('a process id is four characters from @ to O and ` to o');
  return Uint8Array.of(0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...Buffer.from(id, 'latin1'));
}

export interface SlipEncoding {
  /** Most rows in one raster command. 1 to 128. */
  readonly stripRows?: number;
  /** Most picture bytes in one raster command, unless a single row needs more: small printers hold about 4 kB. */
  readonly stripBytes?: number;
  /** White dots fed before the cut, for printers that are torn by hand. */
  readonly tailDots?: number;
  readonly dpi?: number;
  readonly cut?: Cut;
  /** Whether modes 1 to 3 of GS v 0 double pictures. */
  readonly doubles?: boolean;
  /** Whether ESC a moves pictures to the middle: the white beside them then stays here. */
  readonly centres?: boolean;
}

/** Bytes that must stay together, and how far the paper moves when they are printed. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly dots: number;
}

/** One slip: initialise, print, feed, cut. Nothing in it is a real-time command. */
export function encodeSlip(bitmap: Bitmap, encoding: SlipEncoding = {}): Uint8Array {
  return Buffer.concat(encodePieces(bitmap, encoding).map(({ bytes }) => bytes));
}

/** The same slip in pieces. Blank stretches travel as feeds, and strips only as wide as their ink. */
export function encodePieces(bitmap: Bitmap, encoding: SlipEncoding = {}): Piece[] {
  const { stripRows = 48, stripBytes = 2048, tailDots = 16, dpi = 203, cut = 'partial' } = encoding;
  const { doubles = true, centres = true } = encoding;
  if (!Number.isInteger(stripRows) || stripRows < 1 || stripRows > 128) {
    throw new RangeError('a strip has 1 to 128 rows');
  }
  const safe = withoutRealTimeCommands(bitmap);
  const pieces: Piece[] = [{ bytes: Uint8Array.from(start(dpi)), dots: 0 }];
  const limits = { rows: stripRows, bytes: stripBytes, doubles, centres };
  let row = 0;
  let at: Strip['at'] = 'left';
  for (const strip of stripsOf(safe, limits)) {
    pieces.push(...feed(strip.from - row));
    const small = strip.isTall || strip.at === 'middle' ? smaller(safe, strip) : null;
    const side = small ? strip.at : 'left';
    if (side !== at) pieces.push({ bytes: justify(side), dots: 0 });
    at = side;
    pieces.push(...(small ? [small] : plain(safe, strip, stripBytes)));
    row = strip.to;
  }
  pieces.push(...feed(safe.height - row + tailDots));
  const blade = cuts[cut];
  if (blade.length > 0) pieces.push({ bytes: Uint8Array.from(blade), dots: 0 });
  return pieces;
}

/** ESC J feeds up to 255 dots. */
function feed(dots: number): Piece[] {
  const pieces: Piece[] = [];
  for (let left = dots; left > 0; left -= 255) {
    const step = Math.min(left, 255);
    pieces.push({ bytes: Uint8Array.of(0x1b, 0x4a, step), dots: step });
  }
  return pieces;
}

/** ESC a: where on the paper the next pictures stand. */
const justify = (at: Strip['at']): Uint8Array => Uint8Array.of(0x1b, 0x61, at === 'middle' ? 1 : 0);

/** GS v 0 in modes 0 to 3: bit 0 doubles the dots across, bit 1 the rows. */
function picture(mode: number, across: number, rows: number): Uint8Array {
  const bytes = new Uint8Array(8 + rows * across);
  bytes.set([0x1d, 0x76, 0x30, mode, across & 0xff, across >> 8, rows, 0]);
  return bytes;
}

/** A strip that the printer doubles or moves to the middle; null where its bytes would spell a real-time command. */
function smaller({ bits, stride }: Bitmap, { from, to, width, at, isWide, isTall }: Strip): Piece | null {
  const step = isTall ? 2 : 1;
  const rows = (to - from) / step;
  const bytes = picture((isWide ? 1 : 0) + (isTall ? 2 : 0), width, rows);
  const covered = isWide ? 2 * width : width;
  // A doubled row may be a byte wider than its ink needs, half of it on either side.
  const first = at === 'middle' ? Math.floor((stride - covered) / 2) : 0;
  let target = 8;
  for (let row = from; row < to; row += step) {
    const source = row * stride + first;
    for (let byte = 0; byte < width; byte++) {
      bytes[target++] = isWide
        ? (everyOther(bits[source + 2 * byte]!) << 4) |
          (first + 2 * byte + 1 < stride ? everyOther(bits[source + 2 * byte + 1]!) : 0)
        : bits[source + byte]!;
    }
  }
  for (let byte = 8; byte + 1 < bytes.length; byte++) {
    if (isRealTimePair(bytes[byte]!, bytes[byte + 1]!)) return null;
  }
  return { bytes, dots: to - from };
}

/** The first dot of each of four pairs. */
function everyOther(byte: number): number {
  return ((byte >> 4) & 8) | ((byte >> 3) & 4) | ((byte >> 2) & 2) | ((byte >> 1) & 1);
}

/**
 * Rows as they are, cut off after their ink. Where the end of one row and the start of the next would spell a real-time
 * command, the strip is a byte wider; where it cannot be, it is parted there.
 */
function plain(bitmap: Bitmap, strip: Strip, mostBytes: number): Piece[] {
  const { bits, stride } = bitmap;
  const { from, isTall, at } = strip;
  const width = isTall || at === 'middle' ? inkWidth(bitmap, strip) : strip.width;
  const to = Math.min(strip.to, from + Math.max(1, Math.floor(mostBytes / width)));
  const parting = (across: number): number => {
    for (let row = from + 1; row < to; row++) {
      if (isRealTimePair(bits[(row - 1) * stride + across - 1]!, bits[row * stride]!)) return row;
    }
    return to;
  };
  const across = parting(width) === to ? width : Math.min(width + 1, stride);
  const end = parting(across);
  const bytes = picture(0, across, end - from);
  let target = 8;
  for (let row = from; row < end; row++) {
    // Faster than a view of each row: they are short and many.
    for (let at = row * stride; at < row * stride + across; at++) bytes[target++] = bits[at]!;
  }
  const piece = { bytes, dots: end - from };
  if (end === strip.to) return [piece];
  return [piece, ...plain(bitmap, { ...strip, from: end, width, at: 'left', isTall: false }, mostBytes)];
}

function inkWidth({ bits, stride }: Bitmap, { from, to }: Strip): number {
  let width = 1;
  for (let row = from; row < to; row++) {
    for (let byte = stride; byte > width; byte--) {
      if (bits[row * stride + byte - 1] !== 0) width = byte;
    }
  }
  return width;
}
