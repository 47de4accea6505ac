import { type Language, localeOf } from '../../../shared/kernel/language.ts';
import { formatQuantity } from '../../../shared/kernel/money.ts';

/** What stands in a field for a whole number of units of `scale` decimal places. What is no number stands as it is. */
export function numberText(value: unknown, scale: number, language: Language): string {
  if (typeof value === 'number' && Number.isFinite(value)) return formatQuantity(value, scale, language);
  return typeof value === 'string' ? value : '';
}

/**
 * What was typed, in units of the scale; undefined for an empty field. What is no number is answered as it was typed,
 * so that whoever checks the document can say what is wrong.
 */
export function numberOf(text: string, scale: number, language: Language): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const { group, decimal } = separators(language);
  const plain = trimmed
    .replaceAll(/[\s\u00A0]/g, '')
    .replaceAll(group, '')
    .replace(decimal, '.');
  if (!/^\d{1,15}(?:\.\d*)?$/.test(plain)) return trimmed;
  const [whole = '', rest = ''] = plain.split('.');
  if (/[1-9]/.test(rest.slice(scale))) return trimmed;
  return Number(`${whole}${rest.slice(0, scale).padEnd(scale, '0')}`);
}

function separators(language: Language): { readonly group: string; readonly decimal: string } {
  const parts = new Intl.NumberFormat(localeOf[language]).formatToParts(1234567.8);
  const find = (type: string, fallback: string) =>
    parts.find((part) => part.type === type)?.value ?? fallback;
  return { group: find('group', ','), decimal: find('decimal', '.') };
}
