export type EanRefusal = 'notAnEan' | 'checkDigit';

/**
 * EAN-8, EAN-13, GTIN-14 and UPC-A, which some scanners send with a leading zero and some without: it becomes the
 * EAN-13 that it is part of.
 */
export function readEan(text: string): { readonly number: string } | EanRefusal {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return 'notAnEan';
  if (checkDigitOf(text.slice(0, -1)) !== Number(text.at(-1))) return 'checkDigit';
  return { number: text.length === 12 ? `0${text}` : text };
}

/** Weights 3 and 1 from the right, filled up to the next ten (GS1 General Specifications, section 7.9). */
export function checkDigitOf(digits: string): number {
  let sum = 0;
  for (let position = 1; position <= digits.length; position += 1) {
    sum += Number(digits.at(-position)) * (position % 2 === 1 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10;
}
