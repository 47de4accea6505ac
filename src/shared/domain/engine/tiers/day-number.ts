/**
 * Days as numbers: thousands of dates are compared and counted for one answer, and a `Date` for each would cost more
 * than everything else. Day 0 is 1970-01-01; the calendar is the proleptic Gregorian one.
 */
import type { LocalDate } from '../../../kernel/dates.ts';

/** NaN for what is no date. */
export function dayNumberOf(date: LocalDate): number {
  return numberOf(digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10));
}

/** Held within the years that compare as text. */
export function dateOf(day: number): LocalDate {
  const { year, month, dayOfMonth } = civil(Math.min(Math.max(day, firstDay), lastDay));
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`;
}

/** The 1 January on which the year of `day` began. */
export function newYearOf(day: number): number {
  return numberOf(civil(day).year, 1, 1);
}

/** The first 1 January that is not before `day`. */
export function newYearFrom(day: number): number {
  const began = newYearOf(day);
  return began === day ? day : numberOf(civil(day).year + 1, 1, 1);
}

/** The same day `years` later; 29 February becomes 1 March. */
export function yearsAfter(day: number, years: number): number {
  const { year, month, dayOfMonth } = civil(day);
  return numberOf(year + years, month, dayOfMonth);
}

/** The last anniversary of `first` that is not after `day`; `first` itself in its first year. */
export function anniversaryBefore(first: number, day: number): number {
  if (day <= first) return first;
  const years = civil(day).year - civil(first).year;
  const latest = yearsAfter(first, years);
  return latest <= day ? latest : yearsAfter(first, years - 1);
}

/** Of years that begin in March, so that the leap day comes last. */
function numberOf(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - daysBefore1970;
}

function civil(day: number): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + daysBefore1970;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

const daysPerEra = 146_097;
/** From 1 March of the year 0. */
const daysBefore1970 = 719_468;
const firstDay = numberOf(1, 1, 1);
const lastDay = numberOf(9999, 12, 31);

function digits(text: string, from: number, until: number): number {
  let value = 0;
  for (let index = from; index < until; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

const padded = (value: number, length: number): string => String(value).padStart(length, '0');
