import type { DailySheet, UnitSheet } from '../../shared/contract/view.ts';
import { type Measure, slotStartMs } from '../../shared/domain/ledger/rollups.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import type { BusinessCalendar, LocalDate } from '../../shared/kernel/dates.ts';
import type { Text } from '../../shared/kernel/language.ts';
import type { Database } from '../database/database.ts';
import { openOutstanding } from '../ledger/outstanding.ts';
import { placeOf, wallClock } from './hours.ts';

export interface SheetContext {
  readonly programme: Programme;
  readonly calendar: BusinessCalendar;
  /** Null for people who are no longer known. */
  staffName(id: string): string | null;
}

interface Row {
  readonly measure: Measure;
  readonly key: string;
  readonly slot: number;
  readonly count: number;
  readonly amount: number;
}

export type ReadSheet = (date: LocalDate, context: SheetContext) => DailySheet;

/** Reads the totals of one business day; they are kept with every event, so a long history costs nothing here. */
export function prepareDailySheet(database: Database): ReadSheet {
  const ofDay = database.prepare<[LocalDate], Row>(
    'SELECT measure, key, slot, count, amount FROM rollup WHERE date = ? ORDER BY measure, key, slot',
  );
  const outstanding = openOutstanding(database);
  return (date, context) => sheetOf(date, ofDay.all(date), outstanding(date), context);
}

function sheetOf(
  date: LocalDate,
  rows: readonly Row[],
  outstanding: Readonly<Record<string, number>>,
  context: SheetContext,
): DailySheet {
  const total = (measure: Measure, field: 'count' | 'amount', key?: string) =>
    rows.reduce(
      (sum, row) =>
        row.measure === measure && (key === undefined || row.key === key) ? sum + row[field] : sum,
      0,
    );
  const billsWithMember = total('bill', 'count');
  const totalMinor = total('bill', 'amount') + total('anonymousBill', 'amount');
  const pointsPaidMinor = total('pointsPaid', 'amount');
  const walletPaidMinor = total('walletPaid', 'amount');
  const refundedMinor = total('refunded', 'amount');
  const purchases = purchasesOf((what, field) => total('purchase', field, what));
  const paidInMinor = purchases.reduce((sum, { paidMinor }) => sum + paidMinor, 0);
  return {
    date,
    bills: billsWithMember + total('anonymousBill', 'count'),
    billsWithMember,
    totalMinor,
    pointsPaidMinor,
    refundedMinor,
    walletPaidMinor,
    purchases,
    takingsMinor: totalMinor - pointsPaidMinor - walletPaidMinor - refundedMinor + paidInMinor,
    units: context.programme.units.map((unit) => ({
      unit: unit.id,
      name: unit.name,
      ...movements((measure) => total(measure, 'amount', unit.id)),
      outstanding: outstanding[unit.id] ?? 0,
    })),
    rewards: keysOf(rows, 'reward')
      .map((reward) => ({
        reward,
        name: nameOf(context.programme, reward),
        count: total('reward', 'count', reward),
        costMinor: total('reward', 'amount', reward),
      }))
      .filter((line) => line.count !== 0),
    rewardCostMinor: total('reward', 'amount'),
    newMembers: total('newMember', 'count'),
    staff: [
      ...new Set([
        ...keysOf(rows, 'bill'),
        ...keysOf(rows, 'anonymousBill'),
        ...keysOf(rows, 'reversal'),
        ...keysOf(rows, 'adjustment'),
      ]),
    ].map((staff) => ({
      staff,
      name: context.staffName(staff) ?? '',
      bills: total('bill', 'count', staff) + total('anonymousBill', 'count', staff),
      reversals: total('reversal', 'count', staff),
      adjustments: total('adjustment', 'count', staff),
    })),
    hours: hoursOf(rows, context.calendar),
    closed: total('dayClosed', 'count') > 0,
  };
}

const bought = ['topUp', 'giftCard', 'membership'] as const;

const purchasesOf = (total: (what: string, field: 'count' | 'amount') => number): DailySheet['purchases'] =>
  bought
    .map((what) => ({ what, count: total(what, 'count'), paidMinor: total(what, 'amount') }))
    .filter(({ count, paidMinor }) => count !== 0 || paidMinor !== 0);

/** Of a reward, voucher or promotion, as long as the programme knows it. */
function nameOf({ rewards, vouchers, promotions }: Programme, id: string): Text {
  const known = [...rewards, ...vouchers, ...promotions].find((one) => one.id === id);
  return known?.name ?? { vi: id, th: id, en: id };
}

type Movements = Omit<UnitSheet, 'unit' | 'name' | 'outstanding'>;

const movements = (amount: (measure: Measure) => number): Movements => ({
  earned: amount('earned'),
  takenBack: amount('takenBack'),
  used: amount('used'),
  givenBack: amount('givenBack'),
  expired: amount('expired'),
  adjusted: amount('adjusted'),
});

const keysOf = (rows: readonly Row[], measure: Measure): string[] => [
  ...new Set(rows.filter((row) => row.measure === measure).map((row) => row.key)),
];

/** Every hour from the first to the last one with a bill, in the order of the business day. */
function hoursOf(rows: readonly Row[], calendar: BusinessCalendar): DailySheet['hours'] {
  const bills = rows.filter(({ measure }) => measure === 'bill' || measure === 'anonymousBill');
  if (bills.length === 0) return [];
  const hourOf = wallClock(
    bills.map(({ slot }) => slotStartMs(slot)),
    calendar.zone,
  );
  const hours = new Map<number, { bills: number; withMember: number; totalMinor: number }>();
  for (const row of bills) {
    const place = placeOf(hourOf(slotStartMs(row.slot)), calendar);
    const hour = hours.get(place) ?? { bills: 0, withMember: 0, totalMinor: 0 };
    hours.set(place, {
      bills: hour.bills + row.count,
      withMember: hour.withMember + (row.measure === 'bill' ? row.count : 0),
      totalMinor: hour.totalMinor + row.amount,
    });
  }
  const places = [...hours.keys()];
  const first = Math.min(...places);
  return Array.from({ length: Math.max(...places) - first + 1 }, (_, index) => ({
    hour: (first + index + calendar.closingHour) % 24,
    ...(hours.get(first + index) ?? { bills: 0, withMember: 0, totalMinor: 0 }),
  }));
}
