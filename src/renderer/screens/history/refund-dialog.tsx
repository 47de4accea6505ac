import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../shared/contract/frame.ts';
import type { HistoryLine } from '../../../shared/contract/view.ts';
import { AmountDisplay, Button, Dialog, extraKeyOf, Keypad, PinPad } from '../../components/index.ts';
import { usePosting } from '../../posting.ts';
import { minorOf, noAmount, type TypedAmount, typed } from '../../stores/amount.ts';
import { useFormat } from '../../texts/format.ts';
import { useSentences } from '../../texts/refusal.ts';
import { ReasonField } from '../reason-field.tsx';

/** Takes an entry back, whole or in part: how much, why, and the owner's PIN where the terminal asks for it. */
export function RefundDialog(props: {
  readonly line: HistoryLine;
  readonly part: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const sentences = useSentences();
  const { line, part } = props;
  const [amount, setAmount] = useState<TypedAmount>(noAmount);
  const [reason, setReason] = useState('');
  const [needsPin, setNeedsPin] = useState(false);
  const [pinError, setPinError] = useState<string | null>(null);
  const posting = usePosting('event.refund');

  const leftMinor = (line.totalMinor ?? 0) - line.refundedMinor;
  const refundMinor = minorOf(amount.text, format.currency);
  const tooMuch = part && refundMinor > leftMinor;
  const ready = reason.trim() !== '' && (!part || (refundMinor > 0 && !tooMuch)) && !posting.isPosting;

  const pinRefused = (refusal: Refusal): boolean => {
    if (refusal.code === 'ownerPinNeeded') {
      setNeedsPin(true);
      return true;
    }
    if (!needsPin) return false;
    setPinError(sentences.refusal(refusal));
    return true;
  };
  const send = async (ownerPin: string | null) => {
    const request = {
      event: line.event,
      refundMinor: part ? refundMinor : null,
      reason: reason.trim(),
      ownerPin,
    };
    if (await posting.post(request, pinRefused)) props.onDone();
  };

  if (needsPin) {
    return (
      <Dialog title={t('common.enterOwnerPin')} onClose={props.onClose}>
        <PinPad
          label={t('common.ownerPin')}
          error={pinError}
          layer="dialog"
          onPin={(pin) => void send(pin)}
        />
        <Button tone="quiet" stretch onPress={props.onClose}>
          {t('common.cancel')}
        </Button>
      </Dialog>
    );
  }
  const reasons = (['wrongAmount', 'returned', 'wrongMember', 'other'] as const).map((key) =>
    t(`history.reasons.${key}`),
  );
  const enter = () => {
    if (ready) void send(null);
  };
  return (
    <Dialog
      title={t(part ? 'history.partTitle' : 'history.reverseTitle')}
      onClose={props.onClose}
      onEnter={enter}
      wide={part}
    >
      <div className={part ? 'refund refund-part' : 'refund'}>
        <div className="refund-words">
          {part ? (
            <>
              <AmountDisplay
                label={t('history.partOf', { amount: format.money(leftMinor) })}
                text={amount.text}
                invalid={tooMuch}
              />
              {tooMuch ? (
                <p className="field-error" role="alert">
                  {t('history.partTooMuch', { amount: format.money(leftMinor) })}
                </p>
              ) : null}
            </>
          ) : (
            <p className="soft">{t('history.reverseLine')}</p>
          )}
          <ReasonField ready={reasons} value={reason} onChange={setReason} />
        </div>
        {part ? (
          <Keypad
            layer="dialog"
            extra={extraKeyOf(format.currency)}
            onKey={(key) => setAmount((before) => typed(before, key, format.currency))}
          />
        ) : null}
      </div>
      <div className="dialog-actions">
        <Button size="large" tone="quiet" onPress={props.onClose}>
          {t('common.cancel')}
        </Button>
        <Button size="large" tone="primary" posting isDisabled={!ready} onPress={enter}>
          {part ? t('history.partDo', { amount: format.money(refundMinor) }) : t('history.reverseDo')}
        </Button>
      </div>
    </Dialog>
  );
}
