import { expect, it } from 'vitest';
import { pressCounts } from './press-guard.ts';

it('ignores a second press within 300 ms and takes the next one after', () => {
  expect([1000, 1200, 1299, 1300, 1400, 1700].map(pressCounts)).toEqual([
    true,
    false,
    false,
    true,
    false,
    true,
  ]);
});
