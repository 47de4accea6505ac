import type { Dots } from './dots.ts';
import type { Face } from './faces.ts';
import { fillFitted, type Polygon } from './outline.ts';

const cache = new Map<string, Dots>();
const flatSteps = 6;

/** One glyph in dots at `px` to the em, relative to its place on the baseline. Filled once, then kept. */
export function glyphDots(face: Face, glyph: number, px: number): Dots {
  const key = `${face.index} ${glyph} ${px}`;
  let dots = cache.get(key);
  if (!dots) {
    dots = fillFitted(outlineOf(face, glyph, px / face.unitsPerEm));
    cache.set(key, dots);
  }
  return dots;
}

function outlineOf(face: Face, glyph: number, scale: number): Polygon[] {
  const polygons: number[][] = [];
  let polygon: number[] = [];
  for (const { type, values } of face.font.glyphToJson(glyph)) {
    const at = values.map((value, index) => (index % 2 === 0 ? value * scale : -value * scale));
    if (type === 'M') {
      polygon = [at[0]!, at[1]!];
      polygons.push(polygon);
    } else if (type === 'L') polygon.push(at[0]!, at[1]!);
    else if (type === 'Q') addQuadratic(polygon, at);
    else if (type === 'C') addCubic(polygon, at);
  }
  return polygons;
}

function addQuadratic(polygon: number[], at: readonly number[]): void {
  const [x0, y0] = [polygon.at(-2)!, polygon.at(-1)!];
  for (let step = 1; step <= flatSteps; step++) {
    const t = step / flatSteps;
    const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
    polygon.push(a * x0 + b * at[0]! + c * at[2]!, a * y0 + b * at[1]! + c * at[3]!);
  }
}

/** Continues a polygon along a cubic curve given by two control points and an end. */
export function addCubic(polygon: number[], at: readonly number[]): void {
  const [x0, y0] = [polygon.at(-2)!, polygon.at(-1)!];
  const steps = 2 * flatSteps;
  for (let step = 1; step <= steps; step++) {
    const t = step / steps;
    const u = 1 - t;
    const [a, b, c, d] = [u * u * u, 3 * t * u * u, 3 * t * t * u, t * t * t];
    polygon.push(
      a * x0 + b * at[0]! + c * at[2]! + d * at[4]!,
      a * y0 + b * at[1]! + c * at[3]! + d * at[5]!,
    );
  }
}
