import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { DailySheet } from '../../shared/contract/view.ts';
import { slotStartMs } from '../../shared/domain/ledger/rollups.ts';
import { templateProgramme } from '../../shared/domain/programme/templates.ts';
import { type BusinessCalendar, businessDate, type LocalDate, localTime } from '../../shared/kernel/dates.ts';
import { type Database, openDatabase } from '../database/database.ts';
import { systemClock } from '../hosts/effects.ts';
import { prepareDailySheet } from './daily-sheet.ts';

const folder = mkdtempSync(join(tmpdir(), 'quen-hours-'));
const database = opened();
const read = prepareDailySheet(database);
const insert = database.prepare<[LocalDate, number]>(
  "INSERT INTO rollup (date, measure, key, slot, count, amount) VALUES (?, 'bill', 'anna', ?, 1, 1000)",
);
const clear = database.prepare<[]>('DELETE FROM rollup');

afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

// Clocks change on other days in each of them, at Lord Howe by half an hour.
describe.each([
  ['Asia/Ho_Chi_Minh', 4],
  ['Asia/Kathmandu', 0],
  ['Europe/Berlin', 4],
  ['America/New_York', 2],
  ['Australia/Lord_Howe', 3],
])('The hours of a day in %s, closing at %i', (zone, closingHour) => {
  it.each([
    '2026-03-07',
    '2026-03-08',
    '2026-03-28',
    '2026-03-29',
    '2026-04-04',
    '2026-04-05',
    '2026-10-03',
    '2026-10-04',
    '2026-10-24',
    '2026-10-25',
    '2026-10-31',
    '2026-11-01',
  ])('are those of the wall on %s', (date) => {
    const calendar = { zone, closingHour };
    const slots = slotsOf(date, calendar);
    const onTheWall = new Map<number, number>();
    for (const slot of slots) {
      const { hour } = localTime(slotStartMs(slot), zone);
      onTheWall.set(hour, (onTheWall.get(hour) ?? 0) + 1);
    }
    const shown = hoursOf(date, slots, calendar).filter(({ bills }) => bills > 0);
    expect(new Map(shown.map(({ hour, bills }) => [hour, bills]))).toEqual(onTheWall);
  });
});

describe('The hours of a day on which clocks change', () => {
  const berlin = { zone: 'Europe/Berlin', closingHour: 4 };
  const bills = (date: LocalDate) =>
    new Map(hoursOf(date, slotsOf(date, berlin), berlin).map(({ hour, bills }) => [hour, bills]));

  it('count the one that is lived twice as one', () => {
    expect(bills('2026-10-24').get(2)).toBe(8);
  });
  it('leave the one that is skipped empty', () => {
    expect(bills('2026-03-28').get(2)).toBe(0);
    expect(bills('2026-03-28').get(3)).toBe(4);
  });
  it('are right for a bill from a clock that was months off', () => {
    const summer = Date.parse('2026-07-01T10:00Z') / 900_000;
    const winters = [Date.parse('2026-01-15T10:00Z') / 900_000, Date.parse('2026-11-15T10:00Z') / 900_000];
    const shown = hoursOf('2026-11-15', [...winters, summer], berlin);
    expect(shown.map(({ hour, bills }) => [hour, bills])).toEqual([
      [11, 2],
      [12, 1],
    ]);
  });
});

/** What the sheet shows when each of these quarters of an hour had one bill. */
function hoursOf(date: LocalDate, slots: readonly number[], calendar: BusinessCalendar): DailySheet['hours'] {
  return database.transaction(() => {
    clear.run();
    for (const slot of slots) insert.run(date, slot);
    const programme = templateProgramme('points', 'VND', '2024-01-01');
    return read(date, { programme, calendar, staffName: () => null }).hours;
  });
}

/** Every quarter of an hour of a business day. */
function slotsOf(date: LocalDate, calendar: BusinessCalendar): number[] {
  const noon = Date.parse(`${date}T12:00Z`) / 900_000;
  return Array.from({ length: 4 * 96 }, (_, index) => noon - 2 * 96 + index).filter(
    (slot) => businessDate(slotStartMs(slot), calendar) === date,
  );
}

function opened(): Database {
  const result = openDatabase(folder, { clock: systemClock, ballastBytes: 0 });
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
}
