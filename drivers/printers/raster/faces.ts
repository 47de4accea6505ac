/** The bundled typeface: one file per script and weight, looked up by character. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as harfbuzz from 'harfbuzzjs';
import { unpackWoff } from './woff.ts';

export type Weight = 'regular' | 'bold';

export interface Face {
  /** Names the face in caches. */
  readonly index: number;
  readonly font: harfbuzz.Font;
  readonly unitsPerEm: number;
  readonly characters: ReadonlySet<number>;
}

/** In the order of preference: a character that several files hold comes from the first. */
const scripts = ['latin', 'vietnamese', 'thai', 'latin-ext'] as const;
const fileWeight: Record<Weight, number> = { regular: 400, bold: 700 };

const loaded = new Map<Weight, readonly Face[]>();

export function facesOf(weight: Weight): readonly Face[] {
  const known = loaded.get(weight);
  if (known) return known;
  const folder = fontFolder();
  const first = weight === 'regular' ? 0 : scripts.length;
  const faces = scripts.map((script, index) =>
    open(readFileSync(join(folder, `sarabun-${script}-${fileWeight[weight]}.woff`)), first + index),
  );
  loaded.set(weight, faces);
  return faces;
}

function open(woff: Uint8Array, index: number): Face {
  const face = new harfbuzz.Face(new harfbuzz.Blob(unpackWoff(woff)), 0);
  return {
    index,
    font: new harfbuzz.Font(face),
    unitsPerEm: face.upem,
    characters: new Set(face.collectUnicodes()),
  };
}

/** Beside the source, or in the installation that a bundle runs from. */
function fontFolder(): string {
  const beside = join(import.meta.dirname, '../fonts');
  if (existsSync(beside)) return beside;
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'drivers/printers/fonts');
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) throw new Error('the slip fonts are missing from this installation');
  }
}
