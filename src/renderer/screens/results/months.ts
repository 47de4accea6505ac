import type { Era, LocalDate } from '../../../shared/kernel/dates.ts';
import { addDays, endOfMonthAfter } from '../../../shared/kernel/dates.ts';
import { type Language, localeOf } from '../../../shared/kernel/language.ts';

/** A calendar month, `2026-11`. Compares as text. */
export type Month = string;

export const monthOf = (date: LocalDate): Month => date.slice(0, 7);

/** First and last day. */
export const daysOf = (month: Month): { readonly from: LocalDate; readonly until: LocalDate } => ({
  from: `${month}-01`,
  until: endOfMonthAfter(`${month}-01`, 0),
});

export const monthBefore = (month: Month): Month => monthOf(addDays(`${month}-01`, -1));

export const monthAfter = (month: Month): Month => monthOf(addDays(daysOf(month).until, 1));

/** `November 2026`, `Tháng 11/2026`, `พฤศจิกายน 2569`. */
export function monthName(month: Month, language: Language, era: Era): string {
  const year = Number(month.slice(0, 4)) + (era === 'buddhist' ? 543 : 0);
  if (language === 'vi') return `Tháng ${Number(month.slice(5))}/${year}`;
  return `${nameIn(month, language, 'long')} ${year}`;
}

/** `Nov`, `T11`, `พ.ย.`: enough where at most twelve months in a row are named. */
export function shortMonthName(month: Month, language: Language): string {
  if (language === 'vi') return `T${Number(month.slice(5))}`;
  const name = nameIn(month, language, 'short');
  return language === 'en' ? name.slice(0, 3) : name;
}

const nameIn = (month: Month, language: Language, width: 'long' | 'short'): string =>
  new Intl.DateTimeFormat(localeOf[language], { month: width, timeZone: 'UTC' }).format(
    Date.parse(`${month}-01T00:00Z`),
  );
