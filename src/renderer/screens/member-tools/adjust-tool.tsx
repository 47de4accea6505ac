import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts, Keypad, Segmented } from '../../components/index.ts';
import { usePosting } from '../../posting.ts';
import type { PadKey } from '../../stores/amount.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { useSentences } from '../../texts/refusal.ts';
import { ReasonField } from '../reason-field.tsx';
import type { ToolProps } from './member-tools.tsx';
import { OwnerApproval, ToolActions } from './tool-actions.tsx';

const mostDigits = 7;

/** Adds or takes away by hand, with a reason and the owner's PIN. */
export function AdjustTool({ member, onClose }: ToolProps) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const sentences = useSentences();
  const { programme } = useView();
  const units = programme?.units ?? [];
  const [unit, setUnit] = useState(units[0]?.id ?? '');
  const [direction, setDirection] = useState<'give' | 'take'>('give');
  const [digits, setDigits] = useState('');
  const [reason, setReason] = useState('');
  const [isAsking, setAsking] = useState(false);
  const [pinError, setPinError] = useState<string | null>(null);
  const posting = usePosting('points.adjust');

  const scale = units.find(({ id }) => id === unit)?.scale ?? 0;
  const count = Number(digits || '0') * 10 ** scale;
  const held = member.balances.find((balance) => balance.unit === unit)?.available ?? 0;
  const tooMuch = direction === 'take' && count > held;
  const signed = direction === 'give' ? count : -count;
  const ready = count > 0 && !tooMuch && reason.trim() !== '';

  const press = (key: PadKey) =>
    setDigits((before) =>
      key === 'back' ? before.slice(0, -1) : `${before}${/^\d$/.test(key) ? key : ''}`.slice(0, mostDigits),
    );
  const send = async (ownerPin: string) => {
    if (posting.isPosting) return;
    const request = { member: member.member, unit, quantity: signed, reason: reason.trim(), ownerPin };
    const posted = await posting.post(request, (refusal) => {
      setPinError(sentences.refusal(refusal));
      return true;
    });
    if (posted) onClose();
  };

  if (isAsking) {
    return (
      <OwnerApproval error={pinError} onPin={(pin) => void send(pin)} onBack={() => setAsking(false)}>
        <p className="tool-change">{format.signedWithUnit(unit, signed)}</p>
        <Facts
          facts={[
            { label: t('common.reason'), value: reason },
            { label: t('memberTools.after'), value: format.withUnit(unit, held + signed) },
          ]}
        />
      </OwnerApproval>
    );
  }
  const reasons = (['goodwill', 'forgotten', 'mistake'] as const).map((key) =>
    t(`memberTools.adjustReasons.${key}`),
  );
  return (
    <>
      <div className="tool-adjust">
        <div className="tool-words">
          <Segmented
            label={t('memberTools.direction')}
            value={direction}
            options={(['give', 'take'] as const).map((value) => ({
              value,
              label: t(`memberTools.${value}`),
            }))}
            onChange={setDirection}
          />
          {units.length > 1 ? (
            <Segmented
              label={t('memberTools.unit')}
              value={unit}
              options={units.map(({ id, name }) => ({ value: id, label: format.text(name) }))}
              onChange={setUnit}
            />
          ) : null}
          <ReasonField ready={reasons} value={reason} onChange={setReason} />
        </div>
        <div className="tool-number">
          <output
            className="tool-count"
            aria-label={t('memberTools.howMany')}
            data-invalid={tooMuch || undefined}
          >
            {format.signedWithUnit(unit, signed)}
          </output>
          <p className="tool-after" data-invalid={tooMuch || undefined} role={tooMuch ? 'alert' : undefined}>
            {tooMuch
              ? t('memberTools.moreThanHeld', { held: format.withUnit(unit, held) })
              : `${t('memberTools.after')}: ${format.withUnit(unit, held + signed)}`}
          </p>
          <Keypad layer="dialog" onKey={press} />
        </div>
      </div>
      <ToolActions
        action={t('memberTools.adjustDo')}
        isDisabled={!ready}
        onAction={() => setAsking(true)}
        onCancel={onClose}
      />
    </>
  );
}
