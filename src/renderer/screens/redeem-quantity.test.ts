import { describe, expect, it } from 'vitest';
import type { RewardView } from '../../shared/contract/view.ts';
import { mostThatFits, quickChoices, typedQuantity } from './redeem-quantity.ts';

const reward = (price: number, most: number): RewardView => ({
  reward: 'money',
  name: { vi: 'tiền', th: 'เงิน', en: 'money' },
  kind: 'pointsAsMoney',
  unit: 'points',
  price,
  most,
  missing: 0,
  stepMinor: 1_000,
  needsBill: true,
  reason: null,
  left: null,
});

describe('Points as money', () => {
  it.each`
    price | most    | total      | fits   | because
    ${1}  | ${1284} | ${185_000} | ${185} | ${'the bill ends first'}
    ${1}  | ${100}  | ${185_000} | ${100} | ${'the balance ends first'}
    ${10} | ${105}  | ${185_000} | ${100} | ${'only whole steps'}
    ${1}  | ${1284} | ${900}     | ${0}   | ${'the bill is smaller than a step'}
  `('$fits of $most fit a bill of $total: $because', ({ price, most, total, fits }) => {
    expect(mostThatFits(reward(price, most), total)).toBe(fits);
  });

  it('offers a quarter, a half and all, each once', () => {
    expect(quickChoices(185, 1)).toEqual([46, 92, 185]);
    expect(quickChoices(10, 10)).toEqual([10]);
    expect(quickChoices(0, 1)).toEqual([]);
  });

  it('takes typed digits up to the most', () => {
    const keys = ['1', '2', '9', 'back', '000'] as const;
    expect(keys.reduce((quantity, key) => typedQuantity(quantity, key, 100), 0)).toBe(10);
  });
});
