import { describe, expect, it } from 'vitest';
import type { Bill } from '../bills/bill.ts';
import type { Programme } from '../programme/document.ts';
import { templateProgramme } from '../programme/templates.ts';
import { evaluate } from './evaluate.ts';
import type { MemberState } from './evaluation.ts';
import { nearestReward, rewardsFor, stampCardsFor } from './offers.ts';

const programme = templateProgramme('pointsAndStamps', 'VND', '2026-01-01');
const billOf = (totalMinor: number): Bill & { readonly kind: 'bill' } => ({
  kind: 'bill',
  totalMinor,
  itemCount: 1,
  businessDate: '2026-11-21',
  status: 'completed',
  rewards: [],
});
const holding = (available: Record<string, number>): MemberState => ({ enrolledOn: '2026-01-01', available });

describe('Rewards for a member', () => {
  const listed = (available: Record<string, number>, billMinor?: number) =>
    rewardsFor(programme, holding(available), billMinor === undefined ? null : billOf(billMinor)).map(
      ({ reward, most, missing }) => [reward, most, missing],
    );

  it('come affordable first, then by the share that is missing', () => {
    expect(listed({ points: 45, stamps: 9 })).toEqual([
      ['points-as-money', 45, 0],
      ['iced-tea', 1, 0],
      ['free-drink', 0, 1],
      ['cake', 0, 5],
      ['tote-bag', 0, 105],
    ]);
  });

  it('are told with price, worth and unit', () => {
    expect(rewardsFor(programme, holding({}))[1]).toEqual({
      reward: 'points-as-money',
      name: { vi: 'Dùng điểm trừ tiền', th: 'ใช้แต้มแทนเงินสด', en: 'Pay with points' },
      kind: 'pointsAsMoney',
      unit: 'points',
      price: 1,
      most: 0,
      missing: 1,
      stepMinor: 1_000,
      needsBill: true,
      reason: null,
      left: null,
    });
  });

  it('offer points as money no further than the bill goes', () => {
    expect(listed({ points: 45 }, 12_500)[0]).toEqual(['points-as-money', 12, 0]);
    const tooSmall = rewardsFor(programme, holding({ points: 45 }), billOf(900)).at(-1);
    expect(tooSmall).toMatchObject({ reward: 'points-as-money', most: 0, missing: 0 });
    expect(tooSmall?.reason?.en).toBe('At most 0 points can be used on this bill');
  });

  it.each`
    held  | most  | missing
    ${11} | ${0}  | ${1}
    ${12} | ${12} | ${0}
    ${20} | ${18} | ${0}
  `('of $held points at least 10 in steps of 3: most $most, missing $missing', ({ held, most, missing }) => {
    const stepped: Programme = {
      ...programme,
      rewards: programme.rewards.map((reward) =>
        reward.kind === 'pointsAsMoney' ? { ...reward, step: 3, least: 10 } : reward,
      ),
    };
    const offer = rewardsFor(stepped, holding({ points: held })).find(({ kind }) => kind === 'pointsAsMoney');
    expect(offer).toMatchObject({ most, missing });
  });

  it.each([0, 1, 29, 30, 49, 150, 1_000])(
    'promise with %i points exactly what the engine grants',
    (points) => {
      const member = holding({ points, stamps: points % 25 });
      for (const { reward, most } of rewardsFor(programme, member, billOf(200_000))) {
        const refusals = (quantity: number) =>
          evaluate(programme, member, { ...billOf(200_000), rewards: [{ reward, quantity }] }).refusals
            .length;
        if (most > 0) expect(refusals(most)).toBe(0);
        expect(refusals(most + 1)).toBe(1);
      }
    },
  );
});

describe('The nearest reward', () => {
  it('is the one that least is missing for', () => {
    expect(nearestReward(programme, holding({ points: 45, stamps: 8 }))).toMatchObject({
      reward: 'cake',
      missing: 5,
    });
    expect(nearestReward(programme, holding({ points: 5, stamps: 8 }))).toMatchObject({
      reward: 'free-drink',
      missing: 2,
    });
  });

  it('is none when everything is affordable', () => {
    expect(nearestReward(programme, holding({ points: 500, stamps: 10 }))).toBeNull();
  });
});

describe('A stamp card', () => {
  it.each`
    stamps       | filled | full
    ${undefined} | ${0}   | ${0}
    ${0}         | ${0}   | ${0}
    ${2}         | ${2}   | ${0}
    ${9}         | ${9}   | ${0}
    ${10}        | ${10}  | ${1}
    ${12}        | ${2}   | ${1}
    ${20}        | ${10}  | ${2}
    ${25}        | ${5}   | ${2}
  `('with $stamps stamps shows $filled of 10 and $full full', ({ stamps, filled, full }) => {
    expect(stampCardsFor(programme, stamps === undefined ? {} : { stamps })).toEqual([
      {
        card: 'drink-card',
        name: { vi: 'Thẻ đồ uống', th: 'บัตรเครื่องดื่ม', en: 'Drinks card' },
        boxes: 10,
        filled,
        full,
        shape: 'cup',
        reward: 'free-drink',
        rewardName: { vi: 'Ly nước miễn phí', th: 'เครื่องดื่มฟรี 1 แก้ว', en: 'Free drink' },
      },
    ]);
  });
});
