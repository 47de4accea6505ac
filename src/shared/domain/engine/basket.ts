/** A bill while discounts are taken off it, line by line. An amount without lines is one line of its own. */
import type { Minor } from '../../kernel/money.ts';
import { scaleBy } from '../../kernel/rounding.ts';
import type { Bill, BillLine, TenderKind } from '../bills/bill.ts';

export interface BasketLine {
  /** Place in `Bill.lines`; 0 for an amount without lines. */
  readonly position: number;
  readonly item: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
  /** Things bought, voided lines left out. 0 only for an amount without lines that counts nothing. */
  readonly quantity: number;
  readonly unitMinor: Minor;
  /** `quantity` × `unitMinor`, or the amount. Below 0: a discount typed by hand. */
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

/** The bill with nothing taken off yet and nothing paid. */
export function basketOf(bill: Bill): Basket {
  const { totalMinor } = bill;
  if (bill.lines === undefined) {
    const taxMinor = bill.taxMinor ?? 0;
    return { lines: [amountLine(bill)], hasLines: false, totalMinor, taxMinor, paid: [] };
  }
  const lines = bill.lines.flatMap((line, position) => (line.voided ? [] : [basketLine(line, position)]));
  const taxMinor = lines.reduce((sum, line) => sum + taxWithin(line.grossMinor, line.taxBasisPoints), 0);
  return { lines, hasLines: true, totalMinor, taxMinor, paid: [] };
}

/** A bill to try things on. */
export const copyOf = (basket: Basket): Basket => ({
  ...basket,
  lines: basket.lines.map((line) => ({ ...line })),
});

/** The tax that is in an amount. */
const taxWithin = (amountMinor: Minor, taxBasisPoints: number): Minor =>
  taxBasisPoints === 0 ? 0 : scaleBy(amountMinor, taxBasisPoints, 10_000 + taxBasisPoints, 'nearest');

/** What discounts can still take off: the goods, less what was typed in by hand as a discount. */
export function reducibleMinor({ lines }: Basket): Minor {
  return Math.max(
    0,
    lines.reduce((sum, line) => sum + (line.isGoods ? netMinor(line) : 0), 0),
  );
}

/** What is left to pay. */
export const leftMinor = ({ lines }: Basket): Minor =>
  Math.max(
    0,
    lines.reduce((sum, line) => sum + netMinor(line), 0),
  );

const untouched = { freeQuantity: 0, ownDiscountMinor: 0, orderDiscountMinor: 0, pointsMinor: 0 };

const amountLine = ({ totalMinor, itemCount }: Bill): BasketLine => ({
  position: 0,
  item: null,
  category: null,
  tags: [],
  quantity: itemCount,
  unitMinor: totalMinor,
  grossMinor: totalMinor,
  taxBasisPoints: 0,
  isGoods: true,
  ...untouched,
});

function basketLine(line: BillLine, position: number): BasketLine {
  const { item, category, tags, quantity, unitMinor, taxBasisPoints, sells } = line;
  return {
    position,
    item,
    category,
    tags,
    quantity,
    unitMinor,
    grossMinor: quantity * unitMinor,
    taxBasisPoints,
    isGoods: sells === 'goods',
    ...untouched,
  };
}
