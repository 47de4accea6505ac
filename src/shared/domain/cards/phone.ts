import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Currency } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';

export interface Phone {
  /** `+84901234417`: what is stored and hashed. */
  readonly e164: string;
  /** As people at home dial it: `090 123 44 17`. */
  readonly national: string;
}

export type PhoneRefusal = { readonly kind: 'phoneEmpty' | 'phoneInvalid' };

/** Whose numbers may be typed without a country code. */
const homeOf: Record<Currency, CountryCode> = { VND: 'VN', THB: 'TH', USD: 'US' };

/** Longer than any phone number with its spaces and dots. */
const longestTyped = 40;

/**
 * A phone number as someone typed it. Without `+` it is a number of the shop's own country, or of Việt Nam or Thailand
 * written with their country code. Spaces, dots, hyphens, brackets, full-width and Thai digits are accepted.
 */
export function normalisePhone(text: string, currency: Currency): Result<Phone, PhoneRefusal> {
  const typed = plainDigits(text.normalize('NFKC').trim());
  if (typed === '') return refuse({ kind: 'phoneEmpty' });
  if (typed.length > longestTyped || !/^[+\d\s().\-/]+$/.test(typed)) return refuse({ kind: 'phoneInvalid' });

  const number =
    valid(typed, homeOf[currency]) ?? (/^(84|66)/.test(typed) ? valid(`+${typed}`, homeOf[currency]) : null);
  return number ? ok(number) : refuse({ kind: 'phoneInvalid' });
}

/** Whether a search text is a phone number or the tail of one, rather than a name: at least three digits and nothing else. */
export function looksLikePhone(text: string): boolean {
  const typed = plainDigits(text.normalize('NFKC').trim());
  return /^\+?[\d\s().\-/]+$/.test(typed) && typed.replace(/\D/g, '').length >= 3;
}

function valid(text: string, home: CountryCode): Phone | null {
  const number = parsePhoneNumberFromString(internationalPrefixAsPlus(text), home);
  if (!number?.isValid() || number.ext !== undefined) return null;
  return { e164: number.number, national: number.formatNational() };
}

/** 00 is dialled before a country code in Việt Nam; no home number there, in Thailand or in the USA begins with it. */
const internationalPrefixAsPlus = (text: string): string => text.replace(/^00/, '+');

const thaiZero = 0x0e50;
const plainDigits = (text: string): string =>
  text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - thaiZero));
