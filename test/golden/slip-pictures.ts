/** The pictures of slips that somebody has looked at, one bit per dot, in `slips/`. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Bitmap } from '../../drivers/contract/printer.ts';
import { pngOf } from '../../drivers/printers/png.ts';
import { languages } from '../../src/shared/kernel/language.ts';
import type { EmulatedSlip } from '../support/printer-emulator/machine.ts';
import { paperOf, papers, slipsToSee } from '../support/slip-papers.ts';

export const goldenFolder = join(import.meta.dirname, 'slips');
/** Where a picture goes that is not the one that was looked at. */
const actualFolder = join(import.meta.dirname, '../../test-results/slips');

export interface Shot {
  /** Path of its picture in the folder. */
  readonly file: string;
  readonly paper: EmulatedSlip;
}

/** Every slip on every paper in every language, as a strict printer prints it. */
export function* shots(): Generator<Shot> {
  for (const { name: width, profile } of papers) {
    for (const language of languages) {
      for (const [name, slip] of slipsToSee(language)) {
        yield { file: join(width, language, `${name}.png`), paper: paperOf(slip, profile) };
      }
    }
  }
}

/** Null where the paper shows the picture dot for dot; else what is wrong and where both pictures are. */
export function differenceFrom(golden: string, { file, paper }: Shot): string | null {
  const path = join(golden, file);
  if (existsSync(path)) {
    const picture = dotsOfPng(readFileSync(path));
    if (picture.width === paper.width && Buffer.from(picture.bits).equals(paper.bits)) return null;
  }
  const actual = join(actualFolder, file);
  write(actual, paper);
  return `${path} shows something else than ${actual}`;
}

export function writeGoldens(): number {
  rmSync(goldenFolder, { recursive: true, force: true });
  let count = 0;
  for (const { file, paper } of shots()) {
    write(join(goldenFolder, file), paper);
    count++;
  }
  return count;
}

export const goldenFiles = (): string[] =>
  readdirSync(goldenFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.png'))
    .sort();

function write(path: string, { width, height, bits }: EmulatedSlip): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, pngOf({ width, height, stride: width / 8, bits }));
}

/** Reads what `pngOf` writes: one bit per dot, no filters. */
function dotsOfPng(png: Buffer): Bitmap {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const stride = width / 8;
  const length = png.readUInt32BE(33);
  const lines = inflateSync(png.subarray(41, 41 + length));
  const bits = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const from = row * (stride + 1) + 1;
    for (let byte = 0; byte < stride; byte++) bits[row * stride + byte] = ~lines[from + byte]! & 0xff;
  }
  return { width, height, stride, bits };
}
