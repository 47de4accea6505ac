/** Days that do not count towards a review, because the member was ill or away. */
import { dayNumberOf } from './day-number.ts';

export interface Freeze {
  readonly from: number;
  /** Inclusive. */
  readonly until: number;
}

/** In order and apart from each other. What names no dates, or ends before it begins, freezes nothing. */
export function freezesOf(
  rows: Iterable<{ readonly from: string; readonly until: string }>,
): readonly Freeze[] {
  const freezes = Array.from(rows, ({ from, until }) => ({
    from: dayNumberOf(from),
    until: dayNumberOf(until),
  })).filter(({ from, until }) => from <= until);
  freezes.sort((a, b) => a.from - b.from);
  const apart: Freeze[] = [];
  for (const freeze of freezes) {
    const last = apart.at(-1);
    if (last && freeze.from <= last.until + 1) {
      apart[apart.length - 1] = { from: last.from, until: Math.max(last.until, freeze.until) };
    } else apart.push(freeze);
  }
  return apart;
}

/** `day` put off by the frozen days from `from` on. Never a frozen day itself. */
export function delayed(freezes: readonly Freeze[], from: number, day: number): number {
  let end = day;
  for (const freeze of freezes) {
    if (freeze.from > end) break;
    if (freeze.until >= from) end += freeze.until - Math.max(freeze.from, from) + 1;
  }
  return end;
}

/** The first of the `count` days before `day` that were not frozen. */
export function activeDaysBefore(freezes: readonly Freeze[], day: number, count: number): number {
  let first = day - count;
  for (let index = freezes.length - 1; index >= 0; index -= 1) {
    const freeze = freezes[index];
    if (!freeze || freeze.from >= day) continue;
    if (freeze.until < first) break;
    first -= Math.min(freeze.until, day - 1) - freeze.from + 1;
  }
  return first;
}

export function frozenUntil(freezes: readonly Freeze[], day: number): number | null {
  return freezes.find(({ from, until }) => from <= day && day <= until)?.until ?? null;
}
