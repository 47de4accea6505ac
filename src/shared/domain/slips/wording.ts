import { formatDate, formatTime, type LocalDate, localTime } from '../../kernel/dates.ts';
import type { Language, Text } from '../../kernel/language.ts';
import { formatMoney, formatQuantity, type Minor } from '../../kernel/money.ts';
import type { SlipQuantity, SlipShop, SlipUnit } from './facts.ts';

export function filled(
  text: Text,
  language: Language,
  values: Readonly<Record<string, string | number>>,
): string {
  return text[language].replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
}

/** `1.284 điểm`. A unit that the programme no longer knows shows its id. */
export function counted(
  { unit, quantity }: SlipQuantity,
  units: readonly SlipUnit[],
  language: Language,
): string {
  const known = units.find((candidate) => candidate.id === unit);
  return known ? said(known, '', quantity, language) : `${figure(quantity, known, language)} ${unit}`;
}

/** `+9 điểm`, `−50 điểm`. */
export function change(moved: SlipQuantity, units: readonly SlipUnit[], language: Language): string {
  const known = units.find((candidate) => candidate.id === moved.unit);
  const sign = moved.quantity < 0 ? '−' : '+';
  const size = Math.abs(moved.quantity);
  return known
    ? said(known, sign, size, language)
    : `${sign}${counted({ unit: moved.unit, quantity: size }, units, language)}`;
}

/** Points behind their number, money and vouchers before or around it: `+9 points`, `Wallet +$5.00`, `+1 × Free cake`. */
function said(unit: SlipUnit, sign: '' | '+' | '−', quantity: number, language: Language): string {
  const name = unit.name[language];
  if (unit.currency) return `${capitalised(name)} ${sign}${formatMoney(quantity, unit.currency, language)}`;
  const shown = figure(quantity, unit, language);
  if (unit.kind === 'voucher' || unit.kind === 'membership') return `${sign}${shown} × ${name}`;
  const isOne = language === 'en' && shown === '1';
  return `${sign}${shown} ${isOne ? (unit.one?.en ?? singular(name)) : name}`;
}

export function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function figure(quantity: number, unit: SlipUnit | undefined, language: Language): string {
  const scale = unit?.scale ?? 0;
  if (!unit?.showWhole) return formatQuantity(quantity, scale, language);
  return formatQuantity(Math.trunc(quantity / 10 ** scale), 0, language);
}

export function money(amount: Minor, shop: SlipShop): string {
  return formatMoney(amount, shop.currency, shop.language);
}

/** Money that is taken off or handed back. */
export function moneyOff(amount: Minor, shop: SlipShop): string {
  return `−${money(amount, shop)}`;
}

export function day(date: LocalDate, shop: SlipShop): string {
  return formatDate(date, shop.language, shop.era);
}

export function moment(atMs: number, shop: SlipShop): string {
  return `${day(localTime(atMs, shop.zone).date, shop)} · ${formatTime(atMs, shop.zone)}`;
}

/**
 * Enough for the member to know the slip, too little for a finder: the given name stays, which comes last in Vietnamese
 * and first in Thai, whatever the slip's language, and in English; the other names shrink to an initial.
 */
export function maskedName(name: string, language: Language): string {
  const names = name.trim().split(/\s+/);
  const isGivenLast = language === 'vi' && !/[\u0e00-\u0e7f]/.test(name);
  const kept = isGivenLast ? names.length - 1 : 0;
  return names.map((part, index) => (index === kept ? part : initial(part))).join(' ');
}

/** Thai vowels that are written before their consonant do not make an initial. */
function initial(name: string): string {
  const letter = /^[เแโใไ]*(\P{M}\p{M}*)/u.exec(name)?.[1];
  return letter ? `${/[\u0e00-\u0e7f]/.test(letter) ? letter.charAt(0) : letter}.` : '';
}

function singular(name: string): string {
  return /[^s]s$/.test(name) ? name.slice(0, -1) : name;
}
