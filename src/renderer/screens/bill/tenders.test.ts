import { describe, expect, it } from 'vitest';
import { partsMinor, paysFrom, toggledWallet } from './tenders.ts';

describe('A wallet', () => {
  it('pays as much as it can, and no longer when touched again', () => {
    const paying = toggledWallet([{ kind: 'card', amountMinor: 20_000 }], 'wallet');
    expect(paysFrom(paying, 'wallet')).toBe(true);
    expect(partsMinor(paying)).toBe(20_000);
    expect(toggledWallet(paying, 'wallet')).toEqual([{ kind: 'card', amountMinor: 20_000 }]);
  });

  it('leaves another wallet alone', () => {
    const both = toggledWallet(toggledWallet([], 'wallet'), 'cashback');
    expect(toggledWallet(both, 'wallet')).toEqual([{ kind: 'wallet', unit: 'cashback', amountMinor: null }]);
  });
});
