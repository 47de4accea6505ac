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
  const cost = new Float64Array(widths.length + 1);
  const ends = new Int32Array(widths.length);
  for (let from = widths.length - 1; from >= 0; from--) {
    if (widths[from] === 0) continue;
    cost[from] = Infinity;
    let width = 0;
    const last = Math.min(widths.length, from + mostRows);
    for (let to = from + 1; to <= last; to++) {
      width = Math.max(width, widths[to - 1]!);
      const bytes = (to - from) * width;
      if (bytes > mostBytes && to > from + 1) break;
      if (widths[to - 1] === 0) continue;
      const next = nextInk[to]!;
      const total = costOfStrip + bytes + (next > to ? costOfFeed : 0) + cost[next]!;
      if (total < cost[from]!) {
        cost[from] = total;
        ends[from] = to;
      }
    }
  }
  const strips: Strip[] = [];
  for (let from = nextInk[0]!; from < widths.length; ) {
    const to = ends[from]!;
    strips.push({ from, to, width: Math.max(...widths.subarray(from, to)) });
    from = nextInk[to]!;
  }
  return strips;
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
