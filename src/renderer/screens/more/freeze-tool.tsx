import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberView, TierView } from '../../../shared/contract/view.ts';
import { addDays, daysBetween, type LocalDate } from '../../../shared/kernel/dates.ts';
import { Button, PinPad } from '../../components/index.ts';
import { usePosting } from '../../posting.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { useSentences } from '../../texts/refusal.ts';
import { ReasonField } from '../reason-field.tsx';
import { DayStepper } from './day-stepper.tsx';

/** How long people are ill or away, before any stepping. */
const usualDays = [7, 14, 30, 60, 90] as const;
const mostAheadDays = 365;

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
  const [from, setFrom] = useState(businessDate);
  const [until, setUntil] = useState(addDays(businessDate, Math.min(left, 30) - 1));
  const [reason, setReason] = useState(reasons[0] ?? '');
  const [isAsking, setAsking] = useState(false);
  const [pinError, setPinError] = useState<string | null>(null);
  const days = daysBetween(from, until) + 1;
  const choices = usualDays.filter((choice) => choice <= left);
  const startOn = (date: LocalDate) => {
    setFrom(date);
    setUntil(addDays(date, days - 1));
  };

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
          {format.text(props.tier.name)} · {format.date(from)} – {format.date(until)}
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
      <p className="soft">{t('more.freezeLeft', { count: left })}</p>
      <div className="freeze-dates">
        <DayStepper
          label={t('more.freezeFrom')}
          value={from}
          least={businessDate}
          most={addDays(businessDate, mostAheadDays)}
          onChange={startOn}
        />
        <DayStepper
          label={t('more.freezeUntil')}
          value={until}
          least={from}
          most={addDays(from, left - 1)}
          onChange={setUntil}
        />
      </div>
      <div className="freeze-days" role="group" aria-label={t('more.freezeUntil')}>
        {choices.map((choice) => (
          <Button
            key={choice}
            size="small"
            tone={choice === days ? 'primary' : 'secondary'}
            onPress={() => setUntil(addDays(from, choice - 1))}
          >
            {t('more.days', { count: choice })}
          </Button>
        ))}
      </div>
      <ReasonField ready={reasons} value={reason} onChange={setReason} />
      <Button
        tone="primary"
        size="large"
        posting
        stretch
        isDisabled={reason.trim() === ''}
        onPress={() => setAsking(true)}
      >
        {t('more.freezeDo')}
      </Button>
    </div>
  );
}
