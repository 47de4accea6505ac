/** The parts of Insights as tables for a spreadsheet. Amounts of money carry a point and no grouping. */
import type {
  HabitsReport,
  InsightMonth,
  MonthsReport,
  SellersReport,
} from '../../../shared/contract/insights.ts';
import { ratings } from '../../../shared/domain/bills/bill.ts';
import type { Forecast } from '../../../shared/domain/insights/forecast.ts';
import type { Cohort, Lifetime } from '../../../shared/domain/insights/lifetime.ts';
import { addDays, formatWeekday } from '../../../shared/kernel/dates.ts';
import type { Language, Text } from '../../../shared/kernel/language.ts';
import { type Currency, exponentOf, type Minor } from '../../../shared/kernel/money.ts';
import { csvText, fixed } from '../csv.ts';
import { insightWords } from './insight-words.ts';

export interface TableContext {
  readonly language: Language;
  readonly currency: Currency;
  /** Null: no unit of the programme. */
  unitName(id: string): Text | null;
  scaleOf(unit: string): number;
}

export type InsightTables = ReturnType<typeof insightTables>;

export function insightTables({ language, currency, unitName, scaleOf }: TableContext) {
  const words = insightWords[language];
  const money = (minor: Minor) => fixed(minor, exponentOf[currency]);
  const average = (minor: Minor, count: number) => (count === 0 ? '' : money(Math.round(minor / count)));

  return {
    engagement({ months }: MonthsReport): string {
      const units = [...new Set(months.flatMap((month) => month.units.map(({ unit }) => unit)))].filter(
        (unit) => unitName(unit) !== null,
      );
      const name = (unit: string) => unitName(unit)?.[language] ?? unit;
      return csvText([
        [
          words.month,
          words.active,
          words.returning,
          words.cameBack,
          words.joined,
          words.memberBills,
          words.rewards,
          words.rewardsCost,
          ...units.flatMap((unit) => [`${name(unit)} · ${words.earned}`, `${name(unit)} · ${words.used}`]),
        ],
        ...months.map((month) => [
          month.month,
          month.active,
          month.returning,
          month.cameBack,
          month.joined,
          month.bills,
          month.rewards,
          money(month.rewardsMinor),
          ...units.flatMap((unit) => {
            const moved = month.units.find((one) => one.unit === unit);
            return [fixed(moved?.earned ?? 0, scaleOf(unit)), fixed(moved?.used ?? 0, scaleOf(unit))];
          }),
        ]),
      ]);
    },

    share: ({ months }: MonthsReport): string =>
      csvText([
        [
          words.month,
          words.memberBills,
          words.otherBills,
          words.billShare,
          words.memberMoney,
          words.otherMoney,
          words.moneyShare,
          words.memberAverage,
          words.otherAverage,
        ],
        ...months.map((month) => [
          month.month,
          month.bills,
          month.otherBills,
          percent(month.bills, month.bills + month.otherBills),
          money(month.billsMinor),
          money(month.otherMinor),
          percent(month.billsMinor, month.billsMinor + month.otherMinor),
          average(month.billsMinor, month.bills),
          average(month.otherMinor, month.otherBills),
        ]),
      ]),

    satisfaction: ({ months }: MonthsReport): string =>
      csvText([
        [words.month, words.ratings, words.rating, ...ratings],
        ...months.map((month: InsightMonth) => {
          const count = month.ratings.reduce((sum, times) => sum + times, 0);
          const points = month.ratings.reduce((sum, times, place) => sum + times * (place + 1), 0);
          return [month.month, count, count === 0 ? '' : (points / count).toFixed(1), ...month.ratings];
        }),
      ]),

    lifetime({ months, all, keepBasisPoints }: Lifetime): string {
      const row = (name: string, cohort: Cohort) => [
        name,
        cohort.members,
        average(cohort.spentMinor, cohort.members),
        cohort.members === 0 ? '' : (cohort.visits / cohort.members).toFixed(1),
        cohort.coming,
        money(cohort.spentMinor),
        money(cohort.costMinor),
        cohort.expectedMinor === null ? '' : money(cohort.expectedMinor),
      ];
      return csvText([
        [
          words.joinedIn,
          words.members,
          words.spentEach,
          words.visitsEach,
          words.coming,
          words.spent,
          words.rewardsCost,
          words.expected,
        ],
        ...months.map((cohort) => row(cohort.month ?? words.earlier, cohort)),
        row(words.all, all),
        [words.keep, keepBasisPoints === null ? '' : fixed(keepBasisPoints, 2)],
      ]);
    },

    sellers: ({ items, rewards }: SellersReport): string =>
      csvText([
        [words.kind, words.name, words.memberPieces, words.otherPieces, words.memberMoney, words.otherMoney],
        ...items.map((one) => [
          words.item,
          one.name,
          one.memberPieces,
          one.otherPieces,
          money(one.memberMinor),
          money(one.otherMinor),
        ]),
        [words.kind, words.name, words.times, words.rewardsCost],
        ...rewards.map((one) => [words.reward, one.name[language], one.count, money(one.costMinor)]),
      ]),

    habits: ({ hours, bills }: HabitsReport): string =>
      csvText([
        [words.weekday, ...hours.map((hour) => `${String(hour).padStart(2, '0')}:00`)],
        ...bills.map((row, place) => [formatWeekday(addDays(aMonday, place), language), ...row]),
      ]),

    forecast(forecast: Forecast): string {
      const head = [words.kind, words.from, words.bills, words.billsMost, words.money, words.moneyMost];
      if (forecast.kind === 'early') return csvText([head]);
      return csvText([
        head,
        ...forecast.past.map((week) => [
          words.past,
          week.from,
          week.bills,
          week.bills,
          money(week.totalMinor),
          money(week.totalMinor),
        ]),
        ...forecast.weeks.map((week) => [
          words.ahead,
          week.from,
          week.bills.least,
          week.bills.most,
          money(week.totalMinor.least),
          money(week.totalMinor.most),
        ]),
      ]);
    },
  };
}

const aMonday = '2026-11-16';

/** In hundredths, with one decimal; empty where there is nothing to share. */
const percent = (part: number, whole: number): string =>
  whole === 0 ? '' : fixed(Math.round((part * 1_000) / whole), 1);
