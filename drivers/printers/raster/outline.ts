/** Outlines filled into dots: a dot is black when at least half of it is covered (nonzero winding). */

import { type Dots, noDots } from './dots.ts';

/** A closed polygon as x, y, x, y …, in dots, y downwards. */
export type Polygon = readonly number[];

/** Each row of dots is sampled on this many lines; along a line coverage is exact. */
const linesPerDot = 8;
const fitShifts = [0, -0.25, 0.25, -0.5];

export function fill(polygons: readonly Polygon[]): Dots {
  const area = areaOf(polygons);
  if (!area) return noDots;
  return packed(area, coverageOf(area, crossingsOf(polygons, area), 0));
}

/**
 * Fills with the outline moved sideways by up to half a dot, to where its stems lie best on the dots: otherwise equal
 * stems come out two dots wide here and three there.
 */
export function fillFitted(polygons: readonly Polygon[]): Dots {
  const area = areaOf(polygons);
  if (!area) return noDots;
  const crossings = crossingsOf(polygons, area);
  let best: Float64Array | null = null;
  let least = Infinity;
  for (const shift of fitShifts) {
    const coverage = coverageOf(area, crossings, shift);
    const blur = blurOf(coverage);
    if (blur < least) [best, least] = [coverage, blur];
  }
  return packed(area, best ?? coverageOf(area, crossings, 0));
}

/** Whole dots around the outline, with one to spare on either side. */
interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function areaOf(polygons: readonly Polygon[]): Area | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of polygons) {
    for (let index = 0; index < polygon.length; index += 2) {
      const [x, y] = [polygon[index]!, polygon[index + 1]!];
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  if (right <= left || bottom <= top) return null;
  left = Math.floor(left) - 1;
  top = Math.floor(top);
  return { left, top, width: Math.ceil(right) + 1 - left, height: Math.ceil(bottom) - top };
}

/** Where the outline crosses each sampled line: `first[line]` to `first[line + 1]`, from left to right. */
interface Crossings {
  readonly first: Int32Array;
  readonly x: Float64Array;
  readonly winding: Int8Array;
}

function crossingsOf(polygons: readonly Polygon[], area: Area): Crossings {
  const lines = area.height * linesPerDot;
  const first = new Int32Array(lines + 1);
  eachCrossing(polygons, area, (line) => {
    first[line + 1]!++;
  });
  for (let line = 0; line < lines; line++) first[line + 1]! += first[line]!;
  const next = first.slice();
  const x = new Float64Array(first[lines]!);
  const winding = new Int8Array(first[lines]!);
  eachCrossing(polygons, area, (line, at, turn) => {
    let place = next[line]!++;
    for (; place > first[line]! && x[place - 1]! > at; place--) {
      x[place] = x[place - 1]!;
      winding[place] = winding[place - 1]!;
    }
    x[place] = at;
    winding[place] = turn;
  });
  return { first, x, winding };
}

function eachCrossing(
  polygons: readonly Polygon[],
  { left, top }: Area,
  visit: (line: number, x: number, winding: number) => void,
): void {
  for (const polygon of polygons) {
    let fromX = polygon[polygon.length - 2]!;
    let fromY = polygon[polygon.length - 1]!;
    for (let index = 0; index < polygon.length; index += 2) {
      const toX = polygon[index]!;
      const toY = polygon[index + 1]!;
      if (fromY !== toY) {
        const slope = (toX - fromX) / (toY - fromY);
        const low = Math.ceil((Math.min(fromY, toY) - top) * linesPerDot - 0.5);
        const high = Math.ceil((Math.max(fromY, toY) - top) * linesPerDot - 0.5);
        for (let line = low; line < high; line++) {
          const y = top + (line + 0.5) / linesPerDot;
          visit(line, fromX + (y - fromY) * slope - left, toY > fromY ? 1 : -1);
        }
      }
      fromX = toX;
      fromY = toY;
    }
  }
}

/** How much of each dot is covered, 0 to `linesPerDot`. */
function coverageOf({ width, height }: Area, { first, x, winding }: Crossings, shift: number): Float64Array {
  const coverage = new Float64Array(width * height);
  for (let line = 0; line < height * linesPerDot; line++) {
    const row = Math.floor(line / linesPerDot) * width;
    let turns = 0;
    let start = 0;
    for (let index = first[line]!; index < first[line + 1]!; index++) {
      const before = turns;
      turns += winding[index]!;
      if (before === 0) start = x[index]! + shift;
      else if (turns === 0) coverSpan(coverage, row, start, x[index]! + shift);
    }
  }
  return coverage;
}

function coverSpan(coverage: Float64Array, row: number, from: number, to: number): void {
  const first = Math.floor(from);
  const last = Math.floor(to);
  if (first === last) {
    coverage[row + first]! += to - from;
    return;
  }
  coverage[row + first]! += first + 1 - from;
  for (let column = first + 1; column < last; column++) coverage[row + column]! += 1;
  if (to > last) coverage[row + last]! += to - last;
}

/** How far the dots are from being all black or all white. */
function blurOf(coverage: Float64Array): number {
  let blur = 0;
  for (let index = 0; index < coverage.length; index++) {
    const covered = coverage[index]!;
    blur += covered < linesPerDot / 2 ? covered : linesPerDot - covered;
  }
  return blur;
}

function packed({ left, top, width, height }: Area, coverage: Float64Array): Dots {
  const stride = (width + 7) >> 3;
  const bits = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (coverage[row * width + column]! >= linesPerDot / 2) {
        bits[row * stride + (column >> 3)]! |= 0x80 >> (column & 7);
      }
    }
  }
  return { left, top, width, height, stride, bits };
}
