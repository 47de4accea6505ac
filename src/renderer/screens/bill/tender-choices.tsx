import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { BalanceView } from '../../../shared/contract/view.ts';
import { keepFocus } from '../../components/button.tsx';
import { type MainTender, useBill } from '../../stores/bill.ts';
import { paysFrom, tenderIcons } from './tenders.ts';

/** The ways to pay as buttons, what is chosen pressed: money of a kind, and the member's wallets. */
export function TenderChoices(props: {
  readonly kinds: readonly MainTender[];
  readonly wallets: readonly BalanceView[];
  readonly walletName: (unit: string) => string;
  readonly onMain: (kind: MainTender) => void;
  readonly onWallet: (unit: string) => void;
}) {
  const { t } = useTranslation('counter');
  const { main, parts } = useBill();
  return (
    <>
      {props.kinds.map((kind) => (
        <Choice
          key={kind}
          kind={kind}
          label={t(`tender.${kind}`)}
          isChosen={main === kind}
          onPress={() => props.onMain(kind)}
        />
      ))}
      {props.wallets.map(({ unit }) => (
        <Choice
          key={unit}
          kind="wallet"
          label={props.walletName(unit)}
          isChosen={paysFrom(parts, unit)}
          onPress={() => props.onWallet(unit)}
        />
      ))}
    </>
  );
}

function Choice(props: {
  readonly kind: keyof typeof tenderIcons;
  readonly label: string;
  readonly isChosen: boolean;
  readonly onPress: () => void;
}) {
  const Icon = tenderIcons[props.kind];
  return (
    <AriaButton
      className="paid-choice"
      aria-pressed={props.isChosen}
      aria-label={props.label}
      onPress={props.onPress}
      {...keepFocus}
    >
      <Icon aria-hidden />
      <span aria-hidden>{props.label}</span>
    </AriaButton>
  );
}
