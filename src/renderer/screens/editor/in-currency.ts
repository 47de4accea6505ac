import type { Programme } from '../../../shared/domain/programme/document.ts';
import type { Currency } from '../../../shared/kernel/money.ts';

/** So many of the smallest coin buy about the same: 20,000 ₫, 20 ฿, $1. */
const alike: Record<Currency, number> = { VND: 20_000, THB: 2_000, USD: 100 };

/** The same programme in another money; null where an amount would become too small to keep its meaning. */
export function inCurrency(programme: Programme, currency: Currency): object | null {
  if (programme.currency === currency) return programme;
  const wallets = new Set(programme.units.filter(({ kind }) => kind === 'money').map(({ id }) => id));
  // Points that are a unit of money each, and wallets with a scale of their own, do not survive another coin.
  if (programme.units.some(({ kind, scale }) => kind === 'money' && scale !== 0 && currency === 'VND'))
    return null;
  if (wallets.size > 0 && programme.currency === 'VND') return null;
  const factor = alike[currency] / alike[programme.currency];
  const isExact = (amount: number) => amount === 0 || Number.isInteger(amount * factor);
  let isKept = true;
  const scaled = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((each) => scaled(each, key));
    if (typeof value === 'number' && isMoney(key)) {
      if (!isExact(value)) isKept = false;
      return Math.max(value === 0 ? 0 : 1, Math.round(value * factor));
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, scaled(each, name)]));
  };
  const told = scaled(withLevels(programme, factor), '') as Record<string, unknown>;
  return isKept ? { ...told, currency } : null;
}

const isMoney = (key: string): boolean => key === 'minor' || key.endsWith('Minor');

/** Levels by money spent have their thresholds in money. */
function withLevels(programme: Programme, factor: number): unknown {
  const { tiers } = programme;
  if (tiers?.metric.kind !== 'spent') return programme;
  const times = (amount: number | undefined) =>
    amount === undefined ? undefined : Math.round(amount * factor);
  return {
    ...programme,
    tiers: {
      ...tiers,
      levels: tiers.levels.map((level) => {
        const keep = times(level.keep);
        return { ...level, threshold: times(level.threshold), ...(keep === undefined ? {} : { keep }) };
      }),
    },
  };
}
