/** Words shaped by HarfBuzz, file by file of the typeface, each word once. */
import * as harfbuzz from 'harfbuzzjs';
import { type Face, facesOf, type Weight } from './faces.ts';

export interface PlacedGlyph {
  readonly face: Face;
  readonly glyph: number;
  /** Dots from the start of the word, and above the baseline. */
  readonly x: number;
  readonly y: number;
}

export interface ShapedWord {
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
const shaped = new Map<string, ShapedWord>();
const missingSign = 0xfffd;

export function shapeWord(word: string, letters: Letters): ShapedWord {
  const key = `${letters.px}${letters.weight}${word}`;
  let result = shaped.get(key);
  if (!result) {
    if (shaped.size >= largestCache) shaped.clear();
    result = shapeRuns(runsOf(word, facesOf(letters.weight)), letters.px);
    shaped.set(key, result);
  }
  return result;
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
function shapeRuns(runs: readonly Run[], px: number): ShapedWord {
  buffer ??= new harfbuzz.Buffer();
  const glyphs: PlacedGlyph[] = [];
  let pen = 0;
  let missing = 0;
  for (const { face, text, missing: lacking } of runs) {
    const scale = px / face.unitsPerEm;
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
  return { glyphs, advance: pen, missing };
}
