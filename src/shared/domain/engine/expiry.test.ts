import { describe, expect, it } from 'vitest';
import type { Unit } from '../programme/document.ts';
import {
  expiryOf,
  lastDayOfBalance,
  validityOfMembership,
  validityOfUnit,
  validityOfVoucher,
} from './expiry.ts';
import { stampExpiries } from './stamp-cards.ts';

const name = { vi: 'tem', th: 'ดวง', en: 'stamps' };
const unit = (expiry: Unit['expiry'], pendingDays = 0): Unit => ({
  id: 'stamps',
  kind: 'stamps',
  name,
  scale: 0,
  showWhole: false,
  expiry,
  pendingDays,
});

describe('The last day of what is earned', () => {
  it.each<[Unit['expiry'], string | null]>([
    [{ kind: 'never' }, null],
    [{ kind: 'inactivity', days: 90 }, null],
    [{ kind: 'days', days: 30 }, '2026-12-21'],
    [{ kind: 'monthEnd', months: 0 }, '2026-11-30'],
    [{ kind: 'monthEnd', months: 3 }, '2027-02-28'],
    [{ kind: 'yearEnd', years: 0 }, '2026-12-31'],
    [{ kind: 'yearEnd', years: 1 }, '2027-12-31'],
    [{ kind: 'fromFirstStamp', days: 10 }, '2026-12-01'],
  ])('%j: %s', (expiry, expected) => {
    expect(expiryOf(unit(expiry), '2026-11-21')).toBe(expected);
  });

  it('stays within the calendar', () => {
    expect(expiryOf(unit({ kind: 'yearEnd', years: 100 }), '9998-05-05')).toBe('9999-12-31');
    expect(expiryOf(unit({ kind: 'days', days: 36_500 }), '9999-12-31')).toBe('9999-12-31');
  });

  it('of a balance that goes with inactivity counts from the last movement', () => {
    expect(lastDayOfBalance(unit({ kind: 'inactivity', days: 90 }), '2026-11-21')).toBe('2027-02-19');
    expect(lastDayOfBalance(unit({ kind: 'days', days: 90 }), '2026-11-21')).toBe(null);
  });
});

it('what waits can be spent from a day on', () => {
  expect(validityOfUnit(unit({ kind: 'days', days: 30 }, 14), '2026-11-21')).toEqual({
    expiresOn: '2026-12-21',
    availableFrom: '2026-12-05',
  });
});

describe('A voucher', () => {
  it.each([
    [{}, { expiresOn: null, availableFrom: null }],
    [{ validDays: 7 }, { expiresOn: '2026-11-28', availableFrom: null }],
    [
      { validDays: 7, until: '2026-11-25' },
      { expiresOn: '2026-11-25', availableFrom: null },
    ],
    [
      { until: '2026-12-31', validFrom: { days: 1 } },
      { expiresOn: '2026-12-31', availableFrom: '2026-11-22' },
    ],
    [{ validFrom: { days: 0 } }, { expiresOn: null, availableFrom: null }],
  ])('%j: %j', (voucher, expected) => {
    expect(validityOfVoucher(voucher, '2026-11-21')).toEqual(expected);
  });
});

it('a membership lasts its days, the day of buying included', () => {
  const club = { id: 'club', name, priceMinor: 1, days: 365 };
  expect(validityOfMembership(club, '2026-01-01')).toEqual({ expiresOn: '2026-12-31', availableFrom: null });
});

describe('Stamps that go together with their card', () => {
  const stamps = unit({ kind: 'fromFirstStamp', days: 30 });
  const anew = '2026-12-21';
  const open = '2026-12-01';
  const parts = (held: number, quantity: number, openUntil: string | null = open) =>
    stampExpiries(stamps, 10, held, openUntil, quantity, '2026-11-21');

  it('begin a card of their own where none is open', () => {
    expect(parts(0, 3, null)).toEqual([{ quantity: 3, expiresOn: anew }]);
    expect(parts(10, 3)).toEqual([{ quantity: 3, expiresOn: anew }]);
  });

  it('end with the card that is open', () => {
    expect(parts(4, 3)).toEqual([{ quantity: 3, expiresOn: open }]);
    expect(parts(14, 6)).toEqual([{ quantity: 6, expiresOn: open }]);
  });

  it('that overflow begin the next card', () => {
    expect(parts(8, 15)).toEqual([
      { quantity: 2, expiresOn: open },
      { quantity: 13, expiresOn: anew },
    ]);
  });

  it('do not end with a card that has ended', () => {
    expect(parts(4, 3, '2026-11-20')).toEqual([{ quantity: 3, expiresOn: anew }]);
  });
});
