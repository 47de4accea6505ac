/** Programmes that reach beyond one member and one shop, played as their members live them. */
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/main/ledger/sha256.ts';
import { drawWinners } from '../../../src/shared/domain/draws/draw.ts';
import { entryNameOf } from '../../../src/shared/domain/draws/entries.ts';
import { openStory, refusalsOf } from '../../support/story.ts';

describe('coalition-thb', () => {
  it('earns in both shops, twice in the new one while it is new', () => {
    const { play } = openStory('coalition-thb');
    const bill = { kind: 'bill', member: 'som', totalMinor: 250_000 };
    expect(play({ ...bill, date: '2026-03-01', store: 'old-town' }).balances).toEqual({ points: 100 });
    expect(play({ ...bill, date: '2026-03-31', store: 'riverside' }).balances).toEqual({ points: 300 });
    expect(play({ ...bill, date: '2026-04-01', store: 'riverside' }).balances).toEqual({ points: 400 });
  });

  it('spends at the partner what the partner is owed for', () => {
    const { play, programme } = openStory('coalition-thb');
    play({ kind: 'bill', date: '2026-03-01', member: 'som', totalMinor: 250_000 });
    const rewards = [{ reward: 'bakery-bread', quantity: 2 }];
    const bread = play({ kind: 'action', date: '2026-03-02', member: 'som', action: 'redemption', rewards });
    expect(bread.balances).toEqual({ points: 20 });
    expect(bread.effects).toContainEqual({
      kind: 'give',
      reward: 'bakery-bread',
      pieces: 2,
      costMinor: 7_000,
    });
    expect(programme.partners[0]?.settlement).toEqual([{ unit: 'points', minor: 90 }]);
  });

  it('gives the points of a bill without a member to whoever brings its slip, once and in time', () => {
    const { play } = openStory('coalition-thb');
    const guest = { kind: 'bill', date: '2026-03-01', totalMinor: 250_000 };
    play({ ...guest, id: 'one' });
    play({ ...guest, id: 'two' });
    const claim = { kind: 'claim', member: 'som' };
    expect(play({ ...claim, date: '2026-03-15', of: 'one' }).balances).toEqual({ points: 100 });
    expect(() => play({ ...claim, date: '2026-03-15', of: 'one' })).toThrow('no guest');
    expect(() => play({ ...claim, date: '2026-03-16', of: 'two' })).toThrow('until 2026-03-15');
    play({ kind: 'refund', date: '2026-03-16', of: 'one' });
    expect(play({ kind: 'scan', date: '2026-03-16', member: 'som' }).balances).toEqual({ points: 0 });
  });
});

describe('donation-vnd', () => {
  it('thanks for clothes twice a month, and lets hearts feed a child', () => {
    const { play } = openStory('donation-vnd');
    const gift = { kind: 'action', member: 'lan', action: 'donation', name: 'clothes' };
    for (const day of ['01', '08', '15']) play({ ...gift, date: `2026-05-${day}` });
    const scan = play({ kind: 'scan', date: '2026-05-15', member: 'lan' });
    expect(scan.balances).toEqual({ hearts: 20 });
    const rewards = [{ reward: 'school-meal' }];
    const meal = play({ kind: 'action', date: '2026-05-16', member: 'lan', action: 'redemption', rewards });
    expect(meal.balances).toEqual({ hearts: 0 });
    expect(meal.effects).toContainEqual({
      kind: 'give',
      reward: 'school-meal',
      pieces: 1,
      costMinor: 25_000,
    });
  });

  it('sells a voucher for hearts, which waits until it is used', () => {
    const { play } = openStory('donation-vnd');
    play({ kind: 'bill', date: '2026-05-01', member: 'lan', totalMinor: 1_500_000 });
    const take = { kind: 'action', member: 'lan', action: 'redemption' };
    const bought = play({ ...take, date: '2026-05-02', rewards: [{ reward: 'tote-voucher' }] });
    expect(bought).toMatchObject({ balances: { hearts: 0 }, vouchers: { 'tote-bag': 1 } });
    expect(play({ kind: 'scan', date: '2026-07-01', member: 'lan' }).vouchers).toEqual({ 'tote-bag': 1 });
    expect(play({ kind: 'scan', date: '2026-07-02', member: 'lan' }).vouchers).toEqual({});
  });
});

describe('lucky-draw-vnd', () => {
  it('gives chances for spending and sharing, and winners that anyone finds again', () => {
    const { play, programme } = openStory('lucky-draw-vnd');
    const bill = { kind: 'bill', date: '2026-11-05' };
    expect(play({ ...bill, member: 'an', totalMinor: 450_000 }).balances).toEqual({ chances: 2 });
    expect(play({ ...bill, member: 'binh', totalMinor: 5_000_000 }).balances).toEqual({ chances: 10 });
    const share = { kind: 'action', date: '2026-11-06', member: 'an', action: 'share' };
    play(share);
    expect(play(share).balances).toEqual({ chances: 3 });

    const [draw] = programme.draws;
    if (draw === undefined) throw new Error('the programme has a draw');
    const entries = ['an', 'binh'].map((member) => {
      const { balances } = play({ kind: 'scan', date: draw.drawnOn, member });
      return { entry: entryNameOf(draw.id, member, sha256), quantity: balances['chances'] ?? 0 };
    });
    const input = {
      seed: 'a'.repeat(64),
      entries,
      prizes: draw.prizes.map(({ count }) => count),
      onePrizePer: draw.onePrizePer,
    };
    const drawn = drawWinners(input, sha256);
    const again = drawWinners({ ...input, entries: entries.toReversed() }, sha256);
    expect(again).toEqual(drawn);
    if (!drawn.ok) throw new Error(drawn.refusal.text.en);
    expect(drawn.value.winners.map(({ entry }) => entry).toSorted()).toEqual(
      entries.map(({ entry }) => entry).toSorted(),
    );
  });

  it('prints a coupon for the next bill, for whoever bears it, once', () => {
    const { play } = openStory('lucky-draw-vnd');
    const printed = play({ kind: 'bill', date: '2026-11-05', totalMinor: 500_000 });
    const [coupon] = printed.coupons;
    expect(coupon).toMatchObject({ voucher: 'next-bill', uses: 1, expiresOn: '2026-12-05' });
    const next = {
      kind: 'bill',
      date: '2026-11-06',
      totalMinor: 120_000,
      rewards: [{ reward: 'next-bill', code: coupon?.code }],
    };
    expect(play(next).due).toMatchObject({ discountMinor: 20_000, payableMinor: 100_000 });
    expect(refusalsOf(play(next))).toEqual(['unknownReward']);
  });
});
