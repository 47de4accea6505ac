import type { DailySheet } from '../../shared/contract/view.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { type Currency, exponentOf } from '../../shared/kernel/money.ts';
import { csvText, fixed } from './csv.ts';
import { csvWords } from './csv-words.ts';

/**
 * The sheet as one table of section, name, number of times and amount, for a spreadsheet: byte order mark first, and
 * nothing that a spreadsheet would run as a formula. Amounts of money carry a point and no grouping.
 */
export function dailySheetCsv(
  sheet: DailySheet,
  language: Language,
  currency: Currency,
  scaleOf: (unit: string) => number,
): string {
  const words = csvWords[language];
  const money = (minor: number) => fixed(minor, exponentOf[currency]);
  const rows: (string | number)[][] = [
    [words.section, words.name, words.count, words.amount],
    [words.day, words.date, '', sheet.date],
    [words.day, words.bills, sheet.bills, money(sheet.totalMinor)],
    [words.day, words.billsWithMember, sheet.billsWithMember, ''],
    [words.day, words.pointsPaid, '', money(sheet.pointsPaidMinor)],
    [words.day, words.refunded, '', money(sheet.refundedMinor)],
    [words.day, words.takings, '', money(sheet.takingsMinor)],
    [words.day, words.newMembers, sheet.newMembers, ''],
    ...sheet.units.flatMap((unit) =>
      (['earned', 'takenBack', 'used', 'givenBack', 'expired', 'adjusted', 'outstanding'] as const).map(
        (what) => [unit.name[language], words[what], '', fixed(unit[what], scaleOf(unit.unit))],
      ),
    ),
    ...sheet.rewards.map((reward) => [
      words.rewards,
      reward.name[language],
      reward.count,
      money(reward.costMinor),
    ]),
    ...sheet.staff.flatMap((one) => [
      [words.staff, `${one.name} · ${words.bills}`, one.bills, ''],
      [words.staff, `${one.name} · ${words.reversals}`, one.reversals, ''],
      [words.staff, `${one.name} · ${words.adjustments}`, one.adjustments, ''],
    ]),
    ...sheet.hours.map((hour) => [
      words.hours,
      `${String(hour.hour).padStart(2, '0')}:00`,
      hour.bills,
      money(hour.totalMinor),
    ]),
  ];
  return csvText(rows);
}
