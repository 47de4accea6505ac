/** Outlines filled into dots: a dot is black when at least half of it is covered (nonzero winding). */

/** A closed polygon as x, y, x, y …, in dots, y downwards. */
export type Polygon = readonly number[];

/** Dots of one drawing, placed relative to its origin. Rows packed, most significant bit left. */
export interface Dots {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly bits: Uint8Array;
}

const noDots: Dots = { left: 0, top: 0, width: 0, height: 0, stride: 0, bits: new Uint8Array(0) };

/** Each row of dots is sampled on this many lines; along a line coverage is exact. */
const linesPerDot = 8;

export function fill(polygons: readonly Polygon[]): Dots {
  const bounds = boundsOf(polygons);
  if (!bounds) return noDots;
  const { left, top, width, height } = bounds;
  const stride = (width + 7) >> 3;
  const bits = new Uint8Array(stride * height);
  const edges = edgesOf(polygons);
  const coverage = new Float64Array(width + 1);
  for (let row = 0; row < height; row++) {
    coverage.fill(0);
    for (let line = 0; line < linesPerDot; line++) {
      coverLine(edges, top + row + (line + 0.5) / linesPerDot, left, width, coverage);
    }
    for (let column = 0; column < width; column++) {
      if (coverage[column]! >= linesPerDot / 2) bits[row * stride + (column >> 3)]! |= 0x80 >> (column & 7);
    }
  }
  return { left, top, width, height, stride, bits };
}

interface Edge {
  readonly top: number;
  readonly bottom: number;
  /** x at y = 0, and x per y. */
  readonly x: number;
  readonly slope: number;
  readonly winding: number;
}

function edgesOf(polygons: readonly Polygon[]): Edge[] {
  const edges: Edge[] = [];
  for (const polygon of polygons) {
    let [fromX, fromY] = [polygon.at(-2)!, polygon.at(-1)!];
    for (let index = 0; index < polygon.length; index += 2) {
      const [toX, toY] = [polygon[index]!, polygon[index + 1]!];
      if (fromY !== toY) {
        const slope = (toX - fromX) / (toY - fromY);
        edges.push({
          top: Math.min(fromY, toY),
          bottom: Math.max(fromY, toY),
          x: fromX - fromY * slope,
          slope,
          winding: toY > fromY ? 1 : -1,
        });
      }
      [fromX, fromY] = [toX, toY];
    }
  }
  return edges;
}

function coverLine(
  edges: readonly Edge[],
  y: number,
  left: number,
  width: number,
  coverage: Float64Array,
): void {
  const crossings = edges
    .filter((edge) => edge.top <= y && y < edge.bottom)
    .map((edge) => ({ x: edge.x + edge.slope * y - left, winding: edge.winding }))
    .sort((a, b) => a.x - b.x);
  let winding = 0;
  let start = 0;
  for (const crossing of crossings) {
    const before = winding;
    winding += crossing.winding;
    if (before === 0) start = crossing.x;
    else if (winding === 0) coverSpan(start, crossing.x, width, coverage);
  }
}

function coverSpan(from: number, to: number, width: number, coverage: Float64Array): void {
  const start = Math.max(0, from);
  const end = Math.min(width, to);
  if (end <= start) return;
  const first = Math.floor(start);
  const last = Math.floor(end);
  if (first === last) {
    coverage[first]! += end - start;
    return;
  }
  coverage[first]! += first + 1 - start;
  for (let column = first + 1; column < last; column++) coverage[column]! += 1;
  coverage[last]! += end - last;
}

function boundsOf(
  polygons: readonly Polygon[],
): { left: number; top: number; width: number; height: number } | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons) {
    for (let index = 0; index < polygon.length; index += 2) {
      left = Math.min(left, polygon[index]!);
      right = Math.max(right, polygon[index]!);
      top = Math.min(top, polygon[index + 1]!);
      bottom = Math.max(bottom, polygon[index + 1]!);
    }
  }
  if (right <= left || bottom <= top) return null;
  left = Math.floor(left);
  top = Math.floor(top);
  return { left, top, width: Math.ceil(right) - left, height: Math.ceil(bottom) - top };
}
