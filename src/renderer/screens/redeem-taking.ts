import type { MemberView, RewardView } from '../../shared/contract/view.ts';
import type { Chosen } from '../stores/bill.ts';

/** Neither the balance nor anything else stands against it. */
export const canBeTaken = (reward: RewardView): boolean => reward.missing === 0 && reward.reason === null;

/** Points as money are counted in points, everything else in pieces. */
export const spent = (reward: RewardView, quantity: number): number =>
  reward.kind === 'pointsAsMoney' ? quantity : quantity * reward.price;

/** The member as they stand once all that lies on the bill is paid for. */
export function afterChosen(member: MemberView, chosen: readonly Chosen[]): MemberView {
  const held = new Map<string, number>();
  for (const { reward: id, quantity } of chosen) {
    const reward = member.rewards.find((each) => each.reward === id);
    if (reward) held.set(reward.unit, (held.get(reward.unit) ?? 0) + spent(reward, quantity));
  }
  if (held.size === 0) return member;
  const balances = member.balances.map((balance) => ({
    ...balance,
    available: balance.available - (held.get(balance.unit) ?? 0),
  }));
  const left = (unit: string) => balances.find((balance) => balance.unit === unit)?.available ?? 0;
  return {
    ...member,
    balances,
    rewards: member.rewards.map((reward) =>
      held.has(reward.unit) ? withinBalance(reward, left(reward.unit)) : reward,
    ),
  };
}

function withinBalance(reward: RewardView, available: number): RewardView {
  const steps = Math.max(0, Math.floor(available / reward.price));
  return {
    ...reward,
    most: Math.min(reward.most, reward.kind === 'pointsAsMoney' ? steps * reward.price : steps),
    missing: Math.max(reward.missing, reward.price - available, 0),
  };
}

/** One more of a reward that was chosen already is more of the same. */
export function withChosen(chosen: readonly Chosen[], next: Chosen): Chosen[] {
  return [...chosen.filter(({ reward }) => reward !== next.reward), moreOf(chosen, next)];
}

export function moreOf(chosen: readonly Chosen[], next: Chosen): Chosen {
  const before = chosen.find(({ reward }) => reward === next.reward)?.quantity ?? 0;
  return { ...next, quantity: before + next.quantity };
}

export const availableFor = (member: MemberView, reward: RewardView): number =>
  member.balances.find((balance) => balance.unit === reward.unit)?.available ?? 0;
