import { ChartColumn, Table2 } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DailySheet } from '../../../shared/contract/view.ts';
import { EmptyState, Panel, Segmented, Table } from '../../components/index.ts';
import { useFormat } from '../../texts/format.ts';

/** Drawing is the heaviest thing on this screen; it comes when the screen already stands. */
const HourChart = lazy(async () => ({ default: (await import('./hour-chart.tsx')).HourChart }));

/** Bills per hour, as a chart to see and as a table to read. */
export function HourPanel({ sheet }: { readonly sheet: DailySheet }) {
  const { t } = useTranslation('owner');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <Panel className="day-hours">
      <header className="day-panel-head">
        <h2 className="day-panel-title">{t('day.hours')}</h2>
        <Segmented
          label={t('day.view')}
          value={view}
          options={[
            { value: 'chart', label: <Way icon={<ChartColumn aria-hidden />} name={t('day.asChart')} /> },
            { value: 'table', label: <Way icon={<Table2 aria-hidden />} name={t('day.asTable')} /> },
          ]}
          onChange={setView}
        />
      </header>
      {sheet.bills === 0 ? (
        <EmptyState icon={ChartColumn} title={t('day.empty')}>
          {t('day.emptyLine')}
        </EmptyState>
      ) : view === 'chart' ? (
        <>
          <Legend />
          <div className="day-chart" aria-hidden>
            <Suspense fallback={null}>
              <HourChart sheet={sheet} />
            </Suspense>
          </div>
          <div className="visually-hidden">
            <HourTable sheet={sheet} />
          </div>
        </>
      ) : (
        // A scrolling area has to be reachable by keyboard.
        <div className="day-scroll scrolls" role="group" aria-label={t('day.hours')} tabIndex={0}>
          <HourTable sheet={sheet} />
        </div>
      )}
    </Panel>
  );
}

function Way({ icon, name }: { readonly icon: ReactNode; readonly name: string }) {
  return (
    <span className="day-way">
      {icon}
      {name}
    </span>
  );
}

function Legend() {
  const { t } = useTranslation('owner');
  return (
    <p className="day-legend" aria-hidden>
      <span data-series="1">{t('day.member')}</span>
      <span data-series="2">{t('day.noMember')}</span>
    </p>
  );
}

function HourTable({ sheet }: { readonly sheet: DailySheet }) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  return (
    <Table
      caption={t('day.hours')}
      rows={sheet.hours.filter(({ bills }) => bills > 0)}
      keyOf={({ hour }) => String(hour)}
      columns={[
        { id: 'hour', title: t('day.hour'), cell: ({ hour }) => hourLabel(hour) },
        { id: 'member', title: t('day.member'), isNumber: true, cell: (row) => format.count(row.withMember) },
        {
          id: 'noMember',
          title: t('day.noMember'),
          isNumber: true,
          cell: (row) => format.count(row.bills - row.withMember),
        },
        { id: 'total', title: t('day.total'), isNumber: true, cell: (row) => format.money(row.totalMinor) },
      ]}
    />
  );
}

/** Past midnight a business day goes on: 25 is one o'clock. */
export const hourLabel = (hour: number): string => `${String(hour % 24).padStart(2, '0')}:00`;
