/** What members are worth over the time that they keep coming, by the month in which they joined. */
import { addDays, endOfMonthAfter, type LocalDate } from '../../kernel/dates.ts';
import type { Minor } from '../../kernel/money.ts';
import { scaleBy } from '../../kernel/rounding.ts';
import { twoFigures } from './rounded.ts';

/** Whoever came within so many days still comes. Everything is measured in periods of this length. */
export const comingDays = 60;
/** Of twelve months. */
const periodsAhead = 6;
/** Members who came in the period before the last, below which nothing is said of how many keep coming. */
const fewestComers = 30;
/** Members of a month, below which nothing is said of them. */
const fewestOfMonth = 10;
const mostMonths = 24;
const whole = 10_000;

export interface Person {
  readonly joinedOn: LocalDate;
  readonly visits: number;
  /** Refunds are off. */
  readonly spentMinor: Minor;
  /** What rewards and discounts took off bills or cost as goods. */
  readonly costMinor: Minor;
  /** Of `spentMinor`, what was spent in the last `comingDays`. */
  readonly recentMinor: Minor;
  readonly lastVisitOn: LocalDate | null;
  /** Whether there was a visit in the `comingDays` before the last ones. */
  readonly cameBefore: boolean;
}

export interface Lifetime {
  readonly today: LocalDate;
  readonly comingDays: number;
  /** Of 10,000 members who came in one period, so many came in the next; null: too early to say. */
  readonly keepBasisPoints: number | null;
  /** By month of joining, oldest first; months without members are missing. */
  readonly months: readonly Cohort[];
  readonly all: Cohort;
}

export interface Cohort {
  /** `2026-11`; null: everybody of `all`, and everybody who joined before the months that are shown. */
  readonly month: string | null;
  readonly members: number;
  readonly visits: number;
  readonly spentMinor: Minor;
  readonly costMinor: Minor;
  /** Members who came within the last `comingDays`. */
  readonly coming: number;
  /** What each is likely to spend in the next twelve months, in two figures; null: too early to say. */
  readonly expectedMinor: Minor | null;
}

/** First days of the last period and of the one before it. */
export function periodsUntil(today: LocalDate): { readonly recent: LocalDate; readonly before: LocalDate } {
  return { recent: addDays(today, 1 - comingDays), before: addDays(today, 1 - 2 * comingDays) };
}

export function lifetimeOf(
  people: Iterable<Person>,
  firstBillOn: LocalDate | null,
  today: LocalDate,
): Lifetime {
  const { recent, before } = periodsUntil(today);
  const firstMonth = endOfMonthAfter(today, 1 - mostMonths).slice(0, 7);
  const months = new Map<string, Sums>();
  const all = nobody();
  let [cameBefore, cameAgain] = [0, 0];
  for (const person of people) {
    const isComing = person.lastVisitOn !== null && person.lastVisitOn >= recent;
    if (person.cameBefore) cameBefore += 1;
    if (person.cameBefore && isComing) cameAgain += 1;
    const joined = person.joinedOn.slice(0, 7);
    const month = joined < firstMonth ? '' : joined;
    const sums = months.get(month) ?? nobody();
    months.set(month, sums);
    count(sums, person, isComing);
    count(all, person, isComing);
  }
  const isOld = firstBillOn !== null && firstBillOn <= before;
  const keepBasisPoints =
    isOld && cameBefore >= fewestComers ? scaleBy(cameAgain, whole, cameBefore, 'down') : null;
  const cohort = (month: string | null, sums: Sums, isSettled: boolean): Cohort => {
    const { recentMinor, ...shown } = sums;
    const isSaid = keepBasisPoints !== null && isSettled && sums.members >= fewestOfMonth;
    return {
      month,
      ...shown,
      expectedMinor: isSaid ? expectedOf(recentMinor, sums.members, keepBasisPoints) : null,
    };
  };
  return {
    today,
    comingDays,
    keepBasisPoints,
    months: [...months]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, sums]) =>
        // A month counts once everybody who joined in it has been a member for a whole period.
        cohort(month || null, sums, month === '' || endOfMonthAfter(`${month}-01`, 0) < recent),
      ),
    all: cohort(null, all, true),
  };
}

/**
 * What they spent in the last period, once for each period of the coming year, less each time by those who stay away.
 * People who come back after a long time are not in it: it is rather too low than too high.
 */
function expectedOf(recentMinor: Minor, members: number, keepBasisPoints: number): Minor {
  let share = whole;
  let shares = 0;
  for (let period = 0; period < periodsAhead; period += 1) {
    share = scaleBy(share, keepBasisPoints, whole, 'down');
    shares += share;
  }
  return twoFigures(scaleBy(recentMinor, shares, whole * members, 'down'), 'down');
}

type Sums = { -readonly [key in Exclude<keyof Cohort, 'month' | 'expectedMinor'>]: number } & {
  recentMinor: Minor;
};

const nobody = (): Sums => ({
  members: 0,
  visits: 0,
  spentMinor: 0,
  costMinor: 0,
  coming: 0,
  recentMinor: 0,
});

function count(sums: Sums, person: Person, isComing: boolean): void {
  sums.members += 1;
  sums.visits += person.visits;
  sums.spentMinor += person.spentMinor;
  sums.costMinor += person.costMinor;
  sums.recentMinor += person.recentMinor;
  if (isComing) sums.coming += 1;
}
