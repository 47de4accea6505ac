import { FileDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type InsightPart,
  type InsightPeriod,
  insightPeriods,
} from '../../../../shared/contract/insights.ts';
import { Button, Segmented } from '../../../components/index.ts';
import { callAndSay } from '../../../posting.ts';
import { download } from '../../download.ts';
import { sayDone } from '../../say-done.ts';

/** One part: what it is called, how far it looks back, its file, and what it shows. */
export function Frame(props: {
  readonly part: InsightPart;
  readonly children: ReactNode;
  /** Where the owner chooses how far back it looks. */
  readonly days?: InsightPeriod;
  readonly onDays?: (days: InsightPeriod) => void;
}) {
  const { t } = useTranslation('results');
  const { part, days = 90, onDays } = props;
  const save = async () => {
    const file = await callAndSay('insight.csv', { part, days });
    if (!file) return;
    download(file.value.name, file.value.text, 'text/csv');
    sayDone(t('insights.csvSaved', { name: file.value.name }));
  };
  return (
    <section className="insight" aria-label={t(`insights.parts.${part}`)}>
      <header className="insight-head">
        <h2 className="results-heading">{t(`insights.titles.${part}`)}</h2>
        {onDays ? (
          <Segmented
            label={t('insights.period')}
            value={String(days)}
            options={insightPeriods.map((value) => ({
              value: String(value),
              label: t(`insights.periods.d${value}`),
            }))}
            onChange={(value) => onDays(insightPeriods.find((one) => String(one) === value) ?? 90)}
          />
        ) : null}
        <Button size="small" icon={FileDown} onPress={() => void save()}>
          {t('insights.csv')}
        </Button>
      </header>
      {props.children}
    </section>
  );
}
