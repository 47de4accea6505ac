import { Smile } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InsightMonth } from '../../../../shared/contract/insights.ts';
import { Panel, Table } from '../../../components/index.ts';
import { useFormat } from '../../../texts/format.ts';
import { ratingFaces } from '../../more/rating-faces.ts';
import { NothingYet } from '../nothing-yet.tsx';
import { useAnswer } from '../use-answer.ts';
import { Waiting } from '../waiting.tsx';
import { Figures } from './figures.tsx';
import { Frame } from './frame.tsx';
import { average, percent, sumOf } from './numbers.ts';
import { useMonthNames } from './use-months.ts';

type Months = readonly InsightMonth[];

/** How members like it, as they said at the counter. */
export function SatisfactionPart() {
  const { t } = useTranslation('results');
  const { value: report } = useAnswer('insight.months', {});
  if (!report) return <Waiting />;
  const rated = report.months.filter(({ ratings }) => sumOf(ratings) > 0);
  if (rated.length === 0)
    return (
      <NothingYet
        icon={Smile}
        title={t('insights.satisfaction.empty')}
        line={t('insights.satisfaction.emptyLine')}
      />
    );
  return (
    <Frame part="satisfaction">
      <Said months={rated} />
      <div className="insight-pair">
        <Distribution months={rated} />
        <ByMonth months={rated} />
      </div>
    </Frame>
  );
}

/** Of `[2, 0, 1]`: two times 1 and once 3. */
const points = (ratings: readonly number[]): number =>
  sumOf(ratings.map((times, place) => times * (place + 1)));

const together = (months: Months): number[] =>
  Array.from({ length: 5 }, (_, place) => sumOf(months.map(({ ratings }) => ratings[place] ?? 0)));

function Said({ months }: { readonly months: Months }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const names = useMonthNames();
  const all = together(months);
  const last = months.at(-1);
  return (
    <Figures
      figures={[
        {
          label: t('insights.satisfaction.average'),
          value: average(points(all), sumOf(all), format.language),
          note: t('insights.satisfaction.ofFive'),
        },
        { label: t('insights.satisfaction.count'), value: format.count(sumOf(all)) },
        ...(last
          ? [
              {
                label: names.long(last),
                value: average(points(last.ratings), sumOf(last.ratings), format.language),
                note: t('insights.satisfaction.times', { count: sumOf(last.ratings) }),
              },
            ]
          : []),
      ]}
    />
  );
}

function Distribution({ months }: { readonly months: Months }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const all = together(months);
  const count = sumOf(all);
  return (
    <Panel className="insight-panel">
      <h3 className="results-panel-title">{t('insights.satisfaction.distribution')}</h3>
      <ul className="rating-bars">
        {ratingFaces.toReversed().map(({ rating, icon: Icon }) => {
          const times = all[rating - 1] ?? 0;
          return (
            <li key={rating} className="rating-bar">
              <span className="rating-face">
                <Icon aria-hidden />
                {rating}
              </span>
              <span className="results-track" aria-hidden>
                <span className="results-fill" style={{ '--share': times / count } as object} />
              </span>
              <span className="rating-times">
                {format.count(times)}
                <span className="soft">{percent(times, count, format.language)}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function ByMonth({ months }: { readonly months: Months }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const names = useMonthNames();
  return (
    <Panel className="insight-panel">
      <h3 className="results-panel-title">{t('insights.satisfaction.byMonth')}</h3>
      <div
        className="results-scroll scrolls"
        role="group"
        aria-label={t('insights.satisfaction.byMonth')}
        tabIndex={0}
      >
        <Table
          caption={t('insights.satisfaction.byMonth')}
          rows={months.toReversed()}
          keyOf={({ month }) => month}
          columns={[
            { id: 'month', title: t('insights.month'), cell: (row) => names.long(row) },
            {
              id: 'average',
              title: t('insights.satisfaction.averageShort'),
              isNumber: true,
              cell: ({ ratings }) => average(points(ratings), sumOf(ratings), format.language),
            },
            {
              id: 'count',
              title: t('insights.satisfaction.count'),
              isNumber: true,
              cell: ({ ratings }) => format.count(sumOf(ratings)),
            },
          ]}
        />
      </div>
    </Panel>
  );
}
