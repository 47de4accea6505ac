import './pin-pad.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeyLayer, useKeys } from '../keys.ts';
import type { PadKey } from '../stores/amount.ts';
import { Keypad } from './keypad.tsx';

const fewest = 4;
const most = 8;

/** Takes a PIN of 4 to 8 digits and forgets it as soon as it is handed on. */
export function PinPad(props: {
  readonly label: string;
  readonly onPin: (pin: string) => void;
  /** Handed on by itself once so many digits are typed. */
  readonly length?: number;
  readonly error?: string | null;
  readonly layer?: KeyLayer;
}) {
  const { t } = useTranslation('common');
  const [pin, setPin] = useState('');
  const layer = props.layer ?? 'screen';
  const handOn = (typed: string) => {
    setPin('');
    props.onPin(typed);
  };
  const enter = () => {
    if (pin.length >= fewest) handOn(pin);
  };
  const press = (key: PadKey) => {
    const typed = (key === 'back' ? pin.slice(0, -1) : /^\d$/.test(key) ? pin + key : pin).slice(0, most);
    if (key !== 'back' && typed.length === props.length) handOn(typed);
    else setPin(typed);
  };
  useKeys({ Enter: enter }, layer);
  const pad = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Enter ends the PIN; on a button that a dialog gave the focus to it would press that.
    if (layer === 'dialog') pad.current?.focus();
  }, [layer]);
  return (
    <div className="pin-pad" ref={pad} tabIndex={layer === 'dialog' ? -1 : undefined}>
      <p className="pin-label">{props.label}</p>
      <div className="pin-dots" role="img" aria-label={t('keypad.pinTyped', { count: pin.length })}>
        {Array.from({ length: Math.max(props.length ?? fewest, pin.length) }, (_, index) => (
          <span key={index} className="pin-dot" data-filled={index < pin.length || undefined} />
        ))}
      </div>
      <p className="pin-error" role="alert">
        {props.error}
      </p>
      <Keypad onKey={press} onEnter={enter} layer={layer} />
    </div>
  );
}
