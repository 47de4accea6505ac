import { type Language, localeOf } from './language.ts';

/** Money is always an integer count of minor units: đồng, satang, cents. */
export type Minor = number;

export const currencies = ['VND', 'THB', 'USD'] as const;
export type Currency = (typeof currencies)[number];

/** Decimal places of the currency (ISO 4217). */
export const exponentOf: Record<Currency, number> = { VND: 0, THB: 2, USD: 2 };

/**
 * The largest bill that a counter may enter: a slip of the finger, not a purchase, lies above it.
 * 1,000,000,000 đồng, 1,000,000 baht, 100,000 dollars.
 */
export const largestBillMinor: Record<Currency, Minor> = {
  VND: 1_000_000_000,
  THB: 100_000_000,
  USD: 10_000_000,
};

const formats = new Map<string, Intl.NumberFormat>();

/** `185.000 ₫`, `฿185.00`, `$1.85`: the amount as people of that language write it. */
export function formatMoney(amount: Minor, currency: Currency, language: Language): string {
  const key = `${currency} ${language}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(localeOf[language], {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: exponentOf[currency],
      maximumFractionDigits: exponentOf[currency],
    });
    formats.set(key, format);
  }
  return format.format(amount / 10 ** exponentOf[currency]);
}

/** A count in units of its scale: 1284 at scale 0 is `1.284` in Vietnamese, 675 at scale 2 is `6,75`. */
export function formatQuantity(quantity: number, scale: number, language: Language): string {
  const key = `${scale} ${language}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(localeOf[language], {
      minimumFractionDigits: 0,
      maximumFractionDigits: scale,
    });
    formats.set(key, format);
  }
  return format.format(quantity / 10 ** scale);
}
