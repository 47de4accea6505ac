import { Wallet } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView } from '../../../shared/contract/view.ts';
import type { Currency, Minor } from '../../../shared/kernel/money.ts';
import { AmountDisplay, Button, EmptyState, extraKeyOf, Keypad, Segmented } from '../../components/index.ts';
import { useKeys } from '../../keys.ts';
import { usePosting } from '../../posting.ts';
import { minorOf, noAmount, typed } from '../../stores/amount.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { topUpBonus } from './top-up-preview.ts';

/** What people pay in at once, before any typing. */
const usualMinor: Readonly<Record<Currency, readonly Minor[]>> = {
  VND: [100_000, 200_000, 500_000, 1_000_000],
  THB: [10_000, 30_000, 50_000, 100_000],
  USD: [1_000, 2_500, 5_000, 10_000],
};

/** Money paid into a wallet of the member, or onto a gift card whose slip is the card. */
export function PayInTool(props: {
  readonly member: MemberView | null;
  readonly what: 'topUp' | 'giftCard';
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { currency } = format;
  const { programme } = useView();
  const wallets = programme?.units.filter(({ kind, topUp }) => kind === 'money' && topUp) ?? [];
  const [unit, setUnit] = useState(wallets[0]?.id ?? '');
  const [amount, setAmount] = useState(noAmount);
  const topUp = usePosting('wallet.topUp');
  const sale = usePosting('giftCard.sell');
  const range = wallets.find(({ id }) => id === unit)?.topUp;
  if (!range) return <EmptyState icon={Wallet} title={t('more.nothing')} />;

  const fits = (minor: Minor) => minor >= range.leastMinor && minor <= range.mostMinor;
  const paidMinor = minorOf(amount.text, currency);
  const canPost = fits(paidMinor);
  const post = async (minor: Minor) => {
    if (topUp.isPosting || sale.isPosting || !fits(minor)) return;
    const request = { unit, paidMinor: minor };
    const posted = props.what === 'topUp' ? await topUp.post(request) : await sale.post(request);
    if (posted) props.onClose();
  };
  return (
    <div className="pay-in">
      <div className="pay-in-words">
        {wallets.length > 1 ? (
          <Segmented
            label={t('tender.wallet')}
            value={unit}
            options={wallets.map(({ id, name }) => ({ value: id, label: format.text(name) }))}
            onChange={setUnit}
          />
        ) : null}
        <p className="soft">
          {t('more.topUpRange', {
            least: format.money(range.leastMinor),
            most: format.money(range.mostMinor),
          })}
        </p>
        <div className="pay-in-quick" role="group" aria-label={t('more.quick')}>
          {usualMinor[currency].filter(fits).map((minor) => (
            <Button key={minor} posting onPress={() => void post(minor)}>
              {format.money(minor)}
            </Button>
          ))}
        </div>
        {props.what === 'giftCard' ? (
          <p className="soft">{t('more.giftCardWhat')}</p>
        ) : canPost && props.member ? (
          <Bonus member={props.member} unit={unit} paidMinor={paidMinor} />
        ) : null}
      </div>
      <PayInPad
        amount={amount}
        onAmount={setAmount}
        canPost={canPost}
        action={t(props.what === 'topUp' ? 'more.topUpDo' : 'more.sellDo', {
          money: format.money(paidMinor),
        })}
        onPost={() => void post(paidMinor)}
      />
    </div>
  );
}

function PayInPad(props: {
  readonly amount: typeof noAmount;
  readonly onAmount: (amount: typeof noAmount) => void;
  readonly canPost: boolean;
  readonly action: string;
  readonly onPost: () => void;
}) {
  const { t } = useTranslation('counter');
  const { currency } = useFormat();
  const { amount } = props;
  useKeys({ Enter: props.onPost }, 'dialog');
  return (
    <div className="pay-in-pad">
      <AmountDisplay
        label={t('more.amount')}
        text={amount.text}
        invalid={amount.tooLarge || (amount.text !== '' && !props.canPost)}
      />
      <Keypad
        layer="dialog"
        onKey={(key) => props.onAmount(typed(amount, key, currency))}
        extra={extraKeyOf(currency)}
      />
      <Button tone="primary" size="large" posting stretch isDisabled={!props.canPost} onPress={props.onPost}>
        {props.action}
      </Button>
    </div>
  );
}

/** What comes on top, and what the wallet then holds. */
function Bonus(props: { readonly member: MemberView; readonly unit: string; readonly paidMinor: Minor }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { programme, businessDate } = useView();
  const { member, unit, paidMinor } = props;
  if (!programme) return null;
  const bonus = topUpBonus(programme, member, { unit, paidMinor, businessDate });
  const held = member.balances.find((balance) => balance.unit === unit)?.available ?? 0;
  const extra = bonus.find((each) => each.unit === unit)?.quantity ?? 0;
  const money = new Set(programme.units.filter(({ kind }) => kind === 'money').map(({ id }) => id));
  return (
    <div className="pay-in-bonus">
      {bonus.map((each) => (
        <p key={each.unit} className="pay-in-extra">
          {t('more.bonus', {
            quantity: money.has(each.unit)
              ? `+${format.money(each.quantity)}`
              : format.signedWithUnit(each.unit, each.quantity),
          })}
        </p>
      ))}
      <p>{t('more.after', { money: format.money(held + paidMinor + extra) })}</p>
    </div>
  );
}
