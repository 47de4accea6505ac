/** Programs that read paper: what they cannot read, a person or a scanner cannot either. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { EmulatedSlip } from './machine.ts';
import { pngOfSlip } from './picture.ts';

const run = promisify(execFile);

/** The contents of all codes on the slip. Needs zbar-tools. */
export function codesOn(slip: EmulatedSlip): Promise<string[]> {
  return withPictures([slip], 1, async (files) => {
    const { stdout } = await run('zbarimg', ['-q', '--raw', ...files]);
    return stdout.trim().split('\n');
  });
}

/** The lines of text on the slip, as tesseract reads them. */
export const linesOn = async (slip: EmulatedSlip, language: ReadingLanguage): Promise<string[]> =>
  (await linesOnEach([slip], language))[0]!;

/** The same for many slips at once, of codes in ASCII. */
export function codesOnEach(slips: readonly EmulatedSlip[]): Promise<string[][]> {
  return withPictures(slips, 1, async (files) => {
    const stdout = await scanned(files);
    return files.map((file) => {
      const from = stdout.indexOf(`<source href='${file}'>`);
      const source = from === -1 ? '' : stdout.slice(from, stdout.indexOf('</source>', from));
      return [...source.matchAll(/<data><!\[CDATA\[(.*?)\]\]><\/data>/gs)].map(([, data]) => data!);
    });
  });
}

/** Of files without a code zbarimg complains, and reads the others all the same. */
async function scanned(files: readonly string[]): Promise<string> {
  try {
    return (await run('zbarimg', ['-q', '--xml', ...files], { maxBuffer: mostOutput })).stdout;
  } catch (error) {
    const { code, stdout } = error as { code?: number; stdout?: string };
    if (code === noCodeFound && stdout !== undefined) return stdout;
    throw error;
  }
}

const noCodeFound = 4;

export type ReadingLanguage = 'vie' | 'tha' | 'eng';

/**
 * The lines of text on each slip: one process for all of them, on one core. Needs tesseract-ocr
 * with the language's data.
 */
export function linesOnEach(slips: readonly EmulatedSlip[], language: ReadingLanguage): Promise<string[][]> {
  return withPictures(slips, 2, async (files) => {
    const list = join(dirname(files[0]!), 'list.txt');
    await writeFile(list, files.join('\n'));
    const { stdout } = await run('tesseract', [list, '-', '-l', language, '--psm', '6', '--dpi', '406'], {
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
      maxBuffer: mostOutput,
    });
    const pages = stdout.split('\f');
    return files.map((_, page) => (pages[page] ?? '').split('\n').flatMap((line) => line.trim() || []));
  });
}

const mostOutput = 4 * 1024 * 1024;

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

async function withPictures<T>(
  slips: readonly EmulatedSlip[],
  scale: number,
  read: (files: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'quen-reading-'));
  try {
    const files = slips.map((_, index) => join(folder, `${index}.png`));
    await Promise.all(slips.map((slip, index) => writeFile(files[index]!, pngOfSlip(slip, scale))));
    return await read(files);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
