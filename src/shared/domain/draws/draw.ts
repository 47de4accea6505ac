/**
 * A draw that anyone can repeat. A seed is chosen and its hash printed before the first entry counts; afterwards the
 * seed and the list of entries are published, and the winners follow from the two:
 *
 * - `commitment` = SHA-256 of the seed,
 * - `entriesHash` = SHA-256 of the sorted lines `entry quantity`, each with its end of line,
 * - the nth number = the first 12 hexadecimal digits of SHA-256 of `seed`, `entriesHash` and n from 0 on, each on a
 *   line of its own without an end of line after the last. A number at or above the highest multiple of the chances
 *   that are left is passed over, so that every chance is equally likely; any other, modulo the chances, names the
 *   winning chance in the order of the list,
 * - prizes are drawn in their order. Whoever wins leaves the list, or gives up the one chance, as the draw says.
 */
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Sha256 } from '../ledger/chain.ts';
import { type Chances, chancesOf } from './chances.ts';
import { type Entry, entriesHash, linesOf, readEntryLines } from './entries.ts';
import { type DrawRefusal, drawRefusal } from './refusals.ts';

export const prizePolicies = ['member', 'chance'] as const;
/** `member`: an entry wins once, however many chances it has. `chance`: each of its chances can win. */
export type PrizePolicy = (typeof prizePolicies)[number];

export interface DrawInput {
  /** 64 hexadecimal digits, lower case. */
  readonly seed: string;
  readonly entries: readonly Entry[];
  /** How many there are of each prize, the first prize first. */
  readonly prizes: readonly number[];
  readonly onePrizePer: PrizePolicy;
}

export interface Winner {
  /** Place among the prizes, from 0. */
  readonly prize: number;
  readonly entry: string;
}

export interface Drawn {
  readonly commitment: string;
  /** The published list. */
  readonly lines: readonly string[];
  readonly entriesHash: string;
  /** In the order in which they were drawn; fewer than the prizes where entries ran out. */
  readonly winners: readonly Winner[];
}

export const isSeed = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** What is printed before the first entry counts. */
export const commitmentTo = (seed: string, sha256: Sha256): string => sha256(seed);

export function drawWinners(input: DrawInput, sha256: Sha256): Result<Drawn, DrawRefusal> {
  if (!isSeed(input.seed)) return refuse(drawRefusal.badSeed());
  const lines = linesOf(input.entries);
  const entries = readEntryLines(lines);
  if (!entries.ok) return entries;
  const hash = entriesHash(lines, sha256);
  return ok({
    commitment: commitmentTo(input.seed, sha256),
    lines,
    entriesHash: hash,
    winners: winnersOf(input, entries.value, hash, sha256),
  });
}

function winnersOf(
  { seed, prizes, onePrizePer }: DrawInput,
  listed: readonly Entry[],
  hash: string,
  sha256: Sha256,
): Winner[] {
  const chances = chancesOf(listed.map(({ quantity }) => quantity));
  const numbers = numbersFrom(seed, hash, sha256);
  const winners: Winner[] = [];
  for (const [prize, count] of prizes.entries()) {
    for (let drawn = 0; drawn < count && chances.total > 0; drawn += 1) {
      const place = chances.placeOf(fairChoice(chances.total, numbers));
      winners.push({ prize, entry: listed[place]?.entry ?? '' });
      leave(chances, place, onePrizePer);
    }
  }
  return winners;
}

function leave(chances: Chances, place: number, onePrizePer: PrizePolicy): void {
  chances.take(place, onePrizePer === 'chance' ? 1 : chances.at(place));
}

const numberSpace = 2 ** 48;

function fairChoice(total: number, numbers: Iterator<number, never>): number {
  const fair = numberSpace - (numberSpace % total);
  for (;;) {
    const { value } = numbers.next();
    if (value < fair) return value % total;
  }
}

function* numbersFrom(seed: string, hash: string, sha256: Sha256): Generator<number, never> {
  for (let counter = 0; ; counter += 1) {
    yield Number.parseInt(sha256(`${seed}\n${hash}\n${counter}`).slice(0, 12), 16);
  }
}
