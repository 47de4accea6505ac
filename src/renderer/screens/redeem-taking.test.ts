import { expect, it } from 'vitest';
import { memberView } from '../../../test/support/fixture-views.ts';
import { afterChosen, moreOf, withChosen } from './redeem-taking.ts';

const reward = {
  reward: 'flan',
  kind: 'item',
  name: { vi: 'Bánh flan', th: 'คัสตาร์ด', en: 'Custard' },
  unit: 'points',
  price: 10,
  most: 2,
  missing: 0,
  stepMinor: null,
  needsBill: false,
  reason: null,
  left: null,
} as const;
const asMoney = {
  ...reward,
  reward: 'as-money',
  kind: 'pointsAsMoney',
  price: 5,
  most: 25,
  stepMinor: 5_000,
} as const;
const balance = { unit: 'points', available: 25, unconfirmed: 0, pending: 0, debt: 0, nextExpiry: null };
const member = { ...memberView('vi'), balances: [balance], rewards: [reward, asMoney] };

it('keeps what lies on the bill apart from what is left for others', () => {
  const left = afterChosen(member, [{ reward: 'flan', quantity: 1 }]);
  expect(left.balances[0]?.available).toBe(15);
  expect(left.rewards).toMatchObject([
    { most: 1, missing: 0 },
    { most: 15, missing: 0 },
  ]);
});

it('counts points as money in points, and says what is missing then', () => {
  const left = afterChosen(member, [{ reward: 'as-money', quantity: 20 }]);
  expect(left.balances[0]?.available).toBe(5);
  expect(left.rewards).toMatchObject([
    { most: 0, missing: 5 },
    { most: 5, missing: 0 },
  ]);
});

it('leaves a member alone whose bill has only vouchers on it', () => {
  expect(afterChosen(member, [{ reward: 'a-voucher', quantity: 1 }])).toBe(member);
});

it('makes two of one that was chosen twice', () => {
  const chosen = [
    { reward: 'flan', quantity: 1 },
    { reward: 'as-money', quantity: 5 },
  ];
  expect(moreOf(chosen, { reward: 'flan', quantity: 1 })).toEqual({ reward: 'flan', quantity: 2 });
  expect(withChosen(chosen, { reward: 'flan', quantity: 1 })).toEqual([
    { reward: 'as-money', quantity: 5 },
    { reward: 'flan', quantity: 2 },
  ]);
});
