/**
 * Holdings under change. The leg builders move quantities in a purse and read the legs off as the difference, so that
 * no builder can break what holds for every owner and unit: lots and debt are never there at the same time, and no
 * lot goes below zero.
 *
 * A lot is told apart by (issuing event, unit, holder, last day, first day): an event that grants the same unit with
 * two last days issues two lots under one name, and neither date is lost.
 */
import { invariant } from '../../kernel/invariant.ts';
import { accountOf, compareEventIds, type Owner } from './accounts.ts';
import type { Account, Leg } from './event.ts';
import type { Holdings, Lot } from './holdings.ts';

export interface Purse {
  /** In the order of spending: earliest last day first, ties by issue, then by first day. */
  lots(unit: string): readonly Lot[];
  owed(unit: string): number;
  /** Pays debt, up to `quantity`; answers how much. */
  settle(unit: string, quantity: number): number;
  /** Debt is paid first; the rest becomes or joins the lot. */
  credit(lot: Omit<Lot, 'remainder'>, quantity: number): void;
  /** Takes from the lots that `choose` lets through, in the order of spending, up to `quantity`; answers how much. */
  take(unit: string, quantity: number, choose: (lot: Lot) => boolean): number;
  /** What nothing is left for. Lots of the unit must be gone. */
  owe(unit: string, quantity: number): void;
  /** What changed since the purse was opened, as legs of this owner. */
  legs(): Leg[];
}

export function openPurse(owner: Owner, holder: string, holdings: Holdings): Purse {
  const before = new Map(holdings.lots.map((lot) => [keyOf(lot), lot]));
  const now = new Map(before);
  /** Lots in the order in which they changed, which is the order of the legs. */
  const touched = new Map<string, Lot>();
  const debts: Record<string, number> = { ...holdings.debts };

  const lots = (unit: string): Lot[] => [...now.values()].filter((lot) => lot.unit === unit).sort(bySpending);
  const owed = (unit: string): number => debts[unit] ?? 0;

  function set(lot: Lot): void {
    const key = keyOf(lot);
    invariant(lot.remainder >= 0, 'a lot never goes below zero');
    if (!touched.has(key)) touched.set(key, lot);
    if (lot.remainder === 0) now.delete(key);
    else now.set(key, lot);
  }

  function settle(unit: string, quantity: number): number {
    assertQuantity(quantity);
    const paid = Math.min(quantity, owed(unit));
    if (paid > 0) debts[unit] = owed(unit) - paid;
    return paid;
  }

  return {
    lots,
    owed,
    settle,
    credit(name, quantity) {
      const rest = quantity - settle(name.unit, quantity);
      if (rest === 0) return;
      const held = now.get(keyOf(name))?.remainder ?? 0;
      set(lotOf(name, held + rest));
    },
    take(unit, quantity, choose) {
      assertQuantity(quantity);
      let missing = quantity;
      for (const lot of lots(unit)) {
        if (missing === 0) break;
        if (!choose(lot)) continue;
        const taken = Math.min(missing, lot.remainder);
        set({ ...lot, remainder: lot.remainder - taken });
        missing -= taken;
      }
      return quantity - missing;
    },
    owe(unit, quantity) {
      assertQuantity(quantity);
      if (quantity === 0) return;
      invariant(lots(unit).length === 0, 'nothing is owed while something is held');
      debts[unit] = owed(unit) + quantity;
    },
    legs() {
      const account = accountOf(owner);
      const legs: Leg[] = [];
      for (const [key, lot] of touched) {
        const amount = (now.get(key)?.remainder ?? 0) - (before.get(key)?.remainder ?? 0);
        if (amount !== 0) legs.push(lotLeg(account, lot, amount));
      }
      for (const unit of Object.keys(debts).sort()) {
        const amount = (holdings.debts[unit] ?? 0) - owed(unit);
        if (amount !== 0)
          legs.push({ account, unit, bucket: 'debt', holder, lot: null, expiresOn: null, amount });
      }
      return legs;
    },
  };
}

/** What tells a lot apart. A lot that can be spent at once has no first day, so that everything has one spelling. */
export function lotOf(name: Omit<Lot, 'remainder'>, remainder: number): Lot {
  const { lot, unit, holder, expiresOn, availableFrom } = name;
  const made = { lot, unit, holder, expiresOn, remainder };
  return availableFrom ? { ...made, availableFrom } : made;
}

/** `amount` into (or, below 0, out of) a lot. */
export function lotLeg(account: Account, name: Omit<Lot, 'remainder'>, amount: number): Leg {
  const { lot, unit, holder, expiresOn, availableFrom } = name;
  const leg: Leg = { account, unit, bucket: 'available', holder, lot, expiresOn, amount };
  return availableFrom ? { ...leg, availableFrom } : leg;
}

export function bySpending(a: Lot, b: Lot): number {
  if (a.expiresOn !== b.expiresOn) {
    if (a.expiresOn === null) return 1;
    if (b.expiresOn === null) return -1;
    return a.expiresOn < b.expiresOn ? -1 : 1;
  }
  const issue = compareEventIds(a.lot, b.lot);
  if (issue !== 0) return issue;
  const [first, second] = [a.availableFrom ?? '', b.availableFrom ?? ''];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

/** Tells the lots of one owner apart. */
export function keyOf(lot: Omit<Lot, 'remainder'>): string {
  return `${lot.unit} ${lot.lot} ${lot.holder} ${lot.expiresOn ?? ''} ${lot.availableFrom ?? ''}`;
}

function assertQuantity(quantity: number): void {
  invariant(Number.isSafeInteger(quantity) && quantity >= 0, 'quantities are whole and not below zero');
}
