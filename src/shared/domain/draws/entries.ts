/** The list of who takes part, in its one spelling: a line for each entry, `entry quantity`, sorted. */
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Sha256 } from '../ledger/chain.ts';
import { type DrawRefusal, drawRefusal } from './refusals.ts';

export interface Entry {
  /** What stands for the member on the published list: letters, digits and `.:_-`. */
  readonly entry: string;
  /** How many chances it has. */
  readonly quantity: number;
}

export const mostEntries = 2_000_000;
/** Of all entries together: keeps the choice of a winner within what one hash can tell apart. */
export const mostChances = 1_000_000_000_000;

/** The name of a member on a draw's list: the same on every slip of the draw, and another in every draw. */
export function entryNameOf(draw: string, member: string, sha256: Sha256): string {
  return sha256(`${draw}\n${member}`).slice(0, 16);
}

/** Sorted by code unit. */
export const linesOf = (entries: readonly Entry[]): string[] =>
  entries.map(({ entry, quantity }) => `${entry} ${quantity}`).sort();

/** What a published list says; refused unless every line is written as it must be, in its order. */
export function readEntryLines(lines: readonly string[]): Result<Entry[], DrawRefusal> {
  if (lines.length > mostEntries) return refuse(drawRefusal.tooMany());
  const entries: Entry[] = [];
  const seen = new Set<string>();
  let chances = 0;
  for (const [index, line] of lines.entries()) {
    const entry = readLine(line);
    if (entry === null) return refuse(drawRefusal.badLine(index + 1));
    if (index > 0 && line < (lines[index - 1] ?? '')) return refuse(drawRefusal.notSorted(index + 1));
    if (seen.has(entry.entry)) return refuse(drawRefusal.twice(index + 1, entry.entry));
    seen.add(entry.entry);
    chances += entry.quantity;
    if (chances > mostChances) return refuse(drawRefusal.tooMany());
    entries.push(entry);
  }
  return ok(entries);
}

/** Taken over every line with its end of line, so that `sha256sum` of the list as a file says the same. */
export function entriesHash(lines: readonly string[], sha256: Sha256): string {
  return sha256(lines.map((line) => `${line}\n`).join(''));
}

function readLine(line: string): Entry | null {
  const parts = /^([A-Za-z0-9.:_-]{1,80}) ([1-9]\d{0,11})$/.exec(line);
  return parts === null ? null : { entry: parts[1] ?? '', quantity: Number(parts[2]) };
}
