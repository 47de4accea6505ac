/** A group of members as a saved question: what an owner can ask, and whether one member answers it. */
import * as v from 'valibot';
import { addDays, daysBetween, type LocalDate } from '../../kernel/dates.ts';
import type { Minor } from '../../kernel/money.ts';
import { type Attributes, ageOn, area, birthMonth, genders, tag } from './attributes.ts';
import { nameKey } from './name-key.ts';

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
const key = v.pipe(v.string(), v.normalize('NFC'), v.trim(), v.minLength(1), v.maxLength(60));
const programmeId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));
const some = <const S extends v.GenericSchema>(schema: S, most: number) =>
  v.pipe(v.array(schema), v.minLength(1), v.maxLength(most));
const days = whole(1, 36_500);
/** Turns the clause round: everybody whom it does not name. */
const not = v.optional(v.boolean(), false);

export const groupId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));

const ageClause = v.strictObject({
  kind: v.literal('age'),
  not,
  /** Both inclusive. Without a year of birth nobody has an age. */
  from: v.optional(whole(0, 130)),
  until: v.optional(whole(0, 130)),
});
const visitsClause = v.strictObject({
  kind: v.literal('visits'),
  not,
  withinDays: days,
  least: v.optional(whole(0, 1_000_000)),
  most: v.optional(whole(0, 1_000_000)),
});
const spentClause = v.strictObject({
  kind: v.literal('spent'),
  not,
  withinDays: days,
  leastMinor: v.optional(whole(0, 1_000_000_000_000)),
  mostMinor: v.optional(whole(0, 1_000_000_000_000)),
});

export const clause = v.variant('kind', [
  ageClause,
  v.strictObject({ kind: v.literal('gender'), not, any: some(v.picklist([...genders, 'none']), 4) }),
  v.strictObject({ kind: v.literal('area'), not, any: some(area, 50) }),
  v.strictObject({ kind: v.literal('tags'), not, any: some(tag, 50) }),
  /** `months`: 1 to 12. Without them: the month of the day on which it is asked, or the one after it. */
  v.strictObject({
    kind: v.literal('birthdayMonth'),
    not,
    when: v.picklist(['this', 'next', 'months']),
    months: v.optional(v.pipe(v.array(whole(1, 12)), v.maxLength(12)), []),
  }),
  v.strictObject({ kind: v.literal('tier'), not, levels: some(programmeId, 10) }),
  v.strictObject({ kind: v.literal('joined'), not, withinDays: days }),
  /** At least so many days since the last visit; who never came counts from joining. */
  v.strictObject({ kind: v.literal('away'), not, days }),
  visitsClause,
  spentClause,
  /** The item bought most often in the period. */
  v.strictObject({ kind: v.literal('favourite'), not, item: key, withinDays: days }),
  v.strictObject({ kind: v.literal('voucher'), not, voucher: programmeId }),
  /** Members on an imported list. */
  v.strictObject({ kind: v.literal('list'), not, list: groupId }),
]);
export type Clause = v.InferOutput<typeof clause>;
export type ClauseInput = v.InferInput<typeof clause>;

export const QuerySchema = v.pipe(
  v.strictObject({
    match: v.picklist(['all', 'any']),
    clauses: v.pipe(v.array(clause), v.minLength(1), v.maxLength(12)),
  }),
  v.check(
    ({ clauses }) => clauses.every(canHold),
    'a range begins before it ends and has one end at least; months are named where they are asked for',
  ),
);
export type Query = v.InferOutput<typeof QuerySchema>;

/** What a query asks of one member. Each is looked up when a clause needs it, and not before. */
export interface MemberFacts {
  attributes(): Attributes;
  enrolledOn(): LocalDate | null;
  lastVisitOn(): LocalDate | null;
  /** Id of the level on the day; null: the programme has none. */
  tier(): string | null;
  visitsSince(from: LocalDate): number;
  spentSince(from: LocalDate): Minor;
  /** The item bought most often since then; null: none was. */
  favouriteSince(from: LocalDate): string | null;
  holds(voucher: string): boolean;
  isOn(list: string): boolean;
}

export function matches(query: Query, facts: MemberFacts, today: LocalDate): boolean {
  const holds = (one: Clause) => answers(one, facts, today) !== one.not;
  return query.match === 'all' ? query.clauses.every(holds) : query.clauses.some(holds);
}

function answers(one: Clause, facts: MemberFacts, today: LocalDate): boolean {
  switch (one.kind) {
    case 'age': {
      const age = ageOn(facts.attributes().birthday, today);
      return age !== null && within(age, one.from, one.until);
    }
    case 'gender':
      return one.any.includes(facts.attributes().gender ?? 'none');
    case 'area': {
      const where = facts.attributes().area;
      return where !== null && one.any.some((other) => nameKey(other) === nameKey(where));
    }
    case 'tags': {
      const held = new Set(facts.attributes().tags.map(nameKey));
      return one.any.some((wanted) => held.has(nameKey(wanted)));
    }
    case 'birthdayMonth':
      return monthsOf(one, today).includes(birthMonth(facts.attributes().birthday) ?? 0);
    case 'tier':
      return one.levels.includes(facts.tier() ?? '');
    case 'joined': {
      const on = facts.enrolledOn();
      return on !== null && daysBetween(on, today) <= one.withinDays;
    }
    case 'away': {
      const on = facts.lastVisitOn() ?? facts.enrolledOn();
      return on !== null && daysBetween(on, today) >= one.days;
    }
    case 'visits':
      return within(facts.visitsSince(firstDay(one.withinDays, today)), one.least, one.most);
    case 'spent':
      return within(facts.spentSince(firstDay(one.withinDays, today)), one.leastMinor, one.mostMinor);
    case 'favourite':
      return facts.favouriteSince(firstDay(one.withinDays, today)) === one.item;
    case 'voucher':
      return facts.holds(one.voucher);
    case 'list':
      return facts.isOn(one.list);
  }
}

/** A period of so many days ends today: of one day it is today alone. */
const firstDay = (withinDays: number, today: LocalDate) => addDays(today, 1 - withinDays);

function within(value: number, least: number | undefined, most: number | undefined): boolean {
  return value >= (least ?? Number.NEGATIVE_INFINITY) && value <= (most ?? Number.POSITIVE_INFINITY);
}

function monthsOf(
  { when, months }: Extract<Clause, { kind: 'birthdayMonth' }>,
  today: LocalDate,
): readonly number[] {
  const month = Number(today.slice(5, 7));
  if (when === 'this') return [month];
  return when === 'next' ? [(month % 12) + 1] : months;
}

function canHold(one: Clause): boolean {
  switch (one.kind) {
    case 'age':
      return isRange(one.from, one.until);
    case 'visits':
      return isRange(one.least, one.most);
    case 'spent':
      return isRange(one.leastMinor, one.mostMinor);
    case 'birthdayMonth':
      return (one.when === 'months') === one.months.length > 0;
    case 'gender':
    case 'area':
    case 'tags':
    case 'tier':
    case 'joined':
    case 'away':
    case 'favourite':
    case 'voucher':
    case 'list':
      return true;
  }
}

const isRange = (from: number | undefined, until: number | undefined) =>
  (from !== undefined || until !== undefined) && (from ?? 0) <= (until ?? Number.POSITIVE_INFINITY);
