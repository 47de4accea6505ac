/** Programmes that keep money, played as their members live them. */
import { describe, expect, it } from 'vitest';
import { openStory, refusalsOf } from '../../support/story.ts';

describe('prepaid-cafe-vnd', () => {
  const topUp = { kind: 'topUp', date: '2026-01-02', member: 'an', unit: 'wallet' };

  it('puts 10 % on top in a wallet of its own, up to the month’s limit', () => {
    const { play } = openStory('prepaid-cafe-vnd');
    expect(play({ ...topUp, paidMinor: 499_000 }).balances).toMatchObject({ wallet: 499_000, bonus: 0 });
    expect(play({ ...topUp, paidMinor: 500_000 }).balances).toMatchObject({ wallet: 999_000, bonus: 50_000 });
    expect(play({ ...topUp, paidMinor: 4_000_000 }).balances).toMatchObject({ bonus: 300_000 });
    expect(refusalsOf(play({ ...topUp, paidMinor: 50_000 }))).toEqual(['invalidOccasion']);
  });

  it('earns more stars when the wallet pays, by the part that it pays', () => {
    const { play } = openStory('prepaid-cafe-vnd');
    play({ ...topUp, id: 'paid-in', paidMinor: 500_000 });
    const bill = { kind: 'bill', date: '2026-01-03', member: 'an', totalMinor: 60_000 };
    expect(play({ ...bill, tenders: [{ kind: 'cash' }] }).balances.stars).toBe(6);
    const half = [{ kind: 'wallet', unit: 'wallet', amountMinor: 30_000 }];
    const mixed = play({ ...bill, id: 'mixed', tenders: half });
    expect(mixed.balances).toEqual({ wallet: 470_000, bonus: 50_000, stars: 6 + 6 + 3 });
    expect(mixed.due).toMatchObject({ walletMinor: 30_000, payableMinor: 30_000 });
    const back = play({ kind: 'refund', date: '2026-01-04', of: 'mixed' });
    expect(back.balances).toEqual({ wallet: 500_000, bonus: 50_000, stars: 6 });
  });

  it('takes a top-up back with its bonus', () => {
    const { play } = openStory('prepaid-cafe-vnd');
    play({ ...topUp, id: 'paid-in', paidMinor: 500_000 });
    expect(play({ kind: 'refund', date: '2026-01-03', of: 'paid-in' }).balances).toEqual({
      wallet: 0,
      bonus: 0,
      stars: 0,
    });
  });

  it('turns stars into money of the bonus wallet, which goes after 90 days', () => {
    const { play } = openStory('prepaid-cafe-vnd');
    play({ kind: 'bill', date: '2026-01-02', member: 'an', totalMinor: 500_000 });
    const rewards = [{ reward: 'stars-to-wallet' }];
    const swapped = play({ kind: 'action', date: '2026-01-02', member: 'an', action: 'redemption', rewards });
    expect(swapped.balances).toEqual({ wallet: 0, bonus: 25_000, stars: 0 });
    expect(play({ kind: 'scan', date: '2026-04-02', member: 'an' }).balances.bonus).toBe(25_000);
    expect(play({ kind: 'scan', date: '2026-04-03', member: 'an' }).balances.bonus).toBe(0);
  });
});

describe('paid-membership-usd', () => {
  it('gives 10 % off and points while it lasts, and nothing before or after', () => {
    const { play } = openStory('paid-membership-usd');
    const bill = { kind: 'bill', member: 'dao', totalMinor: 10_000 };
    expect(play({ ...bill, date: '2026-01-01' })).toMatchObject({
      due: { payableMinor: 10_000 },
      balances: { points: 0 },
    });
    const sold = play({ kind: 'membership', date: '2026-01-02', member: 'dao', membership: 'club' });
    expect(sold).toMatchObject({ memberships: { club: '2027-01-01' }, vouchers: { 'welcome-cake': 3 } });
    expect(sold.due.payableMinor).toBe(2_500);
    const member = play({ ...bill, date: '2027-01-01' });
    expect(member).toMatchObject({ due: { payableMinor: 9_000 }, balances: { points: 90 } });
    expect(play({ ...bill, date: '2027-01-02' })).toMatchObject({
      due: { payableMinor: 10_000 },
      memberships: {},
      balances: { points: 90 },
    });
  });
});

describe('cashback-vnd', () => {
  it('waits two weeks, then pays, and earns nothing on what it pays', () => {
    const { play } = openStory('cashback-vnd');
    const bill = { kind: 'bill', member: 'an', totalMinor: 1_000_000 };
    const first = play({ ...bill, date: '2026-01-10', id: 'first' });
    expect(first).toMatchObject({ balances: { cashback: 0 }, pending: { cashback: 50_000 } });
    const wallet = [{ kind: 'wallet', unit: 'cashback' }];
    const early = play({ ...bill, date: '2026-01-23', tenders: wallet });
    expect(refusalsOf(early)).toEqual(['notEnough']);
    const paid = play({ ...bill, date: '2026-01-24', totalMinor: 150_000, tenders: wallet });
    expect(paid.due).toMatchObject({ walletMinor: 50_000, payableMinor: 100_000 });
    expect(paid).toMatchObject({ balances: { cashback: 0 }, pending: { cashback: 5_000 } });

    const refunded = play({ kind: 'refund', date: '2026-01-25', of: 'first' });
    expect(refunded).toMatchObject({ pending: {}, debts: { cashback: 45_000 } });
  });

  it('gives at most 100,000 ₫ a bill and 500,000 ₫ a month', () => {
    const { play } = openStory('cashback-vnd');
    const bill = { kind: 'bill', member: 'an', totalMinor: 3_000_000 };
    for (let day = 1; day <= 6; day += 1) play({ ...bill, date: `2026-01-0${day}` });
    expect(play({ kind: 'scan', date: '2026-01-31', member: 'an' }).balances).toEqual({ cashback: 500_000 });
  });
});
