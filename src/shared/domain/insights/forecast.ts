/** Bills and money of the next four weeks, from how each weekday went. */
import { addDays, daysBetween, type LocalDate, weekdayOf } from '../../kernel/dates.ts';
import type { Minor } from '../../kernel/money.ts';
import { scaleBy } from '../../kernel/rounding.ts';
import { twoFigures } from './rounded.ts';

const weeksBack = 8;
const fewestWeeks = 4;
const weeksAhead = 4;
export const forecastDays = weeksBack * 7;
export const fewestForecastDays = fewestWeeks * 7;
const whole = 10_000;
/** A shop seldom grows or shrinks by more than this within four weeks; more is chance or a holiday. */
const trendBounds = [8_000, 12_500] as const;
/** However even the past weeks were, the next ones may differ by so much; however odd, by no more. */
const spreadBounds = [500, 10_000] as const;

export interface DayTotal {
  readonly date: LocalDate;
  readonly bills: number;
  /** Of them, with a member. */
  readonly memberBills: number;
  readonly totalMinor: Minor;
}

export type Forecast =
  | { readonly kind: 'early'; readonly days: number; readonly needed: number }
  | {
      readonly kind: 'ready';
      /** Whole weeks that ended yesterday, oldest first. */
      readonly past: readonly {
        readonly from: LocalDate;
        readonly bills: number;
        readonly totalMinor: Minor;
      }[];
      /** The next four, today first. */
      readonly weeks: readonly (WeekRange & { readonly from: LocalDate })[];
      /** A day of each weekday, Monday first. */
      readonly weekdays: readonly (WeekRange & { readonly weekday: number })[];
      /** 10,000: the middle one of the last four weeks brought as many bills as that of the four before them. */
      readonly trendBasisPoints: number;
      /** How many of 10,000 bills were with a member. */
      readonly memberBasisPoints: number;
    };

export interface WeekRange {
  readonly bills: Range;
  readonly totalMinor: Range;
}

/** Both ends in two figures. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** `days`: those before `today`, in any order; days without bills may be missing. `firstBillOn`: of the shop. */
export function forecastOf(
  days: readonly DayTotal[],
  firstBillOn: LocalDate | null,
  today: LocalDate,
): Forecast {
  const known = firstBillOn === null ? 0 : Math.max(0, daysBetween(firstBillOn, today));
  const weeks = Math.min(weeksBack, Math.floor(known / 7));
  if (weeks < fewestWeeks) return { kind: 'early', days: known, needed: fewestForecastDays };
  const from = addDays(today, -7 * weeks);
  const byDate = new Map(days.map((day) => [day.date, day]));
  const past = Array.from(
    { length: weeks * 7 },
    (_, index): DayTotal => byDate.get(addDays(from, index)) ?? closed(addDays(from, index)),
  );
  const bills = patternOf(past.map((day) => day.bills));
  const money = patternOf(past.map((day) => day.totalMinor));
  const range = (of: (pattern: Pattern) => number): WeekRange => ({
    bills: rangeOf(bills, of(bills)),
    totalMinor: rangeOf(money, of(money)),
  });
  const allBills = sum(past.map((day) => day.bills));
  return {
    kind: 'ready',
    past: Array.from({ length: weeks }, (_, week) => {
      const part = past.slice(week * 7, week * 7 + 7);
      return {
        from: addDays(from, week * 7),
        bills: sum(part.map((day) => day.bills)),
        totalMinor: sum(part.map((day) => day.totalMinor)),
      };
    }),
    weeks: Array.from({ length: weeksAhead }, (_, week) => ({
      from: addDays(today, week * 7),
      ...range((pattern) => sum(pattern.medians)),
    })),
    weekdays: [1, 2, 3, 4, 5, 6, 0].map((weekday) => {
      const place = (weekday - weekdayOf(from) + 7) % 7;
      return { weekday, ...range((pattern) => pattern.medians[place] ?? 0) };
    }),
    trendBasisPoints: bills.trend,
    memberBasisPoints:
      allBills === 0 ? 0 : scaleBy(sum(past.map((day) => day.memberBills)), whole, allBills, 'nearest'),
  };
}

const closed = (date: LocalDate): DayTotal => ({ date, bills: 0, memberBills: 0, totalMinor: 0 });

interface Pattern {
  /** Of the weekdays, in the order of the days given. */
  readonly medians: readonly number[];
  /** What the coming weeks are of the pattern, of 10,000. */
  readonly trend: number;
  /** How far they may lie from it, of 10,000. */
  readonly spread: number;
}

/** Of whole weeks of days, oldest first. */
function patternOf(values: readonly number[]): Pattern {
  const weeks = values.length / 7;
  const medians = Array.from({ length: 7 }, (_, place) =>
    median(values.filter((_, index) => index % 7 === place)),
  );
  const totals = Array.from({ length: weeks }, (_, week) => sum(values.slice(week * 7, week * 7 + 7)));
  const usual = sum(medians);
  const strays = totals
    .map((total) => (usual === 0 ? 0 : scaleBy(Math.abs(total - usual), whole, usual, 'nearest')))
    .sort((a, b) => b - a);
  return {
    medians,
    trend: trendOf(totals),
    // One week that was quite different may be a holiday; a second one is how it goes.
    spread: within(strays[weeks === weeksBack ? 1 : 0] ?? 0, spreadBounds),
  };
}

/** The middle of four weeks against the middle of the four before them; fewer weeks say nothing of it. */
function trendOf(totals: readonly number[]): number {
  const before = median(totals.slice(0, fewestWeeks));
  if (totals.length < weeksBack || before === 0) return whole;
  return within(scaleBy(median(totals.slice(fewestWeeks)), whole, before, 'nearest'), trendBounds);
}

const rangeOf = ({ trend, spread }: Pattern, usual: number): Range => {
  const expected = scaleBy(usual, trend, whole, 'nearest');
  const part = (basisPoints: number) => scaleBy(expected, basisPoints, whole, 'nearest');
  return { least: twoFigures(part(whole - spread), 'down'), most: twoFigures(part(whole + spread), 'up') };
};

const within = (value: number, [least, most]: readonly [number, number]): number =>
  Math.min(most, Math.max(least, value));

/** The middle one; of two in the middle, what lies between them, rounded down. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.floor(((sorted[middle - 1] ?? 0) + upper) / 2);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
