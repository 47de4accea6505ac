/** The one layout of slips: what it draws is the preview, and what it draws is the print. */

import type { SlipBlock, SlipDocument } from '../../../src/shared/domain/slips/slip.ts';
import { unreachable } from '../../../src/shared/kernel/invariant.ts';
import type { Bitmap, PaperWidth } from '../../contract/printer.ts';
import { dotsPerMillimetre, type Paper, usualPaper } from '../paper.ts';
import { withoutRealTimeCommands } from '../real-time.ts';
import { Canvas } from './canvas.ts';
import { iconLayers } from './icons.ts';
import { qrDots } from './qr.ts';
import { drawStampCard } from './stamp-card.ts';
import {
  balanceLines,
  breakLines,
  drawLine,
  type TextLine,
  type TextStyle,
  textStyle,
  widthOf,
} from './text.ts';

/** White between a label and its value. */
const pairGap = 20;
/** Print heads stand a little off now and then; ink at the very edge would be cut. */
const sideMargin = 6;
const topMargin = 10;
const bottomMargin = 12;

interface Page {
  readonly canvas: Canvas;
  readonly paper: Paper;
  readonly letters: LetterSizes;
}

interface LetterSizes {
  readonly small: { readonly regular: TextStyle; readonly bold: TextStyle };
  readonly body: { readonly regular: TextStyle; readonly bold: TextStyle };
  readonly large: { readonly regular: TextStyle; readonly bold: TextStyle };
  readonly title: TextStyle;
  readonly banner: TextStyle;
  readonly axis: TextStyle;
}

/** As tall on paper at every resolution, and so with the same line breaks on paper of the same width. */
const lettersAt: Record<Paper['dpi'], LetterSizes> = { 203: letterSizes(203), 180: letterSizes(180) };

function letterSizes(dpi: Paper['dpi']): LetterSizes {
  const style = (px: number, weight: 'regular' | 'bold', line: number) =>
    textStyle(Math.round((px * dpi) / 203), weight, Math.round((line * dpi) / 203));
  return {
    small: { regular: style(22, 'regular', 30), bold: style(22, 'bold', 30) },
    body: { regular: style(26, 'regular', 36), bold: style(26, 'bold', 36) },
    large: { regular: style(44, 'regular', 62), bold: style(44, 'bold', 62) },
    title: style(38, 'bold', 52),
    banner: style(34, 'bold', 48),
    axis: style(18, 'regular', 24),
  };
}

/**
 * The same document and paper give the same dots; a width alone means the usual head of that width. Throws RangeError
 * when a QR content is too long for any code.
 */
export function layoutSlip(document: SlipDocument, on: PaperWidth | Paper): Bitmap {
  const paper = typeof on === 'number' ? usualPaper(on) : on;
  const page: Page = { canvas: new Canvas(paper.dots), paper, letters: lettersAt[paper.dpi] };
  let y = topMargin;
  for (const block of document.blocks) y += drawBlock(page, block, y);
  return withoutRealTimeCommands(page.canvas.cut(y + bottomMargin));
}

/** Draws at `top` and answers the height used. */
function drawBlock(page: Page, block: SlipBlock, top: number): number {
  const { canvas, letters, paper } = page;
  switch (block.kind) {
    case 'title':
      return drawText(canvas, block.text, 'centre', letters.title, top);
    case 'text':
      return drawText(canvas, block.text, block.align, letters[block.size][weightOf(block.bold)], top);
    case 'pair':
      return drawPair(canvas, block, letters[block.size ?? 'body'][weightOf(block.bold)], top);
    case 'picture':
      return drawPicture(canvas, block, top);
    case 'rule':
      return drawRule(canvas, top);
    case 'cut':
      return drawCut(canvas, top);
    case 'stamps':
      return drawStampCard(canvas, block, top);
    case 'qr':
      return drawQr(page, block, top);
    case 'banner':
      return drawBanner(canvas, block.text, letters.banner, top);
    case 'bars':
      return drawBars(canvas, block.bars, letters.axis, top);
    case 'ruler':
      return drawRuler(canvas, top, dotsPerMillimetre(paper.dpi), letters.axis);
    case 'space':
      return Math.round((block.dots * paper.dpi) / 203);
    default:
      return unreachable(block);
  }
}

const weightOf = (bold: boolean): 'regular' | 'bold' => (bold ? 'bold' : 'regular');

function drawText(
  canvas: Canvas,
  text: string,
  align: 'left' | 'centre' | 'right',
  style: TextStyle,
  top: number,
): number {
  const room = canvas.width - 2 * sideMargin;
  const lines = balanceLines(text, style, room);
  lines.forEach((line, index) => {
    drawLine(canvas, line, aligned(line, align, canvas.width), top + index * style.line + style.baseline);
  });
  return lines.length * style.line;
}

function aligned(line: TextLine, align: 'left' | 'centre' | 'right', width: number): number {
  if (align === 'left') return sideMargin;
  return align === 'right' ? width - sideMargin - line.width : Math.floor((width - line.width) / 2);
}

/** The value stands on the last line of its label, or below it where the label would be squeezed. */
function drawPair(
  canvas: Canvas,
  block: Extract<SlipBlock, { kind: 'pair' }>,
  style: TextStyle,
  top: number,
): number {
  const room = canvas.width - 2 * sideMargin - widthOf(block.value, style) - pairGap;
  if (room < canvas.width / 3) {
    const labelHeight = drawText(canvas, block.label, 'left', style, top);
    return labelHeight + drawText(canvas, block.value, 'right', style, top + labelHeight);
  }
  const height = drawLabel(canvas, block.label, style, room, top);
  drawText(canvas, block.value, 'right', style, top + height - style.line);
  return height;
}

function drawLabel(canvas: Canvas, label: string, style: TextStyle, room: number, top: number): number {
  const lines = balanceLines(label, style, room);
  lines.forEach((line, index) =>
    drawLine(canvas, line, sideMargin, top + index * style.line + style.baseline),
  );
  return lines.length * style.line;
}

/** A picture that does not fit, or that is none, leaves no trace. */
function drawPicture(canvas: Canvas, block: Extract<SlipBlock, { kind: 'picture' }>, top: number): number {
  const { width, height } = block;
  const stride = (width + 7) >> 3;
  const bits = Buffer.from(block.bits, 'base64');
  if (width < 1 || width > canvas.width || bits.length !== stride * height) return 0;
  canvas.draw({ left: 0, top: 0, width, height, stride, bits }, 8 * ((canvas.width - width) >> 4), top);
  return height;
}

/** Fine dashes: grey to the eye, so that the words lead. */
function drawRule(canvas: Canvas, top: number): number {
  const [dash, gap, room] = [4, 4, 28];
  for (let x = sideMargin; x < canvas.width - sideMargin; x += dash + gap) {
    canvas.rectangle(x, top + room / 2 - 1, Math.min(dash, canvas.width - sideMargin - x), 2);
  }
  return room;
}

/** Long dashes with scissors at their left end. */
function drawCut(canvas: Canvas, top: number): number {
  const [dash, gap, room, middle] = [14, 10, 72, 36];
  const size = 30;
  for (const { paint, dots } of iconLayers('cut', size)) {
    canvas.draw(dots, sideMargin + size / 2, top + middle, paint === 'front' ? 'black' : 'white');
  }
  for (let x = sideMargin + size + gap; x < canvas.width - sideMargin; x += dash + gap) {
    canvas.rectangle(x, top + middle - 1, Math.min(dash, canvas.width - sideMargin - x), 2);
  }
  return room;
}

/** How many dots a code may be wide; long ones take more where their dots would get too small. */
function codeSide(width: number, size: 'body' | 'large'): number {
  if (size === 'large') return width > 400 ? 330 : 290;
  return width > 400 ? 190 : 170;
}

function drawQr({ canvas, letters }: Page, block: Extract<SlipBlock, { kind: 'qr' }>, top: number): number {
  const white = 16;
  const code = qrDots(block.content, codeSide(canvas.width, block.size ?? 'body'), canvas.width - 2 * white);
  // On an even dot, so that the whole code can be doubled.
  canvas.draw(code, 2 * Math.round((canvas.width - code.width) / 4), top + white);
  const height = white + code.height + white;
  return block.caption === ''
    ? height
    : height + drawText(canvas, block.caption, 'centre', letters.small.regular, top + height);
}

function drawBanner(canvas: Canvas, text: string, style: TextStyle, top: number): number {
  const lines = balanceLines(text, style, canvas.width - 32);
  const height = lines.length * style.line + 12;
  canvas.rectangle(0, top, canvas.width, height);
  lines.forEach((line, index) => {
    const baseline = top + 6 + index * style.line + style.baseline;
    drawLine(canvas, line, aligned(line, 'centre', canvas.width), baseline, 'white');
  });
  return height + 16;
}

function drawBars(
  canvas: Canvas,
  bars: readonly { readonly label: string; readonly value: number }[],
  axis: TextStyle,
  top: number,
): number {
  if (bars.length === 0) return 0;
  const chart = 110;
  const pitch = Math.min(64, Math.floor(canvas.width / bars.length));
  const thickness = Math.max(3, Math.round(pitch * 0.62));
  const left = Math.floor((canvas.width - pitch * bars.length) / 2);
  const tallest = Math.max(1, ...bars.map((bar) => bar.value));
  const ground = top + axis.line + chart;
  const every = pitch >= 28 ? 1 : 2;
  bars.forEach((bar, index) => {
    const middle = left + index * pitch + (pitch >> 1);
    const height = Math.round((Math.max(0, bar.value) / tallest) * chart);
    canvas.rectangle(middle - (thickness >> 1), ground - height, thickness, height);
    if (bar.value > 0) drawAxisText(canvas, String(bar.value), middle, ground - height - axis.line, axis);
    if (index % every === 0) drawAxisText(canvas, bar.label, middle, ground + 4, axis);
  });
  canvas.rectangle(left, ground, pitch * bars.length, 2);
  return axis.line + chart + 4 + axis.line;
}

function drawAxisText(canvas: Canvas, text: string, middle: number, top: number, axis: TextStyle): void {
  const line = breakLines(text, axis, Infinity)[0]!;
  drawLine(canvas, line, middle - (line.width >> 1), top + axis.baseline);
}

/** Millimetres across the whole printable width, numbered every ten. */
function drawRuler(canvas: Canvas, top: number, pitch: number, axis: TextStyle): number {
  const [long, middle, short] = [26, 18, 10];
  canvas.rectangle(0, top, canvas.width, 2);
  for (let millimetre = 0; millimetre * pitch <= canvas.width; millimetre++) {
    const x = Math.min(Math.round(millimetre * pitch), canvas.width - 2);
    const tick = millimetre % 10 === 0 ? long : millimetre % 5 === 0 ? middle : short;
    canvas.rectangle(x, top, 2, tick);
    const numbered = millimetre % 10 === 0 && millimetre > 0 && x < canvas.width - 24;
    if (numbered) drawAxisText(canvas, String(millimetre), x, top + long, axis);
  }
  canvas.rectangle(canvas.width - 2, top, 2, long);
  return long + axis.line;
}
