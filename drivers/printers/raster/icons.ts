/** The shapes that stamps carry, drawn on a grid of 24 by 24. */
import type { StampCard } from '../../../src/shared/domain/programme/document.ts';
import type { Dots } from './dots.ts';
import { addCubic } from './glyphs.ts';
import { fill, type Polygon } from './outline.ts';

export type IconName = StampCard['shape'] | 'gift' | 'cut';

/** Layers from the bottom up: `front` in the colour of the icon, `back` in the colour it stands on. */
export interface Layer {
  readonly paint: 'front' | 'back';
  readonly dots: Dots;
}

const cache = new Map<string, readonly Layer[]>();

/** `size` dots square, around its own centre. */
export function iconLayers(name: IconName, size: number): readonly Layer[] {
  const key = `${name} ${size}`;
  let layers = cache.get(key);
  if (!layers) {
    const scale = size / 24;
    layers = icons[name].map(([paint, ...polygons]) => ({
      paint,
      dots: fill(polygons.map((polygon) => polygon.map((value) => (value - 12) * scale))),
    }));
    cache.set(key, layers);
  }
  return layers;
}

export function circle(x: number, y: number, radius: number): Polygon {
  const corners = radius < 2 ? 16 : 48;
  return Array.from({ length: corners }, (_, index) => {
    const angle = (index / corners) * 2 * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  }).flat();
}

/** A line with round ends through the points, as one polygon per joint and one per stretch, all wound alike. */
function stroke(width: number, ...points: readonly number[]): Polygon[] {
  const polygons: Polygon[] = [];
  const half = width / 2;
  for (let index = 0; index < points.length; index += 2) {
    const [x, y] = [points[index]!, points[index + 1]!];
    polygons.push(circle(x, y, half));
    if (index + 3 >= points.length) continue;
    const [toX, toY] = [points[index + 2]!, points[index + 3]!];
    const length = Math.hypot(toX - x, toY - y);
    const [sideX, sideY] = [((toY - y) / length) * half, ((x - toX) / length) * half];
    polygons.push([
      x + sideX,
      y + sideY,
      toX + sideX,
      toY + sideY,
      toX - sideX,
      toY - sideY,
      x - sideX,
      y - sideY,
    ]);
  }
  return polygons;
}

/** Points of a curve from x, y through cubic stretches of six numbers each. */
function curve(x: number, y: number, ...stretches: readonly (readonly number[])[]): number[] {
  const polygon = [x, y];
  for (const stretch of stretches) {
    if (stretch.length === 2) polygon.push(...stretch);
    else addCubic(polygon, stretch);
  }
  return polygon;
}

function box(x: number, y: number, width: number, height: number, radius: number): Polygon {
  const [right, bottom] = [x + width, y + height];
  const k = radius * 0.45;
  return curve(
    x + radius,
    y,
    [right - radius, y],
    [right - k, y, right, y + k, right, y + radius],
    [right, bottom - radius],
    [right, bottom - k, right - k, bottom, right - radius, bottom],
    [x + radius, bottom],
    [x + k, bottom, x, bottom - k, x, bottom - radius],
    [x, y + radius],
    [x, y + k, x + k, y, x + radius, y],
  );
}

function turned(count: number, draw: (cos: number, sin: number) => Polygon): Polygon[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
    return draw(Math.cos(angle), Math.sin(angle));
  });
}

function starPoints(): Polygon {
  return Array.from({ length: 10 }, (_, index) => {
    const angle = (index / 10) * 2 * Math.PI - Math.PI / 2;
    const radius = index % 2 === 0 ? 9.6 : 4.4;
    return [12 + radius * Math.cos(angle), 12.6 + radius * Math.sin(angle)];
  }).flat();
}

function closed(polygon: Polygon): readonly number[] {
  return [...polygon, polygon[0]!, polygon[1]!];
}

type Drawing = readonly (readonly ['front' | 'back', ...Polygon[]])[];

const icons: Readonly<Record<IconName, Drawing>> = {
  cut: [
    [
      'front',
      circle(5.2, 6.4, 4.2),
      circle(5.2, 17.6, 4.2),
      ...stroke(2.2, 7.6, 8.4, 22.4, 18.6),
      ...stroke(2.2, 7.6, 15.6, 22.4, 5.4),
    ],
    ['back', circle(5.2, 6.4, 2.2), circle(5.2, 17.6, 2.2)],
  ],
  cup: [
    [
      'front',
      curve(
        3.6,
        9,
        [16.4, 9],
        [16.4, 14],
        [16.4, 17.8, 14.4, 19.4, 11.8, 19.4],
        [8.2, 19.4],
        [5.6, 19.4, 3.6, 17.8, 3.6, 14],
      ),
      ...stroke(1.9, ...curve(16, 10.6, [20.9, 9.6, 21.2, 15.8, 15.6, 15.8])),
      ...stroke(1.7, ...curve(7.4, 6.6, [6, 5.2, 8.8, 4.4, 7.4, 2.8])),
      ...stroke(1.7, ...curve(12.2, 6.6, [10.8, 5.2, 13.6, 4.4, 12.2, 2.8])),
      ...stroke(1.7, 3.6, 21.9, 16.4, 21.9),
    ],
  ],
  bowl: [
    [
      'front',
      curve(
        2.4,
        11.4,
        [21.6, 11.4],
        [21.6, 16, 18.8, 19, 15.6, 20],
        [15.6, 21.8],
        [8.4, 21.8],
        [8.4, 20],
        [5.2, 19, 2.4, 16, 2.4, 11.4],
      ),
      ...stroke(1.6, 13, 9.8, 20.6, 2.8),
      ...stroke(1.6, 16.4, 9.8, 22, 5.2),
      ...stroke(1.6, ...curve(6, 9.2, [4.6, 7.6, 7.4, 6.4, 6, 4.6])),
      ...stroke(1.6, ...curve(10, 9.2, [8.6, 7.6, 11.4, 6.4, 10, 4.6])),
    ],
  ],
  scissors: [
    ['front', circle(6.2, 6.4, 4), circle(6.2, 17.6, 4)],
    ['back', circle(6.2, 6.4, 2), circle(6.2, 17.6, 2)],
    ['front', ...stroke(2, 9, 8.6, 21, 18.8), ...stroke(2, 9, 15.4, 21, 5.2)],
    ['back', circle(13, 12, 0.9)],
  ],
  car: [
    [
      'front',
      curve(
        1.8,
        17.2,
        [1.8, 13.4],
        [1.8, 11.8, 2.8, 11.2, 4.4, 11],
        [6.6, 7],
        [7.1, 6, 7.9, 5.6, 9, 5.6],
        [14.4, 5.6],
        [15.6, 5.6, 16.4, 6, 17, 6.8],
        [19.6, 10.8],
        [21.4, 11.1, 22.2, 12, 22.2, 13.4],
        [22.2, 17.2],
      ),
    ],
    [
      'back',
      [8.6, 7.6, 11.2, 7.6, 11.2, 10.8, 6.9, 10.8],
      [12.9, 7.6, 15, 7.6, 17.1, 10.8, 12.9, 10.8],
      circle(7, 17.2, 3.4),
      circle(17, 17.2, 3.4),
    ],
    ['front', circle(7, 17.2, 2.3), circle(17, 17.2, 2.3)],
  ],
  flower: [
    ['front', ...turned(6, (cos, sin) => circle(12 + 6 * cos, 12 + 6 * sin, 3.9))],
    ['back', circle(12, 12, 3.9)],
    ['front', circle(12, 12, 2.5)],
  ],
  star: [['front', starPoints(), ...stroke(2, ...closed(starPoints()))]],
  heart: [
    [
      'front',
      curve(
        12,
        21.4,
        [6, 17, 2, 13.4, 2, 8.8],
        [2, 5.6, 4.4, 3.4, 7.2, 3.4],
        [9.2, 3.4, 11, 4.5, 12, 6.4],
        [13, 4.5, 14.8, 3.4, 16.8, 3.4],
        [19.6, 3.4, 22, 5.6, 22, 8.8],
        [22, 13.4, 18, 17, 12, 21.4],
      ),
    ],
  ],
  bread: [
    [
      'front',
      curve(
        5,
        19.8,
        [5, 12.6],
        [3, 12, 2, 10.6, 2, 9],
        [2, 5.8, 5.2, 4.2, 12, 4.2],
        [18.8, 4.2, 22, 5.8, 22, 9],
        [22, 10.6, 21, 12, 19, 12.6],
        [19, 19.8],
      ),
      ...stroke(1.6, 5.6, 19.8, 18.4, 19.8),
    ],
    [
      'back',
      ...stroke(1.5, 8, 8, 9.4, 11.2),
      ...stroke(1.5, 12, 8, 13.4, 11.2),
      ...stroke(1.5, 16, 8, 17.4, 11.2),
    ],
  ],
  gift: [
    [
      'front',
      box(2.6, 7.4, 18.8, 4.4, 1.2),
      box(4, 12.8, 16, 8.8, 1.2),
      ...stroke(1.9, ...curve(12, 7.2, [10.6, 2, 5.4, 2.2, 6.4, 5.4], [6.8, 6.8, 9, 7.2, 12, 7.2])),
      ...stroke(1.9, ...curve(12, 7.2, [13.4, 2, 18.6, 2.2, 17.6, 5.4], [17.2, 6.8, 15, 7.2, 12, 7.2])),
    ],
    ['back', [11, 8.4, 13, 8.4, 13, 21.6, 11, 21.6]],
  ],
};
