import './keypad.css';
import { Check, Delete } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Currency, exponentOf } from '../../shared/kernel/money.ts';
import type { KeyLayer } from '../keys.ts';
import { usePadKeys } from '../keys.ts';
import type { DigitKey, PadKey } from '../stores/amount.ts';
import { useFormat } from '../texts/format.ts';
import { PlainButton } from './plain-button.tsx';

export interface KeypadProps {
  readonly onKey: (key: PadKey) => void;
  /** What stands left of the zero. */
  readonly extra?: '000' | '.' | null;
  /** A confirming key right of the zero; erasing moves to its left. */
  readonly onEnter?: () => void;
  /** Also takes digits from the keyboard. */
  readonly layer?: KeyLayer;
}

/** What a currency's pad has left of its zero. */
export const extraKeyOf = (currency: Currency): '000' | '.' => (exponentOf[currency] === 0 ? '000' : '.');

const digits: readonly DigitKey[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Number pad with 64 px keys; the keyboard's digits go the same way. */
export const Keypad = memo(function Keypad({ onKey, extra = null, onEnter, layer = 'screen' }: KeypadProps) {
  const { t } = useTranslation('common');
  const { language } = useFormat();
  usePadKeys(onKey, layer);
  const erase = (
    <Key label={t('keypad.erase')} tone="quiet" onPress={() => onKey('back')}>
      <Delete aria-hidden />
    </Key>
  );
  return (
    <div className="keypad" role="group" aria-label={t('keypad.label')}>
      {digits.map((digit) => (
        <Key key={digit} onPress={() => onKey(digit)}>
          {digit}
        </Key>
      ))}
      {onEnter ? erase : <ExtraKey extra={extra} onKey={onKey} point={language === 'vi' ? ',' : '.'} />}
      <Key onPress={() => onKey('0')}>0</Key>
      {onEnter ? (
        <Key label={t('keypad.enter')} tone="enter" onPress={onEnter}>
          <Check aria-hidden />
        </Key>
      ) : (
        erase
      )}
    </div>
  );
});

function ExtraKey(props: {
  readonly extra: '000' | '.' | null;
  readonly onKey: KeypadProps['onKey'];
  readonly point: string;
}) {
  const { t } = useTranslation('common');
  const { extra } = props;
  if (extra === null) return <span />;
  return extra === '000' ? (
    <Key tone="quiet" onPress={() => props.onKey('000')}>
      000
    </Key>
  ) : (
    <Key label={t('keypad.point')} tone="quiet" onPress={() => props.onKey('.')}>
      {props.point}
    </Key>
  );
}

function Key(props: {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly label?: string;
  readonly tone?: 'digit' | 'quiet' | 'enter';
}) {
  return (
    <PlainButton
      className="key"
      label={props.label}
      onPress={props.onPress}
      data={{ 'data-tone': props.tone ?? 'digit' }}
    >
      {props.children}
    </PlainButton>
  );
}
