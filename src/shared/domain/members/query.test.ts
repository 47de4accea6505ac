import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type Attributes, ageOn, fillIn, isBirthday, noAttributes } from './attributes.ts';
import { type ClauseInput, type MemberFacts, matches, QuerySchema } from './query.ts';

const today = '2026-11-22';

const facts = (
  attributes: Partial<Attributes> = {},
  others: Partial<Record<keyof MemberFacts, unknown>> = {},
): MemberFacts => {
  const told = <T>(name: keyof MemberFacts, value: T) =>
    (() => (name in others ? others[name] : value)) as () => T;
  return {
    attributes: () => ({ ...noAttributes, ...attributes }),
    enrolledOn: told<string | null>('enrolledOn', '2026-01-01'),
    lastVisitOn: told<string | null>('lastVisitOn', '2026-11-12'),
    tier: told<string | null>('tier', 'gold'),
    visitsSince: (from) => (from <= '2026-11-12' ? 3 : 0),
    spentSince: (from) => (from <= '2026-11-12' ? 250_000 : 0),
    favouriteSince: told<string | null>('favouriteSince', 'latte'),
    holds: (voucher) => voucher === 'birthday-cake',
    isOn: (list) => list === 'friends',
  };
};

const ask = (clause: ClauseInput, of: MemberFacts) =>
  matches(v.parse(QuerySchema, { match: 'all', clauses: [clause] }), of, today);

describe('A clause', () => {
  it.each<[ClauseInput, Partial<Attributes>, boolean]>([
    [{ kind: 'age', from: 30, until: 40 }, { birthday: '1996-11-22' }, true],
    [{ kind: 'age', from: 30, until: 40 }, { birthday: '1996-11-23' }, false],
    [{ kind: 'age', from: 30 }, { birthday: '--11-22' }, false],
    [{ kind: 'age', from: 30, not: true }, { birthday: '--11-22' }, true],
    [{ kind: 'gender', any: ['none', 'other'] }, {}, true],
    [{ kind: 'gender', any: ['female'] }, { gender: 'male' }, false],
    [{ kind: 'area', any: ['da nang'] }, { area: 'Đà Nẵng' }, true],
    [{ kind: 'area', any: ['Huế'] }, {}, false],
    [{ kind: 'tags', any: ['VIP', 'bạn bè'] }, { tags: ['Bạn Bè'] }, true],
    [{ kind: 'birthdayMonth', when: 'this' }, { birthday: '--11-03' }, true],
    [{ kind: 'birthdayMonth', when: 'next' }, { birthday: '2000-12-03' }, true],
    [{ kind: 'birthdayMonth', when: 'months', months: [1, 2] }, { birthday: '2000-03-03' }, false],
    [{ kind: 'tier', levels: ['gold', 'platinum'] }, {}, true],
    [{ kind: 'joined', withinDays: 325 }, {}, true],
    [{ kind: 'joined', withinDays: 324 }, {}, false],
    [{ kind: 'away', days: 10 }, {}, true],
    [{ kind: 'away', days: 11 }, {}, false],
    [{ kind: 'visits', withinDays: 11, least: 3 }, {}, true],
    [{ kind: 'visits', withinDays: 10, least: 1 }, {}, false],
    [{ kind: 'visits', withinDays: 10, most: 0 }, {}, true],
    [{ kind: 'spent', withinDays: 30, leastMinor: 250_000 }, {}, true],
    [{ kind: 'spent', withinDays: 30, leastMinor: 250_001 }, {}, false],
    [{ kind: 'favourite', item: 'latte', withinDays: 90 }, {}, true],
    [{ kind: 'voucher', voucher: 'birthday-cake' }, {}, true],
    [{ kind: 'list', list: 'foes' }, {}, false],
  ])('%j of %j: %s', (clause, attributes, expected) => {
    expect(ask(clause, facts(attributes))).toBe(expected);
  });

  it('counts the time away from joining where nobody ever came', () => {
    const never = facts({}, { lastVisitOn: null, enrolledOn: '2026-11-20' });
    expect(ask({ kind: 'away', days: 2 }, never)).toBe(true);
    expect(ask({ kind: 'away', days: 3 }, never)).toBe(false);
  });

  it('asks for nothing that it does not need', () => {
    const sealed = { ...facts(), attributes: () => expect.unreachable('the profile stays sealed') };
    expect(ask({ kind: 'tier', levels: ['gold'] }, sealed)).toBe(true);
  });
});

it('joins clauses by all or by any', () => {
  const clauses = [
    { kind: 'tier', levels: ['gold'] },
    { kind: 'list', list: 'foes' },
  ];
  const joined = (match: string) => matches(v.parse(QuerySchema, { match, clauses }), facts(), today);
  expect([joined('all'), joined('any')]).toEqual([false, true]);
});

it.each<[string, unknown]>([
  ['no clause', { match: 'all', clauses: [] }],
  [
    'too many',
    { match: 'all', clauses: Array.from({ length: 13 }, () => ({ kind: 'joined', withinDays: 1 })) },
  ],
  ['a range without ends', { match: 'all', clauses: [{ kind: 'age' }] }],
  ['a range that ends before it begins', { match: 'all', clauses: [{ kind: 'age', from: 5, until: 4 }] }],
  ['months that nobody named', { match: 'all', clauses: [{ kind: 'birthdayMonth', when: 'months' }] }],
  ['an unknown kind', { match: 'all', clauses: [{ kind: 'shoeSize' }] }],
  ['an unknown field', { match: 'all', clauses: [{ kind: 'joined', withinDays: 1, sql: '1=1' }] }],
  ['a fraction', { match: 'all', clauses: [{ kind: 'joined', withinDays: 1.5 }] }],
])('refuses %s', (_, query) => {
  expect(v.safeParse(QuerySchema, query).success).toBe(false);
});

describe('A birthday', () => {
  it.each([
    ['2000-02-29', true],
    ['2001-02-29', false],
    ['--02-29', true],
    ['--02-30', false],
    ['1899-12-31', false],
    ['22/11/1990', false],
  ])('%s: %s', (text, expected) => expect(isBirthday(text)).toBe(expected));

  it('makes a year older on the day itself', () => {
    expect(ageOn('2000-11-22', today)).toBe(26);
    expect(ageOn('2000-11-23', today)).toBe(25);
    expect(ageOn('2027-01-01', today)).toBeNull();
  });
});

it('fills in what is lacking and keeps what is there', () => {
  const kept = { ...noAttributes, area: 'Huế', tags: ['vip'] };
  const other: Attributes = {
    birthday: '--01-02',
    gender: 'female',
    area: 'Đà Nẵng',
    tags: ['VIP', 'trà'],
    email: 'a@b.vn',
    note: 'x',
  };
  expect(fillIn(kept, other)).toEqual({ ...other, area: 'Huế', tags: ['vip', 'trà'] });
});
