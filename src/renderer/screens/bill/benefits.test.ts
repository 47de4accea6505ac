import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../shared/domain/engine/evaluation.ts';
import { benefitsOf } from './benefits.ts';

const discount = (reward: string, amountMinor: number) =>
  ({ kind: 'discount', reward, amountMinor, lines: [] }) as const;
const preview = (effects: Evaluation['effects']): Evaluation => ({
  effects,
  refusals: [],
  why: [],
  due: { totalMinor: 0, discountMinor: 0, walletMinor: 0, payableMinor: 0 },
  tier: null,
});

describe('What comes off a bill', () => {
  it('is listed as soon as it is chosen, and told from what applies on its own', () => {
    const chosen = [{ reward: 'ten-off', quantity: 1 }];
    expect(benefitsOf(chosen, null)).toEqual([{ id: 'ten-off', offMinor: 0, isChosen: true }]);
    const effects = [discount('happy-hour', 5_000), discount('ten-off', 10_000), discount('ten-off', 500)];
    expect(benefitsOf(chosen, preview(effects))).toEqual([
      { id: 'ten-off', offMinor: 10_500, isChosen: true },
      { id: 'happy-hour', offMinor: 5_000, isChosen: false },
    ]);
  });
});
