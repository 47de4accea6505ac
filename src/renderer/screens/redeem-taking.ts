import type { MemberView, RewardView } from '../../shared/contract/view.ts';

/** Neither the balance nor anything else stands against it. */
export const canBeTaken = (reward: RewardView): boolean => reward.missing === 0 && reward.reason === null;

/** Points as money are counted in points, everything else in pieces. */
export const spent = (reward: RewardView, quantity: number): number =>
  reward.kind === 'pointsAsMoney' ? quantity : quantity * reward.price;

export const availableFor = (member: MemberView, reward: RewardView): number =>
  member.balances.find((balance) => balance.unit === reward.unit)?.available ?? 0;
