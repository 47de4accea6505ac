/** The furnished shop in three languages: no screen speaks another one, and axe finds nothing. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoCards, unknownDemoCard } from '../../../src/shared/domain/cards/demo-cards.ts';
import { type Language, languages } from '../../../src/shared/kernel/language.ts';
import { foreignWords, foreignWordsIn } from '../../support/foreign-words.ts';
import {
  type BrowserProduct,
  type Counter,
  openCounterPage,
  openFromMenu,
  press,
  signIn,
  startBrowserProduct,
  type,
} from '../../support/product.ts';
import { scan } from '../../support/scanner.ts';
import { texts } from '../../support/texts.ts';

/** As each is called in itself, on the lock screen. */
const ownNames: Readonly<Record<Language, RegExp>> = { vi: /Tiếng Việt/, th: /ไทย/, en: /English/ };
/** axe is asked in one language: what it looks at is the same in all. */
const examined: Language = 'en';

let product: BrowserProduct;
let counter: Counter;
let page: Page;

beforeAll(async () => {
  product = await startBrowserProduct({ demo: true });
  counter = await openCounterPage(product);
  page = counter.page;
}, 90_000);
afterAll(() => counter?.close());

/** Looks at the screen that stands. Everything wrong with it is told; the walk goes on. */
async function look(language: Language, screen: string): Promise<void> {
  expect.soft(await foreignWordsIn(page, language), screen).toEqual([]);
  expect.soft(await page.locator('html').getAttribute('lang'), screen).toBe(language);
  if (language !== examined) return;
  // What fades in is not yet in its colours; what only decorates, like the running time, is not waited for.
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const target = effect instanceof KeyframeEffect ? effect.target : null;
      return playState !== 'running' || target?.closest('[aria-hidden]');
    }),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
  expect.soft(found, screen).toEqual([]);
}

it.each(languages)('speaks %s, and nothing else, on every screen', async (language) => {
  const { common, counter: words, owner } = texts[language];
  const title = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
  const looked = (screen: string) => look(language, screen);
  const back = async () => {
    await page.keyboard.press('Escape');
    await title(words.ready.title);
  };

  await page.locator('.lock').waitFor();
  await page.getByRole('radio', { name: ownNames[language] }).click({ force: true });
  await page.getByRole('heading', { name: words.lock.who }).waitFor();
  await looked('lock');
  await page.locator('.lock-tiles button').filter({ hasText: 'Lan' }).click();
  await page.locator('.pin-pad').waitFor();
  await looked('PIN');
  await signIn(page, 'Lan', '1234');

  await title(words.ready.title);
  await looked('ready');
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: words.search.field }).waitFor();
  await type(page, '4417');
  await page.locator('.search-results').waitFor();
  await looked('search');
  await page.keyboard.press('F4');
  await title(words.enrol.title);
  await looked('enrol');
  await back();

  await scan(page, demoCards[1]);
  await page.locator('.member').waitFor();
  await type(page, '185000');
  await looked('member');
  await scan(page, demoCards[2]);
  const question = page.getByRole('alertdialog', { name: words.switch.title });
  await question.waitFor();
  await looked('question');
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  await page.keyboard.press('F6');
  await page.locator('.rewards').waitFor();
  await looked('rewards');
  await page.keyboard.press('Escape');
  await page.locator('.member').waitFor();
  await press(page.getByRole('button', { name: words.member.earn, exact: true }));
  await page.locator('.headline').waitFor();
  await looked('done');
  await press(page.getByRole('button', { name: words.done.undo }));
  await page.locator('.headline[data-back]').waitFor();
  await looked('undone');

  await scan(page, unknownDemoCard);
  await title(words.unknownCard.title);
  await looked('unknown card');
  await back();

  const ofOwner = {
    history: '.history-detail img',
    day: '.day-figures',
    devices: '.devices',
    settings: '.page',
  };
  for (const screen of ['history', 'day', 'devices', 'settings'] as const) {
    await openFromMenu(page, common.menu[screen]);
    await title(owner[screen].title);
    await page.locator(ofOwner[screen]).first().waitFor();
    await looked(screen);
    if (screen === 'settings') {
      for (const area of Object.values(owner.settings.sections)) {
        await page.getByRole('radio', { name: area, exact: true }).click({ force: true });
        await looked(`settings, ${area}`);
      }
    }
    await back();
  }

  await page.locator('.shelf-handle').click();
  await page.locator('.shelf').waitFor();
  await looked('device shelf');
  await page.keyboard.press('Escape');
  await page.locator('.top-staff').click();
  await page.locator('.menu').waitFor();
  await looked('menu');
  await page.locator('.menu').getByRole('button', { name: common.menu.lock, exact: true }).click();
  await page.locator('.lock').waitFor();
});

it('counts years as the shop does', async () => {
  // At the lock screen the counter speaks the shop's language again.
  const { common, owner } = texts.vi;
  const year = new Date().getUTCFullYear();
  await signIn(page, 'Lan', '1234');
  await openFromMenu(page, common.menu.settings);
  await page.locator('.segment', { hasText: owner.eras.buddhist }).click();
  await press(page.getByRole('button', { name: owner.common.save, exact: true }));
  await page.locator('.save-bar').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await openFromMenu(page, common.menu.day);
  await page.locator('.day-date', { hasText: String(year + 543) }).waitFor();
  await page.keyboard.press('Escape');
});

describe('The test itself', () => {
  it('would notice another language', () => {
    expect(foreignWords('Hết giấy', 'en')).not.toEqual([]);
    expect(foreignWords('พิมพ์', 'vi')).not.toEqual([]);
    expect(foreignWords('Cancel', 'th')).not.toEqual([]);
    expect(foreignWords('Cancel', 'vi')).not.toEqual([]);
    expect(foreignWords('Hủy', 'vi')).toEqual([]);
    expect(foreignWords('Nguyễn Ngọc Ánh', 'en')).toEqual([]);
  });

  it('met no fault', () => {
    expect(counter.faults).toEqual([]);
    expect(product.complaints()).toBe('');
  });
});
