/** Hours of a business day on the shop's wall clocks. */
import { type BusinessCalendar, localTime } from '../../shared/kernel/dates.ts';

const hourMs = 3_600_000;
const longestDayMs = 25 * hourMs;

/**
 * The hour on the zone's wall clocks for moments of one day, each at a full minute. Asking the zone costs more than
 * adding up the day, so it is asked at both ends, and for every moment only where clocks were put forward or back
 * between them.
 */
export function wallClock(moments: readonly number[], zone: string): (atMs: number) => number {
  const first = Math.min(...moments);
  const last = Math.max(...moments);
  const offset = offsetMs(first, zone);
  const isSteady = last - first <= longestDayMs && offsetMs(last, zone) === offset;
  return isSteady
    ? (atMs) => Math.floor((atMs + offset) / hourMs) % 24
    : (atMs) => localTime(atMs, zone).hour;
}

/** How far ahead of UTC the zone's wall clocks are. */
function offsetMs(atMs: number, zone: string): number {
  const { date, hour, minute } = localTime(atMs, zone);
  return Date.parse(`${date}T00:00Z`) + hour * hourMs + minute * 60_000 - atMs;
}

/** 0 is the hour in which the business day begins. */
export const placeOf = (hour: number, calendar: BusinessCalendar): number =>
  (hour - calendar.closingHour + 24) % 24;
