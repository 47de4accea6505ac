import type { LocalDate } from '../../../shared/kernel/dates.ts';
import type { Readable } from '../../database/database.ts';

/** The first day with a bill; null: there was none yet. */
export function firstBillOn(database: Readable): LocalDate | null {
  const row = database
    .prepare<[], { date: LocalDate }>(
      `SELECT date FROM rollup WHERE measure IN ('bill', 'anonymousBill') AND count > 0 ORDER BY date LIMIT 1`,
    )
    .get();
  return row?.date ?? null;
}
