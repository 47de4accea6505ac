/** What one benefit takes off, before it is taken. */
import type { Minor } from '../../../kernel/money.ts';
import { type BasketLine, netMinor } from '../basket.ts';
import { split } from './split.ts';

export interface Cut {
  readonly line: BasketLine;
  readonly amountMinor: Minor;
  /** Whole things of the line that become free. */
  readonly freed: number;
}

export interface Reduction {
  /** `line`: meant for these lines. `order`: for the whole bill, shared by its lines. `points`: paid with points. */
  readonly meant: 'line' | 'order' | 'points';
  readonly cuts: readonly Cut[];
  readonly amountMinor: Minor;
}

export function reductionOf(meant: Reduction['meant'], cuts: readonly Cut[]): Reduction {
  const felt = cuts.filter(({ amountMinor, freed }) => amountMinor > 0 || freed > 0);
  const amountMinor = felt.reduce((sum, cut) => sum + cut.amountMinor, 0);
  return { meant, cuts: felt, amountMinor };
}

/** An amount shared by lines in proportion to what is left of them. */
export function sharedBy(
  lines: readonly BasketLine[],
  amountMinor: Minor,
  meant: Reduction['meant'],
): Reduction {
  const positive = lines.filter((line) => netMinor(line) > 0);
  const shares = split(amountMinor, positive.map(netMinor));
  return reductionOf(
    meant,
    positive.map((line, index) => ({ line, amountMinor: shares[index] ?? 0, freed: 0 })),
  );
}

/**
 * The same with at most `mostMinor` off, shared in proportion to what each line would have lost. What is only partly
 * taken off is not free.
 */
export function cappedAt(reduction: Reduction, mostMinor: Minor): Reduction {
  if (reduction.amountMinor <= mostMinor) return reduction;
  const shares = split(
    Math.max(0, mostMinor),
    reduction.cuts.map(({ amountMinor }) => amountMinor),
  );
  const cuts = reduction.cuts.map((cut, index) => ({ ...cut, amountMinor: shares[index] ?? 0, freed: 0 }));
  return reductionOf(reduction.meant, cuts);
}

/** Takes it off the basket's lines. */
export function take({ meant, cuts }: Reduction): void {
  for (const { line, amountMinor, freed } of cuts) {
    line.freeQuantity += freed;
    if (meant === 'line') line.ownDiscountMinor += amountMinor;
    else if (meant === 'order') line.orderDiscountMinor += amountMinor;
    else line.pointsMinor += amountMinor;
  }
}
