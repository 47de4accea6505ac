import type { Page } from 'playwright-core';
import { thai, vietnamese } from '../../src/main/demo/names.ts';
import { type Language, languages } from '../../src/shared/kernel/language.ts';
import { texts } from './texts.ts';

/** What the page shows or speaks that belongs to another language. */
export async function foreignWordsIn(page: Page, language: Language): Promise<string[]> {
  const pieces = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) {
        // A choice of languages names each in itself; an avatar shows two letters of a name.
        const isOwnName = node.parentElement?.closest('[lang]:not(html), .avatar');
        if (!isOwnName && node.data.trim() !== '') found.push(node.data.trim());
      } else if (node instanceof Element) {
        for (const name of [
          'aria-label',
          'aria-description',
          'aria-roledescription',
          'aria-valuetext',
          'title',
          'alt',
          'placeholder',
        ]) {
          const value = node.getAttribute(name)?.trim();
          if (value) found.push(value);
        }
      }
    }
    return found;
  });
  return [...new Set(pieces.flatMap((piece) => foreignWords(piece, language)))];
}

/** The piece, when it is not of that language; names of people and of the shop are of none. */
export function foreignWords(piece: string, language: Language): string[] {
  const rest = withoutNames(piece);
  if (spoken(language).has(piece) || !/\p{L}/u.test(rest)) return [];
  const others = languages.filter((other) => other !== language);
  const isTheirs = others.some((other) => spoken(other).has(piece));
  return isTheirs || strangers[language].some((script) => script.test(rest)) ? [piece] : [];
}

/** Letters that only the other languages write. */
const strangers: Readonly<Record<Language, readonly RegExp[]>> = {
  vi: [/[\u0e00-\u0e7f]/],
  th: [/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i],
  en: [/[\u0e00-\u0e7f]/, /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i],
};

const names = [
  'Cà phê Bến Thành',
  '12 Lê Lợi, Quận 1',
  ...Object.values(vietnamese).flat(),
  ...Object.values(thai).flat(),
].sort((a, b) => b.length - a.length);

/** Longest names first, so that none is left over in pieces; then the initials of masked ones. */
const withoutNames = (piece: string): string =>
  names
    .reduce((rest, name) => rest.replaceAll(name, ''), piece)
    .replace(/(?<!\p{L})\p{L}\p{M}*\.?(?!\p{L})/gu, '');

/** Every text of a language that stands as it is. */
function spoken(language: Language): ReadonlySet<string> {
  const known = sets.get(language) ?? new Set(leaves(texts[language]));
  sets.set(language, known);
  return known;
}
const sets = new Map<Language, ReadonlySet<string>>();

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('{{') ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}
