import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Readable } from '../database/database.ts';

/**
 * What all members held at the end of a business day less what they owed, per unit: what they hold now without what
 * moved since, so that the cost grows with the days since and not with the years before.
 */
export function openOutstanding(database: Readable): (date: LocalDate) => Record<string, number> {
  const read = database.prepare<[LocalDate], { unit: string; amount: number }>(
    `WITH moved AS MATERIALIZED (
       SELECT key, sum(iif(measure IN ('earned', 'givenBack', 'adjusted'), amount, -amount)) AS amount
       FROM rollup
       WHERE date > ? AND measure IN ('earned', 'givenBack', 'adjusted', 'takenBack', 'used', 'expired')
       GROUP BY key
     )
     SELECT o.unit, o.amount - coalesce(m.amount, 0) AS amount
     FROM outstanding o LEFT JOIN moved m ON m.key = o.unit`,
  );
  return (date) => Object.fromEntries(read.all(date).map(({ unit, amount }) => [unit, amount]));
}
