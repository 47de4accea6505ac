import './paid-by.css';
import { Split } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BalanceView } from '../../../shared/contract/view.ts';
import { keepFocus } from '../../components/button.tsx';
import { useBill } from '../../stores/bill.ts';
import { useForGuest } from '../../stores/for-guest.ts';
import { useProgramme, useTerminal } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { SplitDialog } from './split-dialog.tsx';
import { TenderChoices } from './tender-choices.tsx';
import { asksTender, mainTenders, partsMinor, tenderIcons, toggledWallet } from './tenders.ts';

/** Cash unless told otherwise. One touch each: card, transfer, QR, a wallet of the member; parts by amount. */
export function PaidByRow({ totalMinor }: { readonly totalMinor: number }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { main, parts, setMain, setParts } = useBill();
  const wallets = useWallets();
  const [isSplitting, setSplitting] = useForGuest(false);
  const inParts = partsMinor(parts) > 0;
  return (
    <div className="paid-by" role="group" aria-label={t('tender.paidBy')}>
      <TenderChoices
        kinds={mainTenders.filter((kind) => kind !== 'other' || main === 'other')}
        wallets={wallets}
        walletName={(unit) => (wallets.length === 1 ? t('tender.wallet') : format.unitName(unit))}
        onMain={setMain}
        onWallet={(unit) => setParts(toggledWallet(parts, unit))}
      />
      <AriaButton
        className="paid-choice"
        aria-pressed={inParts}
        aria-label={t('tender.split')}
        isDisabled={totalMinor === 0}
        onPress={() => setSplitting(true)}
        {...keepFocus}
      >
        <Split aria-hidden />
        <span aria-hidden>{t('tender.split')}</span>
      </AriaButton>
      {isSplitting ? <SplitDialog totalMinor={totalMinor} onClose={() => setSplitting(false)} /> : null}
    </div>
  );
}

/** What the bill is paid with, as one small button: for counters that only type an amount. */
export function PaidByButton({ totalMinor }: { readonly totalMinor: number }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const programme = useProgramme();
  const { main, parts } = useBill();
  const [isOpen, setOpen] = useForGuest(false);
  if (!programme || !asksTender(programme)) return null;
  const wallet = parts.find(({ kind }) => kind === 'wallet');
  const Icon = tenderIcons[wallet ? 'wallet' : main];
  const label = wallet?.unit ? format.unitName(wallet.unit) : t(`tender.${main}`);
  return (
    <>
      <AriaButton
        className="paid-choice"
        aria-label={`${t('tender.paidBy')}: ${label}`}
        onPress={() => setOpen(true)}
        {...keepFocus}
      >
        <Icon aria-hidden />
        <span aria-hidden>{label}</span>
      </AriaButton>
      {isOpen ? <SplitDialog totalMinor={totalMinor} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const noBalances: readonly BalanceView[] = [];

/** Money that the chosen member keeps in the shop. */
export function useWallets(): readonly BalanceView[] {
  const programme = useProgramme();
  const balances = useTerminal(({ view }) =>
    view?.counter.at === 'member' ? view.counter.member.balances : noBalances,
  );
  const money = new Set(programme?.units.filter(({ kind }) => kind === 'money').map(({ id }) => id));
  return balances.filter(({ unit, available }) => money.has(unit) && available > 0);
}
