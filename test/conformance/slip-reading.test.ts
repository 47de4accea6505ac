/** Slips as a strict printer prints them, read back by programs that know nothing of how they were made. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { PrinterProfile } from '../../drivers/printers/profiles/profiles.ts';
import type { SlipBlock, SlipDocument } from '../../src/shared/domain/slips/slip.ts';
import { testLines } from '../../src/shared/domain/slips/test-slip.ts';
import { type Language, languages } from '../../src/shared/kernel/language.ts';
import {
  codesOn,
  codesOnEach,
  linesOnEach,
  type ReadingLanguage,
  similarity,
} from '../support/printer-emulator/reading.ts';
import { paperOf, papers, slipsToSee } from '../support/slip-papers.ts';

const readers: Readonly<Record<Language, ReadingLanguage>> = { vi: 'vie', th: 'tha', en: 'eng' };

/**
 * Least similarity, as the mean over the lines of a slip. Thai stands lower because tesseract drops tone marks at this
 * size that the eye sees well, most on the line of nothing but stacked marks.
 */
const least: Readonly<Record<Language, number>> = { vi: 0.9, th: 0.8, en: 0.9 };
const leastOfTest: Readonly<Record<Language, number>> = { vi: 0.9, th: 0.7, en: 0.9 };
/** tesseract knows no ₫ and no ฿: it reads đ and 8. */
const leastLarge = 0.8;

interface Reading {
  readonly codes: readonly string[][];
  readonly lines: readonly string[][];
  /** Of all slips. */
  readonly largeLines: readonly string[];
}

const sheets = papers.flatMap(({ name, profile }) =>
  languages.map((language) => ({ name, language, profile })),
);
/** Two at a time: the readers use a core each. */
const lanes = 2;
const readings: Promise<Reading>[] = [];

function readingOf(sheet: number): Promise<Reading> {
  for (const [index, { language, profile }] of sheets.entries()) {
    const before = readings[index - lanes] ?? Promise.resolve();
    readings[index] ??= before.then(() => readAll(language, profile));
    // The tests that wait for it report what went wrong.
    readings[index].catch(() => undefined);
  }
  return readings[sheet]!;
}

async function readAll(language: Language, profile: PrinterProfile): Promise<Reading> {
  const slips = slipsToSee(language);
  const printed = slips.map(([, slip]) => paperOf(slip, profile));
  const large = paperOf(spaced(slips.flatMap(([, { blocks }]) => blocks.filter(isLarge))), profile);
  const codes = await codesOnEach(printed);
  const lines = await linesOnEach([...printed, large], readers[language]);
  return { codes, lines, largeLines: lines.at(-1) ?? [] };
}

describe.each(sheets)('On $name paper in $language', ({ name, language }) => {
  const slips = slipsToSee(language);
  let codes: Reading['codes'];
  let lines: Reading['lines'];
  let largeLines: Reading['largeLines'];

  beforeAll(async () => {
    const index = sheets.findIndex((sheet) => sheet.name === name && sheet.language === language);
    ({ codes, lines, largeLines } = await readingOf(index));
  }, 600_000);

  it('every code reads back', () => {
    const found = slips.map(([name], index) => [name, [...new Set(codes[index])].sort()]);
    expect(found).toEqual(slips.map(([name, slip]) => [name, [...new Set(codesIn(slip))].sort()]));
  });

  it('the lines of every slip read back', () => {
    const bad = slips.flatMap(([name, slip], index) => {
      const expected = name === 'test' ? testLines[language] : linesOf(slip).filter(isFor(language));
      const enough = (name === 'test' ? leastOfTest : least)[language];
      const score = meanScore(expected, lines[index] ?? []);
      return score >= enough ? [] : [{ name, score, expected, read: lines[index] }];
    });
    expect(bad).toEqual([]);
  });

  it('the large lines of all slips read back', () => {
    const texts = new Set(slips.flatMap(([, { blocks }]) => blocks.filter(isLarge).map(({ text }) => text)));
    const scores = [...texts].map((text) => bestScore(text, largeLines));
    expect(meanOf(scores), largeLines.join('\n')).toBeGreaterThanOrEqual(leastLarge);
  });
});

describe.each(papers)('On $name paper', ({ profile }) => {
  it('codes of every length read back, up to the longest that can be signed', async () => {
    const contents = Array.from(
      { length: 24 },
      (_, index) => `QUEN:${'k3f9qz'.repeat(index % 6)}.${index}.${index * 977}`,
    );
    const blocks = contents.flatMap((content) => [
      { kind: 'qr', content, caption: '' } as const,
      { kind: 'space', dots: 40 } as const,
    ]);
    const longest = `Q1C/7K2M/${'K3F9QZ8:'.repeat(130)}`.slice(0, 1000);
    const large: SlipBlock = { kind: 'qr', content: longest, caption: '', size: 'large' };
    const printed = [blocks, [large]].map((all) => paperOf({ kind: 'test', blocks: all }, profile));
    const [short, long] = await codesOnEach(printed);
    expect(short?.sort()).toEqual([...contents].sort());
    expect(long).toEqual([longest]);
  });

  it('the way into the network reads back, whatever its name', async () => {
    const content = 'WIFI:T:WPA;S:Phở\\; \\"Bò\\" ก๋วยเตี๋ยว;P:a\\:b\\\\c\\,12;;';
    const blocks: SlipBlock[] = [{ kind: 'qr', content, caption: 'Wi-Fi' }];
    expect(await codesOn(paperOf({ kind: 'test', blocks }, profile))).toEqual([content]);
  });
});

type LargeText = Extract<SlipBlock, { kind: 'text' }> & { readonly size: 'large' };

/**
 * Amid small print tesseract passes over a large line of nothing but figures, `200.000 ₫`, which it reads without fault
 * where it stands by itself: large lines are read apart.
 */
const isLarge = (block: SlipBlock): block is LargeText => block.kind === 'text' && block.size === 'large';

const spaced = (blocks: readonly SlipBlock[]): SlipDocument => ({
  kind: 'test',
  blocks: blocks.flatMap((block) => [block, { kind: 'space', dots: 40 } as const]),
});

const codesIn = ({ blocks }: SlipDocument): string[] =>
  blocks.flatMap((block) => (block.kind === 'qr' ? [block.content] : []));

/** A long text takes so many lines of narrow paper. */
const mostLines = 5;

/** Of any lines that follow each other; others are of another length altogether. */
function bestScore(text: string, read: readonly string[]): number {
  const bare = (spaced: string): string => spaced.replace(/\s/g, '');
  const wanted = bare(text);
  let best = 0;
  for (let from = 0; from < read.length; from++) {
    let joined = '';
    for (const line of read.slice(from, from + mostLines)) {
      joined += bare(line);
      if (joined.length > 2 * wanted.length) break;
      if (2 * joined.length > wanted.length) best = Math.max(best, similarity(wanted, joined));
    }
  }
  return best;
}

function meanScore(expected: readonly string[], read: readonly string[]): number {
  return meanOf(expected.map((line) => bestScore(line, read)));
}

const meanOf = (scores: readonly number[]): number =>
  scores.reduce((sum, score) => sum + score, 0) / scores.length;

/** The Thai reader knows no Latin letters; that they are legible, Vietnamese and English slips show. */
const isFor =
  (language: Language) =>
  (line: string): boolean =>
    language !== 'th' || !/[A-Za-z]/.test(line);

/** Every text of the slip but the large ones. */
function linesOf({ blocks }: SlipDocument): string[] {
  return blocks
    .map((block) => {
      if (block.kind === 'title') return block.text;
      if (block.kind === 'text') return isLarge(block) ? '' : block.text;
      return block.kind === 'pair' ? `${block.label} ${block.value}` : '';
    })
    .filter((line) => line.trim() !== '');
}
