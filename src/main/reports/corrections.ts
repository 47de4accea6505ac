/** Who corrected how often by hand, beside how many bills they rang up. */
import type { Corrections } from '../../shared/contract/results.ts';
import type { Measure } from '../../shared/domain/ledger/rollups.ts';
import { addDays, type LocalDate } from '../../shared/kernel/dates.ts';
import type { Database } from '../database/database.ts';

const days = 30;
/** Whom the log names where nobody did it. */
const nobody = 'system';

export type ReadCorrections = (until: LocalDate, staffName: (id: string) => string | null) => Corrections;

export function prepareCorrections(database: Database): ReadCorrections {
  const read = database.prepare<[LocalDate, LocalDate], { measure: Measure; key: string; count: number }>(
    `SELECT measure, key, sum(count) AS count FROM rollup
     WHERE date BETWEEN ? AND ? AND measure IN ('bill', 'anonymousBill', 'adjustment', 'reversal')
     GROUP BY measure, key`,
  );
  return (until, staffName) => {
    const from = addDays(until, 1 - days);
    const rows = read.all(from, until).filter(({ key }) => key !== nobody);
    const count = (staff: string, ...measures: Measure[]) =>
      rows.reduce(
        (sum, row) => (row.key === staff && measures.includes(row.measure) ? sum + row.count : sum),
        0,
      );
    const people = [...new Set(rows.map(({ key }) => key))].map((staff) => ({
      staff,
      name: staffName(staff) ?? '',
      bills: count(staff, 'bill', 'anonymousBill'),
      adjustments: count(staff, 'adjustment'),
      reversals: count(staff, 'reversal'),
    }));
    return { from, until, people: people.sort(byName) };
  };
}

/** The same on every machine, whatever it speaks. */
function byName(a: { name: string; staff: string }, b: { name: string; staff: string }): number {
  const [left, right] = [`${a.name} ${a.staff}`, `${b.name} ${b.staff}`];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
