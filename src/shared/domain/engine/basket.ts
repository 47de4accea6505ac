/** A bill while discounts are taken off it, line by line. An amount without lines is one line of its own. */
import type { Minor } from '../../kernel/money.ts';
import type { TenderKind } from '../bills/bill.ts';

export interface BasketLine {
  /** Place in `Bill.lines`; 0 for an amount without lines. */
  readonly position: number;
  readonly item: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
  /** Things bought, voided lines left out. 0 only for an amount without lines that counts nothing. */
  readonly quantity: number;
  readonly unitMinor: Minor;
  /** `quantity` × `unitMinor`, or the amount. */
  readonly grossMinor: Minor;
  readonly taxBasisPoints: number;
  /** Goods: only these earn and are reduced. */
  readonly isGoods: boolean;
  /** Things that a reward, voucher or promotion gives free: they are not paid and count as not bought. */
  freeQuantity: number;
  /** Taken off by what was meant for this line. */
  ownDiscountMinor: Minor;
  /** This line's share of what was taken off the whole bill, points as money left out. */
  orderDiscountMinor: Minor;
  /** This line's share of what was paid with points. */
  pointsMinor: Minor;
}

export interface Basket {
  readonly lines: readonly BasketLine[];
  readonly hasLines: boolean;
  /** Before anything is taken off, tax included. */
  readonly totalMinor: Minor;
  /** Part of `totalMinor` that is tax. */
  readonly taxMinor: Minor;
  /** What the bill was paid with; sums to what is left to pay, and to 0 on a bill that costs nothing. */
  paid: readonly { readonly kind: TenderKind; readonly amountMinor: Minor }[];
}

/** What is left of a line. Never below 0 on a line that began at 0 or more. */
export const netMinor = (line: BasketLine): Minor =>
  line.grossMinor - line.ownDiscountMinor - line.orderDiscountMinor - line.pointsMinor;
