import type { Range } from '../../../../shared/domain/insights/forecast.ts';
import { type Language, localeOf } from '../../../../shared/kernel/language.ts';

/** `62 %` in the way of the language; a dash where there is nothing to share. */
export function percent(part: number, whole: number, language: Language): string {
  if (whole === 0) return '–';
  return new Intl.NumberFormat(localeOf[language], { style: 'percent', maximumFractionDigits: 0 }).format(
    part / whole,
  );
}

/** `+4 %`, `−12 %` of what it was. */
export function change(now: number, before: number, language: Language): string {
  if (before === 0) return '–';
  return new Intl.NumberFormat(localeOf[language], {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  }).format((now - before) / before);
}

/** `4.3`: an average with one decimal; a dash of nothing. */
export function average(sum: number, count: number, language: Language): string {
  if (count === 0) return '–';
  return new Intl.NumberFormat(localeOf[language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(sum / count);
}

/** `340–380`, or one number where both ends are the same. */
export const between = ({ least, most }: Range, shown: (value: number) => string): string =>
  least === most ? shown(least) : `${shown(least)} – ${shown(most)}`;

export const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
