import { describe, expect, it } from 'vitest';
import type { Limits } from '../programme/document.ts';
import type { Context, Use } from './evaluation.ts';
import { roomFor } from './limits.ts';

// A Saturday: its week began on Monday the 16th.
const today = '2026-11-21';

const use = (on: string, quantity: number, times = 1): Use => ({ on, times, quantity });

const room = (limits: Limits, uses: readonly Use[], context: Context = {}) =>
  roomFor(limits, 'rule', {
    date: today,
    member: { enrolledOn: '2026-01-01', available: {}, uses: { rule: uses } },
    context,
    basket: null,
    level: null,
  });

describe('What limits leave', () => {
  it.each<[keyof Limits, string, string]>([
    ['perDay', '2026-11-21', '2026-11-20'],
    ['perWeek', '2026-11-16', '2026-11-15'],
    ['perMonth', '2026-11-01', '2026-10-31'],
    ['perYear', '2026-01-01', '2025-12-31'],
  ])('%s counts from %s, not %s', (period, first, before) => {
    const limits = { [period]: { times: 3, quantity: 10 } };
    expect(room(limits, [use(first, 4)])).toEqual({ times: 2, quantity: 6 });
    expect(room(limits, [use(before, 4)])).toEqual({ times: 3, quantity: 10 });
    expect(room(limits, [use('2026-11-22', 4)])).toEqual({ times: 3, quantity: 10 });
  });

  it('perMember counts everything', () => {
    expect(room({ perMember: { times: 1 } }, [use('2020-02-02', 9)])).toEqual({
      times: 0,
      quantity: Infinity,
    });
  });

  it('perBill counts nothing that was before', () => {
    expect(room({ perBill: { quantity: 5 } }, [use(today, 9)])).toEqual({ times: Infinity, quantity: 5 });
  });

  it('a budget counts what everybody was given', () => {
    const given = { rule: { times: 99, quantity: 950 }, other: { times: 1, quantity: 1 } };
    expect(room({ budget: { quantity: 1_000 } }, [], { given })).toEqual({ times: Infinity, quantity: 50 });
    expect(room({ budget: { times: 99 } }, [], { given })).toEqual({ times: 0, quantity: Infinity });
    expect(room({ budget: { times: 5 } }, [])).toEqual({ times: 5, quantity: Infinity });
  });

  it('the narrowest of several counts, and never less than nothing is left', () => {
    const limits = { perDay: { quantity: 10 }, perMonth: { quantity: 12 }, perYear: { times: 2 } };
    expect(room(limits, [use(today, 4), use('2026-11-02', 7)])).toEqual({ times: 0, quantity: 1 });
    expect(room(limits, [use(today, 99)])).toEqual({ times: 1, quantity: 0 });
  });

  it('without limits there is no end', () => {
    expect(room({}, [use(today, 4)])).toEqual({ times: Infinity, quantity: Infinity });
  });
});
