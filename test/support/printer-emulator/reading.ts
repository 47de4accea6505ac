/** Programs that read paper: what they cannot read, a person or a scanner cannot either. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { EmulatedSlip } from './machine.ts';
import { pngOfSlip } from './picture.ts';

const run = promisify(execFile);

/** The contents of all codes on the slip. Needs zbar-tools. */
export function codesOn(slip: EmulatedSlip): Promise<string[]> {
  return withPicture(slip, 1, async (file) => {
    const { stdout } = await run('zbarimg', ['-q', '--raw', file]);
    return stdout.trim().split('\n');
  });
}

/** The lines of text on the slip, as tesseract reads them. Needs tesseract-ocr with the language's data. */
export function linesOn(slip: EmulatedSlip, language: 'vie' | 'tha'): Promise<string[]> {
  return withPicture(slip, 2, async (file) => {
    const { stdout } = await run('tesseract', [file, '-', '-l', language, '--psm', '6', '--dpi', '406'], {
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    });
    return stdout
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  });
}

/** How alike two texts are, 0 to 1: one minus the edits between them per character. Spaces do not count. */
export function similarity(a: string, b: string): number {
  const [one, other] = [bare(a), bare(b)];
  const longer = Math.max(one.length, other.length);
  return longer === 0 ? 1 : 1 - edits(one, other) / longer;
}

const bare = (text: string): string[] => Array.from(text.normalize('NFC').replace(/\s/g, ''));

function edits(from: readonly string[], to: readonly string[]): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, character] of from.entries()) {
    const next = [index + 1];
    for (const [column, other] of to.entries()) {
      next.push(
        Math.min(row[column + 1]! + 1, next[column]! + 1, row[column]! + (character === other ? 0 : 1)),
      );
    }
    row = next;
  }
  return row[to.length]!;
}

async function withPicture<T>(
  slip: EmulatedSlip,
  scale: number,
  read: (file: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'quen-reading-'));
  try {
    const file = join(folder, 'slip.png');
    await writeFile(file, pngOfSlip(slip, scale));
    return await read(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
