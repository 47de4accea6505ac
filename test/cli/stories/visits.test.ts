/** Programmes that count visits and things, played as their members live them. */
import { describe, expect, it } from 'vitest';
import { openStory } from '../../support/story.ts';

describe('car-wash-thb', () => {
  it.each([
    { group: 'a head start', control: false, begins: 2, full: 10 },
    { group: 'the control group', control: true, begins: 0, full: 8 },
  ])('asks for eight washes with $group', ({ control, begins, full }) => {
    const { play } = openStory('car-wash-thb');
    const joined = play({ kind: 'enrolment', date: '2026-01-01', member: 'chai', control });
    expect(joined.balances).toEqual({ stamps: begins });
    const free = { kind: 'action', member: 'chai', action: 'redemption', rewards: [{ reward: 'free-wash' }] };
    for (let wash = 2; wash <= 8; wash += 1) {
      play({ kind: 'action', date: `2026-01-0${wash}`, member: 'chai', action: 'visit' });
    }
    expect(play({ ...free, date: '2026-01-08' }).refusals).toMatchObject([{ kind: 'notEnough' }]);
    const eighth = play({ kind: 'action', date: '2026-01-09', member: 'chai', action: 'visit' });
    expect(eighth.balances).toEqual({ stamps: full });
    expect(play({ ...free, date: '2026-01-09' }).balances).toEqual({ stamps: 0 });
  });

  it('lets stamps go with their own card, also where cards are shorter for comparison', () => {
    const { play } = openStory('car-wash-thb');
    play({ kind: 'enrolment', date: '2026-01-01', member: 'chai', control: true });
    const wash = { kind: 'action', member: 'chai', action: 'visit' };
    for (let day = 2; day <= 9; day += 1) play({ ...wash, date: `2026-01-0${day}` });
    for (const date of ['2026-03-01', '2026-03-15', '2026-04-01']) play({ ...wash, date });
    expect(play({ kind: 'scan', date: '2027-03-01', member: 'chai' }).balances).toEqual({ stamps: 3 });
    expect(play({ kind: 'scan', date: '2027-03-02', member: 'chai' }).balances).toEqual({ stamps: 0 });
  });

  it('lets a card go a year after its first stamp', () => {
    const { play } = openStory('car-wash-thb');
    play({ kind: 'enrolment', date: '2026-01-01', member: 'chai' });
    play({ kind: 'action', date: '2026-12-31', member: 'chai', action: 'visit' });
    expect(play({ kind: 'scan', date: '2027-01-01', member: 'chai' }).balances).toEqual({ stamps: 3 });
    expect(play({ kind: 'scan', date: '2027-01-02', member: 'chai' }).balances).toEqual({ stamps: 0 });
  });
});

describe('courses-usd', () => {
  it.each([
    [5, 15_000],
    [6, 15_000],
    [7, 18_000],
    [12, 30_000],
  ])('%i courses at $30 cost %i cents', (quantity, payableMinor) => {
    const { play } = openStory('courses-usd');
    const lines = [{ item: 'course', category: 'courses', quantity, unitMinor: 3_000 }];
    expect(play({ kind: 'bill', date: '2026-02-01', member: 'lek', lines }).due.payableMinor).toBe(
      payableMinor,
    );
  });

  it('gives points for taking part, which buy a module', () => {
    const { play } = openStory('courses-usd');
    const attend = { kind: 'action', member: 'lek', action: 'event', name: 'class' };
    play({ ...attend, date: '2026-02-01' });
    expect(play({ ...attend, date: '2026-02-01' }).balances).toEqual({ points: 5 });
    expect(play({ ...attend, date: '2026-02-01', name: 'party' }).balances).toEqual({ points: 5 });
    for (let day = 2; day <= 8; day += 1) play({ ...attend, date: `2026-02-0${day}` });
    const webinar = play({ kind: 'action', date: '2026-02-08', member: 'lek', action: 'webinar' });
    expect(webinar.balances).toEqual({ points: 50 });
    const bill = play({
      kind: 'bill',
      date: '2026-02-09',
      member: 'lek',
      lines: [{ item: 'module', category: 'modules', unitMinor: 1_200 }, { unitMinor: 800 }],
      rewards: [{ reward: 'free-module' }],
    });
    expect(bill).toMatchObject({ balances: { points: 0 }, due: { payableMinor: 800 } });
  });
});

describe('restaurant-visits-vnd', () => {
  const meal = { kind: 'bill', member: 'hoa', totalMinor: 250_000, time: '19:00' };

  it('counts visits, twice in quiet hours, and at most two a day', () => {
    const { play } = openStory('restaurant-visits-vnd');
    expect(play({ ...meal, date: '2026-03-02', time: '15:00' }).balances).toEqual({ points: 20 });
    expect(play({ ...meal, date: '2026-03-02' }).balances).toEqual({ points: 30 });
    expect(play({ ...meal, date: '2026-03-02' }).balances).toEqual({ points: 30 });
    expect(play({ ...meal, date: '2026-03-03', totalMinor: 99_000 }).balances).toEqual({ points: 30 });
    const fifth = play({ ...meal, date: '2026-03-04' });
    expect(fifth.balances).toEqual({ points: 30 + 10 + 20 });
    const off = play({ ...meal, date: '2026-03-05', rewards: [{ reward: 'ten-percent' }] });
    expect(off).toMatchObject({ balances: { points: 10 }, due: { payableMinor: 225_000 } });
  });

  it('thanks for a review once a month', () => {
    const { play } = openStory('restaurant-visits-vnd');
    const review = { kind: 'action', member: 'hoa', action: 'review' };
    play({ ...review, date: '2026-03-02' });
    const again = play({ ...review, date: '2026-03-31' });
    expect(again.balances).toEqual({ points: 15 });
    expect(again.why).toMatchObject([{ rule: 'review', outcome: null, inputs: { reason: 'limitReached' } }]);
    expect(play({ ...review, date: '2026-04-01' }).balances).toEqual({ points: 30 });
  });

  it('asks back whoever stays away, and keeps the points of nobody for ever', () => {
    const { play } = openStory('restaurant-visits-vnd');
    play({ ...meal, date: '2026-03-02' });
    expect(play({ kind: 'scan', date: '2026-04-30', member: 'hoa' }).vouchers).toEqual({});
    expect(play({ kind: 'scan', date: '2026-05-01', member: 'hoa' }).vouchers).toEqual({ 'come-back': 1 });
    expect(play({ kind: 'scan', date: '2026-08-29', member: 'hoa' }).balances).toEqual({ points: 10 });
    expect(play({ kind: 'scan', date: '2026-08-30', member: 'hoa' }).balances).toEqual({ points: 0 });
  });
});
