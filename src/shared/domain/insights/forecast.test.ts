import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../../kernel/dates.ts';
import { type DayTotal, forecastOf } from './forecast.ts';

/** A Saturday: the weeks before it run from Saturday to Friday. */
const today = '2026-11-21';

/** `weeks` of days until yesterday; `billsOn` gets the week, 0 the oldest, and the weekday, 0 Sunday. */
function daysOf(weeks: number, billsOn: (week: number, weekday: number) => number): DayTotal[] {
  return Array.from({ length: weeks * 7 }, (_, index) => {
    const date = addDays(today, index - weeks * 7);
    const bills = billsOn(Math.floor(index / 7), weekdayOf(date));
    return { date, bills, memberBills: Math.floor(bills / 2), totalMinor: bills * 1_000 };
  });
}

const ready = (days: readonly DayTotal[], firstBillOn = '2026-01-01') => {
  const forecast = forecastOf(days, firstBillOn, today);
  if (forecast.kind === 'early') throw new Error('there are enough days');
  return forecast;
};

describe('The forecast', () => {
  it('waits for four whole weeks', () => {
    const days = daysOf(8, () => 10);
    expect(forecastOf([], null, today)).toEqual({ kind: 'early', days: 0, needed: 28 });
    expect(forecastOf(days, addDays(today, -27), today)).toEqual({ kind: 'early', days: 27, needed: 28 });
    expect(forecastOf(days, addDays(today, -28), today).kind).toBe('ready');
  });

  it('of even weeks is the same again, give or take a twentieth', () => {
    const forecast = ready(daysOf(8, (_, weekday) => (weekday === 0 ? 40 : 10)));
    // 40 + 6 × 10 = 100 bills a week.
    expect(forecast.past.map(({ bills }) => bills)).toEqual(Array.from({ length: 8 }, () => 100));
    expect(forecast.past[0]?.from).toBe(addDays(today, -56));
    expect(forecast.weeks.map(({ from }) => from)).toEqual(
      [0, 7, 14, 21].map((days) => addDays(today, days)),
    );
    // 95 and 105, in two figures: 95 and 110.
    expect(forecast.weeks[0]).toMatchObject({
      bills: { least: 95, most: 110 },
      totalMinor: { least: 95_000, most: 110_000 },
    });
    expect(forecast.weekdays.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6, 0]);
    expect(forecast.weekdays.map(({ bills }) => bills)).toEqual([
      ...Array.from({ length: 6 }, () => ({ least: 10, most: 11 })),
      { least: 38, most: 42 },
    ]);
    expect(forecast).toMatchObject({ trendBasisPoints: 10_000, memberBasisPoints: 5_000 });
  });

  it('takes the middle of the last eight, so that one feast changes nothing', () => {
    const usual = daysOf(8, () => 10);
    const feast = daysOf(8, (week) => (week === 3 ? 90 : 10));
    // 70 ± 5 %: 66.5 and 73.5.
    expect(ready(usual).weeks[0]?.bills).toEqual({ least: 67, most: 74 });
    expect(ready(feast).weeks).toEqual(ready(usual).weeks);
    expect(ready(feast).trendBasisPoints).toBe(10_000);
  });

  it('follows growth as far as it is likely, and strays as far as the past did', () => {
    // Weeks of 70, then of 84: medians 11, that is 77 a week; trend 1.2; strays 7 of 77, that is 9.09 %.
    const grown = ready(daysOf(8, (week) => (week < 4 ? 10 : 12)));
    expect(grown.trendBasisPoints).toBe(12_000);
    // 77 × 1.2 = 92.4, that is 92; less and more 9.09 %: 83.6 and 100.4, that is 84 and 100.
    expect(grown.weeks[0]?.bills).toEqual({ least: 84, most: 100 });
    const leapt = ready(daysOf(8, (week) => (week < 4 ? 10 : 40)));
    expect(leapt.trendBasisPoints).toBe(12_500);
  });

  it('knows no trend from less than eight weeks, and takes closed days as none', () => {
    const days = daysOf(8, (week, weekday) => (weekday === 1 ? 0 : week < 4 ? 5 : 10)).filter(
      ({ bills }) => bills > 0,
    );
    const forecast = ready(days, addDays(today, -35));
    expect(forecast.past.map(({ bills }) => bills)).toEqual([30, 60, 60, 60, 60]);
    expect(forecast.trendBasisPoints).toBe(10_000);
    expect(forecast.weekdays[0]?.bills).toEqual({ least: 0, most: 0 });
    // The widest of five: 30 of 60, that is half.
    expect(forecast.weeks[0]?.bills).toEqual({ least: 30, most: 90 });
  });
});
