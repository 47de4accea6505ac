/** Text in the letters that every pole display has: those of ASCII. */
import { displayColumns } from '../contract/display.ts';

/**
 * Marks are taken off letters (`Nguyễn` becomes `Nguyen`), signs are written out, and letters of other scripts are left
 * out: pages for them differ from display to display, and a wrong one shows garbage.
 */
export function plainText(text: string): string {
  const spelt = Array.from(text.normalize('NFC'), (character) => replacements[character] ?? character)
    .join('')
    .normalize('NFKD')
    .replaceAll('\u2044', '/')
    .replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/\p{Mn}/gu, '')
    .replace(/\s/g, ' ');
  const plain = spelt.replace(/[^\x20-\x7e]/g, '');
  // The spaces around what was left out say nothing; all others stand for columns.
  return plain === spelt ? plain : plain.replace(/ {2,}/g, ' ').trim();
}

/** Exactly as wide as the display. */
export function displayLine(text: string): string {
  return plainText(text).slice(0, displayColumns).padEnd(displayColumns);
}

/** A label and its value at both ends of a line; the label is cut where both do not fit. */
export function displayPair(label: string, value: string): string {
  const right = plainText(value).slice(0, displayColumns);
  const room = displayColumns - right.length;
  return (
    plainText(label)
      .slice(0, Math.max(0, room - 1))
      .padEnd(room) + right
  );
}

const replacements: Readonly<Record<string, string>> = {
  đ: 'd',
  Đ: 'D',
  '₫': 'd',
  '฿': 'B',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '–': '-',
  '—': '-',
  '−': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '×': 'x',
  '•': '*',
  '·': '.',
  '→': '>',
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  æ: 'ae',
  Æ: 'AE',
};
