import { describe, expect, it } from 'vitest';
import type { Condition } from '../programme/document.ts';
import type { Basket, BasketLine } from './basket.ts';
import { unmet } from './conditions.ts';
import type { Context, MemberState } from './evaluation.ts';
import type { Facts } from './facts.ts';

// A Saturday.
const today = '2026-11-21';

type Given = Partial<Condition>;
type About = Partial<Omit<Facts, 'member' | 'context'>> & {
  readonly member?: Partial<MemberState>;
  readonly context?: Context;
};

function asked(condition: Given, { member, context = {}, ...facts }: About = {}) {
  return unmet(
    { minimumBase: 'beforeDiscounts', ...condition },
    {
      date: today,
      member: { enrolledOn: '2026-01-01', available: {}, ...member },
      context,
      basket: null,
      level: null,
      ...facts,
    },
  );
}

describe('Dates and weekdays', () => {
  it.each<[Given, string | null]>([
    [{ dates: { from: today, until: today } }, null],
    [{ dates: { from: '2026-11-22' } }, 'notStarted'],
    [{ dates: { until: '2026-11-20' } }, 'ended'],
    [{ weekdays: [6] }, null],
    [{ weekdays: [0, 1] }, 'otherWeekday'],
    [{}, null],
  ])('%j: %s', (condition, expected) => {
    expect(asked(condition)).toBe(expected);
  });
});

describe('Hours begin inclusive and end exclusive, and run over midnight', () => {
  const happy = { hours: [{ from: '14:00', until: '16:00' }] };
  const night = { hours: [{ from: '22:00', until: '02:00' }] };
  const late = {
    hours: [
      { from: '08:00', until: '09:00' },
      { from: '20:00', until: '24:00' },
    ],
  };

  it.each([
    [happy, 14 * 60, null],
    [happy, 15 * 60 + 59, null],
    [happy, 16 * 60, 'otherHour'],
    [happy, 13 * 60 + 59, 'otherHour'],
    [night, 23 * 60, null],
    [night, 0, null],
    [night, 119, null],
    [night, 120, 'otherHour'],
    [night, 12 * 60, 'otherHour'],
    [late, 1439, null],
    [late, 8 * 60, null],
    [late, 12 * 60, 'otherHour'],
    [happy, undefined, 'otherHour'],
  ])('%j at minute %s: %s', (condition, minute, expected) => {
    expect(asked(condition, { context: minute === undefined ? {} : { minute } })).toBe(expected);
  });
});

describe('Where and who', () => {
  it.each<[Given, About, string | null]>([
    [{ stores: ['a', 'b'] }, { context: { store: 'b' } }, null],
    [{ stores: ['a'] }, { context: { store: 'b' } }, 'otherStore'],
    [{ stores: ['a'] }, {}, 'otherStore'],
    [{ channels: ['web'] }, { context: { channel: 'web' } }, null],
    [{ channels: ['web'] }, { context: { channel: 'counter' } }, 'otherChannel'],
    [{ tiers: ['gold'] }, { level: 'gold' }, null],
    [{ tiers: ['gold'] }, { level: 'green' }, 'otherTier'],
    [{ tiers: ['gold'] }, {}, 'otherTier'],
    [{ memberships: ['club'] }, { member: { available: { club: 1 } } }, null],
    [{ memberships: ['club'] }, { member: { available: { club: 0 } } }, 'noMembership'],
    [{ memberships: ['constructor'] }, {}, 'noMembership'],
    [{ groups: ['students', 'staff'] }, { member: { groups: ['staff'] } }, null],
    [{ groups: ['students'] }, { member: { groups: ['staff'] } }, 'otherGroup'],
    [{ groups: ['students'] }, {}, 'otherGroup'],
    [{ awayDays: 30 }, { member: { lastVisitOn: '2026-10-22' } }, null],
    [{ awayDays: 30 }, { member: { lastVisitOn: '2026-10-23' } }, 'notAway'],
    [{ awayDays: 30 }, { member: { lastVisitOn: null } }, 'notAway'],
    [{ referredWithinDays: 30 }, { member: { referredOn: '2026-10-22' } }, null],
    [{ referredWithinDays: 30 }, { member: { referredOn: '2026-10-21' } }, 'notReferred'],
    [{ referredWithinDays: 0 }, { member: { referredOn: '2020-01-01' } }, null],
    [{ referredWithinDays: 0 }, { member: { referredOn: null } }, 'notReferred'],
    [{ joinedWithinDays: 7 }, { member: { enrolledOn: '2026-11-14' } }, null],
    [{ joinedWithinDays: 7 }, { member: { enrolledOn: '2026-11-13' } }, 'joinedLongAgo'],
    [{ joinedWithinDays: 0 }, { member: { enrolledOn: today } }, null],
  ])('%j of %j: %s', (condition, about, expected) => {
    expect(asked(condition, about)).toBe(expected);
  });
});

describe('The nth visit counts this bill', () => {
  const fifth = { nthVisit: { kind: 'every', number: 5 } } as const;
  const first = { nthVisit: { kind: 'exactly', number: 1 } } as const;

  it.each([
    [fifth, 4, null],
    [fifth, 9, null],
    [fifth, 5, 'otherVisit'],
    [fifth, 0, 'otherVisit'],
    [first, 0, null],
    [first, undefined, null],
    [first, 1, 'otherVisit'],
  ])('%j after %s visits: %s', (condition, visits, expected) => {
    const about = { basket: basketWith([line()]), member: visits === undefined ? {} : { visits } };
    expect(asked(condition, about)).toBe(expected);
  });

  it('and a deed that is no visit counts those before it', () => {
    expect(asked(fifth, { member: { visits: 5 } })).toBe(null);
    expect(asked(fifth, { member: { visits: 0 } })).toBe('otherVisit');
    expect(asked(fifth, { member: { visits: 4 }, isVisit: true })).toBe(null);
  });
});

describe('Birthdays', () => {
  const around = (before: number, after: number) => ({ birthday: { kind: 'days', before, after } }) as const;
  const inMonth = { birthday: { kind: 'month' } } as const;

  it.each([
    ['1990-11-21', today, around(0, 0), null],
    ['--11-21', today, around(0, 0), null],
    ['1990-11-22', today, around(0, 0), 'notBirthday'],
    ['1990-11-28', today, around(7, 0), null],
    ['1990-11-29', today, around(7, 0), 'notBirthday'],
    ['1990-11-14', today, around(0, 7), null],
    ['1990-11-13', today, around(0, 7), 'notBirthday'],
    // Over the turn of the year, both ways.
    ['1990-01-02', '2026-12-30', around(3, 0), null],
    ['1990-12-30', '2027-01-02', around(0, 3), null],
    ['1990-12-30', '2027-01-03', around(0, 3), 'notBirthday'],
    // 29 February is the 28th in common years.
    ['1992-02-29', '2027-02-28', around(0, 0), null],
    ['1992-02-29', '2027-03-01', around(0, 0), 'notBirthday'],
    ['1992-02-29', '2028-02-29', around(0, 0), null],
    ['1992-02-29', '2028-02-28', around(0, 0), 'notBirthday'],
    ['1992-02-29', '2027-02-15', inMonth, null],
    ['1990-11-30', today, inMonth, null],
    ['1990-12-01', today, inMonth, 'notBirthday'],
    [null, today, inMonth, 'notBirthday'],
    ['soon', today, around(180, 180), 'notBirthday'],
    ['--12-31', '9999-12-31', around(0, 0), null],
  ])('born on %s, on %s, %j: %s', (birthday, date, condition, expected) => {
    expect(asked(condition, { date, member: { birthday } })).toBe(expected);
  });
});

describe('Minimums', () => {
  const basket = basketWith([
    line({ item: 'coffee', category: 'drinks', quantity: 2, grossMinor: 60_000, ownDiscountMinor: 5_000 }),
    line({ item: 'cake', category: 'food', quantity: 1, grossMinor: 40_000, freeQuantity: 1 }),
    line({ item: 'card', quantity: 1, grossMinor: 500_000, isGoods: false }),
  ]);
  const drinks = { categories: ['drinks'] };

  it.each<[Given, string | null]>([
    [{ minimumMinor: 100_000 }, null],
    [{ minimumMinor: 100_001 }, 'belowMinimum'],
    [{ minimumMinor: 100_000, minimumBase: 'afterDiscounts' }, 'belowMinimum'],
    [{ minimumMinor: 95_000, minimumBase: 'afterDiscounts' }, null],
    [{ minimumMinor: 60_000, minimumOf: drinks }, null],
    [{ minimumMinor: 60_001, minimumOf: drinks }, 'belowMinimum'],
    [{ minimumMinor: 40_001, minimumOf: { except: drinks } }, 'belowMinimum'],
    [{ minimumQuantity: 3 }, null],
    [{ minimumQuantity: 4 }, 'tooFewItems'],
    [{ minimumQuantity: 3, minimumBase: 'afterDiscounts' }, 'tooFewItems'],
    [{ minimumQuantity: 3, minimumOf: drinks }, 'tooFewItems'],
  ])('%j: %s', (condition, expected) => {
    expect(asked(condition, { basket })).toBe(expected);
  });

  it('of a top-up are asked of what is paid in', () => {
    expect(asked({ minimumMinor: 500_000 }, { paidMinor: 500_000 })).toBe(null);
    expect(asked({ minimumMinor: 500_000 }, { paidMinor: 499_999 })).toBe('belowMinimum');
    expect(asked({ minimumMinor: 1 })).toBe('belowMinimum');
  });
});

function line(parts: Partial<BasketLine> = {}): BasketLine {
  return {
    position: 0,
    item: null,
    category: null,
    tags: [],
    quantity: 1,
    unitMinor: 10_000,
    grossMinor: 10_000,
    taxBasisPoints: 0,
    isGoods: true,
    freeQuantity: 0,
    ownDiscountMinor: 0,
    orderDiscountMinor: 0,
    pointsMinor: 0,
    ...parts,
  };
}

function basketWith(lines: BasketLine[]): Basket {
  const totalMinor = lines.reduce((sum, { grossMinor }) => sum + grossMinor, 0);
  return { lines, hasLines: true, totalMinor, taxMinor: 0, paid: [] };
}
