import type { Card, NumberFormat } from '../card.ts';
import { readCard } from '../read-card.ts';

/** One way of reading the samples: every one of them becomes a card. */
export interface Reading {
  readonly format: NumberFormat;
  readonly trim: Trim;
  readonly cards: readonly Card[];
  /** The shape alone is reason enough to believe it. */
  readonly isTelling: boolean;
}

export interface Trim {
  readonly prefix: string;
  readonly suffix: string;
}

/** As much as a setting may hold on either side. */
const longestTrim = 16;

/**
 * Every way in which all texts can be read: the less is cut off the earlier, then the more a shape tells. Decimal UIDs
 * and free text fit nearly everything; they are for whoever knows more (`likeliest`).
 */
export function readingsOf(texts: readonly string[]): Reading[] {
  return trimsOf(texts).flatMap((trim) =>
    formatsFor(
      texts.map((text) => inside(text, trim)),
      trim,
    ),
  );
}

/**
 * The reading that explains most: check digits, whatever is around them, then a shape of its own, and of free text the
 * one with all signs cut off.
 */
export function likeliest(readings: readonly Reading[]): Reading | null {
  const checked = readings.find(({ format, cards }) => format === 'ean' && cards.every(isLong));
  const shaped = checked ?? readings.find(({ isTelling }) => isTelling);
  return shaped ?? readings.findLast(({ format }) => format === 'text') ?? null;
}

/** Eight digits are too often right by chance. */
const isLong = ({ number }: Card): boolean => number.length > 8;

interface Shape {
  readonly format: NumberFormat;
  /** What the numbers must look like besides being readable; absent: nothing more. */
  readonly fits?: (numbers: readonly string[]) => boolean;
  /** Numbers of many kinds look like that too: believed only where a registered card speaks for it, or this does. */
  readonly tells?: (numbers: readonly string[]) => boolean;
}

const always = () => true;
const never = () => false;

/** In the order in which they are believed. */
const shapes: readonly Shape[] = [
  { format: 'ean' },
  { format: '4H4H' },
  { format: '2H4H', fits: (numbers) => numbers.every((number) => /\D/.test(number)) },
  { format: '8H10D' },
  // Ten digits without a letter on either card are decimal far more likely than hexadecimal.
  { format: '10H', fits: hasLetter },
  { format: '10H13D', fits: (numbers) => numbers.every((number) => number.startsWith('0')) },
  { format: '6H8D' },
  { format: '2H4H', fits: (numbers) => numbers.every((number) => /^\d{8}$/.test(number)) },
  { format: 'uidReversed', fits: (numbers) => hasLetter(numbers) && numbers.every(endsAsUidBegins) },
  { format: 'uid', fits: hasLetter },
  { format: 'uidReversed', fits: hasLetter },
  { format: 'decimal', tells: lengthsDiffer },
  { format: 'uidDecimal', tells: never },
  { format: 'uidDecimalReversed', tells: never },
  { format: 'text', tells: never },
];

function formatsFor(numbers: readonly string[], trim: Trim): Reading[] {
  const readings: Reading[] = [];
  for (const { format, fits = always, tells = always } of shapes) {
    if (!fits(numbers) || !bordersFit(format, trim) || readings.some((one) => one.format === format))
      continue;
    const cards = numbers.map((text) =>
      readCard({ kind: 'barcode', text, bits: null, aim: null }, { format, prefix: '', suffix: '' }),
    );
    const read = cards.flatMap((card) => (card.ok ? [card.value] : []));
    if (read.length === numbers.length)
      readings.push({ format, trim, cards: read, isTelling: tells(numbers) });
  }
  return readings;
}

/** Upper-case or lower-case, a to f, on one card at least. */
function hasLetter(numbers: readonly string[]): boolean {
  return numbers.some((number) => /[a-f]/i.test(number));
}

/** UIDs of seven bytes begin with the maker, 04 on nearly all cards that shops buy. */
function endsAsUidBegins(number: string): boolean {
  return /^(?!04)[0-9a-f]{12}04$/i.test(number.replaceAll(/[:\- ]/g, ''));
}

/** Numbers that lost their zeros have different lengths; none of them begins with a zero. */
function lengthsDiffer(numbers: readonly string[]): boolean {
  return new Set(numbers.map((number) => number.length)).size > 1;
}

/**
 * What is cut off must not be able to be a part of the number: no digit next to digits, no hexadecimal digit next to
 * hexadecimal ones, and next to free text only signs.
 */
function bordersFit(format: NumberFormat, { prefix, suffix }: Trim): boolean {
  const inner = prefix.slice(-1) + suffix.slice(0, 1);
  if (format === 'text') return !/[\p{L}\p{N}]/u.test(prefix + suffix);
  const isHexadecimal = format === '10H' || format === 'uid' || format === 'uidReversed';
  return isHexadecimal ? !/[0-9a-f]/i.test(inner) : !/\d/.test(inner);
}

/** What all texts begin and end with, in every length, the shortest in sum first. */
function trimsOf(texts: readonly string[]): Trim[] {
  const [first = ''] = texts;
  const prefixes = upTo(longestTrim, (length) => first.slice(0, length)).filter((prefix) =>
    texts.every((text) => text.startsWith(prefix)),
  );
  const suffixes = upTo(longestTrim, (length) => first.slice(first.length - length)).filter((suffix) =>
    texts.every((text) => text.endsWith(suffix)),
  );
  const shortest = Math.min(...texts.map((text) => text.length));
  return prefixes
    .flatMap((prefix) => suffixes.map((suffix) => ({ prefix, suffix })))
    .filter(({ prefix, suffix }) => prefix.length + suffix.length < shortest)
    .toSorted((a, b) => a.prefix.length + a.suffix.length - b.prefix.length - b.suffix.length);
}

const inside = (text: string, { prefix, suffix }: Trim): string =>
  text.slice(prefix.length, text.length - suffix.length);

const upTo = <T>(most: number, make: (length: number) => T): T[] =>
  Array.from({ length: most + 1 }, (_, length) => make(length));
