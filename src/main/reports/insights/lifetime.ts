import {
  type Lifetime,
  lifetimeOf,
  type Person,
  periodsUntil,
} from '../../../shared/domain/insights/lifetime.ts';
import type { LocalDate } from '../../../shared/kernel/dates.ts';
import type { Readable } from '../../database/database.ts';
import { firstBillOn } from './first-bill.ts';

export function readLifetime(database: Readable, { today }: { readonly today: LocalDate }): Lifetime {
  return lifetimeOf(people(database, today), firstBillOn(database), today);
}

type Row = [
  member: string,
  joinedOn: LocalDate,
  measure: 'cost' | 'spent' | 'visit' | null,
  count: number,
  amount: number,
  recent: number,
  lastOn: LocalDate | null,
  before: number,
];

/** One after the other, in the order of the key; whoever was merged has become part of somebody else. */
function* people(database: Readable, today: LocalDate): Generator<Person> {
  const { recent, before } = periodsUntil(today);
  const rows = database
    .prepare<[{ recent: LocalDate; before: LocalDate }], Row>(
      `SELECT a.member, a.enrolled_on, d.measure, coalesce(sum(d.count), 0), coalesce(sum(d.amount), 0),
         coalesce(sum(iif(d.date >= $recent, d.amount, 0)), 0), max(d.date),
         coalesce(max(d.date >= $before AND d.date < $recent), 0)
       FROM activity a LEFT JOIN member_day d ON d.member = a.member AND d.measure IN ('cost', 'spent', 'visit')
       WHERE a.enrolled_on IS NOT NULL GROUP BY a.member, d.measure ORDER BY a.member, d.measure`,
    )
    .raw()
    .iterate({ recent, before });
  let last = '';
  let person: Person | null = null;
  for (const [member, joinedOn, measure, count, amount, recentMinor, lastVisitOn, cameBefore] of rows) {
    if (person === null || member !== last) {
      if (person) yield person;
      person = newcomer(joinedOn);
      last = member;
    }
    if (measure === 'cost') person = { ...person, costMinor: amount };
    if (measure === 'spent') person = { ...person, spentMinor: amount, recentMinor };
    if (measure === 'visit') person = { ...person, visits: count, lastVisitOn, cameBefore: cameBefore === 1 };
  }
  if (person) yield person;
}

const newcomer = (joinedOn: LocalDate): Person => ({
  joinedOn,
  visits: 0,
  spentMinor: 0,
  costMinor: 0,
  recentMinor: 0,
  lastVisitOn: null,
  cameBefore: false,
});
