import type { InsightMonth, MonthsReport } from '../../../shared/contract/insights.ts';
import { ratings } from '../../../shared/domain/bills/bill.ts';
import { comingDays } from '../../../shared/domain/insights/lifetime.ts';
import type { Measure } from '../../../shared/domain/ledger/rollups.ts';
import { daysBetween, endOfMonthAfter, type LocalDate } from '../../../shared/kernel/dates.ts';
import type { Readable } from '../../database/database.ts';

const mostMonths = 24;

export function readMonths(
  database: Readable,
  { today, promotions }: { readonly today: LocalDate; readonly promotions: readonly string[] },
): MonthsReport {
  const read = database.prepare<[LocalDate, LocalDate], Row>(
    `SELECT measure, key, sum(count) AS count, sum(amount) AS amount FROM rollup
     WHERE date BETWEEN ? AND ? GROUP BY measure, key`,
  );
  const names = Array.from({ length: mostMonths }, (_, index) =>
    endOfMonthAfter(today, index + 1 - mostMonths).slice(0, 7),
  );
  const came = readComing(database, names[0] ?? '');
  const months = names.map((month) =>
    monthOf(month, read.all(`${month}-01`, endOfMonthAfter(`${month}-01`, 0)), came.get(month), promotions),
  );
  const first = months.findIndex((month) => month.bills + month.otherBills + month.joined + month.active > 0);
  return { today, awayDays: comingDays, months: first < 0 ? [] : months.slice(first) };
}

interface Row {
  readonly measure: Measure;
  readonly key: string;
  readonly count: number;
  readonly amount: number;
}

interface Came {
  active: number;
  returning: number;
  cameBack: number;
}

/** Each member's visits in the order of their days: a month knows who came before it, and how long ago. */
function readComing(database: Readable, from: string): ReadonlyMap<string, Came> {
  const months = new Map<string, Came>();
  const rows = database
    .prepare<[], [member: string, date: LocalDate]>(
      `SELECT a.member, d.date FROM activity a CROSS JOIN member_day d
       WHERE d.member = a.member AND d.measure = 'visit' ORDER BY a.member, d.date`,
    )
    .raw()
    .iterate() as IterableIterator<[member: string, date: LocalDate]>;
  let last: { readonly member: string; readonly date: LocalDate } | null = null;
  for (const [member, date] of rows) {
    const before = last?.member === member ? last : null;
    const month = date.slice(0, 7);
    const isAway = before !== null && daysBetween(before.date, date) >= comingDays;
    const isFirstOfMonth = before?.date.slice(0, 7) !== month;
    if (month >= from) {
      const came = months.get(month) ?? { active: 0, returning: 0, cameBack: 0 };
      months.set(month, came);
      if (isFirstOfMonth) came.active += 1;
      if (isFirstOfMonth && before) came.returning += 1;
      // Nobody stays away so long twice within a month.
      if (isAway) came.cameBack += 1;
    }
    last = { member, date };
  }
  return months;
}

function monthOf(
  month: string,
  rows: readonly Row[],
  came: Came | undefined,
  promotions: readonly string[],
): InsightMonth {
  const total = (measure: Measure, field: 'count' | 'amount', key?: string) =>
    rows.reduce(
      (sum, row) =>
        row.measure === measure && (key === undefined || row.key === key) ? sum + row[field] : sum,
      0,
    );
  const units = [...new Set(rows.filter(({ measure }) => moved.has(measure)).map(({ key }) => key))];
  return {
    month,
    active: came?.active ?? 0,
    returning: came?.returning ?? 0,
    cameBack: came?.cameBack ?? 0,
    joined: total('newMember', 'count'),
    bills: total('bill', 'count'),
    billsMinor: total('bill', 'amount'),
    otherBills: total('anonymousBill', 'count'),
    otherMinor: total('anonymousBill', 'amount'),
    rewards: rows.reduce(
      (sum, { measure, key, count }) =>
        measure === 'reward' && !promotions.includes(key) ? sum + count : sum,
      0,
    ),
    rewardsMinor: total('pointsPaid', 'amount') + total('reward', 'amount'),
    units: units.map((unit) => ({
      unit,
      earned: total('earned', 'amount', unit) - total('takenBack', 'amount', unit),
      used: total('used', 'amount', unit) - total('givenBack', 'amount', unit),
    })),
    ratings: ratings.map((rating) => total('rating', 'count', String(rating))),
  };
}

const moved: ReadonlySet<Measure> = new Set(['earned', 'takenBack', 'used', 'givenBack']);
