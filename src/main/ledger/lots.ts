import type { Holdings, Lot } from '../../shared/domain/ledger/holdings.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Database } from '../database/database.ts';

/** The stored last day of a lot that never expires: sorts behind every date. */
export const never = '9999-12-31';

export interface Lots {
  /** Lots in the order of spending within a unit, but for ties. */
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

export function openLots(database: Database): Lots {
  const lots = database.prepare<[string], LotRow>(
    'SELECT lot, unit, holder, expires_on, remainder FROM lot WHERE member = ?',
  );
  const debts = database.prepare<[string], { unit: string; owed: number }>(
    'SELECT unit, sum(owed) AS owed FROM debt WHERE member = ? GROUP BY unit',
  );
  const expired = database.prepare<[string, number], { member: string }>(
    `SELECT DISTINCT member FROM lot WHERE expires_on < ? AND expires_on < '${never}' ORDER BY member LIMIT ?`,
  );
  return {
    holdings(member) {
      const owed: Record<string, number> = {};
      for (const row of debts.all(member)) owed[row.unit] = row.owed;
      return { lots: lots.all(member).map(lotFrom), debts: owed };
    },
    membersWithExpired: (onDate, limit) => expired.all(onDate, limit).map((row) => row.member),
  };
}

function lotFrom({ lot, unit, holder, expires_on, remainder }: LotRow): Lot {
  return { lot, unit, holder, expiresOn: expires_on === never ? null : expires_on, remainder };
}
