import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { Readable, Statement } from '../database/database.ts';
import { withMerged } from './activity.ts';
import { eventFrom } from './event-store.ts';
import type { HistoryQuery } from './ledger.ts';

interface Row {
  readonly previous_hash: string;
  readonly hash: string;
  readonly body: string;
}

export const longestPage = 200;

/**
 * Newest first. An owner's history holds what moved something of theirs, whoever the event is about, and that of
 * everyone merged into them.
 */
export function openHistory(database: Readable): (query: HistoryQuery) => LedgerEvent[] {
  const statements = new Map<string, Statement<unknown[], Row>>();

  function prepared(sql: string): Statement<unknown[], Row> {
    let statement = statements.get(sql);
    if (!statement) {
      statement = database.prepare<unknown[], Row>(sql);
      statements.set(sql, statement);
    }
    return statement;
  }

  const absorbed = database.prepare<[string]>('SELECT 1 FROM activity WHERE merged_into = ? LIMIT 1');
  /** Each half in the order of its index, so that long histories cost no more than short ones. */
  const latest = database.prepare<[{ owner: string; limit: number }], Row>(
    `SELECT previous_hash, hash, body FROM event WHERE position IN (
       SELECT * FROM (SELECT position FROM event WHERE member = $owner ORDER BY position DESC LIMIT $limit)
       UNION
       SELECT * FROM (SELECT DISTINCT position FROM entry WHERE owner = $owner ORDER BY position DESC LIMIT $limit))
     ORDER BY position DESC LIMIT $limit`,
  );

  return (query) => {
    const { member, kinds, date, offset = 0, limit } = query;
    invariant(limit >= 1 && limit <= longestPage && offset >= 0, 'history is read in pages');
    const isLatest = kinds === undefined && date === undefined && offset === 0;
    if (member !== undefined && isLatest && !absorbed.get(member))
      return latest.all({ owner: member, limit }).map(eventFrom);
    const conditions: string[] = [];
    const values: unknown[] = [];
    if (member !== undefined) {
      values.push(member);
      conditions.push(
        `position IN (SELECT position FROM event WHERE member IN (SELECT member FROM person)
           UNION SELECT position FROM entry WHERE owner IN (SELECT member FROM person))`,
      );
    }
    if (date !== undefined) {
      values.push(date);
      conditions.push('business_date = ?');
    }
    if (kinds !== undefined) {
      values.push(JSON.stringify(kinds));
      conditions.push('kind IN (SELECT value FROM json_each(?))');
    }
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const sql = `${member === undefined ? '' : withMerged}
      SELECT previous_hash, hash, body FROM event ${where} ORDER BY position DESC LIMIT ? OFFSET ?`;
    return prepared(sql)
      .all(...values, limit, offset)
      .map(eventFrom);
  };
}
