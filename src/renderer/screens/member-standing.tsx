import './member-standing.css';
import { Crown, IdCard, Snowflake, Sparkles, Ticket, Wallet } from 'lucide-react';
import { type CSSProperties, Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { BalanceView, MemberView, TierView, VoucherView } from '../../shared/contract/view.ts';
import { Button, Chip } from '../components/index.ts';
import { usePosting } from '../posting.ts';
import { useBill } from '../stores/bill.ts';
import { useFormat } from '../texts/format.ts';
import { useCurrentBill } from './bill/current-bill.ts';
import { paysFrom, toggledWallet } from './bill/tenders.ts';
import { useUnitsOf } from './member-head.tsx';

/** The level and what it needs: to be kept, or for the next one. */
export function TierStrip({ tier }: { readonly tier: TierView }) {
  const words = useTierWords();
  const { t } = useTranslation('counter');
  const format = useFormat();
  const isKeeping = (tier.toKeep ?? 0) > 0;
  const missing = isKeeping ? (tier.toKeep ?? 0) : (tier.next?.missing ?? 0);
  const share = missing === 0 ? 100 : Math.round((100 * tier.metric) / (tier.metric + missing));
  const goal = isKeeping || !tier.nextName ? tier.name : tier.nextName;
  return (
    <div className="tier-strip" data-keeping={isKeeping || undefined}>
      <Chip tone="gift" icon={tier.frozenUntil ? Snowflake : Crown}>
        {format.text(tier.name)}
      </Chip>
      <p className="tier-words">{words(tier)}</p>
      <span
        className="tier-bar"
        role="progressbar"
        aria-label={t('tier.progress', { level: format.text(goal) })}
        aria-valuenow={share}
        aria-valuemin={0}
        aria-valuemax={100}
        style={{ '--share': `${share}%` } as CSSProperties}
      />
    </div>
  );
}

/** `Còn 320 điểm nữa để giữ Vàng`. A freeze goes before everything: nothing has to be done. */
export function useTierWords(): (tier: TierView) => string {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const measured = (tier: TierView, quantity: number): string => {
    if (tier.unit !== null) return format.withUnit(tier.unit, quantity);
    return tier.measure === 'visits' ? t('tier.visits', { count: quantity }) : format.money(quantity);
  };
  return (tier) => {
    const level = format.text(tier.name);
    if (tier.frozenUntil) return t('tier.frozen', { date: format.date(tier.frozenUntil) });
    if (tier.toKeep !== null && tier.toKeep > 0)
      return t('tier.toKeep', { what: measured(tier, tier.toKeep), level });
    if (tier.next && tier.nextName)
      return t('tier.toNext', { what: measured(tier, tier.next.missing), level: format.text(tier.nextName) });
    if (tier.safeUntil) return t('tier.keptUntil', { level, date: format.date(tier.safeUntil) });
    return t('tier.top');
  };
}

/** What this very scan brought: to be told aloud. */
export function MemberNews({ member }: { readonly member: MemberView }) {
  const format = useFormat();
  if (member.news.length === 0) return null;
  return (
    <p className="next-reward" data-ready role="status">
      <Sparkles aria-hidden />
      <strong>{member.news.map((text) => format.text(text)).join(' · ')}</strong>
    </p>
  );
}

/** Memberships that run. */
export function MemberChips({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  return (
    <>
      {member.memberships.map(({ id, name, until }) => (
        <Chip key={id} tone="accent" icon={IdCard}>
          {t('member.membershipUntil', { name: format.text(name), date: format.date(until) })}
        </Chip>
      ))}
    </>
  );
}

/** Wallets and vouchers that wait: each with its one touch. */
export function Holdings({ member }: { readonly member: MemberView }) {
  const { t } = useTranslation('counter');
  const { wallets, count } = useHoldings(member);
  if (count === 0) return null;
  return (
    <ul className="holdings" aria-label={t('member.vouchers')}>
      {wallets.map((balance) => (
        <WalletCard key={balance.unit} balance={balance} />
      ))}
      {member.vouchers.map((voucher) => (
        <VoucherCard key={voucher.voucher} voucher={voucher} />
      ))}
    </ul>
  );
}

/** Wallets that are not empty, and how many things are held with the vouchers. */
export function useHoldings(member: MemberView): {
  readonly wallets: readonly BalanceView[];
  readonly count: number;
} {
  const money = useUnitsOf('money');
  const wallets = member.balances.filter(
    ({ unit, available, pending }) => money.has(unit) && available + pending > 0,
  );
  return { wallets, count: wallets.length + member.vouchers.length };
}

function WalletCard({ balance }: { readonly balance: BalanceView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { parts, setParts } = useBill();
  const pays = paysFrom(parts, balance.unit);
  return (
    <li className="holding" data-taken={pays || undefined}>
      <Wallet aria-hidden />
      <span className="holding-words">
        <span className="holding-detail">{format.unitName(balance.unit)}</span>
        <strong className="holding-name number">{format.money(balance.available)}</strong>
        {balance.pending > 0 ? (
          <span className="holding-detail">
            {t('member.pending', { quantity: format.money(balance.pending), unit: '' })}
          </span>
        ) : null}
      </span>
      {balance.available > 0 ? (
        <Button
          size="small"
          tone={pays ? 'primary' : 'secondary'}
          onPress={() => setParts(toggledWallet(parts, balance.unit))}
        >
          {t(pays ? 'member.paysWith' : 'member.payWith')}
        </Button>
      ) : null}
    </li>
  );
}

/** Goes onto the bill; a thing is handed over at once where there is no bill. */
function VoucherCard({ voucher }: { readonly voucher: VoucherView }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { chosen, choose, unchoose } = useBill();
  const redeem = usePosting('reward.redeem');
  const { totalMinor } = useCurrentBill();
  const id = voucher.voucher;
  const isTaken = chosen.some(({ reward }) => reward === id);
  const givesAtOnce = voucher.isItem && totalMinor === 0;
  const press = () => {
    if (isTaken) unchoose(id);
    else if (!givesAtOnce) choose({ reward: id, quantity: 1 });
    else if (!redeem.isPosting) void redeem.post({ rewards: [{ reward: id, quantity: 1 }] });
  };
  const facts = [
    voucher.uses > 1 ? t('member.voucherUses', { count: voucher.uses }) : '',
    voucher.until ? t('member.voucherUntil', { date: format.date(voucher.until) }) : '',
  ].filter(Boolean);
  return (
    <li className="holding" data-taken={isTaken || undefined}>
      <Ticket aria-hidden />
      <span className="holding-words">
        <strong className="holding-name">{format.text(voucher.name)}</strong>
        <span className="holding-detail">
          {voucher.reason
            ? format.text(voucher.reason)
            : facts.map((fact, index) => (
                <Fragment key={fact}>
                  {index > 0 ? ' · ' : ''}
                  <span className="number">{fact}</span>
                </Fragment>
              ))}
        </span>
      </span>
      {voucher.reason ? null : (
        <Button size="small" tone={isTaken ? 'primary' : 'secondary'} posting={givesAtOnce} onPress={press}>
          {t(isTaken ? 'member.usedVoucher' : givesAtOnce ? 'member.handOver' : 'member.useVoucher')}
        </Button>
      )}
    </li>
  );
}
