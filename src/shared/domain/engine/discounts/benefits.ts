/** What each benefit takes off a basket as it lies there now. */
import type { Minor } from '../../../kernel/money.ts';
import { type Rounding, scaleBy } from '../../../kernel/rounding.ts';
import type { Benefit, Selection } from '../../programme/document.ts';
import { type Basket, type BasketLine, netMinor, reducibleMinor } from '../basket.ts';
import { asksForLines, isSelected } from '../selection.ts';
import { bundleCuts } from './bundle.ts';
import { buyGetPicks } from './buy-get.ts';
import { cappedAt, type Reduction, reductionOf, sharedBy } from './reduction.ts';
import { cheapestFirst, countOf, cutOf, dearestFirst, type Picked, paidQuantity, pick } from './things.ts';

type Of<Kind extends Benefit['kind']> = Extract<Benefit, { kind: Kind }>;

/** Whatever else has been taken off the bill: how far it may go is asked afterwards. */
export function benefitOff(benefit: Benefit, basket: Basket, rounding: Rounding): Reduction | 'needsLines' {
  if (!basket.hasLines && needsLines(benefit)) return 'needsLines';
  return offBy(benefit, basket, rounding);
}

/** Whether a bill of which only the amount is known cannot have it. */
export function needsLines(benefit: Benefit): boolean {
  const isForAmounts = benefit.kind === 'moneyOff' || benefit.kind === 'percentOff';
  return !isForAmounts || asksForLines(benefit.of);
}

/** A percentage off the whole bill. */
export const isOrderPercentage = (benefit: { readonly kind: string; readonly of?: Selection | undefined }) =>
  benefit.kind === 'percentOff' && !asksForLines(benefit.of);

/**
 * The benefit several times over; null for those of which one piece is all there is.
 */
export function times(benefit: Benefit, pieces: number): Benefit | null {
  if (pieces === 1) return benefit;
  switch (benefit.kind) {
    case 'moneyOff':
      return { ...benefit, amountMinor: benefit.amountMinor * pieces };
    case 'cheapestOff':
      return { ...benefit, quantity: benefit.quantity * pieces };
    case 'freeItems': {
      const { quantity, capMinor } = benefit;
      if (quantity === undefined) return null;
      const cap = capMinor === undefined ? {} : { capMinor: capMinor * pieces };
      return { ...benefit, quantity: quantity * pieces, ...cap };
    }
    case 'percentOff':
    case 'buyGet':
    case 'bundle':
    case 'priceList':
      return null;
  }
}

function offBy(benefit: Benefit, basket: Basket, rounding: Rounding): Reduction {
  switch (benefit.kind) {
    case 'moneyOff':
      return moneyOff(benefit, basket);
    case 'percentOff':
      return percentOff(benefit, basket, rounding);
    case 'cheapestOff': {
      const picked = pick(cheapestFirst(things(basket, benefit.of)), benefit.quantity);
      return ofPicked(picked, benefit.basisPoints, rounding);
    }
    case 'freeItems': {
      const lines = dearestFirst(things(basket, benefit.of));
      const picked = pick(lines, benefit.quantity ?? countOf(lines));
      return cappedAt(ofPicked(picked, 10_000, rounding), benefit.capMinor ?? Number.MAX_SAFE_INTEGER);
    }
    case 'buyGet': {
      const picked = buyGetPicks(benefit, things(basket, benefit.buy), things(basket, benefit.get));
      return ofPicked(picked, benefit.basisPoints, rounding);
    }
    case 'bundle': {
      const parts = benefit.parts.map(({ of, quantity }) => ({ lines: things(basket, of), quantity }));
      return reductionOf('line', bundleCuts(parts, benefit.priceMinor));
    }
    case 'priceList':
      return ownPrices(benefit, basket);
  }
}

function moneyOff({ amountMinor, of }: Of<'moneyOff'>, basket: Basket): Reduction {
  const { lines, baseMinor, meant } = rangeOf(basket, of);
  return sharedBy(lines, Math.min(amountMinor, baseMinor), meant);
}

function percentOff({ basisPoints, of, capMinor }: Of<'percentOff'>, basket: Basket, rounding: Rounding) {
  const { lines, baseMinor, meant } = rangeOf(basket, of);
  const share = scaleBy(baseMinor, basisPoints, 10_000, rounding);
  return sharedBy(lines, Math.min(share, capMinor ?? share), meant);
}

interface Range {
  readonly lines: readonly BasketLine[];
  readonly baseMinor: Minor;
  readonly meant: 'line' | 'order';
}

function rangeOf(basket: Basket, of: Selection | undefined): Range {
  const lines = selected(basket, of);
  if (!asksForLines(of)) return { lines, baseMinor: reducibleMinor(basket), meant: 'order' };
  const sum = lines.reduce((total, line) => total + Math.max(0, netMinor(line)), 0);
  return { lines, baseMinor: sum, meant: 'line' };
}

function ofPicked(picked: readonly Picked[], basisPoints: number, rounding: Rounding): Reduction {
  return reductionOf(
    'line',
    picked.map((some) => cutOf(some, basisPoints, rounding)),
  );
}

function ownPrices({ prices }: Of<'priceList'>, basket: Basket): Reduction {
  const priceOf = new Map(prices.map(({ item, priceMinor }) => [item, priceMinor]));
  const cuts = things(basket, undefined).flatMap((line) => {
    const price = line.item === null ? undefined : priceOf.get(line.item);
    if (price === undefined) return [];
    const amountMinor = Math.max(0, netMinor(line) - price * paidQuantity(line));
    return [{ line, amountMinor, freed: 0 }];
  });
  return reductionOf('line', cuts);
}

const selected = ({ lines }: Basket, of: Selection | undefined): BasketLine[] =>
  lines.filter((line) => line.isGoods && isSelected(of, line));

/** The lines that things can be taken from: those with something on them that still costs. */
const things = (basket: Basket, of: Selection | undefined): BasketLine[] =>
  selected(basket, of).filter((line) => paidQuantity(line) > 0 && netMinor(line) > 0);
