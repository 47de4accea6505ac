import {
  CalendarHeart,
  Coins,
  Gift,
  HandHeart,
  Handshake,
  type LucideIcon,
  Ticket,
  TicketPercent,
  Wallet,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RewardView } from '../../shared/contract/view.ts';
import { useView } from '../stores/terminal.ts';
import { useFormat } from '../texts/format.ts';

export const rewardIcons: Readonly<Record<RewardView['kind'], LucideIcon>> = {
  pointsAsMoney: Coins,
  item: Gift,
  benefit: TicketPercent,
  voucher: Ticket,
  credit: Wallet,
  donation: HandHeart,
  partner: Handshake,
  experience: CalendarHeart,
};

/** What a reward is, where its name and price do not say it all; empty otherwise. */
export function useRewardDetail({ reward: id, left }: Pick<RewardView, 'reward' | 'left'>): string {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { programme } = useView();
  const reward = programme?.rewards.find((each) => each.id === id);
  switch (reward?.kind) {
    case 'voucher': {
      const voucher = programme?.vouchers.find((each) => each.id === reward.voucher);
      return voucher ? t('redeem.voucher', { name: format.text(voucher.name) }) : '';
    }
    case 'credit': {
      const unit = programme?.units.find((each) => each.id === reward.unit);
      const what =
        unit?.kind === 'money'
          ? `${format.money(reward.quantity)} · ${format.text(unit.name)}`
          : format.withUnit(reward.unit, reward.quantity);
      return t('redeem.credit', { what });
    }
    case 'donation':
      return t('redeem.donate');
    case 'partner': {
      const partner = programme?.partners.find((each) => each.id === reward.partner);
      return partner ? t('redeem.partner', { name: partner.name }) : '';
    }
    case 'experience':
      return format.text(reward.note);
    case 'item':
      return left === null ? '' : t('redeem.stock', { count: left });
    case 'pointsAsMoney':
    case 'benefit':
    case undefined:
      return '';
  }
}
