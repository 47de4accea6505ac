import { Check, CreditCard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LearningView } from '../../../../shared/contract/installation.ts';

const wanted = ['first', 'again', 'other'] as const;

/** Three places for three scans, the one that is wanted now in front. */
export function CardSlots({ at, heard }: { readonly at: LearningView['at']; readonly heard: string | null }) {
  const { t } = useTranslation('check');
  const done =
    at === 'done'
      ? wanted.length
      : Math.max(
          0,
          wanted.findIndex((slot) => slot === at),
        );
  return (
    <div className="check-slots-place">
      {at === 'stopped' ? null : <Slots done={done} />}
      <p className="check-prompt" role="status">
        {at === 'done' ? null : at === 'stopped' ? t('reader.stopped') : t(`reader.${at}`)}
      </p>
      {heard !== null && at !== 'done' ? <p className="check-heard">{heard}</p> : null}
    </div>
  );
}

function Slots({ done }: { readonly done: number }) {
  const { t } = useTranslation('check');
  return (
    <ol className="check-slots">
      {wanted.map((slot, index) => (
        <li
          key={slot}
          className="check-slot"
          data-state={index < done ? 'done' : index === done ? 'now' : 'later'}
          data-other={slot === 'other' || undefined}
        >
          {index < done ? <Check aria-hidden /> : <CreditCard aria-hidden />}
          <span>{t(`reader.slots.${slot}`)}</span>
        </li>
      ))}
    </ol>
  );
}
