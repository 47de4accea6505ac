import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evaluation } from '../../../shared/domain/engine/evaluation.ts';
import { AmountDisplay, Button, Dialog, extraKeyOf, Keypad } from '../../components/index.ts';
import { minorOf, noAmount, typed } from '../../stores/amount.ts';
import { type MainTender, type Tender, useBill } from '../../stores/bill.ts';
import { useFormat } from '../../texts/format.ts';
import { useBillPreview } from '../preview.ts';
import { useCurrentBill } from './current-bill.ts';
import { useWallets } from './paid-by.tsx';
import { TenderChoices } from './tender-choices.tsx';
import { mainTenders, partsMinor, tenderIcons, toggledWallet } from './tenders.ts';

/** How the bill is paid: one way, or parts by amount and the rest another way. */
export function SplitDialog(props: { readonly totalMinor: number; readonly onClose: () => void }) {
  const { t } = useTranslation(['counter', 'common']);
  const format = useFormat();
  const { currency } = format;
  const { main, parts, setMain, setParts } = useBill();
  const wallets = useWallets();
  const [amount, setAmount] = useState(noAmount);
  const amountMinor = minorOf(amount.text, currency);
  const restMinor = props.totalMinor - partsMinor(parts);
  const due = useBillPreview(useCurrentBill())?.due;
  const tooMuch = props.totalMinor > 0 && amountMinor > restMinor;

  const take = (kind: MainTender) => {
    if (amountMinor === 0) return setMain(kind);
    if (tooMuch) return;
    setParts([...parts, { kind, amountMinor }]);
    setAmount(noAmount);
  };
  const takeWallet = (unit: string) => {
    if (amountMinor === 0 || tooMuch) return setParts(toggledWallet(parts, unit));
    setParts([...parts.filter((part) => part.unit !== unit), { kind: 'wallet', unit, amountMinor }]);
    setAmount(noAmount);
  };
  const nameOf = (part: Tender) => (part.unit ? format.unitName(part.unit) : t(`tender.${part.kind}`));
  return (
    <Dialog title={t('tender.title')} onClose={props.onClose} onEnter={props.onClose} wide>
      <div className="split">
        <div className="split-ways">
          <div className="split-choices" role="group" aria-label={t('tender.paidBy')}>
            <TenderChoices
              kinds={mainTenders}
              wallets={wallets}
              walletName={format.unitName}
              onMain={take}
              onWallet={takeWallet}
            />
          </div>
          {parts.length === 0 ? <p className="soft">{t('tender.hint')}</p> : null}
          <ul className="split-parts" aria-label={t('tender.parts')}>
            {parts.map((part, index) => {
              const Icon = tenderIcons[part.kind];
              return (
                <li key={`${part.kind} ${part.unit ?? ''} ${index}`} className="split-part">
                  <Icon aria-hidden />
                  <span>{nameOf(part)}</span>
                  <b className="number">
                    {part.amountMinor !== null
                      ? format.money(part.amountMinor)
                      : due && parts.filter(isWallet).length === 1
                        ? format.money(due.walletMinor)
                        : t('tender.most')}
                  </b>
                  <Button
                    size="small"
                    tone="quiet"
                    icon={X}
                    label={t('tender.remove', { tender: nameOf(part) })}
                    onPress={() => setParts(parts.filter((each) => each !== part))}
                  />
                </li>
              );
            })}
          </ul>
          <p className="split-rest" data-bad={tooMuch || undefined} role="status">
            {tooMuch
              ? t('tender.tooMuch')
              : t('tender.rest', {
                  money: format.money(Math.max(0, due ? dueInMain(due, parts) : restMinor)),
                  tender: t(`tender.${main}`),
                })}
          </p>
        </div>
        <div className="split-pad">
          <AmountDisplay label={t('tender.splitTitle')} text={amount.text} invalid={tooMuch} />
          <Keypad
            layer="dialog"
            onKey={(key) => setAmount((now) => typed(now, key, currency))}
            extra={extraKeyOf(currency)}
          />
        </div>
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="primary" posting stretch onPress={props.onClose}>
          {t('common:actions.done')}
        </Button>
      </div>
    </Dialog>
  );
}

const isWallet = ({ kind }: Tender): boolean => kind === 'wallet';

/** What is left for the main way: neither taken off, nor paid from a wallet, nor paid in a part of its own. */
const dueInMain = (due: Evaluation['due'], parts: readonly Tender[]): number =>
  due.payableMinor - partsMinor(parts.filter((part) => !isWallet(part)));
