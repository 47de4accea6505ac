/** Prices and taxes as people write them. */
import { type Currency, exponentOf, type Minor } from '../../kernel/money.ts';

export const dearestItemMinor = 1_000_000_000_000;

/** `35.000`, `35000`, `4.5`, `4,50`: separators of thousands are dropped, a decimal point only where there are decimals. */
export function readPrice(text: string, currency: Currency): Minor | null {
  const typed = text.replace(/[\s\u00a0₫đ฿$]/g, '');
  const decimals = exponentOf[currency];
  const match = decimals === 0 ? /^(\d[\d.,]*)$/.exec(typed) : /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(typed);
  if (!match) return null;
  const whole = (match[1] ?? '').replace(/[.,]/g, '');
  const minor = Number(whole + (match[2] ?? '').padEnd(decimals, '0'));
  return Number.isSafeInteger(minor) && minor <= dearestItemMinor ? minor : null;
}

/** `8`, `7.5`, `7,5 %`, in hundredths of a percent; nothing is none. Null: it is no percentage. */
export function readTax(text: string): number | null {
  const typed = text.replace(/[\s%]/g, '');
  if (typed === '') return 0;
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(typed);
  const basisPoints = match ? Number(match[1] + (match[2] ?? '').padEnd(2, '0')) : null;
  return basisPoints !== null && basisPoints <= 10_000 ? basisPoints : null;
}

/** What `readPrice` reads, with a point before decimals: for files. */
export function plainPrice(minor: Minor, currency: Currency): string {
  const decimals = exponentOf[currency];
  if (decimals === 0) return String(minor);
  const digits = String(minor).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export const plainTax = (basisPoints: number): string => String(basisPoints / 100);
