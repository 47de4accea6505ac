/** What must hold of every screen in every language, read from the page as it stands. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { common as commonEn } from '../../../src/renderer/locales/en/common.ts';
import { counter as counterEn } from '../../../src/renderer/locales/en/counter.ts';
import { editor as editorEn } from '../../../src/renderer/locales/en/editor.ts';
import { owner as ownerEn } from '../../../src/renderer/locales/en/owner.ts';
import { results as resultsEn } from '../../../src/renderer/locales/en/results.ts';
import { common as commonTh } from '../../../src/renderer/locales/th/common.ts';
import { counter as counterTh } from '../../../src/renderer/locales/th/counter.ts';
import { editor as editorTh } from '../../../src/renderer/locales/th/editor.ts';
import { owner as ownerTh } from '../../../src/renderer/locales/th/owner.ts';
import { results as resultsTh } from '../../../src/renderer/locales/th/results.ts';
import { common as commonVi } from '../../../src/renderer/locales/vi/common.ts';
import { counter as counterVi } from '../../../src/renderer/locales/vi/counter.ts';
import { editor as editorVi } from '../../../src/renderer/locales/vi/editor.ts';
import { owner as ownerVi } from '../../../src/renderer/locales/vi/owner.ts';
import { results as resultsVi } from '../../../src/renderer/locales/vi/results.ts';
import type { Language } from '../../../src/shared/kernel/language.ts';

/** axe is asked in one language, and one is looked at in a large window: Thai letters are the tallest. */
export const closelyExamined: Language = 'th';

/** `rule: selector` for everything that axe finds. */
export function axeFindings(page: Page): Promise<string[]> {
  return findings(
    axeOn(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']),
  );
}

/** The same for contrast alone, where only colours changed. */
export function contrastFindings(page: Page): Promise<string[]> {
  return findings(axeOn(page).withRules(['color-contrast']));
}

/** What passes is counted by nobody: axe need not describe it. */
function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
}

async function findings(axe: AxeBuilder): Promise<string[]> {
  // One page without frames needs no second page to gather its findings in.
  const { violations } = await axe.setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

/** What leaves the window, is cut off, or makes a button's words wrap. Areas made to scroll may scroll down. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const scrolling = '.scrolls, .slip-picture, .page-body, .dialog-modal';
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) faults.push('the page scrolls');
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const isHidden = style.clipPath !== 'none' || box.width === 0 || box.height === 0;
      // Lines that find no room there are moved out of sight whole.
      if (isHidden || element.closest('.history-list, .top-clock, svg, #recharts_measurement_span')) continue;
      const name = `${element.tagName.toLowerCase()}.${element.className}`;
      const cuts = style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      if (cuts) faults.push(`${name} cuts off ${element.scrollWidth - element.clientWidth} px of its width`);
      const leaves =
        box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1;
      if (leaves && !element.closest(scrolling)) faults.push(`${name} leaves the window`);
      if (element.classList.contains('button-label')) {
        const lines = box.height / Number.parseFloat(style.lineHeight);
        if (lines > 1.5) faults.push(`${name} wraps: ${element.textContent}`);
      }
    }
    return faults;
  });
}

/** The same after the window has become the largest that a counter has. */
export async function layoutFaultsWhenLarge(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const body = await page.waitForSelector('body');
  // Two frames in which nothing moves any more; what measures itself then draws itself anew.
  await body.waitForElementState('stable');
  await page.clock.runFor(100);
  return layoutFaults(page);
}

/** Texts on the page, seen or only spoken, that belong to another language. */
export async function foreignTexts(page: Page, language: Language): Promise<string[]> {
  return (await textsOn(page)).filter((text) => isForeign(text, language));
}

function isForeign(text: string, language: Language): boolean {
  if (language !== 'th' && thai.test(text)) return true;
  if (language !== 'vi' && vietnamese.test(text)) return true;
  if (language === 'en') return false;
  return wordsOf(text).some((word) => englishWords[language].has(word));
}

const thai = /[\u0E00-\u0E3E\u0E40-\u0E7F]/;
const vietnamese = /[ăâđêôơưĂÂĐÊÔƠƯ\u1EA0-\u1EF9]/;

const wordsOf = (text: string): string[] =>
  text
    .replace(/\{\{\w+\}\}/g, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{M}]+/gu) ?? [];

/** Words of our English texts and of the component library's own, that the other language does not use itself. */
const englishWords: Readonly<Record<'vi' | 'th', ReadonlySet<string>>> = {
  vi: englishWordsBeside([commonVi, counterVi, ownerVi, editorVi, resultsVi]),
  th: englishWordsBeside([commonTh, counterTh, ownerTh, editorTh, resultsTh]),
};

function englishWordsBeside(own: readonly object[]): ReadonlySet<string> {
  const library =
    'dismiss close show suggestions selected next previous increase decrease press enter remove clear';
  const words = new Set([
    ...[commonEn, counterEn, ownerEn, editorEn, resultsEn].flatMap(wordsIn),
    ...library.split(' '),
  ]);
  for (const word of own.flatMap(wordsIn)) words.delete(word);
  return new Set([...words].filter((word) => word.length > 2));
}

function wordsIn(texts: object): string[] {
  return Object.values(texts).flatMap((text: unknown) => {
    if (typeof text === 'string') return wordsOf(text);
    return typeof text === 'object' && text !== null ? wordsIn(text) : [];
  });
}

/** Except where the page itself says that a text is in another language, as the language switch does. */
function textsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const language = document.documentElement.lang;
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (!element || element.closest('script, style')) continue;
      if (element.closest('[lang]')?.getAttribute('lang') !== language) continue;
      if (node instanceof Text) texts.push(node.data);
      else {
        for (const name of [
          'aria-label',
          'aria-description',
          'aria-roledescription',
          'aria-valuetext',
          'title',
          'placeholder',
          'alt',
        ]) {
          texts.push(element.getAttribute(name) ?? '');
        }
      }
    }
    return texts.map((text) => text.trim()).filter(Boolean);
  });
}
