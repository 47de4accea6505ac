import { ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { largestBillMinor } from '../../shared/kernel/money.ts';
import { AmountDisplay, Button, EmptyState, extraKeyOf, Keypad, Panel } from '../components/index.ts';
import { useKeys } from '../keys.ts';
import { usePosting } from '../posting.ts';
import { minorOf, useAmount } from '../stores/amount.ts';
import { goTo } from '../stores/navigation.ts';
import { useFormat } from '../texts/format.ts';
import { CounterActions, CounterLayout } from './counter-layout.tsx';

/** A bill of a guest who collects nothing: the day's figures still know of it. */
export function AnonymousScreen() {
  const { t } = useTranslation(['counter', 'common']);
  const format = useFormat();
  const { currency } = format;
  const { amount, press } = useAmount();
  const bill = usePosting('bill.postAnonymous');
  const totalMinor = minorOf(amount.text, currency);
  const post = () => {
    if (totalMinor > 0 && !bill.isPosting) void bill.post({ totalMinor });
  };
  const back = () => goTo('counter');
  useKeys({ Enter: post, Escape: back });
  return (
    <CounterLayout
      left={
        <Panel>
          <EmptyState isScreen icon={ReceiptText} title={t('anonymous.title')}>
            {t('anonymous.what')}
          </EmptyState>
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
          <CounterActions>
            <Button size="large" onPress={back}>
              {t('common:actions.back')}
            </Button>
            <Button size="large" tone="primary" posting isDisabled={totalMinor === 0} onPress={post}>
              {t('anonymous.post')}
            </Button>
          </CounterActions>
        </>
      }
    />
  );
}
