import type { Programme } from '../../../shared/domain/programme/document.ts';
import { type ProgrammeRefusal, readProgramme } from '../../../shared/domain/programme/parse.ts';
import type { Currency } from '../../../shared/kernel/money.ts';

/** Leaves room in a frame for what travels with it. */
export const largestFileBytes = 48 * 1024;

export type FileProblem =
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'refused'; readonly refusal: ProgrammeRefusal }
  | { readonly kind: 'wrongCurrency'; readonly found: Currency; readonly expected: Currency };

export type ProgrammeFile =
  | { readonly kind: 'programme'; readonly document: Programme }
  | { readonly kind: 'problem'; readonly problem: FileProblem };

/** Reads a programme file for guidance; the terminal reads it again and decides. */
export async function readProgrammeFile(
  file: Pick<Blob, 'size' | 'text'>,
  expected: Currency,
): Promise<ProgrammeFile> {
  if (file.size > largestFileBytes) return { kind: 'problem', problem: { kind: 'tooLarge' } };
  const text = await file.text();
  const read = readProgramme(text.replace(/^\uFEFF/, ''));
  if (!read.ok) return { kind: 'problem', problem: { kind: 'refused', refusal: read.refusal } };
  const found = read.value.currency;
  if (found !== expected) return { kind: 'problem', problem: { kind: 'wrongCurrency', found, expected } };
  return { kind: 'programme', document: read.value };
}
