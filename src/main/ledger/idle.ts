/** Balances of which nothing is earned or spent any more. What expires, is taken back or merged is no sign of life. */
import type { Owner } from '../../shared/domain/ledger/accounts.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Readable } from '../database/database.ts';
import { withMerged } from './activity.ts';

export interface Idle {
  lastMovedOn(owner: Owner, unit: string): LocalDate | null;
  ownersIdle(unit: string, since: LocalDate, limit: number): Owner[];
}

const alive = "e.kind NOT IN ('expiry', 'reversal', 'memberMerged')";

export function openIdle(database: Readable): Idle {
  const lastMoved = database.prepare<[string, string], { date: LocalDate | null }>(
    `${withMerged}
     SELECT max(e.business_date) AS date FROM entry n JOIN event e USING (position)
     WHERE n.owner IN (SELECT member FROM person) AND n.unit = ? AND ${alive}`,
  );
  // A first sieve by the owner's own entries: those of merged members are looked at one by one below.
  const quiet = database.prepare<[string, LocalDate], { owner: string }>(
    `SELECT DISTINCT l.owner FROM lot l
     WHERE l.unit = ? AND NOT EXISTS (
       SELECT 1 FROM entry n JOIN event e USING (position)
       WHERE n.owner = l.owner AND n.unit = l.unit AND e.business_date >= ? AND ${alive})
     ORDER BY l.owner`,
  );
  const lastMovedOn = (owner: Owner, unit: string): LocalDate | null =>
    lastMoved.get(owner, unit)?.date ?? null;
  return {
    lastMovedOn,
    ownersIdle(unit, since, limit) {
      const idle: Owner[] = [];
      for (const { owner } of quiet.iterate(unit, since)) {
        if ((lastMovedOn(owner, unit) ?? '') < since) idle.push(owner);
        if (idle.length === limit) break;
      }
      return idle;
    },
  };
}
