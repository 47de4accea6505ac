import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InsightMonth, MonthsReport } from '../../../../shared/contract/insights.ts';
import { type Column, Segmented, Table } from '../../../components/index.ts';
import { useView } from '../../../stores/terminal.ts';
import { useFormat } from '../../../texts/format.ts';
import { NothingYet } from '../nothing-yet.tsx';
import { useAnswer } from '../use-answer.ts';
import { Waiting } from '../waiting.tsx';
import type { StackedBars } from './bars-chart.tsx';
import { ChartPanel } from './chart-panel.tsx';
import { Figures } from './figures.tsx';
import { Frame } from './frame.tsx';
import { useMonthNames } from './use-months.ts';

/** Who came, month by month, and what they earned and used. */
export function EngagementPart() {
  const { t } = useTranslation('results');
  const { value: report } = useAnswer('insight.months', {});
  if (!report) return <Waiting />;
  if (report.months.length === 0)
    return <NothingYet icon={UsersRound} title={t('insights.empty')} line={t('insights.emptyLine')} />;
  return (
    <Frame part="engagement">
      <ThisMonth report={report} />
      <Months report={report} />
    </Frame>
  );
}

/** This month so far, with the one before it beside. */
function ThisMonth({ report }: { readonly report: MonthsReport }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const names = useMonthNames();
  const now = report.months.at(-1);
  const before = report.months.at(-2);
  if (!now) return null;
  const figure = (label: string, of: (month: InsightMonth) => number) => ({
    label,
    value: format.count(of(now)),
    ...(before ? { note: `${names.short(before)}: ${format.count(of(before))}` } : {}),
  });
  return (
    <Figures
      figures={[
        figure(t('insights.engagement.soFar', { month: names.short(now) }), ({ active }) => active),
        figure(t('insights.engagement.returning'), ({ returning }) => returning),
        figure(t('insights.engagement.cameBack', { days: report.awayDays }), ({ cameBack }) => cameBack),
        figure(t('insights.engagement.joined'), ({ joined }) => joined),
      ]}
    />
  );
}

function Months({ report }: { readonly report: MonthsReport }) {
  const { t } = useTranslation('results');
  const [about, setAbout] = useState<'members' | 'rewards'>('members');
  const shown = { members: useMembers(report), rewards: useRewards(report) }[about];
  return (
    <ChartPanel
      title={t(`insights.engagement.titles.${about}`)}
      choice={
        <Segmented
          label={t('insights.engagement.about')}
          value={about}
          options={(['members', 'rewards'] as const).map((value) => ({
            value,
            label: t(`insights.engagement.${value}`),
          }))}
          onChange={setAbout}
        />
      }
      bars={shown.bars}
      table={
        <Table
          caption={t(`insights.engagement.titles.${about}`)}
          rows={report.months.toReversed()}
          keyOf={({ month }) => month}
          columns={shown.columns}
        />
      }
    />
  );
}

interface Shown {
  readonly bars: StackedBars;
  readonly columns: readonly Column<InsightMonth>[];
}

function useColumns() {
  const { t } = useTranslation('results');
  const format = useFormat();
  const names = useMonthNames();
  const month: Column<InsightMonth> = {
    id: 'month',
    title: t('insights.month'),
    cell: (row) => names.long(row),
  };
  const counted = (id: string, title: string, of: (row: InsightMonth) => number): Column<InsightMonth> => ({
    id,
    title,
    isNumber: true,
    cell: (row) => format.count(of(row)),
  });
  return { month, counted };
}

function useMembers({ months, awayDays }: MonthsReport): Shown {
  const { t } = useTranslation('results');
  const names = useMonthNames();
  const { month, counted } = useColumns();
  const again = t('insights.engagement.returning');
  const first = t('insights.engagement.first');
  return {
    bars: {
      names: names.below(months),
      series: [
        { name: again, colour: 1, values: months.map(({ returning }) => returning) },
        { name: first, colour: 2, values: months.map(({ active, returning }) => active - returning) },
      ],
    },
    columns: [
      month,
      counted('active', t('insights.engagement.came'), ({ active }) => active),
      counted('again', again, ({ returning }) => returning),
      counted('first', first, ({ active, returning }) => active - returning),
      counted('back', t('insights.engagement.cameBack', { days: awayDays }), ({ cameBack }) => cameBack),
      counted('joined', t('insights.engagement.joined'), ({ joined }) => joined),
      counted('bills', t('insights.engagement.bills'), ({ bills }) => bills),
    ],
  };
}

/** Points, or whatever the programme counts first. */
function useRewards({ months }: MonthsReport): Shown {
  const { t } = useTranslation('results');
  const format = useFormat();
  const names = useMonthNames();
  const { programme } = useView();
  const { month, counted } = useColumns();
  const unit = (programme?.units.find(({ kind }) => kind === 'points') ?? programme?.units[0])?.id ?? '';
  const unitName = format.unitName(unit);
  const moved = (row: InsightMonth) => row.units.find((one) => one.unit === unit) ?? { earned: 0, used: 0 };
  const scale = 10 ** (programme?.units.find(({ id }) => id === unit)?.scale ?? 0);
  const earned = t('insights.engagement.earned', { unit: unitName });
  const used = t('insights.engagement.used', { unit: unitName });
  return {
    bars: {
      names: names.below(months),
      isGrouped: true,
      series: [
        { name: earned, colour: 2, values: months.map((row) => moved(row).earned / scale) },
        { name: used, colour: 1, values: months.map((row) => moved(row).used / scale) },
      ],
    },
    columns: [
      month,
      {
        id: 'earned',
        title: earned,
        isNumber: true,
        cell: (row) => format.quantity(unit, moved(row).earned),
      },
      { id: 'used', title: used, isNumber: true, cell: (row) => format.quantity(unit, moved(row).used) },
      counted('rewards', t('insights.engagement.given'), ({ rewards }) => rewards),
      {
        id: 'cost',
        title: t('insights.engagement.cost'),
        isNumber: true,
        cell: ({ rewardsMinor }) => format.money(rewardsMinor),
      },
    ],
  };
}
