import { expect, it } from 'vitest';
import { formatDate, readDate, writeDate } from './dates.ts';

it.each([
  ['21/11/2026', '2026-11-21'],
  ['1.2.2026', '2026-02-01'],
  ['21-11-2026', '2026-11-21'],
  ['21 11 2026', '2026-11-21'],
  ['21112026', '2026-11-21'],
  ['2026-11-21', '2026-11-21'],
  ['21/11/2569', '2026-11-21'],
  ['2569-11-21', '2026-11-21'],
  ['21112569', '2026-11-21'],
  ['๒๑/๑๑/๒๕๖๙', '2026-11-21'],
  ['29/2/2571', '2028-02-29'],
])('reads %s as people mean it', (text, date) => {
  expect(readDate(text)).toBe(date);
});

it.each(['', '21/11', '21/11/26', '31/2/2026', '29/2/2569', '2026', 'tomorrow', '11/21/2026'])(
  'finds no day in %j',
  (text) => {
    expect(readDate(text)).toBeNull();
  },
);

it('writes what it reads, in both eras', () => {
  expect(writeDate('2026-11-02', 'gregorian')).toBe('02/11/2026');
  expect(writeDate('2026-11-02', 'buddhist')).toBe('02/11/2569');
  for (const era of ['gregorian', 'buddhist'] as const)
    expect(readDate(writeDate('2026-11-02', era))).toBe('2026-11-02');
  expect(formatDate('2026-11-02', 'en', 'buddhist')).toBe('2 Nov 2569');
});
