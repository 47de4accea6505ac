import type { Owner } from '../../shared/domain/ledger/accounts.ts';
import type { EventId } from '../../shared/domain/ledger/event.ts';
import type { Readable } from '../database/database.ts';
import { withMerged } from './activity.ts';

/** Per unit, what expiry has taken from the lots that an event issued, from an owner and all who were merged into them. */
export function openExpired(database: Readable): (id: EventId) => (owner: Owner) => Record<string, number> {
  const taken = database.prepare<[string, string], { unit: string; quantity: number }>(
    `${withMerged}
     SELECT n.unit, -sum(n.amount) AS quantity
     FROM entry n JOIN event e USING (position)
     WHERE n.owner IN (SELECT member FROM person) AND n.lot = ? AND e.kind = 'expiry'
     GROUP BY n.unit`,
  );
  return (id) => (owner) =>
    Object.fromEntries(taken.all(owner, id).map(({ unit, quantity }) => [unit, quantity]));
}
