import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Readable } from '../database/database.ts';
import { withMerged } from './activity.ts';

/** Days between which no review takes a level; both ends inclusive. */
export interface TierFreeze {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** A member's freezes and those of all who were merged into them, oldest first; taken back ones left out. */
export function openFreezes(database: Readable): (member: string) => TierFreeze[] {
  const read = database.prepare<[string], { body: string }>(
    `${withMerged}
     SELECT e.body FROM event e
     WHERE e.kind = 'tierFrozen' AND e.member IN (SELECT member FROM person)
       AND NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.position = e.position AND t.complete = 1)
     ORDER BY e.position`,
  );
  return (member) =>
    read.all(member).flatMap(({ body }) => {
      const { detail } = JSON.parse(body) as Pick<LedgerEvent, 'detail'>;
      return detail.kind === 'tierFrozen' ? [{ from: detail.from, until: detail.until }] : [];
    });
}
