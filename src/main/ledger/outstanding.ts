import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Readable } from '../database/database.ts';

/**
 * What all members held at the end of a business day less what they owed, per unit: what they hold now without what
 * moved since, so that the cost grows with the days since and not with the years before.
 */
export function openOutstanding(database: Readable): (date: LocalDate) => Record<string, number> {
  const read = database.prepare<[LocalDate], { unit: string; amount: number }>(
    `SELECT o.unit, o.amount - coalesce(sum(CASE
       WHEN r.measure IN ('earned', 'givenBack', 'adjusted') THEN r.amount
       WHEN r.measure IN ('takenBack', 'used', 'expired') THEN -r.amount
     END), 0) AS amount
     FROM outstanding o LEFT JOIN rollup r ON r.date > ? AND r.key = o.unit
     GROUP BY o.unit`,
  );
  return (date) => Object.fromEntries(read.all(date).map(({ unit, amount }) => [unit, amount]));
}
