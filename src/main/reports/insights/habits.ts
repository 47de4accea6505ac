import type { HabitsReport } from '../../../shared/contract/insights.ts';
import { slotStartMs } from '../../../shared/domain/ledger/rollups.ts';
import { addDays, type BusinessCalendar, type LocalDate, weekdayOf } from '../../../shared/kernel/dates.ts';
import type { Readable } from '../../database/database.ts';
import { placeOf, wallClock } from '../hours.ts';

const hoursOfDay = 24;

export function readHabits(
  database: Readable,
  {
    today,
    days,
    calendar,
  }: { readonly today: LocalDate; readonly days: number; readonly calendar: BusinessCalendar },
): HabitsReport {
  const from = addDays(today, 1 - days);
  const read = database.prepare<[LocalDate], { slot: number; bills: number }>(
    `SELECT slot, sum(count) AS bills FROM rollup WHERE date = ? AND measure = 'bill' GROUP BY slot`,
  );
  const bills = Array.from({ length: 7 }, () => Array.from({ length: hoursOfDay }, () => 0));
  for (let date = from; date <= today; date = addDays(date, 1)) {
    const slots = read.all(date).filter((slot) => slot.bills !== 0);
    if (slots.length === 0) continue;
    const hourOf = wallClock(
      slots.map(({ slot }) => slotStartMs(slot)),
      calendar.zone,
    );
    const row = bills[(weekdayOf(date) + 6) % 7] ?? [];
    for (const slot of slots) {
      const place = placeOf(hourOf(slotStartMs(slot.slot)), calendar);
      row[place] = (row[place] ?? 0) + slot.bills;
    }
  }
  const used = Array.from({ length: hoursOfDay }, (_, place) => place).filter((place) =>
    bills.some((row) => (row[place] ?? 0) > 0),
  );
  const [first, last] = [used[0] ?? 0, used.at(-1) ?? -1];
  return {
    from,
    until: today,
    hours: Array.from(
      { length: last - first + 1 },
      (_, index) => (first + index + calendar.closingHour) % hoursOfDay,
    ),
    bills: bills.map((row) => row.slice(first, last + 1)),
  };
}
