import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView, TierView } from '../../../shared/contract/view.ts';
import { addDays, daysBetween, isLocalDate } from '../../../shared/kernel/dates.ts';
import { Button, Field, PinPad } from '../../components/index.ts';
import { usePosting } from '../../posting.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { useSentences } from '../../texts/refusal.ts';
import { ReasonField } from '../reason-field.tsx';

const usualDays = 30;

/** Stops the clock of a level for illness or travel; the owner's PIN lets it happen. */
export function FreezeTool(props: {
  readonly member: MemberView;
  readonly tier: TierView;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['counter', 'owner']);
  const format = useFormat();
  const sentences = useSentences();
  const { businessDate } = useView();
  const freeze = usePosting('tier.freeze');
  const left = props.tier.freezeDaysLeft;
  const reasons = [t('more.illness'), t('more.travel'), t('more.family')];
  const [from, setFrom] = useState<string>(businessDate);
  const [until, setUntil] = useState<string>(addDays(businessDate, Math.min(left, usualDays) - 1));
  const [reason, setReason] = useState(reasons[0] ?? '');
  const [isAsking, setAsking] = useState(false);
  const [pinError, setPinError] = useState<string | null>(null);
  const areDates = isLocalDate(from) && isLocalDate(until);
  const days = areDates ? daysBetween(from, until) + 1 : 0;
  const error = areDates && days < 1 ? t('more.freezeOrder') : days > left ? leftWords() : null;
  const canFreeze = areDates && error === null && reason.trim() !== '';

  const post = async (ownerPin: string) => {
    if (freeze.isPosting) return;
    const request = { member: props.member.member, from, until, reason: reason.trim(), ownerPin };
    const posted = await freeze.post(request, (refusal) => {
      setPinError(sentences.refusal(refusal));
      return true;
    });
    if (posted) props.onClose();
  };
  if (isAsking) {
    return (
      <div className="freeze-pin">
        <p className="freeze-what">
          {format.text(props.tier.name)} · {areDates ? `${format.date(from)} – ${format.date(until)}` : ''}
        </p>
        <PinPad
          label={t('owner:common.enterOwnerPin')}
          error={pinError}
          layer="dialog"
          onPin={(pin) => void post(pin)}
        />
      </div>
    );
  }
  return (
    <div className="freeze">
      <p className="soft">{leftWords()}</p>
      <div className="freeze-dates">
        <Field label={t('more.freezeFrom')} type="date" value={from} onChange={setFrom} />
        <Field label={t('more.freezeUntil')} type="date" value={until} error={error} onChange={setUntil} />
      </div>
      <ReasonField ready={reasons} value={reason} onChange={setReason} />
      <Button
        tone="primary"
        size="large"
        posting
        stretch
        isDisabled={!canFreeze}
        onPress={() => setAsking(true)}
      >
        {t('more.freezeDo')}
      </Button>
    </div>
  );

  function leftWords(): string {
    return t('more.freezeLeft', { count: left });
  }
}
