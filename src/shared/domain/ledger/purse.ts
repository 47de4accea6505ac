/**
 * Holdings under change. The leg builders move quantities in a purse and read the legs off as the difference, so that
 * no builder can break what holds for every member and unit: lots and debt are never there at the same time, and no
 * lot goes below zero.
 *
 * A lot is told apart by (issuing event, unit, holder, last day): an event that grants the same unit with two last
 * days issues two lots under one name, and neither date is lost.
 */
import type { LocalDate } from '../../kernel/dates.ts';
import { invariant } from '../../kernel/invariant.ts';
import { accountOf, compareEventIds } from './accounts.ts';
import type { Leg } from './event.ts';
import type { Holdings, Lot } from './holdings.ts';

export interface Purse {
  /** In the order of spending: earliest last day first, ties by issue. */
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
  /** What changed since the purse was opened, as legs of this member. */
  legs(): Leg[];
}

export function openPurse(member: string, holder: string, holdings: Holdings): Purse {
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
    credit({ lot, unit, holder, expiresOn }, quantity) {
      const rest = quantity - settle(unit, quantity);
      if (rest === 0) return;
      const name = { lot, unit, holder, expiresOn };
      set({ ...name, remainder: (now.get(keyOf(name))?.remainder ?? 0) + rest });
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
      const account = accountOf(member);
      const legs: Leg[] = [];
      for (const [key, { lot, unit, holder, expiresOn }] of touched) {
        const amount = (now.get(key)?.remainder ?? 0) - (before.get(key)?.remainder ?? 0);
        if (amount !== 0) legs.push({ account, unit, bucket: 'available', holder, lot, expiresOn, amount });
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

/** A lot that has not expired can be spent on its last day. */
export const livesOn =
  (date: LocalDate) =>
  (lot: Lot): boolean =>
    lot.expiresOn === null || lot.expiresOn >= date;

export function bySpending(a: Lot, b: Lot): number {
  if (a.expiresOn !== b.expiresOn) {
    if (a.expiresOn === null) return 1;
    if (b.expiresOn === null) return -1;
    return a.expiresOn < b.expiresOn ? -1 : 1;
  }
  return compareEventIds(a.lot, b.lot);
}

function keyOf(lot: Omit<Lot, 'remainder'>): string {
  return `${lot.unit} ${lot.lot} ${lot.holder} ${lot.expiresOn ?? ''}`;
}

function assertQuantity(quantity: number): void {
  invariant(Number.isSafeInteger(quantity) && quantity >= 0, 'quantities are whole and not below zero');
}
