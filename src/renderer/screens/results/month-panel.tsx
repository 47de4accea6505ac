import { ChartColumn, Table2 } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Liability } from '../../../shared/contract/results.ts';
import type { Minor } from '../../../shared/kernel/money.ts';
import { EmptyState, Panel, Segmented, Table } from '../../components/index.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';
import { monthName, shortMonthName } from './months.ts';

/** Drawing is the heaviest thing on this screen; it comes when the screen already stands. */
const MonthChart = lazy(async () => ({ default: (await import('./month-chart.tsx')).MonthChart }));

export interface MonthBar {
  readonly id: string;
  readonly short: string;
  readonly name: string;
  readonly worthMinor: Minor;
}

/** Worth by the month in which it ends, as a chart to see and as a table to read. */
export function MonthPanel({ report }: { readonly report: Liability }) {
  const { t } = useTranslation('results');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const bars = useBars(report);
  const format = useFormat();
  return (
    <Panel className="results-months">
      <header className="results-panel-head">
        <h2 className="results-panel-title">{t('outstanding.months')}</h2>
        <Segmented
          label={t('outstanding.view')}
          value={view}
          options={[
            {
              value: 'chart',
              label: <Way icon={<ChartColumn aria-hidden />} name={t('outstanding.asChart')} />,
            },
            { value: 'table', label: <Way icon={<Table2 aria-hidden />} name={t('outstanding.asTable')} /> },
          ]}
          onChange={setView}
        />
      </header>
      {bars.every(({ worthMinor }) => worthMinor === 0) ? (
        <EmptyState icon={ChartColumn} title={t('outstanding.nothingEnds')} />
      ) : view === 'chart' ? (
        <>
          <div className="results-chart" aria-hidden>
            <Suspense fallback={null}>
              <MonthChart bars={bars} />
            </Suspense>
          </div>
          <div className="visually-hidden">
            <MonthTable bars={bars} report={report} />
          </div>
        </>
      ) : (
        // A scrolling area has to be reachable by keyboard.
        <div
          className="results-scroll scrolls"
          role="group"
          aria-label={t('outstanding.months')}
          tabIndex={0}
        >
          <MonthTable bars={bars} report={report} />
        </div>
      )}
      {report.laterMinor === 0 ? null : (
        <p className="results-later">
          {t('outstanding.afterwards', { amount: format.money(report.laterMinor) })}
        </p>
      )}
    </Panel>
  );
}

function Way({ icon, name }: { readonly icon: ReactNode; readonly name: string }) {
  return (
    <span className="results-way">
      {icon}
      {name}
    </span>
  );
}

function useBars(report: Liability): readonly MonthBar[] {
  const { language, shop } = useView();
  return report.months.map(({ month, worthMinor }) => ({
    id: month,
    short: shortMonthName(month, language),
    name: monthName(month, language, shop?.era ?? 'gregorian'),
    worthMinor,
  }));
}

function MonthTable({ bars, report }: { readonly bars: readonly MonthBar[]; readonly report: Liability }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const rows = [
    ...bars,
    { id: 'later', name: t('outstanding.later'), worthMinor: report.laterMinor },
    { id: 'never', name: t('outstanding.neverShort'), worthMinor: report.neverMinor },
  ];
  return (
    <Table
      caption={t('outstanding.months')}
      rows={rows.filter(({ worthMinor }) => worthMinor !== 0)}
      keyOf={({ id }) => id}
      columns={[
        { id: 'month', title: t('outstanding.month'), cell: ({ name }) => name },
        {
          id: 'worth',
          title: t('outstanding.value'),
          isNumber: true,
          cell: ({ worthMinor }) => format.money(worthMinor),
        },
      ]}
    />
  );
}
