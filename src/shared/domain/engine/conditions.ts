/** Whether a condition holds, and the first part of it that does not. */
import { addDays, daysBetween, isLocalDate, type LocalDate, weekdayOf } from '../../kernel/dates.ts';
import type { Condition } from '../programme/document.ts';
import { type BasketLine, netMinor } from './basket.ts';
import type { MemberState } from './evaluation.ts';
import type { Facts } from './facts.ts';
import { isSelected } from './selection.ts';
import type { Unmet } from './sentences/shortfalls.ts';

/** What keeps a condition from holding; null: nothing. */
export const unmet = (condition: Condition, facts: Facts): Unmet | null =>
  unmetOnDay(condition, facts.date) ?? unmetByFacts(condition, facts);

/** The part of a condition that a date alone decides. */
export function unmetOnDay({ dates, weekdays }: Condition, date: LocalDate): Unmet | null {
  if (dates?.from !== undefined && date < dates.from) return 'notStarted';
  if (dates?.until !== undefined && date > dates.until) return 'ended';
  if (weekdays !== undefined && !weekdays.includes(weekdayOf(date))) return 'otherWeekday';
  return null;
}

/** Whether a date alone decides about a condition. */
export const isDecidedByDay = (condition: Condition): boolean =>
  Object.entries(condition).every(
    ([field, value]) => value === undefined || ['dates', 'weekdays', 'minimumBase'].includes(field),
  );

/** The part of a condition that needs more than the date. */
export function unmetByFacts(condition: Condition, facts: Facts): Unmet | null {
  return unmetByPlace(condition, facts) ?? unmetByMember(condition, facts) ?? unmetByBasket(condition, facts);
}

function unmetByPlace({ hours, stores, channels }: Condition, { context }: Facts): Unmet | null {
  if (hours !== undefined && !hours.some((span) => isWithinHours(span, context.minute))) return 'otherHour';
  if (stores !== undefined && !includes(stores, context.store)) return 'otherStore';
  if (channels !== undefined && !includes(channels, context.channel)) return 'otherChannel';
  return null;
}

function unmetByMember(condition: Condition, facts: Facts): Unmet | null {
  const { date, member, level } = facts;
  const { tiers, memberships, groups, nthVisit, birthday, awayDays } = condition;
  if (tiers !== undefined && !includes(tiers, level)) return 'otherTier';
  if (memberships !== undefined && !memberships.some((id) => holds(member, id))) return 'noMembership';
  if (groups !== undefined && !groups.some((group) => includes(member.groups ?? [], group))) {
    return 'otherGroup';
  }
  if (nthVisit !== undefined && !isVisit(nthVisit, visitNumber(facts))) return 'otherVisit';
  if (birthday !== undefined && !isBirthday(birthday, member.birthday, date)) return 'notBirthday';
  if (awayDays !== undefined && !isSince(member.lastVisitOn, date, awayDays)) return 'notAway';
  if (!isAtMostAgo(member.referredOn, date, condition.referredWithinDays)) return 'notReferred';
  const { joinedWithinDays } = condition;
  if (joinedWithinDays !== undefined && !(ageOf(member.enrolledOn, date) <= joinedWithinDays)) {
    return 'joinedLongAgo';
  }
  return null;
}

function unmetByBasket(condition: Condition, facts: Facts): Unmet | null {
  const { minimumMinor, minimumQuantity } = condition;
  if (minimumMinor !== undefined && moneyCounted(condition, facts) < minimumMinor) return 'belowMinimum';
  if (minimumQuantity !== undefined && thingsCounted(condition, facts) < minimumQuantity)
    return 'tooFewItems';
  return null;
}

/** What `minimumMinor` is asked of. Goods alone: whoever buys a gift card has not spent the money yet. */
export function moneyCounted(condition: Condition, { basket, paidMinor = 0 }: Facts): number {
  if (basket === null) return paidMinor;
  const { minimumBase } = condition;
  return sumOver(basket.lines, condition, (line) =>
    minimumBase === 'afterDiscounts' ? netMinor(line) : line.grossMinor,
  );
}

/** What `minimumQuantity` is asked of. */
export function thingsCounted(condition: Condition, { basket }: Facts): number {
  const { minimumBase } = condition;
  return sumOver(basket?.lines ?? [], condition, ({ quantity, freeQuantity, grossMinor }) => {
    if (grossMinor < 0) return 0;
    return minimumBase === 'afterDiscounts' ? quantity - freeQuantity : quantity;
  });
}

function sumOver(
  lines: readonly BasketLine[],
  { minimumOf }: Condition,
  amount: (line: BasketLine) => number,
): number {
  let sum = 0;
  for (const line of lines) {
    if (line.isGoods && isSelected(minimumOf, line)) sum += amount(line);
  }
  return sum;
}

type Hours = NonNullable<Condition['hours']>[number];

function isWithinHours({ from, until }: Hours, minute: number | undefined): boolean {
  if (minute === undefined) return false;
  const begin = minuteOf(from);
  const end = minuteOf(until);
  return begin <= end ? minute >= begin && minute < end : minute >= begin || minute < end;
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The number that this visit has; outside a visit, how many there have been. */
const visitNumber = ({ member, basket, isVisit = basket !== null }: Facts): number =>
  (member.visits ?? 0) + (isVisit ? 1 : 0);

type NthVisit = NonNullable<Condition['nthVisit']>;

const isVisit = (nth: NthVisit, number: number): boolean =>
  nth.kind === 'exactly' ? number === nth.number : number > 0 && number % nth.number === 0;

type BirthdayWindow = NonNullable<Condition['birthday']>;

/** Whoever was born on 29 February has the 28th in other years. */
function isBirthday(window: BirthdayWindow, birthday: string | null | undefined, date: LocalDate): boolean {
  const monthAndDay = birthday?.slice(-5) ?? '';
  if (!isLocalDate(`2024-${monthAndDay}`)) return false;
  if (window.kind === 'month') return date.slice(5, 7) === monthAndDay.slice(0, 2);
  const year = Number(date.slice(0, 4));
  return [year - 1, year, year + 1].some((of) => {
    if (of < 1 || of > 9999) return false;
    const days = daysBetween(birthdayIn(of, monthAndDay), date);
    return days >= -window.before && days <= window.after;
  });
}

function birthdayIn(year: number, monthAndDay: string): LocalDate {
  const day = `${String(year).padStart(4, '0')}-${monthAndDay}`;
  return isLocalDate(day) ? day : addDays(`${day.slice(0, 5)}03-01`, -1);
}

const isSince = (day: LocalDate | null | undefined, date: LocalDate, days: number): boolean =>
  day !== null && day !== undefined && ageOf(day, date) >= days;

/** `days` 0: however long ago. */
function isAtMostAgo(day: LocalDate | null | undefined, date: LocalDate, days: number | undefined): boolean {
  if (days === undefined) return true;
  if (day === null || day === undefined) return false;
  return days === 0 || ageOf(day, date) <= days;
}

const ageOf = (day: LocalDate, date: LocalDate): number => (isLocalDate(day) ? daysBetween(day, date) : NaN);

const holds = ({ available }: MemberState, id: string): boolean =>
  Object.hasOwn(available, id) && Number(available[id]) > 0;

const includes = (list: readonly string[], value: string | null | undefined): boolean =>
  value !== null && value !== undefined && list.includes(value);
