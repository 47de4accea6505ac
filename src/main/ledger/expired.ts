import type { EventId } from '../../shared/domain/ledger/event.ts';
import type { Readable } from '../database/database.ts';
import { openEventStore } from './event-store.ts';

/** Per unit, what expiry has taken from the lots that an event issued, whoever held them by then. */
export function openExpired(database: Readable): (id: EventId) => Record<string, number> {
  const events = openEventStore(database);
  const taken = database.prepare<[string, string], { unit: string; quantity: number }>(
    `WITH RECURSIVE person(member) AS (
       VALUES (?) UNION SELECT a.merged_into FROM activity a JOIN person p ON a.member = p.member
       WHERE a.merged_into IS NOT NULL
     )
     SELECT n.unit, -sum(n.amount) AS quantity
     FROM entry n JOIN event e USING (position)
     WHERE n.member IN (SELECT member FROM person) AND n.lot = ? AND e.kind = 'expiry'
     GROUP BY n.unit`,
  );
  return (id) => {
    const expired: Record<string, number> = {};
    const member = events.byId(id)?.event.member;
    if (member) for (const { unit, quantity } of taken.all(member, id)) expired[unit] = quantity;
    return expired;
  };
}
