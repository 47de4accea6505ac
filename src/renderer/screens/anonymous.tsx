import { ReceiptText, ScanLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { largestBillMinor } from '../../shared/kernel/money.ts';
import { AmountDisplay, Button, EmptyState, extraKeyOf, Keypad, Panel } from '../components/index.ts';
import { useKeys } from '../keys.ts';
import { minorOf, useAmount } from '../stores/amount.ts';
import { goTo } from '../stores/navigation.ts';
import { useProgramme, useView } from '../stores/terminal.ts';
import { useFormat } from '../texts/format.ts';
import { BillPane } from './bill/bill-pane.tsx';
import { CodeChips } from './bill/code-chips.tsx';
import { useRingsUp } from './bill/current-bill.ts';
import { ItemGrid } from './bill/item-grid.tsx';
import { usePostBill } from './bill/post-bill.ts';
import { CounterActions, CounterLayout } from './counter-layout.tsx';

/** A bill of a guest who collects nothing: the day's figures still know of it. */
export function AnonymousScreen() {
  const ringsUp = useRingsUp();
  return ringsUp ? <RungUp /> : <Typed />;
}

const back = () => goTo('counter');

/** Rung up item by item; a card that is scanned meanwhile takes the bill over as it is. */
function RungUp() {
  const { t } = useTranslation('counter');
  const codes = useGuestCodes();
  const bill = usePostBill('bill.postAnonymous');
  return (
    <CounterLayout
      left={
        <Panel accent className="guest-bill">
          <header className="guest-head">
            <h1 className="screen-title">{t('anonymous.title')}</h1>
            <p className="soft">
              <ScanLine aria-hidden /> {t('ready.title')}
            </p>
          </header>
          <CodeChips codes={codes} />
          <ItemGrid />
        </Panel>
      }
      right={
        <BillPane
          onPost={bill.post}
          onLeave={back}
          actions={<Ends canPost={bill.canPost} onPost={bill.post} />}
        />
      }
    />
  );
}

function Typed() {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { currency } = format;
  const { amount, press } = useAmount();
  const claimDays = useProgramme()?.policies.claimDays ?? 0;
  const codes = useGuestCodes();
  const bill = usePostBill('bill.postAnonymous');
  useKeys({ Enter: bill.post, Escape: back });
  return (
    <CounterLayout
      left={
        <Panel>
          <EmptyState isScreen icon={ReceiptText} title={t('anonymous.title')}>
            {t('anonymous.what')}
            {claimDays === 0 ? ` ${t('anonymous.nothing')}.` : null}
          </EmptyState>
          <CodeChips codes={codes} />
        </Panel>
      }
      right={
        <>
          <AmountDisplay label={t('member.amount')} text={amount.text} invalid={amount.tooLarge} />
          <Keypad onKey={(key) => press(key, currency)} extra={extraKeyOf(currency)} />
          <p className="counter-note" data-bad={amount.tooLarge || undefined} role="alert">
            {amount.tooLarge
              ? t('member.tooLarge', { limit: format.money(largestBillMinor[currency]) })
              : null}
          </p>
          <Ends canPost={minorOf(amount.text, currency) > 0} onPost={bill.post} />
        </>
      }
    />
  );
}

function Ends(props: { readonly canPost: boolean; readonly onPost: () => void }) {
  const { t } = useTranslation(['counter', 'common']);
  return (
    <CounterActions>
      <Button size="large" onPress={back}>
        {t('common:actions.back')}
      </Button>
      <Button size="large" tone="primary" posting isDisabled={!props.canPost} onPress={props.onPost}>
        {t('anonymous.post')}
      </Button>
    </CounterActions>
  );
}

const useGuestCodes = () => {
  const { counter } = useView();
  return counter.at === 'ready' ? counter.codes : [];
};
