/** How fast a unit comes in with money that is spent. */
import type { Currency, Minor } from '../../../kernel/money.ts';
import type { ShopFacts } from '../advice.ts';
import type { Condition, EarnRule, Programme } from '../document.ts';

/** A bill that most counters would call ordinary, where the shop's own is not known. */
const ordinaryBill: Record<Currency, Minor> = { VND: 100_000, THB: 10_000, USD: 500 };

export const averageBill = (programme: Programme, { averageBillMinor }: ShopFacts): Minor =>
  averageBillMinor !== undefined && averageBillMinor > 0
    ? averageBillMinor
    : ordinaryBill[programme.currency];

/**
 * What an average bill gives of a unit, in the unit's scale, on an ordinary day: rules that always hold, and where
 * there are none, the best of the others. A fraction is kept: it is an estimate.
 */
export function perAverageBill(programme: Programme, unit: string, facts: ShopFacts): number {
  const bill = averageBill(programme, facts);
  const rules = programme.earn.filter(
    (rule) => rule.unit === unit && rule.on.kind === 'bill' && rule.to === 'member',
  );
  const always = rules.filter(({ when }) => isOpen(when));
  const sum = always.reduce((total, rule) => total + givenBy(programme, rule, bill), 0);
  if (sum > 0) return sum * always.reduce((product, rule) => product * timesOf(rule), 1);
  return Math.max(0, ...rules.map((rule) => givenBy(programme, rule, bill)));
}

function givenBy(programme: Programme, { amount, unit }: EarnRule, bill: Minor): number {
  switch (amount.kind) {
    case 'perAmount':
      return (bill / amount.perMinor) * amount.quantity;
    case 'percent': {
      const scale = programme.units.find(({ id }) => id === unit)?.scale ?? 0;
      return ((bill * amount.basisPoints) / 10_000 / amount.unitMinor) * 10 ** scale;
    }
    case 'perItem':
    case 'fixed':
      return amount.quantity;
    case 'multiplier':
      return 0;
  }
}

const timesOf = ({ amount }: EarnRule): number => (amount.kind === 'multiplier' ? amount.times / 100 : 1);

/** Holds on every bill of every member. */
export const isOpen = (when: Condition): boolean =>
  Object.entries(when).every(([key, value]) => value === undefined || key === 'minimumBase');
