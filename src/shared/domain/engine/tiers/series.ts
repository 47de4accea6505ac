/** What a member did per day, ready to be summed over any days. */
import { dayNumberOf } from './day-number.ts';

export interface Series {
  /** Ascending; days on which nothing is left after reversals are not among them. */
  readonly days: readonly number[];
  /** `sums[n]` is the sum of the first `n` days. */
  readonly sums: readonly number[];
}

export interface DayAmount {
  readonly on: string;
  readonly amount: number;
}

/** Rows that are no whole number or name no date count nothing. Rows may come in any order, several for a day. */
export function seriesOf(rows: readonly DayAmount[]): Series {
  const series = seriesInOrder(rows);
  if (series !== null) return series;
  const dated = rows.filter(({ on }) => !Number.isNaN(dayNumberOf(on)));
  dated.sort((a, b) => dayNumberOf(a.on) - dayNumberOf(b.on));
  return seriesInOrder(dated) ?? { days: [], sums: [0] };
}

/** Null where the days do not ascend. */
function seriesInOrder(rows: readonly DayAmount[]): Series | null {
  const days: number[] = [];
  const sums = [0];
  let latest = Number.NEGATIVE_INFINITY;
  let before = 0;
  let sum = 0;
  for (const { on, amount } of rows) {
    const day = dayNumberOf(on);
    if (Number.isNaN(day) || !Number.isSafeInteger(amount)) continue;
    if (day < latest) return null;
    if (day > latest) {
      if (sum !== before) append(latest, sum);
      latest = day;
      before = sum;
    }
    sum += amount;
  }
  if (sum !== before) append(latest, sum);
  return { days, sums };

  function append(day: number, total: number): void {
    days.push(day);
    sums.push(total);
  }
}

/**
 * Sums over days, both ends inclusive. Whoever walks forward through the days asks for windows that move forward too, so
 * it remembers where the last one began and ended.
 */
export function summer({ days, sums }: Series): (from: number, until: number) => number {
  let began = 0;
  let ended = 0;
  return (from, until) => {
    if (until < from) return 0;
    began = countBefore(days, from, began);
    ended = countBefore(days, until + 1, ended);
    return (sums[ended] ?? 0) - (sums[began] ?? 0);
  };
}

/** How many of the days lie before `day`; `guess` is looked at first. */
export function countBefore(days: readonly number[], day: number, guess = 0): number {
  for (let count = guess; count <= guess + 1; count += 1) {
    const isPast = count === 0 || (days[count - 1] ?? day) < day;
    if (isPast && (days[count] ?? Infinity) >= day) return count;
  }
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
