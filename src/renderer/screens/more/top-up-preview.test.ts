import { describe, expect, it } from 'vitest';
import { richMember } from '../../../../test/support/fixture-programme-scenes.ts';
import { shopProgramme } from '../../../../test/support/fixture-shop-programme.ts';
import { topUpBonus } from './top-up-preview.ts';

describe('A top-up', () => {
  it('shows the bonus on top of the money paid in', () => {
    const topUp = { unit: 'wallet', paidMinor: 200_000, businessDate: '2026-11-21' };
    expect(topUpBonus(shopProgramme('vi'), richMember('vi'), topUp)).toEqual([
      { unit: 'wallet', quantity: 20_000 },
    ]);
  });
});
