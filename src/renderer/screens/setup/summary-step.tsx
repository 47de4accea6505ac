import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/index.ts';
import { isNamedZone } from '../zones.ts';
import type { SetupDraft, Step } from './draft.ts';

export function SummaryStep(props: { readonly draft: SetupDraft; readonly onStep: (step: Step) => void }) {
  const { t } = useTranslation('owner');
  const { draft } = props;
  const zone = isNamedZone(draft.zone) ? t(`zones.${draft.zone}`) : draft.zone;
  const hour = `${String(draft.closingHour).padStart(2, '0')}:00`;
  const answers: readonly { readonly step: Step; readonly value: string; readonly detail?: string }[] = [
    { step: 'language', value: t(`languages.${draft.language}`) },
    { step: 'shop', value: draft.name, detail: t(`currencies.${draft.currency}`) },
    { step: 'day', value: t('setup.summary.dayEnds', { zone, hour }), detail: t(`eras.${draft.era}`) },
    { step: 'owner', value: draft.ownerName, detail: 'PIN ••••' },
    { step: 'programme', value: t(`setup.programme.${draft.template}.name`) },
  ];
  return (
    <ul className="summary">
      {answers.map(({ step, value, detail }) => (
        <li key={step} className="summary-line">
          <span className="summary-label">{t(`setup.steps.${step}`)}</span>
          <span className="summary-value">
            <b>{value}</b>
            {detail ? <span className="soft"> · {detail}</span> : null}
          </span>
          <Button
            size="small"
            tone="quiet"
            icon={Pencil}
            label={t('setup.summary.change', { step: t(`setup.steps.${step}`) })}
            onPress={() => props.onStep(step)}
          />
        </li>
      ))}
    </ul>
  );
}
