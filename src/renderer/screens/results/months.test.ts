import { expect, it } from 'vitest';
import { daysOf, monthAfter, monthBefore, monthName, shortMonthName } from './months.ts';

it('follows the calendar over the turn of a year', () => {
  expect(monthBefore('2027-01')).toBe('2026-12');
  expect(monthAfter('2026-12')).toBe('2027-01');
  expect(daysOf('2028-02')).toEqual({ from: '2028-02-01', until: '2028-02-29' });
});

it('names a month as the shop counts its years', () => {
  expect(monthName('2026-11', 'en', 'gregorian')).toBe('November 2026');
  expect(monthName('2026-11', 'vi', 'gregorian')).toBe('Tháng 11/2026');
  expect(monthName('2026-11', 'th', 'buddhist')).toBe('พฤศจิกายน 2569');
  expect((['en', 'vi', 'th'] as const).map((language) => shortMonthName('2027-09', language))).toEqual([
    'Sep',
    'T9',
    'ก.ย.',
  ]);
});
