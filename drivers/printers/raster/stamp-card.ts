import type { SlipBlock } from '../../../src/shared/domain/slips/slip.ts';
import type { Canvas } from './canvas.ts';
import type { Dots } from './dots.ts';
import { circle, type IconName, iconLayers } from './icons.ts';
import { fill, type Polygon } from './outline.ts';
import { breakLines, drawLine, textStyle } from './text.ts';

type Stamps = Extract<SlipBlock, { kind: 'stamps' }>;

/**
 * Boxes in even rows: stamped ones are black with the shop's shape, the stamps of this bill wear a ring, empty ones
 * are dashed and numbered, and the last is the gift. Answers the height drawn.
 */
export function drawStampCard(canvas: Canvas, card: Stamps, top: number): number {
  const { columns, rows, cell } = gridOf(card.boxes, canvas.width);
  for (let box = 0; box < card.boxes; box++) {
    const row = Math.floor(box / columns);
    const inRow = Math.min(columns, card.boxes - row * columns);
    const left = Math.floor((canvas.width - inRow * cell) / 2);
    const x = left + (box - row * columns) * cell + Math.floor(cell / 2);
    drawBox(canvas, card, box, x, top + row * cell + Math.floor(cell / 2), cell);
  }
  return rows * cell;
}

/** A card of ten is one row on wide paper and two on narrow. */
function gridOf(boxes: number, width: number): { columns: number; rows: number; cell: number } {
  const most = width > 400 ? 10 : 7;
  const rows = Math.ceil(boxes / most);
  const columns = Math.ceil(boxes / rows);
  return { columns, rows, cell: Math.min(54, Math.floor(width / columns)) };
}

function drawBox(canvas: Canvas, card: Stamps, box: number, x: number, y: number, cell: number): void {
  const radius = Math.floor(cell / 2) - 5;
  const icon: IconName = box === card.boxes - 1 ? 'gift' : card.shape;
  const iconSize = Math.round(radius * 1.35);
  if (box < card.filled) {
    canvas.draw(disc(radius), x, y);
    if (box >= card.filled - card.fresh) canvas.draw(ring(radius + 3), x, y);
    drawIcon(canvas, icon, iconSize, x, y, 'white');
  } else {
    canvas.draw(dashedRing(radius), x, y);
    if (icon === 'gift') drawIcon(canvas, icon, iconSize, x, y, 'black');
    else drawNumber(canvas, box + 1, x, y);
  }
}

function drawIcon(
  canvas: Canvas,
  icon: IconName,
  size: number,
  x: number,
  y: number,
  front: 'black' | 'white',
): void {
  const back = front === 'black' ? 'white' : 'black';
  for (const { paint, dots } of iconLayers(icon, size))
    canvas.draw(dots, x, y, paint === 'front' ? front : back);
}

function drawNumber(canvas: Canvas, number: number, x: number, y: number): void {
  const px = 22;
  const style = textStyle(px, 'regular', px);
  const line = breakLines(String(number), style, Infinity)[0]!;
  /** Figures are about 0.7 em high. */
  drawLine(canvas, line, x - Math.round(line.width / 2), y + Math.round(px * 0.33));
}

const drawn = new Map<string, Dots>();

function once(key: string, draw: () => Dots): Dots {
  let dots = drawn.get(key);
  if (!dots) {
    dots = draw();
    drawn.set(key, dots);
  }
  return dots;
}

const disc = (radius: number): Dots => once(`disc ${radius}`, () => fill([circle(0, 0, radius)]));

const ring = (radius: number): Dots =>
  once(`ring ${radius}`, () => fill([band(radius, 2, 0, 2 * Math.PI, 64)]));

const dashes = 16;

const dashedRing = (radius: number): Dots =>
  once(`dashes ${radius}`, () =>
    fill(
      Array.from({ length: dashes }, (_, index) => {
        const start = (index / dashes) * 2 * Math.PI;
        return band(radius, 2.2, start, start + (1.2 * Math.PI) / dashes, 4);
      }),
    ),
  );

/** A stretch of a ring `width` dots wide, out along its outer edge and back along its inner one. */
function band(radius: number, width: number, from: number, to: number, steps: number): Polygon {
  const outer = arc(radius + width / 2, from, to, steps);
  const inner = arc(radius - width / 2, to, from, steps);
  return [...outer, ...inner];
}

function arc(radius: number, from: number, to: number, steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, index) => {
    const angle = from + ((to - from) * index) / steps;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  }).flat();
}
