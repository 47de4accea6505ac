/** Words shaped by HarfBuzz, file by file of the typeface, each word once. */
import * as harfbuzz from 'harfbuzzjs';
import { type Dots, joinDots } from './dots.ts';
import { type Face, facesOf, type Weight } from './faces.ts';
import { glyphDots } from './glyphs.ts';

export interface PlacedGlyph {
  readonly face: Face;
  readonly glyph: number;
  /** Dots from the start of the word, and above the baseline. */
  readonly x: number;
  readonly y: number;
}

export interface ShapedWord {
  readonly letters: Letters;
  readonly glyphs: readonly PlacedGlyph[];
  /** Whole dots. */
  readonly advance: number;
  /** Characters that the typeface lacks; each is drawn as a replacement sign. */
  readonly missing: number;
}

export interface Letters {
  /** Dots to the em. */
  readonly px: number;
  readonly weight: Weight;
}

const largestCache = 8192;
const shaped: Record<Weight, Map<number, Map<string, ShapedWord>>> = { regular: new Map(), bold: new Map() };
const missingSign = 0xfffd;

export function shapeWord(word: string, letters: Letters): ShapedWord {
  const known = wordsIn(letters);
  let result = known.get(word);
  if (!result) {
    if (known.size >= largestCache) known.clear();
    result = shapeRuns(runsOf(word, facesOf(letters.weight)), letters);
    known.set(word, result);
  }
  return result;
}

function wordsIn({ px, weight }: Letters): Map<string, ShapedWord> {
  let words = shaped[weight].get(px);
  if (!words) {
    words = new Map();
    shaped[weight].set(px, words);
  }
  return words;
}

const inked = new WeakMap<ShapedWord, Dots>();

/** The whole word in dots, relative to its start on the baseline. Put together when first drawn, then kept. */
export function wordDots(word: ShapedWord): Dots {
  let dots = inked.get(word);
  if (!dots) {
    const { px } = word.letters;
    dots = joinDots(
      word.glyphs.map(({ face, glyph, x, y }) => ({ dots: glyphDots(face, glyph, px), x, y: -y })),
    );
    inked.set(word, dots);
  }
  return dots;
}

interface Run {
  readonly face: Face;
  text: string;
  missing: number;
}

/** A mark stays with its base: both come from a file that holds both, or a replacement sign stands for them. */
function runsOf(word: string, faces: readonly Face[]): Run[] {
  const runs: Run[] = [];
  for (const [cluster] of word.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const points = Array.from(cluster, (character) => character.codePointAt(0)!);
    const holding = faces.find((face) => points.every((point) => face.characters.has(point)));
    const face = holding ?? faces.find((candidate) => candidate.characters.has(missingSign)) ?? faces[0]!;
    const text = holding ? cluster : String.fromCodePoint(missingSign);
    const last = runs.at(-1);
    if (last?.face === face) {
      last.text += text;
      last.missing += holding ? 0 : 1;
    } else runs.push({ face, text, missing: holding ? 0 : 1 });
  }
  return runs;
}

let buffer: harfbuzz.Buffer | undefined;

/** Advances are whole dots, so that figures stand in columns and equal pairs of letters look equal. */
function shapeRuns(runs: readonly Run[], letters: Letters): ShapedWord {
  buffer ??= new harfbuzz.Buffer();
  const glyphs: PlacedGlyph[] = [];
  let pen = 0;
  let missing = 0;
  for (const { face, text, missing: lacking } of runs) {
    const scale = letters.px / face.unitsPerEm;
    buffer.reset();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    harfbuzz.shape(face.font, buffer);
    const positions = buffer.getGlyphPositions();
    buffer.getGlyphInfos().forEach(({ codepoint }, index) => {
      const { xAdvance, xOffset, yOffset } = positions[index]!;
      glyphs.push({
        face,
        glyph: codepoint,
        x: pen + Math.round(xOffset * scale),
        y: Math.round(yOffset * scale),
      });
      pen += Math.round(xAdvance * scale);
    });
    missing += lacking;
  }
  return { letters, glyphs, advance: pen, missing };
}
