import { Gem } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Cohort, Lifetime } from '../../../../shared/domain/insights/lifetime.ts';
import { Panel, Table } from '../../../components/index.ts';
import { useView } from '../../../stores/terminal.ts';
import { useFormat } from '../../../texts/format.ts';
import { monthName } from '../months.ts';
import { NothingYet } from '../nothing-yet.tsx';
import { useAnswer } from '../use-answer.ts';
import { Waiting } from '../waiting.tsx';
import { Figures } from './figures.tsx';
import { Frame } from './frame.tsx';
import { average, percent } from './numbers.ts';

/** What a member is worth, by the month of joining. */
export function LifetimePart() {
  const { t } = useTranslation('results');
  const { value: report } = useAnswer('insight.lifetime', {});
  if (!report) return <Waiting />;
  if (report.all.members === 0)
    return <NothingYet icon={Gem} title={t('insights.empty')} line={t('insights.emptyLine')} />;
  return (
    <Frame part="lifetime">
      <Everybody report={report} />
      <Cohorts report={report} />
    </Frame>
  );
}

function Everybody({ report: { all, comingDays } }: { readonly report: Lifetime }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const { language } = format;
  return (
    <Figures
      figures={[
        {
          label: t('insights.lifetime.spentEach'),
          value: format.money(Math.round(all.spentMinor / all.members)),
          note: t('insights.lifetime.of', { count: all.members, members: format.count(all.members) }),
        },
        { label: t('insights.lifetime.visitsEach'), value: average(all.visits, all.members, language) },
        {
          label: t('insights.lifetime.coming', { days: comingDays }),
          value: percent(all.coming, all.members, language),
        },
        {
          label: t('insights.lifetime.expected'),
          value: all.expectedMinor === null ? t('insights.lifetime.early') : format.money(all.expectedMinor),
        },
      ]}
    />
  );
}

function Cohorts({ report }: { readonly report: Lifetime }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const { language, shop } = useView();
  const { months, comingDays, keepBasisPoints } = report;
  const nameOf = ({ month }: Cohort) =>
    month === null ? t('insights.lifetime.earlier') : monthName(month, language, shop?.era ?? 'gregorian');
  return (
    <Panel className="insight-panel">
      <div
        className="results-scroll scrolls"
        role="group"
        aria-label={t('insights.titles.lifetime')}
        tabIndex={0}
      >
        <Table
          caption={t('insights.titles.lifetime')}
          rows={months.toReversed()}
          keyOf={({ month }) => month ?? 'earlier'}
          columns={[
            { id: 'month', title: t('insights.lifetime.joined'), cell: nameOf },
            {
              id: 'members',
              title: t('insights.lifetime.members'),
              isNumber: true,
              cell: ({ members }) => format.count(members),
            },
            {
              id: 'spent',
              title: t('insights.lifetime.spentEach'),
              isNumber: true,
              cell: ({ spentMinor, members }) => format.money(Math.round(spentMinor / members)),
            },
            {
              id: 'visits',
              title: t('insights.lifetime.visitsEach'),
              isNumber: true,
              cell: ({ visits, members }) => average(visits, members, language),
            },
            {
              id: 'coming',
              title: t('insights.lifetime.comingShort'),
              isNumber: true,
              cell: ({ coming, members }) => percent(coming, members, language),
            },
            {
              id: 'cost',
              title: t('insights.lifetime.cost'),
              isNumber: true,
              cell: ({ costMinor, spentMinor }) => percent(costMinor, spentMinor, language),
            },
            {
              id: 'expected',
              title: t('insights.lifetime.expected'),
              isNumber: true,
              cell: ({ expectedMinor }) =>
                expectedMinor === null ? t('insights.lifetime.early') : format.money(expectedMinor),
            },
          ]}
        />
      </div>
      <p className="insight-note">
        {keepBasisPoints === null
          ? t('insights.lifetime.methodEarly', { days: comingDays, twice: 2 * comingDays })
          : t('insights.lifetime.method', { days: comingDays, keep: Math.round(keepBasisPoints / 100) })}
      </p>
    </Panel>
  );
}
