import { type Language, localeOf } from './language.ts';

/** A calendar day in ISO Gregorian form, `2026-11-21`. Compares as text. */
export type LocalDate = string;

export const eras = ['gregorian', 'buddhist'] as const;
export type Era = (typeof eras)[number];

/** When and where a shop's day turns. */
export interface BusinessCalendar {
  /** IANA zone, `Asia/Ho_Chi_Minh`. */
  readonly zone: string;
  /** The hour, 0 to 23, at which the business day ends: with 4, a bill at 01:30 belongs to the day before. */
  readonly closingHour: number;
}

const parts = new Map<string, Intl.DateTimeFormat>();

interface LocalTime {
  readonly date: LocalDate;
  /** 0 to 23. */
  readonly hour: number;
  readonly minute: number;
}

/** One deed at a counter asks for the same moment a dozen times. */
let lastRead: { readonly zone: string; readonly second: number; readonly time: LocalTime } | null = null;

/** Wall-clock reading in a zone. */
export function localTime(atMs: number, zone: string): LocalTime {
  const second = Math.floor(atMs / 1_000);
  if (lastRead?.second !== second || lastRead.zone !== zone)
    lastRead = { zone, second, time: readTime(atMs, zone) };
  return lastRead.time;
}

function readTime(atMs: number, zone: string): LocalTime {
  let format = parts.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    parts.set(zone, format);
  }
  const read: Record<string, string> = {};
  for (const part of format.formatToParts(atMs)) read[part.type] = part.value;
  return {
    date: `${read['year']?.padStart(4, '0')}-${read['month']}-${read['day']}`,
    hour: Number(read['hour']),
    minute: Number(read['minute']),
  };
}

/** The business day that a moment belongs to. */
export function businessDate(atMs: number, calendar: BusinessCalendar): LocalDate {
  const local = localTime(atMs, calendar.zone);
  return local.hour < calendar.closingHour ? addDays(local.date, -1) : local.date;
}

const dayMs = 86_400_000;

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromUtcDays(utcDays(date) + days);
}

/** Whole days from `a` to `b`. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return utcDays(b) - utcDays(a);
}

/** The last day of the month that lies `months` after the month of `date`. */
export function endOfMonthAfter(date: LocalDate, months: number): LocalDate {
  const [year, month] = split(date);
  return fromUtcDays(Math.round(Date.UTC(year, month + months, 0) / dayMs));
}

/** Whether a text names a day that exists. */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && fromUtcDays(utcDays(text)) === text;
}

/**
 * A day as people write it: day, month, year, as Việt Nam and Thailand do, or the year first. `21/11/2026`, `2026-11-21`,
 * `21112026`; from 2400 on the year is of the Buddhist era, whatever the shop's own. Null: it names no day that exists.
 */
export function readDate(text: string): LocalDate | null {
  const plain = latinDigits(text).trim();
  const iso = /^(\d{4})[/. -](\d{1,2})[/. -](\d{1,2})$/.exec(plain);
  const local =
    /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(plain) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(plain);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : [];
  if (year === undefined) return null;
  const date = `${commonYear(Number(year))}-${twoDigits(month)}-${twoDigits(day)}`;
  return isLocalDate(date) ? date : null;
}

/** No document of a shop is of the Common Era's year 2400, and the Buddhist year 2400 was 1857. */
const firstBuddhistYear = 2400;
const commonYear = (year: number): string =>
  String(year >= firstBuddhistYear ? year - 543 : year).padStart(4, '0');

const twoDigits = (text: string | undefined): string => (text ?? '').padStart(2, '0');

const thaiZero = 0x0e50;

/** Thai digits as the others write them. */
export const latinDigits = (text: string): string =>
  text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - thaiZero));

/** `21/11/2026`, or `21/11/2569` in the Buddhist era: what `readDate` reads, in every language. */
export function writeDate(date: LocalDate, era: Era): string {
  const [year, month, day] = split(date);
  const shown = era === 'buddhist' ? year + 543 : year;
  return `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${shown}`;
}

/** 0 is Sunday. */
export function weekdayOf(date: LocalDate): number {
  return (((utcDays(date) + 4) % 7) + 7) % 7;
}

/** `21/11/2026`, or `21/11/2569` in the Buddhist era. The year always has four digits. */
export function formatDate(date: LocalDate, language: Language, era: Era): string {
  if (language !== 'en') return writeDate(date, era);
  const [year, month, day] = split(date);
  const shown = era === 'buddhist' ? year + 543 : year;
  return `${day} ${monthName.format(Date.UTC(2024, month - 1, 1))} ${shown}`;
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** `09:42` in the shop's zone. */
export function formatTime(atMs: number, zone: string): string {
  const { hour, minute } = localTime(atMs, zone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const weekdays = new Map<string, Intl.DateTimeFormat>();

/** `Thứ Bảy`, `เสาร์`, `Saturday`. */
export function formatWeekday(date: LocalDate, language: Language, width: 'long' | 'short' = 'long'): string {
  const key = `${language} ${width}`;
  let format = weekdays.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(localeOf[language], { weekday: width, timeZone: 'UTC' });
    weekdays.set(key, format);
  }
  const name = format.format(utcDays(date) * dayMs);
  return language === 'th' ? name.replace(/^วัน/, '') : name;
}

function split(date: LocalDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function utcDays(date: LocalDate): number {
  const [year, month, day] = split(date);
  return Math.round(Date.UTC(year, month - 1, day) / dayMs);
}

function fromUtcDays(days: number): LocalDate {
  return new Date(days * dayMs).toISOString().slice(0, 10);
}
