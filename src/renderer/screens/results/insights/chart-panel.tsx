import { ChartColumn, Table2 } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel, Segmented } from '../../../components/index.ts';
import type { StackedBars } from './bars-chart.tsx';

/** Drawing is the heaviest thing on this screen; it comes when the screen already stands. */
const BarsChart = lazy(async () => ({ default: (await import('./bars-chart.tsx')).BarsChart }));

/** The same figures as a chart to see and as a table to read. */
export function ChartPanel(props: {
  readonly title: string;
  readonly bars: StackedBars;
  readonly table: ReactNode;
  /** Beside the title, before the choice of chart or table. */
  readonly choice?: ReactNode;
  readonly note?: ReactNode;
}) {
  const { t } = useTranslation('results');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const { title, bars, table } = props;
  return (
    <Panel className="insight-panel">
      <header className="results-panel-head">
        <h3 className="results-panel-title">{title}</h3>
        <span className="insight-choices">
          {props.choice}
          <Segmented
            label={t('outstanding.view')}
            value={view}
            options={[
              {
                value: 'chart',
                label: <Way icon={<ChartColumn aria-hidden />} name={t('outstanding.asChart')} />,
              },
              {
                value: 'table',
                label: <Way icon={<Table2 aria-hidden />} name={t('outstanding.asTable')} />,
              },
            ]}
            onChange={setView}
          />
        </span>
      </header>
      {view === 'chart' ? (
        <>
          <p className="insight-legend" aria-hidden>
            {bars.series.map(({ name, colour }) => (
              <span key={name} data-series={colour}>
                {name}
              </span>
            ))}
          </p>
          <div className="results-chart" aria-hidden>
            <Suspense fallback={null}>
              <BarsChart bars={bars} />
            </Suspense>
          </div>
          <div className="visually-hidden">{table}</div>
        </>
      ) : (
        // A scrolling area has to be reachable by keyboard.
        <div className="results-scroll scrolls" role="group" aria-label={title} tabIndex={0}>
          {table}
        </div>
      )}
      {props.note ? <p className="insight-note">{props.note}</p> : null}
    </Panel>
  );
}

/** The word gives way to its picture where there is no room. */
function Way({ icon, name }: { readonly icon: ReactNode; readonly name: string }) {
  return (
    <span className="results-way">
      {icon}
      <span className="visually-hidden">{name}</span>
    </span>
  );
}
