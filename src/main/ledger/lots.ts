import type { Owner } from '../../shared/domain/ledger/accounts.ts';
import type { Holdings, Lot } from '../../shared/domain/ledger/holdings.ts';
import { bySpending } from '../../shared/domain/ledger/purse.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Readable } from '../database/database.ts';

/** The stored last day of a lot that never expires: sorts behind every date. */
export const never = '9999-12-31';

/** The stored first day of a lot that can be spent at once: sorts before every date. */
export const atOnce = '';

export interface Lots {
  /** Lots by unit, and within a unit in the order of spending. */
  holdings(owner: Owner): Holdings;
  ownersWithExpired(onDate: LocalDate, limit: number): Owner[];
  ownersHolding(unit: string): { readonly owner: Owner; readonly quantity: number }[];
}

interface LotRow {
  readonly lot: string;
  readonly unit: string;
  readonly holder: string;
  readonly expires_on: string;
  readonly available_from: string;
  readonly remainder: number;
}

export function openLots(database: Readable): Lots {
  const lots = database.prepare<[string], LotRow>(
    'SELECT lot, unit, holder, expires_on, available_from, remainder FROM lot WHERE owner = ?',
  );
  const debts = database.prepare<[string], { unit: string; owed: number }>(
    'SELECT unit, sum(owed) AS owed FROM debt WHERE owner = ? GROUP BY unit ORDER BY unit',
  );
  const expired = database.prepare<[string, number], { owner: string }>(
    `SELECT DISTINCT owner FROM lot WHERE expires_on < ? AND expires_on < '${never}' ORDER BY owner LIMIT ?`,
  );
  const holding = database.prepare<[string], { owner: string; quantity: number }>(
    'SELECT owner, sum(remainder) AS quantity FROM lot WHERE unit = ? GROUP BY owner ORDER BY owner',
  );
  return {
    ownersHolding: (unit) => holding.all(unit),
    holdings(owner) {
      const owed: Record<string, number> = {};
      for (const row of debts.all(owner)) owed[row.unit] = row.owed;
      return { lots: inOrder(lots.all(owner).map(lotFrom)), debts: owed };
    },
    ownersWithExpired: (onDate, limit) => expired.all(onDate, limit).map((row) => row.owner),
  };
}

/** The key orders all but lots of one last day, which go by issue and not by spelling. */
function inOrder(lots: Lot[]): Lot[] {
  return lots.sort((a, b) => (a.unit === b.unit ? bySpending(a, b) : a.unit < b.unit ? -1 : 1));
}

/** Written out, for members with very many lots: the fields are those of `lotOf`, in its order. */
function lotFrom({ lot, unit, holder, expires_on, available_from, remainder }: LotRow): Lot {
  const expiresOn = expires_on === never ? null : expires_on;
  if (available_from === atOnce) return { lot, unit, holder, expiresOn, remainder };
  return { lot, unit, holder, expiresOn, remainder, availableFrom: available_from };
}
