/** What points, stamps and vouchers are worth to the shop: what it costs when they are used in the dearest way. */
import type { Benefit, Programme, Reward, Voucher } from './document.ts';

/** Minor units of money for `quantity` of a unit or voucher; a fraction of a coin is kept. 0: it buys nothing. */
export function worthMinor(programme: Programme, unit: string, quantity: number): number {
  return quantity * worthOfOne(programme, unit);
}

function worthOfOne(programme: Programme, unit: string): number {
  const known = programme.units.find(({ id }) => id === unit);
  if (known?.kind === 'money') return 1;
  const voucher = programme.vouchers.find(({ id }) => id === unit);
  if (voucher) return voucherCost(voucher);
  return Math.max(0, ...programme.rewards.map((reward) => perUnit(programme, reward, unit)));
}

/** What one of a unit costs the shop when it is spent on a reward; 0 when the reward does not take it. */
export function perUnit(programme: Programme, reward: Reward, unit: string): number {
  if (reward.kind === 'pointsAsMoney') return reward.unit === unit ? reward.stepMinor / reward.step : 0;
  return reward.price.unit === unit ? costOf(programme, reward) / reward.price.quantity : 0;
}

/** What one piece of a reward costs the shop; percentages and free lines of a bill are not known beforehand: 0. */
export function costOf(programme: Programme, reward: Exclude<Reward, { kind: 'pointsAsMoney' }>): number {
  switch (reward.kind) {
    case 'item':
    case 'experience':
      return reward.costMinor;
    case 'benefit':
      return benefitCost(reward.gives);
    case 'donation':
    case 'partner':
      return reward.worthMinor;
    case 'voucher': {
      const voucher = programme.vouchers.find(({ id }) => id === reward.voucher);
      return voucher ? voucherCost(voucher) * voucher.uses : 0;
    }
    case 'credit': {
      const unit = programme.units.find(({ id }) => id === reward.unit);
      return unit?.kind === 'money' ? reward.quantity : 0;
    }
  }
}

const voucherCost = ({ gives }: Voucher): number =>
  gives.kind === 'item' ? gives.costMinor : benefitCost(gives);

const benefitCost = (benefit: Benefit): number => {
  if (benefit.kind === 'moneyOff') return benefit.amountMinor;
  return 'capMinor' in benefit ? (benefit.capMinor ?? 0) : 0;
};
