/** What every sentence of the engine is put together from. */
import type { Language, Text } from '../../../kernel/language.ts';
import { type Currency, exponentOf, formatMoney, formatQuantity, type Minor } from '../../../kernel/money.ts';
import { type Noun, quantityInWords } from '../../programme/quantity.ts';

export type { Noun };

export const perLanguage = (say: (language: Language) => string): Text => ({
  vi: say('vi'),
  th: say('th'),
  en: say('en'),
});

export const words = (unit: Noun, quantity: number): Text =>
  perLanguage((language) => quantityInWords(unit, quantity, language));

export const quoted = (name: Text): Text => ({
  vi: `“${name.vi}”`,
  th: `“${name.th}”`,
  en: `“${name.en}”`,
});

export const joined = (texts: readonly Text[], separator: string): Text =>
  perLanguage((language) => texts.map((text) => text[language]).join(separator));

export const counted = (count: number): Text => perLanguage((language) => formatQuantity(count, 0, language));

/** `10%`, `2.5%`: hundredths of a percent as people write them. */
export const percent = (basisPoints: number): Text =>
  perLanguage((language) => `${formatQuantity(basisPoints, 2, language)}%`);

/** `Free drink`, `2 × Free drink`. */
export const pieces = (name: Text, count: number): Text =>
  perLanguage((language) =>
    count === 1 ? name[language] : `${formatQuantity(count, 0, language)} × ${name[language]}`,
  );

/** Money as it is said in a sentence: whole amounts without decimals, baht by name in Thai. */
export function money(amount: Minor, currency: Currency): Text {
  return perLanguage((language) => {
    const exponent = exponentOf[currency];
    const isWhole = amount % 10 ** exponent === 0;
    if (language === 'th' && currency === 'THB' && isWhole) {
      return `${formatQuantity(amount, exponent, language)} บาท`;
    }
    const exact = formatMoney(amount, currency, language);
    return isWhole && exponent > 0 ? exact.replace(/[.,]0+(?=\D*$)/, '') : exact;
  });
}
