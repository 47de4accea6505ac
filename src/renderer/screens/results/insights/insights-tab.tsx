import './insights.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InsightPart } from '../../../../shared/contract/insights.ts';
import { PlainButton } from '../../../components/plain-button.tsx';
import { insightParts, parts } from './parts.ts';

/** What the shop's own books say of its members, part by part. */
export function InsightsTab() {
  const { t } = useTranslation('results');
  const [part, setPart] = useState<InsightPart>('engagement');
  const { Shown } = parts[part];
  return (
    <div className="insights">
      <nav className="insights-rail scrolls" aria-label={t('insights.label')}>
        {insightParts.map((id) => {
          const { icon: Icon } = parts[id];
          return (
            <PlainButton
              key={id}
              className="insights-part"
              isPressed={id === part}
              onPress={() => setPart(id)}
            >
              <Icon aria-hidden />
              <span>{t(`insights.parts.${id}`)}</span>
            </PlainButton>
          );
        })}
      </nav>
      <Shown key={part} />
    </div>
  );
}
