import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isLocalDate } from '../../kernel/dates.ts';
import type { Programme, Tiers } from '../programme/document.ts';
import { templateProgramme } from '../programme/templates.ts';
import {
  type Ladder,
  laddersOf,
  levelAfter,
  levelLosses,
  measuresOf,
  type TierHistory,
  tierOn,
} from './tiers.ts';

const name = (text: string) => ({ vi: text, th: text, en: text });

type Settings = Partial<Omit<Tiers, 'levels'>>;

/** Levels by id and threshold, or threshold and what keeps it. */
function tiers(levels: Record<string, number | readonly [number, number]>, settings: Settings = {}): Tiers {
  return {
    metric: { kind: 'spent' },
    window: { kind: 'lifetime' },
    levels: Object.entries(levels).map(([id, at]) => {
      const [threshold, keep] = typeof at === 'number' ? [at, undefined] : at;
      return {
        id,
        name: name(id),
        threshold,
        ...(keep !== undefined && { keep }),
        rewardPrice: 10_000,
        card: false,
      };
    }),
    reachedCounts: 'nextBill',
    review: 'neverDown',
    safeDays: 365,
    graceDays: 0,
    freezeDays: 0,
    lostWithLevel: [],
    ...settings,
  };
}

const since = (from: string, ladder: Tiers | null): Ladder => ({ from, tiers: ladder });
const past = (days: Record<string, number>, more: Partial<TierHistory> = {}): TierHistory => ({
  joinedOn: '2024-01-01',
  days: Object.entries(days).map(([on, amount]) => ({ on, amount })),
  freezes: [],
  ...more,
});
const level = (ladder: Tiers, history: TierHistory, on: string) =>
  tierOn([since('2024-01-01', ladder)], history, on)?.level;

describe('Levels by what was spent in all (A28)', () => {
  const ladder = tiers({ bronze: 0, silver: 10_000, gold: 20_000 });

  it.each`
    before   | bill     | reaches
    ${0}     | ${6000}  | ${'bronze'}
    ${0}     | ${15000} | ${'silver'}
    ${0}     | ${25000} | ${'gold'}
    ${4000}  | ${500}   | ${'bronze'}
    ${8000}  | ${3000}  | ${'silver'}
    ${18000} | ${3000}  | ${'gold'}
    ${22000} | ${5000}  | ${'gold'}
  `('$before and a bill of $bill: $reaches', ({ before, bill, reaches }) => {
    const earlier = past({ '2024-02-01': before });
    const state = tierOn([since('2024-01-01', ladder)], earlier, '2024-03-01');
    expect(state && levelAfter(ladder, state, bill)).toBe(reaches);
    expect(level(ladder, past({ '2024-02-01': before, '2024-03-01': bill }), '2024-03-01')).toBe(reaches);
  });

  it('tells since when, and what the next one needs', () => {
    const history = past({ '2024-02-01': 8000, '2024-03-01': 3000 });
    expect(tierOn([since('2024-01-01', ladder)], history, '2025-01-01')).toEqual({
      level: 'silver',
      metric: 11_000,
      since: '2024-03-01',
      safeUntil: null,
      toKeep: null,
      next: { level: 'gold', missing: 9000 },
      frozenUntil: null,
    });
    expect(tierOn([since('2024-01-01', ladder)], past({ '2024-02-01': 50_000 }), '2025-01-01')).toMatchObject(
      {
        level: 'gold',
        since: '2024-02-01',
        next: null,
      },
    );
  });
});

describe('Levels by what is held (A32)', () => {
  const ladder = tiers(
    { basic: 0, silver: 100, gold: 500, platinum: 1000 },
    { metric: { kind: 'balance', unit: 'points' }, review: 'neverDown' },
  );
  const changes = { '2024-02-01': 100, '2024-02-02': -50, '2024-02-03': 500 };

  it.each([
    ['2024-01-31', 'basic', 0],
    ['2024-02-01', 'silver', 100],
    ['2024-02-02', 'basic', 50],
    ['2024-02-03', 'gold', 550],
  ])('on %s: %s with %d', (on, expected, metric) => {
    const state = tierOn([since('2024-01-01', ladder)], past(changes), on);
    expect(state).toMatchObject({ level: expected, metric, safeUntil: null, toKeep: null });
  });

  it('goes by the balance that it is told, and moves both ways with a bill', () => {
    const state = tierOn([since('2024-01-01', ladder)], past({}, { balance: 550 }), '2024-02-03');
    expect(state).toMatchObject({ level: 'gold', metric: 550, next: { level: 'platinum', missing: 450 } });
    if (state === null) return;
    expect(levelAfter(ladder, state, 450)).toBe('platinum');
    expect(levelAfter(ladder, state, -100)).toBe('silver');
  });

  it('a level is lost on the day on which the balance falls', () => {
    expect(levelLosses([since('2024-01-01', ladder)], past(changes), '2024-01-01', '2024-12-31')).toEqual([
      { on: '2024-02-02', from: 'silver', to: 'basic', units: [] },
    ]);
  });
});

describe('One bill may reach several levels (A43)', () => {
  const ladder = tiers({ member: 0, silver: 2000, gold: 3000 });

  it('gold with a bill of 4000', () => {
    const state = tierOn([since('2024-01-01', ladder)], past({}), '2024-03-01');
    expect(state).toMatchObject({ level: 'member', next: { level: 'silver', missing: 2000 } });
    expect(state && levelAfter(ladder, state, 4000)).toBe('gold');
    expect(level(ladder, past({ '2024-03-01': 4000 }), '2024-03-01')).toBe('gold');
  });
});

describe('Gold for a year, kept by as much again (A51)', () => {
  const ladder = tiers(
    { green: 0, gold: 25 },
    {
      metric: { kind: 'earned', unit: 'stars' },
      window: { kind: 'anniversary' },
      review: 'toFit',
      lostWithLevel: ['stars'],
    },
  );
  const ladders = [since('2024-01-01', ladder)];
  const reached = { '2024-02-10': 20, '2025-03-01': 15, '2025-03-10': 10 };

  it('25 within twelve months make gold; what was earned before counts no more', () => {
    expect(tierOn(ladders, past(reached), '2025-03-01')).toMatchObject({
      level: 'green',
      metric: 15,
      next: { level: 'gold', missing: 10 },
    });
    expect(tierOn(ladders, past(reached), '2025-03-10')).toMatchObject({
      level: 'gold',
      safeUntil: '2026-03-09',
      toKeep: 25,
    });
  });

  it('another 25 keep it for another year', () => {
    const history = past({ ...reached, '2025-06-01': 24, '2026-03-09': 1 });
    expect(tierOn(ladders, history, '2026-03-09')).toMatchObject({ level: 'gold', toKeep: 0 });
    expect(tierOn(ladders, history, '2026-03-10')).toMatchObject({
      level: 'gold',
      since: '2025-03-10',
      safeUntil: '2027-03-09',
      toKeep: 25,
    });
    expect(levelLosses(ladders, history, '2024-01-01', '2026-12-31')).toEqual([]);
  });

  it('with 24 it is green again, and the stars are gone', () => {
    const history = past({ ...reached, '2025-06-01': 24 });
    expect(tierOn(ladders, history, '2026-03-09')).toMatchObject({ level: 'gold', toKeep: 1 });
    expect(tierOn(ladders, history, '2026-03-10')).toMatchObject({
      level: 'green',
      metric: 0,
      since: '2026-03-10',
      safeUntil: null,
      next: { level: 'gold', missing: 25 },
    });
    expect(levelLosses(ladders, history, '2026-03-10', '2026-03-10')).toEqual([
      { on: '2026-03-10', from: 'gold', to: 'green', units: ['stars'] },
    ]);
    expect(levelLosses(ladders, history, '2025-01-01', '2026-03-09')).toEqual([]);
    expect(levelLosses(ladders, history, '2026-03-11', '2026-12-31')).toEqual([]);
  });

  it('what the day brought beyond the 25 counts towards keeping', () => {
    const history = past({ '2024-02-10': 20, '2024-03-01': 12 });
    expect(tierOn(ladders, history, '2024-03-01')).toMatchObject({ level: 'gold', toKeep: 18 });
    const renewed = [...ladders, since('2024-06-01', structuredClone(ladder))];
    expect(tierOn(renewed, history, '2024-06-01')).toMatchObject({ level: 'gold', toKeep: 18 });
  });

  it('what kept it in its grace counts once', () => {
    const gracious = [since('2024-01-01', { ...ladder, graceDays: 30 })];
    const history = past({ ...reached, '2026-03-20': 28 });
    expect(tierOn(gracious, history, '2026-03-20')).toMatchObject({
      level: 'gold',
      safeUntil: '2027-03-19',
      toKeep: 22,
    });
  });

  it('what was earned for a level that was lost does not bring it back', () => {
    const short = [since('2024-01-01', { ...ladder, safeDays: 100 })];
    const history = past({ '2024-02-01': 25, '2024-05-11': 1 });
    expect(tierOn(short, history, '2024-05-10')).toMatchObject({ level: 'gold' });
    expect(tierOn(short, history, '2024-05-11')).toMatchObject({ level: 'green', metric: 1 });
  });
});

describe('Windows', () => {
  it('a rolling window counts the day and those before it', () => {
    const ladder = tiers({ basic: 0, silver: 100 }, { window: { kind: 'rolling', days: 30 } });
    expect(level(ladder, past({ '2024-03-01': 50, '2024-03-30': 50 }), '2024-03-30')).toBe('silver');
    expect(level(ladder, past({ '2024-03-01': 50, '2024-03-31': 50 }), '2024-03-31')).toBe('basic');
  });

  it('a calendar year begins with nothing', () => {
    const ladder = tiers({ basic: 0, silver: 100 }, { window: { kind: 'calendarYear' } });
    const history = past({ '2024-12-31': 60, '2025-01-01': 60 });
    expect(tierOn([since('2024-01-01', ladder)], history, '2025-01-01')).toMatchObject({
      level: 'basic',
      metric: 60,
      next: { level: 'silver', missing: 40 },
    });
  });

  it('a level reached in a calendar year holds through the next, and is kept by what that one brings', () => {
    const ladder = tiers(
      { basic: 0, silver: [100, 80] },
      { window: { kind: 'calendarYear' }, review: 'oneStep' },
    );
    const once = past({ '2024-06-10': 100 });
    expect(tierOn([since('2024-01-01', ladder)], once, '2024-07-01')).toMatchObject({
      safeUntil: '2025-12-31',
      toKeep: 80,
    });
    expect(level(ladder, once, '2025-12-31')).toBe('silver');
    expect(level(ladder, once, '2026-01-01')).toBe('basic');
    const again = past({ '2024-06-10': 100, '2025-12-31': 80 });
    expect(tierOn([since('2024-01-01', ladder)], again, '2026-01-01')).toMatchObject({
      level: 'silver',
      safeUntil: '2026-12-31',
      toKeep: 80,
    });
  });

  it('reaching a level never makes the next one harder within its year', () => {
    const ladder = tiers({ basic: 0, silver: 2000, gold: 3000 }, { window: { kind: 'anniversary' } });
    expect(level(ladder, past({ '2024-02-01': 2000, '2024-05-01': 1000 }), '2024-05-01')).toBe('gold');
    const steps = { '2024-02-01': 1000, '2024-03-01': 1000, '2024-12-31': 1000 };
    expect(level(ladder, past(steps), '2024-12-31')).toBe('gold');
    expect(level(ladder, past({ '2024-02-01': 2000, '2025-01-15': 999 }), '2025-01-15')).toBe('silver');
  });
});

describe('A review', () => {
  const levels = { basic: 0, silver: 100, gold: 200, platinum: 300 };
  const yearly: Settings = { window: { kind: 'rolling', days: 365 } };
  const reached = { '2025-01-10': 300 };

  it.each`
    review         | spent  | lands
    ${'neverDown'} | ${0}   | ${'platinum'}
    ${'oneStep'}   | ${0}   | ${'gold'}
    ${'toFit'}     | ${0}   | ${'basic'}
    ${'toFit'}     | ${150} | ${'silver'}
    ${'toFit'}     | ${250} | ${'gold'}
    ${'toFit'}     | ${300} | ${'platinum'}
    ${'oneStep'}   | ${300} | ${'platinum'}
  `('$review with $spent in the year: $lands', ({ review, spent, lands }) => {
    const ladder = tiers(levels, { ...yearly, review });
    const history = past({ ...reached, '2025-06-01': spent });
    expect(level(ladder, history, '2026-01-09')).toBe('platinum');
    expect(level(ladder, history, '2026-01-10')).toBe(lands);
  });

  it('goes down one step a year, each level being safe from the day it was landed on', () => {
    const ladder = tiers(levels, { ...yearly, review: 'oneStep', lostWithLevel: ['points'] });
    const losses = levelLosses([since('2024-01-01', ladder)], past(reached), '2024-01-01', '2035-01-01');
    expect(losses.map(({ on, from, to }) => `${on} ${from} ${to}`)).toEqual([
      '2026-01-10 platinum gold',
      '2027-01-10 gold silver',
      '2028-01-10 silver basic',
    ]);
    expect(losses.every(({ units }) => units.join() === 'points')).toBe(true);
    expect(tierOn([since('2024-01-01', ladder)], past(reached), '2026-02-01')).toMatchObject({
      level: 'gold',
      since: '2026-01-10',
      safeUntil: '2027-01-09',
      toKeep: 200,
    });
  });

  it('asks for what keeps the level, which may be less than what reached it', () => {
    const ladder = tiers({ basic: 0, gold: [300, 120] }, { ...yearly, review: 'toFit' });
    const almost = past({ ...reached, '2025-06-01': 119 });
    expect(tierOn([since('2024-01-01', ladder)], almost, '2026-01-09')).toMatchObject({ toKeep: 1 });
    expect(level(ladder, almost, '2026-01-10')).toBe('basic');
    expect(level(ladder, past({ ...reached, '2025-06-01': 120 }), '2026-01-10')).toBe('gold');
  });

  it('lets whoever falls land where a holder of that level would be kept', () => {
    const ladder = tiers(
      { basic: 0, silver: [100, 80], gold: [200, 120], top: 300 },
      { ...yearly, review: 'toFit' },
    );
    expect(level(ladder, past({ ...reached, '2025-06-01': 120 }), '2026-01-10')).toBe('gold');
    expect(level(ladder, past({ ...reached, '2025-06-01': 119 }), '2026-01-10')).toBe('silver');
  });

  it('tells what is still missing of what will count on the day of the review', () => {
    const ladder = tiers({ basic: 0, gold: 300 }, { ...yearly, review: 'toFit', safeDays: 30 });
    const history = past({ '2024-06-01': 100, '2025-01-10': 200 });
    expect(tierOn([since('2024-01-01', ladder)], history, '2025-01-10')).toMatchObject({
      level: 'gold',
      safeUntil: '2025-02-08',
      toKeep: 0,
    });
    // Twelve months later only what was spent since counts.
    expect(level(ladder, history, '2025-05-29')).toBe('gold');
    expect(tierOn([since('2024-01-01', ladder)], history, '2025-05-29')).toMatchObject({ toKeep: 100 });
  });

  describe('with a grace of thirty days', () => {
    const ladder = tiers(levels, { ...yearly, review: 'oneStep', graceDays: 30 });
    const ladders = [since('2024-01-01', ladder)];

    it('takes the level after it', () => {
      expect(tierOn(ladders, past(reached), '2026-01-09')).toMatchObject({ safeUntil: '2026-01-09' });
      expect(tierOn(ladders, past(reached), '2026-01-10')).toMatchObject({
        level: 'platinum',
        safeUntil: '2026-02-08',
        toKeep: 300,
      });
      expect(level(ladder, past(reached), '2026-02-08')).toBe('platinum');
      expect(level(ladder, past(reached), '2026-02-09')).toBe('gold');
    });

    it('lets the level be kept within it, from that day on', () => {
      const history = past({ ...reached, '2026-02-08': 300 });
      expect(tierOn(ladders, history, '2026-02-09')).toMatchObject({
        level: 'platinum',
        since: '2025-01-10',
        safeUntil: '2027-02-07',
      });
      expect(level(ladder, past({ ...reached, '2026-02-09': 300 }), '2026-02-08')).toBe('platinum');
      expect(
        levelLosses(ladders, past({ ...reached, '2026-02-09': 300 }), '2026-02-09', '2026-02-09'),
      ).toHaveLength(1);
    });
  });
});

describe('A freeze', () => {
  const ladder = tiers({ basic: 0, gold: 300 }, { window: { kind: 'rolling', days: 365 }, review: 'toFit' });
  const ladders = [since('2024-01-01', ladder)];
  const days = { '2025-01-10': 300 };
  const frozen = (from: string, until: string, more: Record<string, number> = {}) =>
    past({ ...days, ...more }, { freezes: [{ from, until }] });

  it('puts the review off by its days', () => {
    expect(tierOn(ladders, frozen('2025-06-01', '2025-06-30'), '2025-07-15')).toMatchObject({
      safeUntil: '2026-02-08',
      frozenUntil: null,
    });
    expect(level(ladder, frozen('2025-06-01', '2025-06-30'), '2026-02-08')).toBe('gold');
    expect(level(ladder, frozen('2025-06-01', '2025-06-30'), '2026-02-09')).toBe('basic');
  });

  it('is told while it lasts, both ends included', () => {
    for (const [on, expected] of [
      ['2025-05-31', null],
      ['2025-06-01', '2025-06-30'],
      ['2025-06-30', '2025-06-30'],
      ['2025-07-01', null],
    ] as const) {
      expect(tierOn(ladders, frozen('2025-06-01', '2025-06-30'), on)?.frozenUntil).toBe(expected);
    }
  });

  it('lets no review fall on its days', () => {
    expect(level(ladder, frozen('2026-01-10', '2026-03-31'), '2026-03-31')).toBe('gold');
    expect(level(ladder, frozen('2026-01-10', '2026-03-31'), '2026-04-01')).toBe('basic');
  });

  it('leaves as many days to keep the level as without it', () => {
    const early = frozen('2025-06-01', '2025-06-30', { '2025-01-12': 300 });
    expect(level(ladder, early, '2026-02-09')).toBe('gold');
  });

  it('puts a grace off as well', () => {
    const gracious = tiers(
      { basic: 0, gold: 300 },
      { window: { kind: 'rolling', days: 365 }, review: 'toFit', graceDays: 10 },
    );
    const history = frozen('2026-01-15', '2026-01-24');
    expect(level(gracious, history, '2026-01-29')).toBe('gold');
    expect(level(gracious, history, '2026-01-30')).toBe('basic');
  });

  it('counts days that two of them share once', () => {
    const history = past(days, {
      freezes: [
        { from: '2025-06-10', until: '2025-06-30' },
        { from: '2025-06-01', until: '2025-06-15' },
      ],
    });
    expect(tierOn(ladders, history, '2025-07-15')?.safeUntil).toBe('2026-02-08');
  });

  it('does not shift reviews of calendar years for good', () => {
    const yearly = tiers({ basic: 0, gold: 300 }, { window: { kind: 'calendarYear' }, review: 'toFit' });
    const history = frozen('2026-06-01', '2026-06-30', { '2026-03-01': 300 });
    expect(tierOn([since('2024-01-01', yearly)], history, '2026-07-01')?.safeUntil).toBe('2027-01-30');
    expect(tierOn([since('2024-01-01', yearly)], history, '2027-01-31')?.safeUntil).toBe('2027-12-31');
    const before = frozen('2025-06-01', '2025-06-30');
    expect(tierOn([since('2024-01-01', yearly)], before, '2026-07-01')?.safeUntil).toBe('2026-12-31');
  });
});

describe('A new version of the levels', () => {
  const yearly: Settings = { window: { kind: 'rolling', days: 365 }, review: 'toFit' };
  const before = tiers({ basic: 0, silver: 100, gold: 200 }, yearly);
  const reached = { '2025-01-10': 250 };
  const both = (later: Tiers | null) => [since('2024-01-01', before), since('2025-06-01', later)];

  it('that changes nothing changes nothing', () => {
    for (const on of ['2025-05-31', '2025-06-01', '2026-01-09', '2026-01-10', '2027-01-10']) {
      expect(tierOn(both(structuredClone(before)), past(reached), on)).toEqual(
        tierOn([since('2024-01-01', before)], past(reached), on),
      );
    }
  });

  it('that asks for more takes nothing before the review that was promised', () => {
    const harder = tiers({ basic: 0, silver: 300, gold: 600 }, { ...yearly, safeDays: 10 });
    expect(tierOn(both(harder), past(reached), '2025-06-01')).toMatchObject({
      level: 'gold',
      since: '2025-01-10',
      safeUntil: '2026-01-09',
      toKeep: 600,
    });
    expect(level(before, past(reached), '2025-05-31')).toBe('gold');
    const losses = levelLosses(both(harder), past(reached), '2024-01-01', '2030-01-01');
    expect(losses.map(({ on, to }) => [on, to])).toEqual([['2026-01-10', 'basic']]);
  });

  it('that asks for less gives the level from its first day on', () => {
    const easier = tiers({ basic: 0, silver: 50, gold: 80 }, yearly);
    const history = past({ '2025-01-10': 90 });
    expect(tierOn(both(easier), history, '2025-05-31')).toMatchObject({ level: 'basic' });
    expect(tierOn(both(easier), history, '2025-06-01')).toMatchObject({
      level: 'gold',
      since: '2025-06-01',
    });
  });

  it('that begins to review leaves a level safe from its first day on', () => {
    const never = tiers({ basic: 0, gold: 200 }, { ...yearly, review: 'neverDown' });
    const ladders = [since('2020-01-01', never), since('2025-06-01', tiers({ basic: 0, gold: 200 }, yearly))];
    const history = past({ '2020-05-01': 250 }, { joinedOn: '2020-01-01' });
    expect(tierOn(ladders, history, '2025-05-31')).toMatchObject({ level: 'gold', safeUntil: null });
    expect(tierOn(ladders, history, '2025-06-01')).toMatchObject({
      level: 'gold',
      since: '2020-05-01',
      safeUntil: '2026-05-31',
    });
  });

  it('that drops a level puts its holders on the highest that is no harder to reach', () => {
    const other = tiers({ basic: 0, vip: 150, star: 400 }, yearly);
    expect(tierOn(both(other), past(reached), '2025-06-01')).toMatchObject({
      level: 'vip',
      since: '2025-01-10',
      safeUntil: '2026-01-09',
    });
    expect(tierOn(both(other), past(reached), '2026-01-10')?.level).toBe('basic');
  });

  it('that counts something else leaves levels in their places until the review', () => {
    const visits = tiers({ one: 0, two: 5, three: 10 }, { ...yearly, metric: { kind: 'visits' } });
    const ladders = both(visits);
    const history: TierHistory = {
      joinedOn: '2024-01-01',
      freezes: [],
      days: [
        { on: '2025-01-10', amount: 250, measure: 'spent' },
        { on: '2025-01-10', amount: 1, measure: 'visit' },
        { on: '2025-07-01', amount: 6, measure: 'visit' },
        { on: '2025-07-01', amount: 900, measure: 'spent' },
      ],
    };
    expect(measuresOf(ladders)).toEqual(['spent', 'visit']);
    expect(tierOn(ladders, history, '2025-07-01')).toMatchObject({ level: 'three', metric: 7 });
    expect(tierOn(ladders, history, '2026-01-10')).toMatchObject({ level: 'two', metric: 6 });
  });

  it('without levels ends them; they begin anew with the next', () => {
    const ladders = [...both(null), since('2025-07-01', before)];
    expect(tierOn(ladders, past(reached), '2025-06-30')).toBeNull();
    expect(tierOn(ladders, past(reached), '2025-07-01')).toMatchObject({
      level: 'gold',
      since: '2025-07-01',
      safeUntil: '2026-06-30',
    });
  });
});

describe('A version of the programme', () => {
  const programme = templateProgramme('pointsAndStamps', 'VND', '2025-01-01');
  const silver = tiers({ basic: 0, silver: 100 });
  const gold = tiers({ basic: 0, gold: 100 });

  it('brings its levels from its first day; of two that start together the higher version rules', () => {
    const versions: Programme[] = [
      { ...programme, version: 3, startsOn: '2025-03-01', tiers: gold },
      { ...programme, version: 1, startsOn: '2025-01-01', tiers: silver },
      { ...programme, version: 2, startsOn: '2025-03-01', tiers: silver },
      { ...programme, version: 4, startsOn: '2025-06-01' },
    ];
    expect(laddersOf(versions)).toEqual([
      { from: '2025-01-01', tiers: silver },
      { from: '2025-03-01', tiers: gold },
      { from: '2025-06-01', tiers: null },
    ]);
  });
});

describe('For every ladder and history', () => {
  const dates = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2024-01-01', days));
  const ladderOf = (reviews: readonly Tiers['review'][]) =>
    fc
      .record({
        steps: fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 4 }),
        eased: fc.integer({ min: 0, max: 60 }),
        window: fc.oneof(
          fc.constant<Tiers['window']>({ kind: 'lifetime' }),
          fc.constant<Tiers['window']>({ kind: 'calendarYear' }),
          fc.constant<Tiers['window']>({ kind: 'anniversary' }),
          fc.integer({ min: 1, max: 500 }).map((days): Tiers['window'] => ({ kind: 'rolling', days })),
        ),
        metric: fc.constantFrom<Tiers['metric']>(
          { kind: 'spent' },
          { kind: 'visits' },
          { kind: 'balance', unit: 'points' },
        ),
        review: fc.constantFrom(...reviews),
        safeDays: fc.integer({ min: 1, max: 500 }),
        graceDays: fc.integer({ min: 0, max: 60 }),
      })
      .map(({ steps, eased, ...settings }) => {
        const levels: Record<string, readonly [number, number]> = { l0: [0, 0] };
        let threshold = 0;
        for (const [index, step] of steps.entries()) {
          threshold += step;
          levels[`l${index + 1}`] = [threshold, Math.max(0, threshold - eased)];
        }
        return tiers(levels, settings);
      });
  const anyLadder = ladderOf(['neverDown', 'oneStep', 'toFit']);
  const histories = fc.record({
    joinedOn: dates,
    days: fc.array(fc.record({ on: dates, amount: fc.integer({ min: 1, max: 150 }) }), { maxLength: 40 }),
    freezes: fc.array(
      fc.tuple(dates, fc.integer({ min: -3, max: 90 })).map(([from, days]) => ({
        from,
        until: addDays(from, days),
      })),
      { maxLength: 3 },
    ),
  });
  const versions = fc
    .array(fc.record({ from: dates, tiers: fc.option(anyLadder, { freq: 6 }) }), { maxLength: 3 })
    .chain((later) => anyLadder.map((first) => [{ from: '2024-01-01', tiers: first }, ...later]));

  it('there is a state that hangs together', () => {
    fc.assert(
      fc.property(versions, histories, dates, (ladders, history, on) => {
        const state = tierOn(ladders, history, on);
        const inForce = ladders.filter(({ from }) => from <= on).reduce((a, b) => (b.from >= a.from ? b : a));
        if (inForce.tiers === null || state === null) {
          expect(state).toBeNull();
          expect(inForce.tiers).toBeNull();
          return;
        }
        const index = inForce.tiers.levels.findIndex(({ id }) => id === state.level);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(state.next?.level).toBe(inForce.tiers.levels[index + 1]?.id);
        expect(state.safeUntil === null).toBe(state.toKeep === null);
        expect(state.since <= on).toBe(true);
        if (state.safeUntil !== null) expect(state.safeUntil >= on).toBe(true);
        for (const date of [state.since, state.safeUntil, state.frozenUntil]) {
          if (date !== null) expect(isLocalDate(date)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('taking everything back restores the state', () => {
    fc.assert(
      fc.property(versions, histories, histories, dates, (ladders, history, more, on) => {
        const refunded = [...more.days, ...more.days.map((day) => ({ ...day, amount: -day.amount }))];
        const after = { ...history, days: [...history.days, ...refunded] };
        expect(tierOn(ladders, after, on)).toEqual(tierOn(ladders, history, on));
        expect(levelLosses(ladders, after, '2024-01-01', on)).toEqual(
          levelLosses(ladders, history, '2024-01-01', on),
        );
      }),
      { numRuns: 300 },
    );
  });

  const rankOf = (ladder: Tiers, id: string | undefined) => ladder.levels.findIndex((each) => each.id === id);

  it('more on the day itself never makes the level lower, and makes it what was foretold', () => {
    fc.assert(
      fc.property(
        anyLadder,
        histories,
        dates,
        fc.integer({ min: 1, max: 300 }),
        (ladder, history, on, gained) => {
          const ladders = [since('2024-01-01', ladder)];
          const state = tierOn(ladders, history, on);
          const after = tierOn(ladders, { ...history, days: [...history.days, { on, amount: gained }] }, on);
          if (state === null || after === null) throw new Error('there are levels');
          expect(rankOf(ladder, after.level)).toBeGreaterThanOrEqual(rankOf(ladder, state.level));
          expect(after.level).toBe(levelAfter(ladder, state, gained));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('where nothing is ever taken, more on any day never makes the level lower', () => {
    // Years of one's own begin with what was done: more at one time may leave less in the year of another.
    const kept = ladderOf(['neverDown']).filter(
      ({ metric, window }) => metric.kind !== 'balance' && window.kind !== 'anniversary',
    );
    fc.assert(
      fc.property(
        kept,
        histories,
        dates,
        fc.integer({ min: 1, max: 300 }),
        dates,
        (ladder, history, on, gained, later) => {
          const ladders = [since('2024-01-01', ladder)];
          const more = { ...history, days: [...history.days, { on, amount: gained }] };
          expect(rankOf(ladder, tierOn(ladders, more, later)?.level)).toBeGreaterThanOrEqual(
            rankOf(ladder, tierOn(ladders, history, later)?.level),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('the level of a day follows from the level of the day before and what was lost between', () => {
    fc.assert(
      fc.property(anyLadder, histories, dates, (ladder, history, on) => {
        const ladders = [since('2024-01-01', ladder)];
        if (on < history.joinedOn) return;
        const next = addDays(on, 1);
        const before = rankOf(ladder, tierOn(ladders, history, on)?.level);
        const after = rankOf(ladder, tierOn(ladders, history, next)?.level);
        const lost = levelLosses(ladders, history, next, next);
        if (after < before) expect(lost).toHaveLength(1);
        if (lost.length === 0) expect(after).toBeGreaterThanOrEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('what is no date or no number is passed over', () => {
    const ladders = [since('2024-01-01', tiers({ basic: 0, gold: 10 })), since('soon', null)];
    const history = past(
      { '2024-02-01': 5, '': 100, 'May 1': 100 },
      { joinedOn: '', freezes: [{ from: 'now', until: 'then' }] },
    );
    const odd = { ...history, days: [...history.days, { on: '2024-02-01', amount: Number.NaN }] };
    expect(tierOn(ladders, odd, '2024-03-01')).toMatchObject({ level: 'basic', metric: 5 });
    expect(tierOn(ladders, odd, 'today')).toBeNull();
    expect(tierOn([], odd, '2024-03-01')).toBeNull();
    expect(levelLosses(ladders, odd, 'a', 'b')).toEqual([]);
  });
});
