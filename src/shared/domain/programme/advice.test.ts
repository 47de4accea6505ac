import { describe, expect, it } from 'vitest';
import { programmeOf } from '../../../../test/support/programme.ts';
import { currencies } from '../../kernel/money.ts';
import { giveBackRate } from './advice/give-back.ts';
import { advise, type ShopFacts } from './advice.ts';
import type { ProgrammeInput } from './document.ts';
import { programmeTemplates, templateProgramme } from './templates.ts';

type Rule = ProgrammeInput['earn'][number];
type Reward = ProgrammeInput['rewards'][number];

const name = { vi: 'tên', th: 'ชื่อ', en: 'name' };
const points: ProgrammeInput['units'][number] = {
  id: 'points',
  kind: 'points',
  name,
  scale: 0,
  expiry: { kind: 'days', days: 365 },
};
const spend: Rule = {
  id: 'spend',
  name,
  unit: 'points',
  on: { kind: 'bill' },
  amount: { kind: 'perAmount', perMinor: 1_000, quantity: 1, steps: 'full' },
};
const money = (stepMinor: number): Reward => ({
  kind: 'pointsAsMoney',
  id: 'money',
  name,
  unit: 'points',
  step: 1,
  stepMinor,
});
const sound = { units: [points], earn: [spend], rewards: [money(50)] };

const found = (parts: Partial<ProgrammeInput>, facts: ShopFacts = {}) =>
  advise(programmeOf({ ...sound, ...parts }), facts).map(({ path, weight }) => `${weight} ${path}`);

describe('Advice', () => {
  it('has nothing against a sound programme', () => {
    expect(found({})).toEqual([]);
  });

  it.each(currencies)('has no warning for the templates in %s', (currency) => {
    for (const template of programmeTemplates) {
      const advice = advise(templateProgramme(template, currency, '2026-11-21'), { today: '2026-11-21' });
      expect(advice.filter(({ weight }) => weight !== 'hint')).toEqual([]);
    }
  });

  it.each`
    stepMinor | expected
    ${200}    | ${[]}
    ${201}    | ${['warning rewards[0]']}
    ${500}    | ${['warning rewards[0]']}
    ${501}    | ${['danger rewards[0]']}
  `('weighs a reward of $stepMinor per 1,000 spent', ({ stepMinor, expected }) => {
    expect(found({ rewards: [money(stepMinor)] })).toEqual(expected);
  });

  it('counts multipliers that always hold in what is given back', () => {
    const triple: Rule = { ...spend, id: 'triple', amount: { kind: 'multiplier', times: 300 } };
    expect(found({ earn: [spend, triple], rewards: [money(100)] })).toEqual(['warning rewards[0]']);
    expect(giveBackRate(programmeOf({ ...sound, earn: [spend, triple] }), {})).toBeCloseTo(0.15);
  });

  it('says that points never expire', () => {
    expect(found({ units: [{ ...points, expiry: { kind: 'never' } }] })).toEqual(['warning units[0].expiry']);
  });

  it('says that nothing gives a unit and that nothing takes it', () => {
    const idle = { ...points, id: 'idle' };
    expect(found({ units: [points, idle] })).toEqual(['warning units[1]', 'warning units[1]']);
  });

  it.each([
    ['dates that are over', { dates: { until: '2019-12-31' } }, 'dates'],
    ['dates after the end', { dates: { from: '2030-01-01', until: '2030-01-31' } }, 'dates'],
    [
      'weekdays outside its dates',
      { dates: { from: '2026-11-23', until: '2026-11-24' }, weekdays: [0] },
      'weekdays',
    ],
    ['hours without length', { hours: [{ from: '09:00', until: '09:00' }] }, 'hours'],
    ['a minimum above the largest bill', { minimumMinor: 1_000_000_000 }, 'minimumMinor'],
    ['an unknown level', { tiers: ['gold'] }, 'tiers'],
    ['an unknown membership', { memberships: ['club'] }, 'memberships'],
    ['an unknown group', { groups: ['students'] }, 'groups'],
  ] as const)('finds a rule with %s', (_, when, part) => {
    const rule = {
      ...spend,
      id: 'dead',
      when: structuredClone(when) as Rule['when'],
      amount: { kind: 'fixed' as const, quantity: 1 },
    };
    const facts = { groups: [], largestBillMinor: 900_000_000, today: '2026-11-21' };
    expect(found({ earn: [spend, rule as Rule], endsOn: '2029-12-31' }, facts)).toContain(
      `warning earn[1].when.${part}`,
    );
  });

  it('leaves weekdays alone that do lie between the dates', () => {
    const when = { dates: { from: '2026-11-23', until: '2026-11-24' }, weekdays: [1] };
    expect(found({ earn: [spend, { ...spend, id: 'monday', when }] }, { today: '2026-11-21' })).toEqual([]);
  });

  it('finds a multiplier without anything to multiply', () => {
    const lost: Rule = { ...spend, id: 'lost', amount: { kind: 'multiplier', times: 200, of: ['other'] } };
    expect(found({ earn: [spend, lost] })).toEqual(['warning earn[1].amount']);
  });

  it('finds rules that double up, and takes a bonus for a bonus', () => {
    const twin: Rule = {
      ...spend,
      id: 'twin',
      amount: { kind: 'percent', basisPoints: 1, unitMinor: 1_000 },
    };
    expect(found({ earn: [spend, twin] })).toEqual(['warning earn[1]']);
    expect(found({ earn: [spend, { ...twin, when: { weekdays: [2] } }] })).toEqual([]);
    const group = { stacking: { group: 'one' } };
    expect(
      found({
        earn: [
          { ...spend, ...group },
          { ...twin, ...group },
        ],
      }),
    ).toEqual([]);
  });

  it('finds a reward that nobody reaches within a year', () => {
    const far: Reward = {
      kind: 'item',
      id: 'far',
      name,
      price: { unit: 'points', quantity: 10_401 },
      costMinor: 1,
    };
    expect(found({ rewards: [money(50), far] }, { averageBillMinor: 100_000 })).toEqual([
      'warning rewards[1].price.quantity',
    ]);
    expect(found({ rewards: [money(50), far] }, { averageBillMinor: 200_000 })).toEqual([]);
  });

  it('finds vouchers that end before they begin', () => {
    const voucher = { id: 'v', name, gives: { kind: 'item' as const }, validDays: 7, validFrom: { days: 7 } };
    expect(found({ vouchers: [voucher] })).toEqual(['warning vouchers[0].validFrom']);
  });

  it('hints at a stamp card without an end and without comparison', () => {
    const stamps = { ...points, id: 'stamps', kind: 'stamps' as const, expiry: { kind: 'never' as const } };
    const card = {
      id: 'card',
      name,
      unit: 'stamps',
      boxes: 10,
      headStart: 0,
      reward: 'drink',
      shape: 'cup' as const,
    };
    const drink: Reward = {
      kind: 'item',
      id: 'drink',
      name,
      price: { unit: 'stamps', quantity: 10 },
      costMinor: 1,
    };
    const earn: Rule[] = [
      spend,
      { ...spend, id: 'stamp', unit: 'stamps', amount: { kind: 'fixed', quantity: 1 } },
    ];
    const parts = { units: [points, stamps], earn, rewards: [money(50), drink] };
    expect(found({ ...parts, stampCards: [card] })).toEqual(['hint stampCards[0]']);
    expect(found({ ...parts, stampCards: [{ ...card, controlPercent: 10 }] })).toEqual([]);
  });
});
