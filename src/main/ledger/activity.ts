/** Visits, enrolment, who brought whom, and merging, per member. */
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { isVisit } from '../../shared/domain/ledger/given.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Readable } from '../database/database.ts';
import type { MemberActivity } from './ledger.ts';
import type { Reversed } from './projector.ts';

export interface ActivityProjection {
  /** Reads nothing of the log behind `position`, so that a replay comes to the same. */
  apply(position: number, event: LedgerEvent, takenBack: Reversed | null): void;
}

/** A member and all who were merged into them, at any depth. */
export const withMerged = `
  WITH RECURSIVE person(member) AS (
    VALUES (?) UNION SELECT a.member FROM activity a JOIN person p ON a.merged_into = p.member
  )`;

export function openActivity(database: Readable): ActivityProjection {
  const visited = database.prepare<[string, number]>(
    `INSERT INTO activity (member, visits, last_visit) VALUES (?, 1, ?)
     ON CONFLICT DO UPDATE SET visits = visits + 1, last_visit = excluded.last_visit`,
  );
  const enrolled = database.prepare<[string, string]>(
    `INSERT INTO activity (member, visits, enrolled_on) VALUES (?, 0, ?)
     ON CONFLICT DO UPDATE SET enrolled_on = coalesce(enrolled_on, excluded.enrolled_on)`,
  );
  const referred = database.prepare<[string, string, string]>(
    'UPDATE activity SET referrer = ?, referred_on = ? WHERE member = ? AND referrer IS NULL',
  );
  const unvisited = database.prepare<[string]>('UPDATE activity SET visits = visits - 1 WHERE member = ?');
  const lastVisit = database.prepare<[string], { member: string; last_visit: number | null }>(
    'SELECT member, last_visit FROM activity WHERE member = ?',
  );
  const setLastVisit = database.prepare<[number | null, string]>(
    'UPDATE activity SET last_visit = ? WHERE member = ?',
  );
  const lastStanding = database.prepare<[string, number], { position: number }>(
    `${withMerged}
     SELECT e.position FROM event e
     WHERE e.member IN (SELECT member FROM person) AND e.position < ?
       AND (e.kind = 'sale' OR (e.kind = 'action' AND e.body ->> '$.detail.action' = 'visit'))
       AND NOT EXISTS (SELECT 1 FROM taken_back t WHERE t.position = e.position AND t.complete = 1)
     ORDER BY e.position DESC LIMIT 1`,
  );
  const join = database.prepare<[{ from: string; into: string }]>(
    `INSERT INTO activity (member, visits, last_visit, enrolled_on, referrer, referred_on)
     SELECT $into, visits, last_visit, enrolled_on, referrer, referred_on FROM activity WHERE member = $from
     ON CONFLICT DO UPDATE SET
       referred_on = iif(referrer IS NULL, excluded.referred_on, referred_on),
       referrer = coalesce(referrer, excluded.referrer),
       visits = visits + excluded.visits,
       last_visit = nullif(max(coalesce(last_visit, 0), coalesce(excluded.last_visit, 0)), 0),
       enrolled_on = coalesce(min(enrolled_on, excluded.enrolled_on), enrolled_on, excluded.enrolled_on)`,
  );
  const leave = database.prepare<[{ from: string; into: string }]>(
    `INSERT INTO activity (member, visits, merged_into) VALUES ($from, 0, $into)
     ON CONFLICT DO UPDATE SET visits = 0, last_visit = NULL, enrolled_on = NULL, referrer = NULL,
       referred_on = NULL, merged_into = excluded.merged_into`,
  );

  function takeBackVisit(position: number, event: LedgerEvent, takenBack: Reversed): void {
    if (event.member === null || !takenBack.facts.complete || !isVisit(takenBack.facts.original)) return;
    unvisited.run(event.member);
    if (lastVisit.get(event.member)?.last_visit !== takenBack.position) return;
    setLastVisit.run(lastStanding.get(event.member, position)?.position ?? null, event.member);
  }

  return {
    apply(position, event, takenBack) {
      const { member, detail } = event;
      if (member === null) return;
      if (takenBack) takeBackVisit(position, event, takenBack);
      else if (isVisit(event)) visited.run(member, position);
      else if (detail.kind === 'memberEnrolled') {
        enrolled.run(member, event.businessDate);
        if (detail.referrer) referred.run(detail.referrer, event.businessDate, member);
      } else if (detail.kind === 'memberMerged') {
        join.run({ from: member, into: detail.into });
        leave.run({ from: member, into: detail.into });
      }
    },
  };
}

export function openActivityReader(database: Readable): (member: string) => MemberActivity {
  const read = database.prepare<
    [string],
    { visits: number; last_visit_on: string | null; enrolled_on: string | null }
  >(
    `SELECT a.visits, e.business_date AS last_visit_on, a.enrolled_on
     FROM activity a LEFT JOIN event e ON e.position = a.last_visit WHERE a.member = ?`,
  );
  return (member) => {
    const row = read.get(member);
    return {
      visits: row?.visits ?? 0,
      lastVisitOn: row?.last_visit_on ?? null,
      enrolledOn: row?.enrolled_on ?? null,
    };
  };
}

/** Whoever a member was merged into, or the member itself; anybody else is themselves. */
export function openSurvivors(database: Readable): (owner: string) => string {
  const read = database.prepare<[string], { merged_into: string | null }>(
    'SELECT merged_into FROM activity WHERE member = ?',
  );
  return (owner) => {
    let survivor = owner;
    for (;;) {
      const into = read.get(survivor)?.merged_into ?? null;
      if (into === null) return survivor;
      survivor = into;
    }
  };
}

export interface Referral {
  /** Who brought the member, or whom they have become. */
  readonly referrer: string;
  readonly on: LocalDate;
}

/** Null: nobody brought the member, or the two have become one. */
export function openReferrals(
  database: Readable,
  survivorOf: (owner: string) => string,
): (member: string) => Referral | null {
  const read = database.prepare<[string], { referrer: string; referred_on: string }>(
    'SELECT referrer, referred_on FROM activity WHERE member = ? AND referrer IS NOT NULL',
  );
  return (member) => {
    const row = read.get(member);
    if (!row) return null;
    const referrer = survivorOf(row.referrer);
    return referrer === member ? null : { referrer, on: row.referred_on };
  };
}
