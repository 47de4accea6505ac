import type { Bitmap } from '../contract/printer.ts';

/** Rows that travel in one command. */
export interface Strip {
  readonly from: number;
  /** Beyond the last row. */
  readonly to: number;
  /** Bytes across that hold all its ink. */
  readonly width: number;
}

/** What a command costs besides its picture: eight bytes, and the pause of the motor between two strips. */
const costOfStrip = 72;
const costOfFeed = 3;

/**
 * Parts a picture into strips so that the fewest bytes travel: each strip as wide as its widest row, blank rows between
 * strips left out. Strips begin and end with ink.
 */
export function stripsOf(bitmap: Bitmap, mostRows: number, mostBytes: number): Strip[] {
  const widths = inkWidths(bitmap);
  const nextInk = nextInked(widths);
  const { height } = bitmap;
  /** The least cost of everything above each row at which a strip may begin, and the strip that ends there. */
  const cost = new Float64Array(height + 1).fill(Infinity);
  const above: (Strip | undefined)[] = [];
  cost[nextInk[0]!] = 0;
  for (let from = nextInk[0]!; from < height; from++) {
    if (cost[from] === Infinity) continue;
    let width = 0;
    for (let to = from + 1; to <= height; to++) {
      width = Math.max(width, widths[to - 1]!);
      const isFull = to - from === mostRows || (to - from + 1) * Math.max(width, widths[to] ?? 0) > mostBytes;
      // Within rows of equal width one end is as good as another.
      if (widths[to - 1] !== 0 && (isFull || widths[to] !== widths[to - 1])) {
        const next = nextInk[to]!;
        const total = cost[from]! + costOfStrip + (to - from) * width + (next > to ? costOfFeed : 0);
        if (total < cost[next]!) {
          cost[next] = total;
          above[next] = { from, to, width };
        }
      }
      if (isFull) break;
    }
  }
  const strips: Strip[] = [];
  for (let strip = above[height]; strip; strip = above[strip.from]) strips.push(strip);
  return strips.reverse();
}

/** Bytes up to the last one with ink, for each row; 0 for a blank one. */
function inkWidths({ bits, stride, height }: Bitmap): Int32Array {
  const widths = new Int32Array(height);
  for (let row = 0; row < height; row++) {
    let width = stride;
    while (width > 0 && bits[row * stride + width - 1] === 0) width--;
    widths[row] = width;
  }
  return widths;
}

/** The first row with ink from each row on, or the height. */
function nextInked(widths: Int32Array): Int32Array {
  const next = new Int32Array(widths.length + 1);
  next[widths.length] = widths.length;
  for (let row = widths.length - 1; row >= 0; row--) next[row] = widths[row] === 0 ? next[row + 1]! : row;
  return next;
}
