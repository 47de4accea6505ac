import { ChartPie } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InsightMonth } from '../../../../shared/contract/insights.ts';
import { exponentOf, type Minor } from '../../../../shared/kernel/money.ts';
import { Table } from '../../../components/index.ts';
import { type Format, useFormat } from '../../../texts/format.ts';
import { NothingYet } from '../nothing-yet.tsx';
import { useAnswer } from '../use-answer.ts';
import { Waiting } from '../waiting.tsx';
import { ChartPanel } from './chart-panel.tsx';
import { Figures } from './figures.tsx';
import { Frame } from './frame.tsx';
import { change, percent, sumOf } from './numbers.ts';
import { useMonthNames } from './use-months.ts';

type Months = readonly InsightMonth[];

/** How much of the shop's bills and money comes from members. */
export function SharePart() {
  const { t } = useTranslation('results');
  const { value: report } = useAnswer('insight.months', {});
  if (!report) return <Waiting />;
  const { months } = report;
  if (months.every(({ bills, otherBills }) => bills + otherBills === 0))
    return <NothingYet icon={ChartPie} title={t('insights.empty')} line={t('insights.emptyLine')} />;
  return (
    <Frame part="share">
      <LastYear months={months} />
      <Shares months={months} />
    </Frame>
  );
}

interface Sums {
  readonly bills: number;
  readonly minor: Minor;
  readonly allBills: number;
  readonly allMinor: Minor;
}

const sumsOf = (months: Months): Sums => {
  const bills = sumOf(months.map((month) => month.bills));
  const minor = sumOf(months.map((month) => month.billsMinor));
  return {
    bills,
    minor,
    allBills: bills + sumOf(months.map((month) => month.otherBills)),
    allMinor: minor + sumOf(months.map((month) => month.otherMinor)),
  };
};

/** Months of a year, this one included. */
const year = 12;

function LastYear({ months }: { readonly months: Months }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const { language } = format;
  const shown = months.slice(-year);
  const sums = sumsOf(shown);
  const others = { bills: sums.allBills - sums.bills, minor: sums.allMinor - sums.minor };
  const over = t('insights.share.over', { count: shown.length });
  const withMember = averageMinor(sums.minor, sums.bills);
  const without = averageMinor(others.minor, others.bills);
  return (
    <Figures
      figures={[
        { label: t('insights.share.money'), value: percent(sums.minor, sums.allMinor, language), note: over },
        { label: t('insights.share.bills'), value: percent(sums.bills, sums.allBills, language), note: over },
        {
          label: t('insights.share.withMember'),
          value: moneyOr(withMember, format),
          ...(withMember !== null && without !== null
            ? { note: t('insights.share.more', { change: change(withMember, without, language) }) }
            : {}),
        },
        { label: t('insights.share.without'), value: moneyOr(without, format) },
      ]}
    />
  );
}

const averageMinor = (minor: Minor, count: number): Minor | null =>
  count === 0 ? null : Math.round(minor / count);

const moneyOr = (minor: Minor | null, format: Format): string => (minor === null ? '–' : format.money(minor));

function Shares({ months }: { readonly months: Months }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const names = useMonthNames();
  const unit = 10 ** exponentOf[format.currency];
  const member = t('insights.share.member');
  const other = t('insights.share.other');
  return (
    <ChartPanel
      title={t('insights.share.title')}
      note={[growthOf(), warningOf()].filter(Boolean).join(' ')}
      bars={{
        names: names.below(months),
        series: [
          { name: member, colour: 1, values: months.map(({ billsMinor }) => billsMinor / unit) },
          { name: other, colour: 2, values: months.map(({ otherMinor }) => otherMinor / unit) },
        ],
      }}
      table={
        <Table
          caption={t('insights.share.title')}
          rows={months.toReversed()}
          keyOf={({ month }) => month}
          columns={[
            { id: 'month', title: t('insights.month'), cell: (row) => names.long(row) },
            {
              id: 'money',
              title: t('insights.share.moneyShort'),
              isNumber: true,
              cell: (row) => percent(row.billsMinor, row.billsMinor + row.otherMinor, format.language),
            },
            {
              id: 'bills',
              title: t('insights.share.billsShort'),
              isNumber: true,
              cell: (row) => percent(row.bills, row.bills + row.otherBills, format.language),
            },
            {
              id: 'with',
              title: t('insights.share.withMember'),
              isNumber: true,
              cell: (row) => moneyOr(averageMinor(row.billsMinor, row.bills), format),
            },
            {
              id: 'without',
              title: t('insights.share.without'),
              isNumber: true,
              cell: (row) => moneyOr(averageMinor(row.otherMinor, row.otherBills), format),
            },
            {
              id: 'all',
              title: t('insights.share.all'),
              isNumber: true,
              cell: (row) => format.money(row.billsMinor + row.otherMinor),
            },
          ]}
        />
      }
    />
  );

  /** Twelve months against the twelve before them, where both are known. */
  function growthOf(): string {
    if (months.length < 2 * year) return '';
    const now = sumsOf(months.slice(-year)).allMinor;
    const before = sumsOf(months.slice(-2 * year, -year)).allMinor;
    if (before === 0) return '';
    const amount = format.money(now);
    return t('insights.share.growth', { amount, change: change(now, before, format.language) });
  }

  /** Where members buy more, a word against jumping to conclusions. */
  function warningOf(): string {
    const { bills, minor, allBills, allMinor } = sumsOf(months.slice(-year));
    const withMember = averageMinor(minor, bills) ?? 0;
    const without = averageMinor(allMinor - minor, allBills - bills) ?? 0;
    return withMember > without ? t('insights.share.why') : '';
  }
}
