/** The single things on the lines of a bill: how many are still paid for, and what some of them cost. */
import type { Minor } from '../../../kernel/money.ts';
import { type Rounding, scaleBy } from '../../../kernel/rounding.ts';
import { type BasketLine, netMinor } from '../basket.ts';
import type { Cut } from './reduction.ts';

/** Things of a line that are not free already. */
export const paidQuantity = (line: BasketLine): number => line.quantity - line.freeQuantity;

export interface Picked {
  readonly line: BasketLine;
  readonly quantity: number;
}

/** So many things from the front of the lines; fewer when there are no more. */
export function pick(lines: readonly BasketLine[], quantity: number): Picked[] {
  let left = quantity;
  const picked: Picked[] = [];
  for (const line of lines) {
    const taken = Math.min(left, paidQuantity(line));
    if (taken > 0) picked.push({ line, quantity: taken });
    left -= taken;
  }
  return picked;
}

/** So much of the price of picked things off. */
export function cutOf({ line, quantity }: Picked, basisPoints: number, rounding: Rounding): Cut {
  const fullMinor = costOf(line, quantity);
  if (basisPoints === 10_000) return { line, amountMinor: fullMinor, freed: quantity };
  return { line, amountMinor: scaleBy(fullMinor, basisPoints, 10_000, rounding), freed: 0 };
}

/** What so many of the things of a line that are still paid for cost now. */
export function costOf(line: BasketLine, quantity: number): Minor {
  const paid = paidQuantity(line);
  return paid === 0 ? 0 : scaleBy(Math.max(0, netMinor(line)), quantity, paid, 'nearest');
}

export const countOf = (lines: readonly BasketLine[]): number =>
  lines.reduce((sum, line) => sum + paidQuantity(line), 0);

export const cheapestFirst = (lines: readonly BasketLine[]): BasketLine[] => lines.toSorted(byPrice);

export const dearestFirst = (lines: readonly BasketLine[]): BasketLine[] =>
  lines.toSorted((a, b) => byPrice(b, a));

/** By what one thing costs now; ties stay as they lie on the bill. */
function byPrice(a: BasketLine, b: BasketLine): number {
  const left = BigInt(netMinor(a)) * BigInt(paidQuantity(b));
  const right = BigInt(netMinor(b)) * BigInt(paidQuantity(a));
  return left === right ? 0 : left < right ? -1 : 1;
}
