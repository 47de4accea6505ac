/** Programmes with levels, played as their members live them. */
import { describe, expect, it } from 'vitest';
import { openStory, refusalsOf } from '../../support/story.ts';

describe('coffee-stars-thb', () => {
  it('takes a member to Gold, where stars double on Mondays and drinks cost less', () => {
    const { play } = openStory('coffee-stars-thb');
    play({ kind: 'enrolment', date: '2026-01-05', member: 'an', birthday: '1990-01-20' });
    const gold = play({ kind: 'bill', date: '2026-01-06', member: 'an', id: 'big', totalMinor: 750_000 });
    expect(gold).toMatchObject({ balances: { stars: 300 }, standing: { level: 'gold', next: null } });

    const monday = play({ kind: 'bill', date: '2026-01-12', member: 'an', totalMinor: 250_000 });
    expect(monday.balances).toEqual({ stars: 300 + 2 * 100 });
    const drink = play({
      kind: 'action',
      date: '2026-01-13',
      member: 'an',
      action: 'redemption',
      rewards: [{ reward: 'free-drink' }],
    });
    expect(drink.balances).toEqual({ stars: 500 - 108 });

    const refunded = play({ kind: 'refund', date: '2026-01-14', of: 'big' });
    expect(refunded.balances).toEqual({ stars: 392 - 300 });
    expect(refunded.standing?.level).toBe('green');
  });

  it('gives a drink for the birthday, off whatever drink is on the bill', () => {
    const { play } = openStory('coffee-stars-thb');
    play({ kind: 'enrolment', date: '2026-01-05', member: 'an', birthday: '--01-20' });
    expect(play({ kind: 'scan', date: '2026-01-12', member: 'an' }).vouchers).toEqual({});
    const scan = play({ kind: 'scan', date: '2026-01-13', member: 'an' });
    expect(scan).toMatchObject({ vouchers: { 'birthday-drink': 1 }, promised: [{ rule: 'birthday' }] });
    const bill = play({
      kind: 'bill',
      date: '2026-01-20',
      member: 'an',
      lines: [
        { item: 'latte', category: 'drinks', unitMinor: 12_000 },
        { item: 'cookie', category: 'food', unitMinor: 5_000 },
      ],
      rewards: [{ reward: 'birthday-drink' }],
    });
    expect(bill).toMatchObject({ due: { discountMinor: 12_000, payableMinor: 5_000 }, vouchers: {} });
    expect(bill.balances).toEqual({ stars: 2 });
  });

  it('lets stars go six months after the month in which they were earned', () => {
    const { play } = openStory('coffee-stars-thb');
    play({ kind: 'bill', date: '2026-01-06', member: 'an', totalMinor: 250_000 });
    expect(play({ kind: 'scan', date: '2026-07-31', member: 'an' }).balances).toEqual({ stars: 100 });
    expect(play({ kind: 'scan', date: '2026-08-01', member: 'an' }).balances).toEqual({ stars: 0 });
  });
});

describe('beauty-club-thb', () => {
  it('climbs by what a year spends, and falls one step at the review after the grace', () => {
    const { play } = openStory('beauty-club-thb');
    const first = play({ kind: 'bill', date: '2026-02-01', member: 'mai', totalMinor: 1_200_000 });
    expect(first).toMatchObject({ balances: { points: 480 }, standing: { level: 'vip' } });
    const second = play({ kind: 'bill', date: '2026-02-02', member: 'mai', totalMinor: 100_000 });
    expect(second.balances).toEqual({ points: 480 + 50 });
    const rouge = play({ kind: 'bill', date: '2026-06-01', member: 'mai', totalMinor: 2_200_000 });
    expect(rouge.standing).toMatchObject({ level: 'rouge', next: null });
    expect(rouge.balances).toEqual({ points: 530 + 1_100 });

    expect(play({ kind: 'scan', date: '2027-12-31', member: 'mai' }).standing?.level).toBe('rouge');
    expect(play({ kind: 'scan', date: '2028-01-15', member: 'mai' }).standing?.level).toBe('rouge');
    expect(play({ kind: 'scan', date: '2028-03-15', member: 'mai' }).standing?.level).toBe('vip');
  });

  it('keeps the level of whoever is frozen for illness', () => {
    const { play } = openStory('beauty-club-thb');
    play({ kind: 'bill', date: '2026-02-01', member: 'mai', totalMinor: 3_500_000 });
    play({ kind: 'freeze', date: '2027-12-20', member: 'mai', from: '2027-12-20', until: '2028-04-15' });
    expect(play({ kind: 'scan', date: '2028-04-10', member: 'mai' }).standing?.level).toBe('rouge');
  });

  it('sells the limited edition for points alone, once to each', () => {
    const { play } = openStory('beauty-club-thb');
    play({ kind: 'bill', date: '2026-02-01', member: 'mai', totalMinor: 5_000_000 });
    const palette = { kind: 'action', member: 'mai', action: 'redemption' };
    const taken = play({ ...palette, date: '2026-02-02', rewards: [{ reward: 'limited-palette' }] });
    expect(taken.effects).toContainEqual({
      kind: 'give',
      reward: 'limited-palette',
      pieces: 1,
      costMinor: 45_000,
    });
    const again = play({ ...palette, date: '2026-02-03', rewards: [{ reward: 'limited-palette' }] });
    expect(refusalsOf(again)).toEqual(['limitReached']);
    expect(again.balances).toEqual(taken.balances);
  });
});

describe('referral-orders-vnd', () => {
  it('gives a percent of the order to the buyer and to whoever brought the buyer', () => {
    const { play } = openStory('referral-orders-vnd');
    play({ kind: 'enrolment', date: '2026-03-01', member: 'anh' });
    const friend = play({ kind: 'enrolment', date: '2026-03-02', member: 'binh', referrer: 'anh' });
    expect(friend.balances).toEqual({ points: 1_000, rank: 0 });
    const open = { kind: 'bill', date: '2026-03-03', member: 'binh', totalMinor: 1_000_000 };
    expect(play({ ...open, status: 'open' }).balances).toEqual({ points: 1_000, rank: 0 });
    const order = play({ ...open, id: 'order' });
    expect(order.balances).toEqual({ points: 1_000 + 3_000, rank: 50 });
    const referrer = { kind: 'scan', date: '2026-03-03', member: 'anh' };
    expect(play(referrer).balances).toEqual({ points: 1_000 + 5_000, rank: 0 });

    play({ kind: 'refund', date: '2026-03-03', of: 'order' });
    expect(play(referrer).balances).toEqual({ points: 1_000, rank: 0 });
    expect(play({ ...referrer, member: 'binh' }).balances).toEqual({ points: 1_000, rank: 0 });
  });

  it('lets Platinum buy at its own prices and pay with 5 % fewer points', () => {
    const { play } = openStory('referral-orders-vnd');
    const reached = play({ kind: 'bill', date: '2026-03-01', member: 'anh', totalMinor: 10_000_000 });
    expect(reached).toMatchObject({
      balances: { points: 30_000, rank: 500 },
      standing: { level: 'platinum' },
    });
    const bill = play({
      kind: 'bill',
      date: '2026-03-02',
      member: 'anh',
      lines: [{ item: 'serum', unitMinor: 500_000 }],
      rewards: [{ reward: 'points-as-money', quantity: 10_000 }],
    });
    expect(bill.refusals).toEqual([]);
    expect(bill.due).toMatchObject({ discountMinor: 70_000 + 100_000, payableMinor: 330_000 });
    expect(bill.balances['points']).toBe(30_000 - 9_500 + 990);
  });

  it('hides the birthday voucher from whoever was not sent it', () => {
    const { play } = openStory('referral-orders-vnd');
    const bill = {
      kind: 'bill',
      date: '2026-06-10',
      totalMinor: 300_000,
      rewards: [{ reward: 'june-birthday' }],
    };
    play({ kind: 'enrolment', date: '2026-06-01', member: 'june', birthday: '--06-15' });
    play({ kind: 'enrolment', date: '2026-06-01', member: 'may', birthday: '--05-15' });
    play({ kind: 'promise', date: '2026-06-01', member: 'june', voucher: 'june-birthday' });
    expect(play({ ...bill, member: 'june' }).due.discountMinor).toBe(50_000);
    expect(refusalsOf(play({ ...bill, member: 'may' }))).toEqual(['notEnough']);
  });
});
