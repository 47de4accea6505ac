import type { InsightMonth } from '../../../../shared/contract/insights.ts';
import { useView } from '../../../stores/terminal.ts';
import { monthName, shortMonthName } from '../months.ts';

/** More of them do not fit side by side. */
const mostNames = 12;

/** How months are called here. */
export function useMonthNames(): {
  readonly short: (month: InsightMonth) => string;
  readonly long: (month: InsightMonth) => string;
  /** Below a chart: of many months the quarters, January as its year. */
  readonly below: (months: readonly InsightMonth[]) => string[];
} {
  const { language, shop } = useView();
  const era = shop?.era ?? 'gregorian';
  const short = ({ month }: InsightMonth) => shortMonthName(month, language);
  const quarter = (one: InsightMonth) => {
    const { month } = one;
    if (month.endsWith('-01')) return String(Number(month.slice(0, 4)) + (era === 'buddhist' ? 543 : 0));
    return Number(month.slice(5)) % 3 === 1 ? short(one) : '';
  };
  return {
    short,
    long: ({ month }) => monthName(month, language, era),
    below: (months) => months.map(months.length > mostNames ? quarter : short),
  };
}
