import type { Bitmap } from '../contract/printer.ts';

/** Rows that travel in one command. */
export interface Strip {
  readonly from: number;
  /** Beyond the last row. */
  readonly to: number;
  /** Bytes across that travel and hold all its ink. */
  readonly width: number;
  /** Where they stand: at the left edge of the paper, or in its middle with as much white on both sides. */
  readonly at: 'left' | 'middle';
  /** Each dot that travels is printed twice across. */
  readonly isWide: boolean;
  /** Each row that travels is printed twice. */
  readonly isTall: boolean;
}

export interface StripLimits {
  /** Most rows on paper in one command. */
  readonly rows: number;
  /** Most bytes that travel in one command, unless a single row needs more. */
  readonly bytes: number;
  /** Whether the printer can double pictures. */
  readonly doubles: boolean;
  /** Whether the printer can put pictures in the middle. */
  readonly centres: boolean;
}

/** What a command costs besides its picture: eight bytes, and a little for the pause of the motor between two strips. */
const costOfStrip = 32;
const costOfFeed = 3;
/** More than any slip costs. */
const unreached = 0x7fffffff;

/** How a strip is printed, as bits. */
const doubledAcross = 1;
const doubledDown = 2;
const inTheMiddle = 4;

/**
 * Parts a picture into strips so that the fewest bytes travel: each strip as wide as its widest row, blank rows between
 * strips left out, and what is exactly doubled, as codes are, sent at half its size for the printer to double. Strips
 * begin and end with ink.
 */
export function stripsOf(bitmap: Bitmap, limits: StripLimits): Strip[] {
  return new Parting(bitmap, limits).strips();
}

class Parting {
  private readonly limits: StripLimits;
  private readonly height: number;
  private readonly stride: number;
  private readonly rows: RowFacts;
  private readonly nextInk: Int32Array;
  /** The least cost of everything above each row at which a strip may begin. */
  private readonly cost: Int32Array;
  /** The strip above that row, in numbers: there are far more proposals than strips. */
  private readonly from: Int32Array;
  private readonly to: Int32Array;
  private readonly width: Int32Array;
  private readonly way: Uint8Array;

  constructor(bitmap: Bitmap, limits: StripLimits) {
    this.limits = limits;
    this.height = bitmap.height;
    this.stride = bitmap.stride;
    this.rows = rowFacts(bitmap, limits);
    this.nextInk = nextInked(this.rows.widths, bitmap.height);
    this.cost = new Int32Array(this.height + 1).fill(unreached);
    this.from = new Int32Array(this.height + 1).fill(-1);
    this.to = new Int32Array(this.height + 1);
    this.width = new Int32Array(this.height + 1);
    this.way = new Uint8Array(this.height + 1);
  }

  strips(): Strip[] {
    const first = this.nextInk[0]!;
    this.cost[first] = 0;
    for (let from = first; from < this.height; from++) {
      if (this.cost[from] === unreached) continue;
      this.plainFrom(from);
      if (this.rows.twins[from] === 1) this.tallFrom(from);
    }
    const strips: Strip[] = [];
    for (let below = this.height; this.from[below] !== -1; below = this.from[below]!) {
      strips.push(this.stripAbove(below));
    }
    return strips.reverse();
  }

  private stripAbove(row: number): Strip {
    const way = this.way[row]!;
    return {
      from: this.from[row]!,
      to: this.to[row]!,
      width: this.width[row]!,
      at: way & inTheMiddle ? 'middle' : 'left',
      isWide: (way & doubledAcross) !== 0,
      isTall: (way & doubledDown) !== 0,
    };
  }

  private plainFrom(from: number): void {
    const { limits, stride } = this;
    const { widths, blanks, alone, twins } = this.rows;
    let width = 0;
    let blank = stride;
    for (let to = from + 1; to <= this.height; to++) {
      width = Math.max(width, widths[to - 1]!);
      blank = Math.min(blank, blanks[to - 1]!);
      const isFull =
        to - from === limits.rows || (to - from + 1) * Math.max(width, widths[to]!) > limits.bytes;
      // Among rows that alone would be as wide one end is as good as another, unless what can be doubled begins there.
      const isEnd = isFull || alone[to] !== alone[to - 1] || twins[to] !== twins[to - 1];
      if (isEnd && widths[to - 1] !== 0) {
        const middle = limits.centres ? middleWidth(stride, width, blank) : width;
        const total = this.propose(from, to, Math.min(middle, width), middle < width ? inTheMiddle : 0);
        // What goes on from a cheaper end costs no more, so that a longer strip cannot pay.
        if (total >= this.cost[this.nextInk[to]!]! + costOfStrip) break;
      }
      if (isFull) break;
    }
  }

  /** As long as every row has its twin below it; at each length also half as wide where every row allows that. */
  private tallFrom(from: number): void {
    const { limits, stride } = this;
    const { widths, blanks, twins, doubled } = this.rows;
    let width = 0;
    let blank = stride;
    let isWide = true;
    for (let to = from + 2; to <= this.height && twins[to - 2] === 1; to += 2) {
      width = Math.max(width, widths[to - 1]!);
      blank = Math.min(blank, blanks[to - 1]!);
      isWide &&= doubled[to - 1] === 1;
      const middle = limits.centres ? middleWidth(stride, width, blank) : width;
      const held = Math.min(middle, width);
      // Twice as many bytes must stand on whole ones, too, and not reach over the edge.
      isWide &&= stride % 2 === 0 || (held === width && held < stride);
      const across = isWide ? (held + 1) >> 1 : held;
      const rows = (to - from) / 2;
      if (rows * across > limits.bytes && rows > 1) break;
      const way = doubledDown | (isWide ? doubledAcross : 0) | (middle < width ? inTheMiddle : 0);
      if (widths[to - 1] !== 0) this.propose(from, to, across, way);
      if (to - from + 2 > limits.rows) break;
    }
  }

  /** Answers what it costs with everything above it. */
  private propose(from: number, to: number, width: number, way: number): number {
    const { cost, nextInk } = this;
    const next = nextInk[to]!;
    const rows = way & doubledDown ? (to - from) / 2 : to - from;
    const total = cost[from]! + costOfStrip + rows * width + (next > to ? costOfFeed : 0);
    if (total < cost[next]!) {
      cost[next] = total;
      this.from[next] = from;
      this.to[next] = to;
      this.width[next] = width;
      this.way[next] = way;
    }
    return total;
  }
}

/** Bytes across with equal white on both sides; as even or odd as the paper, so that both are whole bytes. */
function middleWidth(stride: number, width: number, blank: number): number {
  return stride - 2 * Math.min(blank, stride - width);
}

/** One entry for each row, and one for the end: a blank row unlike every other. */
interface RowFacts {
  /** Bytes up to the last one with ink; 0 for a blank row. */
  readonly widths: Int32Array;
  /** White bytes before the first one with ink. */
  readonly blanks: Int32Array;
  /** Bytes that a row by itself would be wide. */
  readonly alone: Int32Array;
  /** 1 where the row below is the same, and not blank. */
  readonly twins: Uint8Array;
  /** 1 where dots come in equal pairs. */
  readonly doubled: Uint8Array;
}

function rowFacts({ bits, stride, height }: Bitmap, { doubles, centres }: StripLimits): RowFacts {
  const widths = new Int32Array(height + 1);
  const blanks = new Int32Array(height + 1);
  const alone = new Int32Array(height + 1).fill(-1, height);
  const twins = new Uint8Array(height + 1);
  const doubled = new Uint8Array(height + 1);
  const words = wordsOf(bits, stride);
  const wordsAcross = stride >> 2;
  for (let row = 0; row < height; row++) {
    const start = row * stride;
    let width = stride;
    let blank = 0;
    if (words) {
      const first = row * wordsAcross;
      let word = wordsAcross;
      while (word > 0 && words[first + word - 1] === 0) word--;
      width = 4 * word;
      for (word = 0; 4 * word < width && words[first + word] === 0; ) word++;
      blank = 4 * word;
    }
    while (width > 0 && bits[start + width - 1] === 0) width--;
    while (blank < width && bits[start + blank] === 0) blank++;
    widths[row] = width;
    blanks[row] = width === 0 ? stride : blank;
    alone[row] = centres ? Math.min(width, middleWidth(stride, width, blank)) : width;
    if (!doubles || width === 0 || row === 0) continue;
    const isAsWide = widths[row - 1] === width && blanks[row - 1] === blank;
    if (isAsWide && areTwins(bits, start + blank, start + width, stride)) twins[row - 1] = 1;
  }
  for (let row = 0; row < height; row++) {
    if (twins[row] === 0 && (row === 0 || twins[row - 1] === 0)) continue;
    doubled[row] = isDoubled(bits, row * stride + blanks[row]!, row * stride + widths[row]!) ? 1 : 0;
  }
  return { widths, blanks, alone, twins, doubled };
}

/** Four bytes at a time, only to be told from white; null where rows do not begin with whole ones. */
function wordsOf(bits: Uint8Array, stride: number): Uint32Array | null {
  if (stride % 4 !== 0 || bits.byteOffset % 4 !== 0 || bits.length % 4 !== 0) return null;
  return new Uint32Array(bits.buffer, bits.byteOffset, bits.length / 4);
}

/** Whether those bytes are the ones a row above them, which is as wide. */
function areTwins(bits: Uint8Array, from: number, to: number, stride: number): boolean {
  for (let at = to - 1; at >= from; at--) if (bits[at] !== bits[at - stride]) return false;
  return true;
}

function isDoubled(bits: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bits[at]!;
    if (((byte ^ (byte >> 1)) & 0x55) !== 0) return false;
  }
  return true;
}

/** The first row with ink from each row on, or the height. */
function nextInked(widths: Int32Array, height: number): Int32Array {
  const next = new Int32Array(height + 1);
  next[height] = height;
  for (let row = height - 1; row >= 0; row--) next[row] = widths[row] === 0 ? next[row + 1]! : row;
  return next;
}
