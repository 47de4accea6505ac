/** Things that together have one price. */
import type { Minor } from '../../../kernel/money.ts';
import type { BasketLine } from '../basket.ts';
import type { Cut } from './reduction.ts';
import { largestThat } from './search.ts';
import { split } from './split.ts';
import { costOf, dearestFirst, type Picked, paidQuantity } from './things.ts';

interface Part {
  readonly lines: readonly BasketLine[];
  readonly quantity: number;
}

/** The dearest things make up bundles first; no bundle is made that would cost more than its things. */
export function bundleCuts(parts: readonly Part[], priceMinor: Minor): Cut[] {
  const sorted = parts.map(({ lines, quantity }) => ({ lines: dearestFirst(lines), quantity }));
  const most = Math.min(
    ...sorted.map(({ lines, quantity }) => Math.floor(sumOf(lines, paidQuantity) / quantity)),
  );
  const possible = largestThat(most, (count) => gather(sorted, count) !== null);
  const savedBy = (count: number): Minor => costOfAll(gather(sorted, count) ?? []) - count * priceMinor;
  const worthIt = largestThat(possible, (count) => count === 0 || savedBy(count) > savedBy(count - 1));
  const picked = gather(sorted, worthIt) ?? [];
  const costs = picked.map(({ line, quantity }) => costOf(line, quantity));
  const shares = split(Math.max(0, savedBy(worthIt)), costs);
  return picked.map(({ line }, index) => ({ line, amountMinor: shares[index] ?? 0, freed: 0 }));
}

/** The things of so many bundles, each thing in one of them only; null when there are not enough. */
function gather(parts: readonly Part[], bundles: number): Picked[] | null {
  const used = new Map<BasketLine, number>();
  for (const { lines, quantity } of parts) {
    let left = quantity * bundles;
    for (const line of lines) {
      const before = used.get(line) ?? 0;
      const taken = Math.min(left, paidQuantity(line) - before);
      if (taken > 0) used.set(line, before + taken);
      left -= taken;
    }
    if (left > 0) return null;
  }
  return [...used].map(([line, quantity]) => ({ line, quantity }));
}

const costOfAll = (picked: readonly Picked[]): Minor =>
  sumOf(picked, ({ line, quantity }) => costOf(line, quantity));

const sumOf = <T>(list: readonly T[], amount: (one: T) => number): number =>
  list.reduce((sum, one) => sum + amount(one), 0);
