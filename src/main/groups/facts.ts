/** What queries ask of one member, looked up as it is asked and kept for the next query on the same member. */
import type { Attributes } from '../../shared/domain/members/attributes.ts';
import type { MemberFacts } from '../../shared/domain/members/query.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Readable } from '../database/database.ts';

export interface FactSources {
  attributes(member: string): Attributes;
  activity(member: string): {
    readonly enrolledOn: LocalDate | null;
    readonly lastVisitOn: LocalDate | null;
  };
  /** Id of the level on a day; null: none. */
  tierOf(member: string, date: LocalDate): string | null;
}

export type FactReader = (member: string, today: LocalDate) => MemberFacts;

export function openFacts(database: Readable, sources: FactSources): FactReader {
  const since = database.prepare<[string, string, string], { count: number; amount: number }>(
    `SELECT coalesce(sum(count), 0) AS count, coalesce(sum(amount), 0) AS amount
     FROM member_day WHERE member = ? AND measure = ? AND date >= ?`,
  );
  const favourite = database.prepare<[string, string], { measure: string }>(
    `SELECT measure FROM member_day WHERE member = ? AND measure > 'item:' AND measure < 'item;' AND date >= ?
     GROUP BY measure ORDER BY sum(count) DESC, measure LIMIT 1`,
  );
  const held = database.prepare<[string, string, string]>(
    'SELECT 1 FROM lot WHERE owner = ? AND unit = ? AND expires_on >= ? LIMIT 1',
  );
  const listed = database.prepare<[string, string]>(
    'SELECT 1 FROM list_member WHERE list = ? AND member = ?',
  );

  return (member, today) => {
    const activity = once(() => sources.activity(member));
    return {
      attributes: once(() => sources.attributes(member)),
      enrolledOn: () => activity().enrolledOn,
      lastVisitOn: () => activity().lastVisitOn,
      tier: once(() => sources.tierOf(member, today)),
      visitsSince: (from) => since.get(member, 'visit', from)?.count ?? 0,
      spentSince: (from) => since.get(member, 'spent', from)?.amount ?? 0,
      favouriteSince: (from) => favourite.get(member, from)?.measure.slice('item:'.length) ?? null,
      holds: (voucher) => held.get(member, voucher, today) !== undefined,
      isOn: (list) => listed.get(list, member) !== undefined,
    };
  };
}

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}
