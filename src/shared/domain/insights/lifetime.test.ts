import { describe, expect, it } from 'vitest';
import { addDays } from '../../kernel/dates.ts';
import { lifetimeOf, type Person } from './lifetime.ts';

const today = '2026-11-21';
/** The last period begins on 23 September, the one before it on 25 July. */
const recently = addDays(today, -59);

const person = (joinedOn: string, some: Partial<Person> = {}): Person => ({
  joinedOn,
  visits: 1,
  spentMinor: 1_000,
  costMinor: 0,
  recentMinor: 0,
  lastVisitOn: joinedOn,
  cameBefore: false,
  ...some,
});

const people = (count: number, make: (place: number) => Person) =>
  Array.from({ length: count }, (_, place) => make(place));

describe('What members are worth', () => {
  it('is added up by the month in which they joined', () => {
    const lifetime = lifetimeOf(
      [
        person('2026-10-03', { visits: 3, spentMinor: 90_000, costMinor: 4_000, lastVisitOn: today }),
        person('2026-10-30', { visits: 1, spentMinor: 10_000, lastVisitOn: '2026-10-30' }),
        person('2026-01-05', { lastVisitOn: addDays(recently, -1) }),
        person('2026-01-09', { visits: 0, spentMinor: 0, lastVisitOn: null }),
        person('2020-05-05'),
      ],
      '2020-05-05',
      today,
    );
    expect(lifetime.months).toEqual([
      { month: null, members: 1, visits: 1, spentMinor: 1_000, costMinor: 0, coming: 0, expectedMinor: null },
      {
        month: '2026-01',
        members: 2,
        visits: 1,
        spentMinor: 1_000,
        costMinor: 0,
        coming: 0,
        expectedMinor: null,
      },
      {
        month: '2026-10',
        members: 2,
        visits: 4,
        spentMinor: 100_000,
        costMinor: 4_000,
        coming: 2,
        expectedMinor: null,
      },
    ]);
    expect(lifetime.all).toMatchObject({ members: 5, visits: 6, spentMinor: 102_000, coming: 2 });
  });

  it('shows the last 24 months, this one included, and everybody earlier as one', () => {
    const { months } = lifetimeOf([person('2024-12-01'), person('2024-11-30')], null, today);
    expect(months.map(({ month }) => month)).toEqual([null, '2024-12']);
  });

  it('is estimated from what they spent lately and from how many keep coming', () => {
    const lifetime = lifetimeOf(
      people(40, (place) =>
        person('2026-06-10', {
          cameBefore: true,
          recentMinor: place < 20 ? 100_000 : 0,
          lastVisitOn: place < 20 ? today : '2026-08-01',
        }),
      ),
      '2026-06-01',
      today,
    );
    expect(lifetime.keepBasisPoints).toBe(5_000);
    // 5,000 + 2,500 + 1,250 + 625 + 312 + 156 = 9,843 of 10,000; × 2,000,000 ÷ 40 = 49,215, in two figures 49,000.
    expect(lifetime.months[0]?.expectedMinor).toBe(49_000);
    expect(lifetime.all.expectedMinor).toBe(49_000);
  });

  it('is too early to say for young shops, small months and new months', () => {
    const regular = (joinedOn: string) =>
      person(joinedOn, { cameBefore: true, recentMinor: 100_000, lastVisitOn: today });
    const many = people(40, () => regular('2026-06-10'));
    // 120 days before today is the first of the period before the last.
    expect(lifetimeOf(many, addDays(today, -118), today).keepBasisPoints).toBeNull();
    expect(lifetimeOf(many, addDays(today, -119), today).keepBasisPoints).toBe(10_000);
    expect(lifetimeOf(many.slice(0, 29), '2026-01-01', today).all.expectedMinor).toBeNull();
    const mixed = [
      ...many,
      ...people(9, () => regular('2026-05-10')),
      ...people(40, () => regular('2026-09-02')),
    ];
    const expected = lifetimeOf(mixed, '2026-01-01', today).months.map((one) => [
      one.month,
      one.expectedMinor,
    ]);
    expect(expected).toEqual([
      ['2026-05', null],
      ['2026-06', 600_000],
      ['2026-09', null],
    ]);
  });
});
