import './bill-pane.css';
import { Calculator, Eraser } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evaluation } from '../../../shared/domain/engine/evaluation.ts';
import { AmountDisplay, Button, extraKeyOf, Keypad, Panel } from '../../components/index.ts';
import { useKeys, usePadKeys } from '../../keys.ts';
import { minorOf, type PadKey, useAmount } from '../../stores/amount.ts';
import { clearBill, useBill } from '../../stores/bill.ts';
import { useForGuest } from '../../stores/for-guest.ts';
import { useFormat } from '../../texts/format.ts';
import { useBillPreview } from '../preview.ts';
import { type Benefit, useBenefits } from './benefits.ts';
import { BillList } from './bill-list.tsx';
import { type BillRequest, useCurrentBill } from './current-bill.ts';
import { focusFirstItem, leaveItems } from './item-grid.tsx';
import { PaidByRow } from './paid-by.tsx';
import { PreviewLine } from './preview-line.tsx';

/** The bill of a shop that rings up items: what is on it, what comes off, how it is paid. Typed digits open the pad. */
export function BillPane(props: {
  /** The buttons that end it. */
  readonly actions: ReactNode;
  readonly onPost: () => void;
  /** Leaves the screen; asked for when there is nothing left to clear. */
  readonly onLeave: () => void;
  readonly onRedeem?: () => void;
}) {
  const bill = useCurrentBill();
  const preview = useBillPreview(bill);
  const benefits = useBenefits(preview);
  const [isTyping, setTyping] = useForGuest(false);
  const { amount } = useAmount();
  const { entries, chosen } = useBill();
  const isEmpty = entries.length === 0 && chosen.length === 0 && amount.text === '';
  useKeys({
    Enter: props.onPost,
    Escape: () => {
      if (!leaveItems()) (isEmpty ? props.onLeave : clearBill)();
    },
    ArrowDown: focusFirstItem,
    ...(props.onRedeem ? { F6: props.onRedeem } : {}),
  });
  if (isTyping) return <TypedAmount onDone={() => setTyping(false)} />;
  return (
    <>
      <Bill bill={bill} preview={preview} benefits={benefits} onType={() => setTyping(true)} />
      {props.actions}
    </>
  );
}

function Bill(props: {
  readonly bill: BillRequest;
  readonly preview: Evaluation | null;
  readonly benefits: readonly Benefit[];
  readonly onType: () => void;
}) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { currency } = format;
  const { press } = useAmount();
  const { entries } = useBill();
  const { bill, preview } = props;
  const { totalMinor } = bill;
  const due = preview?.due;
  usePadKeys((key) => {
    if (key === 'back') return;
    press(key, currency);
    props.onType();
  });
  return (
    <Panel className="bill-pane">
      <header className="bill-head">
        <h2 className="bill-title">{t('bill.title')}</h2>
        {entries.length > 0 ? (
          <Button size="small" tone="quiet" icon={Eraser} label={t('bill.clear')} onPress={clearBill} />
        ) : null}
        <Button size="small" icon={Calculator} onPress={props.onType}>
          {t('bill.type')}
        </Button>
      </header>
      <BillList benefits={props.benefits} />
      <dl className="bill-sum">
        {due && due.walletMinor > 0 ? (
          <div>
            <dt>{t('done.walletPaid')}</dt>
            <dd className="number">−{format.money(due.walletMinor)}</dd>
          </div>
        ) : null}
        <div data-strong>
          <dt>{t(due && due.payableMinor !== totalMinor ? 'done.toPay' : 'bill.total')}</dt>
          <dd className="number">{format.money(due?.payableMinor ?? totalMinor)}</dd>
        </div>
      </dl>
      {totalMinor > 0 ? (
        <PreviewLine preview={preview} totalMinor={totalMinor} tooLarge={false} earnsOnly />
      ) : null}
      <PaidByRow totalMinor={totalMinor} />
    </Panel>
  );
}

/** An amount that is no item, as one more line of the bill. */
function TypedAmount({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('counter');
  const { currency } = useFormat();
  const { amount, press, clear } = useAmount();
  const { addTyped } = useBill();
  const amountMinor = minorOf(amount.text, currency);
  const leave = () => {
    clear();
    onDone();
  };
  const add = () => {
    if (amountMinor === 0) return;
    addTyped(amountMinor);
    leave();
  };
  useKeys({ Enter: add, Escape: leave });
  const onKey = (key: PadKey) => press(key, currency);
  return (
    <>
      <AmountDisplay label={t('bill.typed')} text={amount.text} invalid={amount.tooLarge} />
      <Keypad onKey={onKey} extra={extraKeyOf(currency)} />
      <div className="counter-actions">
        <Button size="large" onPress={leave}>
          {t('bill.toItems')}
        </Button>
        <Button size="large" tone="primary" posting isDisabled={amountMinor === 0} onPress={add}>
          {t('bill.add')}
        </Button>
      </div>
    </>
  );
}
