import { TrendingUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Forecast, Range } from '../../../../shared/domain/insights/forecast.ts';
import { twoFigures } from '../../../../shared/domain/insights/rounded.ts';
import { addDays, formatWeekday, type LocalDate } from '../../../../shared/kernel/dates.ts';
import { Panel, Table } from '../../../components/index.ts';
import { useFormat } from '../../../texts/format.ts';
import { NothingYet } from '../nothing-yet.tsx';
import { useAnswer } from '../use-answer.ts';
import { Waiting } from '../waiting.tsx';
import { ChartPanel } from './chart-panel.tsx';
import { Figures } from './figures.tsx';
import { Frame } from './frame.tsx';
import { between, change, percent, sumOf } from './numbers.ts';

type Ready = Extract<Forecast, { kind: 'ready' }>;

/** What the next four weeks are likely to bring. */
export function ForecastPart() {
  const { t } = useTranslation('results');
  const { value: forecast } = useAnswer('insight.forecast', {});
  if (!forecast) return <Waiting />;
  if (forecast.kind === 'early') {
    return (
      <NothingYet
        icon={TrendingUp}
        title={t('insights.forecast.early')}
        line={t('insights.forecast.earlyLine', { days: forecast.days, needed: forecast.needed })}
      />
    );
  }
  return (
    <Frame part="forecast">
      <Ahead forecast={forecast} />
      <div className="insight-pair" data-wide-first>
        <Weeks forecast={forecast} />
        <Weekdays forecast={forecast} />
      </div>
      <p className="insight-note">{t('insights.forecast.method')}</p>
    </Frame>
  );
}

const whole = 10_000;

function Ahead({ forecast }: { readonly forecast: Ready }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const { weeks, trendBasisPoints, memberBasisPoints } = forecast;
  const all = (of: 'bills' | 'totalMinor'): Range => ({
    least: twoFigures(sumOf(weeks.map((week) => week[of].least)), 'down'),
    most: twoFigures(sumOf(weeks.map((week) => week[of].most)), 'up'),
  });
  return (
    <Figures
      isFirstWide
      figures={[
        { label: t('insights.forecast.money'), value: between(all('totalMinor'), format.money) },
        { label: t('insights.forecast.bills'), value: between(all('bills'), format.count) },
        { label: t('insights.forecast.trend'), value: change(trendBasisPoints, whole, format.language) },
        { label: t('insights.forecast.members'), value: percent(memberBasisPoints, whole, format.language) },
      ]}
    />
  );
}

interface Week {
  readonly from: LocalDate;
  readonly isAhead: boolean;
  readonly bills: Range;
  readonly totalMinor: Range;
}

function Weeks({ forecast: { past, weeks } }: { readonly forecast: Ready }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const exactly = (value: number): Range => ({ least: value, most: value });
  const rows: readonly Week[] = [
    ...past.map(({ from, bills, totalMinor }) => ({
      from,
      isAhead: false,
      bills: exactly(bills),
      totalMinor: exactly(totalMinor),
    })),
    ...weeks.map((week) => ({ ...week, isAhead: true })),
  ];
  const values = (of: (week: Week) => number) => rows.map(of);
  return (
    <ChartPanel
      title={t('insights.forecast.title')}
      bars={{
        names: rows.map(({ from }, place) =>
          place % 2 === 0 ? `${Number(from.slice(8))}/${Number(from.slice(5, 7))}` : '',
        ),
        series: [
          {
            name: t('insights.forecast.past'),
            colour: 2,
            values: values(({ isAhead, bills }) => (isAhead ? 0 : bills.least)),
          },
          {
            name: t('insights.forecast.least'),
            colour: 1,
            values: values(({ isAhead, bills }) => (isAhead ? bills.least : 0)),
          },
          {
            name: t('insights.forecast.most'),
            colour: 4,
            values: values(({ isAhead, bills }) => (isAhead ? bills.most - bills.least : 0)),
          },
        ],
      }}
      table={
        <Table
          caption={t('insights.forecast.title')}
          rows={rows.toReversed()}
          keyOf={({ from }) => from}
          columns={[
            {
              id: 'from',
              title: t('insights.forecast.week'),
              cell: weekOf,
            },
            {
              id: 'bills',
              title: t('insights.forecast.billsShort'),
              isNumber: true,
              cell: ({ bills }) => between(bills, format.count),
            },
            {
              id: 'money',
              title: t('insights.forecast.moneyShort'),
              isNumber: true,
              cell: ({ totalMinor }) => between(totalMinor, format.money),
            },
          ]}
        />
      }
    />
  );
}

const weekOf = (week: Week) => <WeekName week={week} />;

function WeekName({ week: { from, isAhead } }: { readonly week: Week }) {
  const date = useFormat().date(from);
  return isAhead ? <strong>{date}</strong> : date;
}

const aSunday = '2026-11-15';

function Weekdays({ forecast: { weekdays } }: { readonly forecast: Ready }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  return (
    <Panel className="insight-panel">
      <h3 className="results-panel-title">{t('insights.forecast.weekdays')}</h3>
      <div
        className="results-scroll scrolls"
        role="group"
        aria-label={t('insights.forecast.weekdays')}
        tabIndex={0}
      >
        <Table
          caption={t('insights.forecast.weekdays')}
          rows={weekdays}
          keyOf={({ weekday }) => String(weekday)}
          columns={[
            {
              id: 'weekday',
              title: t('insights.forecast.weekday'),
              cell: ({ weekday }) => formatWeekday(addDays(aSunday, weekday), format.language),
            },
            {
              id: 'bills',
              title: t('insights.forecast.billsShort'),
              isNumber: true,
              cell: ({ bills }) => between(bills, format.count),
            },
          ]}
        />
      </div>
    </Panel>
  );
}
