/** Lines of text: broken at spaces, between Thai words, and inside a word only when it fits no line at all. */
import type { Canvas } from './canvas.ts';
import type { Weight } from './faces.ts';
import { type Letters, type ShapedWord, shapeWord, wordDots } from './shape.ts';

export interface TextStyle extends Letters {
  /** Dots from one line to the next; room for two marks above a capital and one below a consonant. */
  readonly line: number;
  /** Dots from the top of the line to the baseline. */
  readonly baseline: number;
  readonly space: number;
}

export interface TextLine {
  readonly words: readonly { readonly word: ShapedWord; readonly x: number }[];
  readonly width: number;
}

/** Sarabun's own ascent and descent, as parts of the em. */
const ascent = 1.068;
const height = 1.3;

export function textStyle(px: number, weight: Weight, line: number): TextStyle {
  return {
    px,
    weight,
    line,
    baseline: Math.round((line - height * px) / 2 + ascent * px),
    space: Math.round(px * 0.25),
  };
}

/**
 * At least one line; none is wider than `width` unless a single character is. What is held together by spaces that must
 * not break stays whole where it fits a line.
 */
export function breakLines(text: string, style: TextStyle, width: number): TextLine[] {
  const breaker = new LineBreaker(style, width);
  for (const chunk of text.split(' ')) {
    if (chunk === '') continue;
    const isHeld = chunk.includes('\u00a0') && shapeWord(chunk, style).advance <= width;
    const pieces = isHeld ? [chunk] : piecesOf(chunk);
    pieces.forEach((piece, index) => breaker.add(piece, index === 0 ? style.space : 0));
  }
  return breaker.finish();
}

/**
 * The same lines, as equal in width as they can be: no lonely word on the last one, none cut that fits a line, and no
 * dot between two things where a line's end already parts them.
 */
export function balanceLines(text: string, style: TextStyle, width: number): TextLine[] {
  let lines = breakLines(text, style, width);
  if (lines.length === 1) return lines;
  const least = Math.max(...lines.flatMap((line) => line.words.map(({ word }) => word.advance)));
  for (let narrower = width - balanceStep; narrower >= least; narrower -= balanceStep) {
    const tried = breakLines(text, style, narrower);
    if (tried.length > lines.length) break;
    lines = tried;
  }
  return lines.map((line) => withoutOuterDots(line, style));
}

function withoutOuterDots(line: TextLine, style: TextStyle): TextLine {
  const dot = shapeWord('·', style);
  let { words } = line;
  while (words.length > 1 && words.at(-1)?.word === dot) words = words.slice(0, -1);
  while (words.length > 1 && words[0]?.word === dot) words = words.slice(1);
  if (words.length === line.words.length) return line;
  const left = words[0]!.x;
  const last = words.at(-1)!;
  return {
    words: words.map(({ word, x }) => ({ word, x: x - left })),
    width: last.x + last.word.advance - left,
  };
}

const balanceStep = 16;

export function widthOf(text: string, style: TextStyle): number {
  return breakLines(text, style, Infinity)[0]!.width;
}

export function drawLine(
  canvas: Canvas,
  line: TextLine,
  x: number,
  baseline: number,
  ink: 'black' | 'white' = 'black',
): void {
  for (const { word, x: start } of line.words) canvas.draw(wordDots(word), x + start, baseline, ink);
}

class LineBreaker {
  private readonly style: TextStyle;
  private readonly width: number;
  private readonly lines: TextLine[] = [];
  private words: { word: ShapedWord; x: number }[] = [];
  private pen = 0;

  constructor(style: TextStyle, width: number) {
    this.style = style;
    this.width = width;
  }

  add(piece: string, space: number): void {
    const word = shapeWord(piece, this.style);
    const gap = this.words.length > 0 ? space : 0;
    if (this.pen + gap + word.advance <= this.width) {
      this.place(word, gap);
      return;
    }
    if (this.words.length > 0) this.end();
    if (word.advance <= this.width) this.place(word, 0);
    else for (const part of shorterParts(piece, this.style, this.width)) this.add(part, 0);
  }

  finish(): TextLine[] {
    if (this.words.length > 0 || this.lines.length === 0) this.end();
    return this.lines;
  }

  private place(word: ShapedWord, gap: number): void {
    this.words.push({ word, x: this.pen + gap });
    this.pen += gap + word.advance;
  }

  private end(): void {
    this.lines.push({ words: this.words, width: this.pen });
    this.words = [];
    this.pen = 0;
  }
}

/** Cuts a word that fits no line. A single character is left whole, however wide, so that this always ends. */
function shorterParts(piece: string, style: TextStyle, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of characters.segment(piece)) {
    if (part !== '' && shapeWord(part + segment, style).advance > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  parts.push(part);
  return parts.length > 1 ? parts : [];
}

const characters = new Intl.Segmenter('th', { granularity: 'grapheme' });
const thaiWords = new Intl.Segmenter('th', { granularity: 'word' });
const largestCache = 4096;
const knownPieces = new Map<string, readonly string[]>();

/** Where a chunk without spaces may be broken: Thai between its words, everything else nowhere. */
function piecesOf(chunk: string): readonly string[] {
  if (!/[\u0e00-\u0e7f]/.test(chunk)) return [chunk];
  let pieces = knownPieces.get(chunk);
  if (!pieces) {
    if (knownPieces.size >= largestCache) knownPieces.clear();
    pieces = thaiPieces(chunk);
    knownPieces.set(chunk, pieces);
  }
  return pieces;
}

/**
 * Closing signs, ๆ and ฯ stay with the word before them; opening brackets, the signs of numbers and of money with what
 * comes after; and spaces that must not break hold both.
 */
function thaiPieces(chunk: string): string[] {
  const pieces: string[] = [];
  let opening = '';
  for (const { segment, isWordLike } of thaiWords.segment(chunk)) {
    const before = pieces.at(-1) ?? '';
    if (/^\p{Ps}+$/u.test(segment)) opening += segment;
    else if (opening === '' && /[\u00a0+−฿]$/u.test(before)) pieces[pieces.length - 1] += segment;
    else if (pieces.length > 0 && opening === '' && (!isWordLike || /^[ๆฯ]/.test(segment))) {
      pieces[pieces.length - 1] += segment;
    } else {
      pieces.push(opening + segment);
      opening = '';
    }
  }
  if (opening !== '') pieces.push(opening);
  return pieces;
}
