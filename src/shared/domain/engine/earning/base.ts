/** The part of a bill that earns. */
import type { Minor } from '../../../kernel/money.ts';
import { scaleBy } from '../../../kernel/rounding.ts';
import type { TenderKind } from '../../bills/bill.ts';
import type { Policies, Selection } from '../../programme/document.ts';
import type { Basket, BasketLine } from '../basket.ts';
import { isSelected } from '../selection.ts';

/** Which part a rule looks at. Empty: the whole bill. */
export interface Part {
  readonly of?: Selection | undefined;
  /** A second selection that must hold as well: what a multiplier and the rule that it multiplies have in common. */
  readonly and?: Selection | undefined;
  readonly tenders?: readonly TenderKind[] | undefined;
}

/** Money that earns: less what was taken off and the tax, as the policies say, and only what was paid as asked. */
export function earningMinor(basket: Basket, part: Part, policies: Policies): Minor {
  const share = paidShare(basket, part, policies);
  if (share.numerator === 0) return 0;
  const taxed = countedMinor(basket, part, policies);
  const counted = policies.taxBase === 'withTax' ? taxed.sum : beforeTax(basket, taxed);
  if (counted <= 0) return 0;
  return share.numerator === share.denominator
    ? counted
    : scaleBy(counted, share.numerator, share.denominator, 'nearest');
}

/**
 * Things that earn: as a whole even where only some of the bill was paid as asked, and free ones only where what was
 * taken off earns too.
 */
export function earningThings({ lines }: Basket, { of, and }: Part, policies: Policies): number {
  let things = 0;
  for (const line of lines) {
    if (line.grossMinor >= 0 && counts(line, of, and, policies)) things += thingsOf(line, policies);
  }
  return things;
}

/** Whether anything that counts was bought and is paid, be it an amount that counts no things. */
export function hasEarningLine({ lines, hasLines }: Basket, { of, and }: Part, policies: Policies): boolean {
  return lines.some(
    (line) =>
      counts(line, of, and, policies) && line.grossMinor >= 0 && (!hasLines || thingsOf(line, policies) > 0),
  );
}

const thingsOf = ({ quantity, freeQuantity }: BasketLine, { discounted }: Policies): number =>
  discounted === 'earns' ? quantity : quantity - freeQuantity;

/** How much of the bill was paid in a way that earns. A rule that names its tenders knows better than the policy. */
export function paidShare(
  { paid }: Basket,
  { tenders }: Part,
  { walletPaid }: Policies,
): { readonly numerator: Minor; readonly denominator: Minor } {
  if (tenders === undefined && walletPaid === 'earns') return whole;
  let numerator = 0;
  let denominator = 0;
  for (const { kind, amountMinor } of paid) {
    denominator += amountMinor;
    const isCounted =
      tenders === undefined ? kind !== 'wallet' && kind !== 'giftCard' : tenders.includes(kind);
    if (isCounted) numerator += amountMinor;
  }
  if (denominator > 0) return { numerator, denominator };
  return tenders === undefined ? whole : { numerator: 0, denominator: 1 };
}

const whole = { numerator: 1, denominator: 1 };

interface Counted {
  readonly sum: Minor;
  readonly byTax: ReadonlyMap<number, Minor> | null;
}

function countedMinor(basket: Basket, { of, and }: Part, policies: Policies): Counted {
  const isPart = of !== undefined || and !== undefined;
  const byTax = basket.hasLines && policies.taxBase === 'beforeTax' ? new Map<number, Minor>() : null;
  let sum = 0;
  for (const line of basket.lines) {
    if (!counts(line, of, and, policies)) continue;
    const amountMinor = lineMinor(line, isPart, policies);
    sum += amountMinor;
    byTax?.set(line.taxBasisPoints, (byTax.get(line.taxBasisPoints) ?? 0) + amountMinor);
  }
  return { sum, byTax };
}

const counts = (
  line: BasketLine,
  of: Selection | undefined,
  and: Selection | undefined,
  { earnsNothing }: Policies,
): boolean =>
  line.isGoods &&
  (of === undefined || isSelected(of, line)) &&
  (and === undefined || isSelected(and, line)) &&
  (earnsNothing === undefined || !isSelected(earnsNothing, line));

function lineMinor(line: BasketLine, isPart: boolean, policies: Policies): Minor {
  let amountMinor = line.grossMinor;
  if (policies.discounted === 'earnsNothing') {
    amountMinor -= line.ownDiscountMinor;
    if (!isPart || policies.orderDiscount === 'lowersEveryBase') amountMinor -= line.orderDiscountMinor;
  }
  return policies.pointsPaid === 'earns' ? amountMinor : amountMinor - line.pointsMinor;
}

/** Rounded once per rate of tax, not per line. */
function beforeTax(basket: Basket, { sum, byTax }: Counted): Minor {
  const { totalMinor, taxMinor } = basket;
  if (byTax === null) {
    return taxMinor === 0 || sum <= 0 ? sum : scaleBy(sum, totalMinor - taxMinor, totalMinor, 'nearest');
  }
  let untaxed = 0;
  for (const [basisPoints, amountMinor] of byTax) {
    untaxed +=
      basisPoints === 0 ? amountMinor : scaleBy(amountMinor, 10_000, 10_000 + basisPoints, 'nearest');
  }
  return untaxed;
}
