import type { Holdings, Lot } from '../../shared/domain/ledger/holdings.ts';
import { bySpending } from '../../shared/domain/ledger/purse.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Readable } from '../database/database.ts';

/** The stored last day of a lot that never expires: sorts behind every date. */
export const never = '9999-12-31';

export interface Lots {
  /** Lots by unit, and within a unit in the order of spending. */
  holdings(member: string): Holdings;
  membersWithExpired(onDate: LocalDate, limit: number): string[];
}

interface LotRow {
  readonly lot: string;
  readonly unit: string;
  readonly holder: string;
  readonly expires_on: string;
  readonly remainder: number;
}

export function openLots(database: Readable): Lots {
  const lots = database.prepare<[string], LotRow>(
    'SELECT lot, unit, holder, expires_on, remainder FROM lot WHERE member = ?',
  );
  const debts = database.prepare<[string], { unit: string; owed: number }>(
    'SELECT unit, sum(owed) AS owed FROM debt WHERE member = ? GROUP BY unit ORDER BY unit',
  );
  const expired = database.prepare<[string, number], { member: string }>(
    `SELECT DISTINCT member FROM lot WHERE expires_on < ? AND expires_on < '${never}' ORDER BY member LIMIT ?`,
  );
  return {
    holdings(member) {
      const owed: Record<string, number> = {};
      for (const row of debts.all(member)) owed[row.unit] = row.owed;
      return { lots: inOrder(lots.all(member).map(lotFrom)), debts: owed };
    },
    membersWithExpired: (onDate, limit) => expired.all(onDate, limit).map((row) => row.member),
  };
}

/** The key orders all but lots of one last day, which go by issue and not by spelling. */
function inOrder(lots: Lot[]): Lot[] {
  return lots.sort((a, b) => (a.unit === b.unit ? bySpending(a, b) : a.unit < b.unit ? -1 : 1));
}

function lotFrom({ lot, unit, holder, expires_on, remainder }: LotRow): Lot {
  return { lot, unit, holder, expiresOn: expires_on === never ? null : expires_on, remainder };
}
