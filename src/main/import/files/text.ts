import type { Encoding } from '../../../shared/contract/people.ts';
import { chunksOf, type ImportFile } from './file.ts';

/** Decoded piece by piece, without the byte order mark. What no character stands for becomes U+FFFD. */
export function* textOf(file: ImportFile, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (const chunk of chunksOf(file)) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

const sampleBytes = 256 * 1024;

/** By its mark where it has one, else by what its first bytes can be. */
export function guessEncoding(file: ImportFile): Encoding {
  const sample = file.read(0, sampleBytes);
  const [first, second, third] = sample;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const wide = wideOrder(sample);
  if (wide !== null) return wide;
  if (isUtf8(sample, sample.length < file.bytes)) return 'utf-8';
  return isThai(sample) ? 'windows-874' : 'windows-1258';
}

/** Whether these bytes hold what no text holds. */
export function looksBinary(file: ImportFile): boolean {
  const sample = file.read(0, 4_096);
  const hasMark = (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff);
  if (hasMark || wideOrder(sample) !== null) return false;
  return sample.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x1b));
}

/** UTF-16 without a mark: every other byte of Latin letters is zero, and hardly any of the others. */
function wideOrder(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  let odd = 0;
  let even = 0;
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at] !== 0) continue;
    if (at % 2 === 1) odd += 1;
    else even += 1;
  }
  if (Math.max(odd, even) <= sample.length / 8 || Math.min(odd, even) > sample.length / 64) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function isUtf8(sample: Uint8Array, isCut: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: isCut });
    return true;
  } catch {
    return false;
  }
}

/** Thai words are runs of high bytes; in Vietnamese they stand alone among Latin letters. */
function isThai(sample: Uint8Array): boolean {
  let high = 0;
  let inRuns = 0;
  for (let at = 0; at < sample.length; at += 1) {
    if ((sample[at] ?? 0) < 0x80) continue;
    high += 1;
    if ((sample[at - 1] ?? 0) >= 0x80 || (sample[at + 1] ?? 0) >= 0x80) inRuns += 1;
  }
  return inRuns > high * 0.7;
}
