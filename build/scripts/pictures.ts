/**
 * `node build/scripts/pictures.ts`: photographs the main screens of the built, furnished shop for the documents. Always
 * at the same moment of the same evening, so that a picture changes only when its screen does.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { demoCards, demoPin, unknownDemoCard } from '../../src/shared/domain/cards/demo-cards.ts';
import type { Language } from '../../src/shared/kernel/language.ts';
import {
  type Counter,
  openCounterPage,
  openFromMenu,
  press,
  signIn,
  startBrowserProduct,
  type,
} from '../../test/support/product.ts';
import { scan } from '../../test/support/scanner.ts';
import { texts } from '../../test/support/texts.ts';
import { project, say } from './run.ts';

const folder = join(project, 'docs', 'pictures');
/** Saturday, 21 November 2026, 20:42 in Hà Nội: the evening is busy and the daily sheet is full. */
const evening = Date.UTC(2026, 10, 21, 13, 42);
const aheadMs = evening - Date.now();
/** For the terminal and for its page alike. */
const atEvening = `{ const now = Date.now; Date.now = () => now() + ${aheadMs}; }`;
const largestBytes = 150_000;
const ownNames: Readonly<Record<Language, RegExp>> = { vi: /Tiếng Việt/, th: /ไทย/, en: /English/ };

mkdirSync(folder, { recursive: true });
await photographSetUp();
await photographShop();

async function photographSetUp(): Promise<void> {
  const counter = await openAtEvening(false);
  const { page } = counter;
  const { owner } = texts.th;
  await page.locator('.choice-card', { hasText: owner.languages.th }).click();
  await press(page.locator('.setup-next'));
  await page.getByLabel(owner.setup.shop.name).fill('ก๋วยเตี๋ยวคุณยาย');
  await press(page.locator('.setup-next'));
  await page.getByRole('heading', { name: owner.setup.day.title }).waitFor();
  await press(page.locator('.setup-next'));
  await page.getByLabel(owner.setup.owner.name).fill('มาลี');
  for (const digit of '48214821') {
    const pad = page.locator('.pin-pad');
    await pad.getByRole('button', { name: digit, exact: true }).click();
    const typed = await pad.locator('.pin-dot[data-filled]').count();
    if (typed === 4) await pad.getByRole('button', { name: texts.th.common.keypad.enter }).click();
  }
  await page.getByText(owner.setup.owner.pinMatches).waitFor();
  await press(page.locator('.setup-next'));
  await page.getByRole('heading', { name: owner.setup.programme.title }).waitFor();
  await photograph(page, 'setup-th');
  await counter.close();
}

async function photographShop(): Promise<void> {
  const counter = await openAtEvening(true);
  await inVietnamese(counter);
  await inThai(counter.page);
  await inEnglish(counter.page);
  await counter.close();
}

async function inVietnamese({ page, context }: Counter): Promise<void> {
  const { common, counter: words, owner } = texts.vi;
  await open(page, 'vi');
  for (const card of demoCards.slice(2, 5)) await visit(page, card);
  await page.getByRole('heading', { name: words.ready.title }).waitFor();
  await photograph(page, 'ready-vi');

  const opened = context.waitForEvent('page');
  await openFromMenu(page, common.menu.customer);
  const customer = await opened;
  await customer.setViewportSize({ width: 1024, height: 600 });
  await page.bringToFront();
  await scan(page, demoCards[1]);
  await page.locator('.member').waitFor();
  await customer.locator('[data-at="member"]').waitFor();
  await photograph(customer, 'customer-vi');
  await customer.close();
  await type(page, '185000');
  await photograph(page, 'member-vi');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await openFromMenu(page, common.menu.day);
  await page.getByRole('heading', { name: owner.day.title }).waitFor();
  await page.locator('.day-figures').waitFor();
  await photograph(page, 'day-vi');
  await lock(page);
}

async function inThai(page: Page): Promise<void> {
  const { common } = texts.th;
  await open(page, 'th');
  await scan(page, demoCards[2]);
  await page.locator('.member').waitFor();
  await type(page, '165000');
  await page.keyboard.press('Enter');
  await page.locator('.headline').waitFor();
  await photograph(page, 'done-th');
  await page.keyboard.press('Escape');
  await openFromMenu(page, common.menu.devices);
  await page.locator('.devices').waitFor();
  await photograph(page, 'devices-th');
  await lock(page);
}

async function inEnglish(page: Page): Promise<void> {
  const { common } = texts.en;
  await chooseLanguage(page, 'en');
  await photograph(page, 'lock-en');
  await signIn(page, 'Lan', demoPin);
  await scan(page, unknownDemoCard);
  await page.locator('.unknown-card').waitFor();
  await photograph(page, 'unknown-en');
  await page.keyboard.press('Escape');
  await scan(page, demoCards[0]);
  await page.locator('.member').waitFor();
  await type(page, '185000');
  await page.keyboard.press('F6');
  await page.locator('.rewards-list').getByRole('button', { disabled: false }).first().click();
  await photograph(page, 'redeem-en');
  await page.keyboard.press('Escape');
  await page.locator('.member').waitFor();
  // The typed amount first, then the guest.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('.ready').waitFor();
  await openFromMenu(page, common.menu.history);
  await page.locator('.history-detail img').waitFor();
  await photograph(page, 'history-en');
  await page.keyboard.press('Escape');
  await openFromMenu(page, common.menu.settings);
  await page.locator('.settings-body').waitFor();
  await photograph(page, 'settings-en');
}

async function openAtEvening(demo: boolean): Promise<Counter> {
  const product = await startBrowserProduct({
    demo,
    nodeArguments: ['--import', `data:text/javascript,${encodeURIComponent(atEvening)}`],
  });
  return openCounterPage(product, { prepare: (context) => context.addInitScript(atEvening) });
}

async function open(page: Page, language: Language): Promise<void> {
  await chooseLanguage(page, language);
  await signIn(page, 'Lan', demoPin);
}

async function chooseLanguage(page: Page, language: Language): Promise<void> {
  await page.locator('.lock').waitFor();
  await page.locator('.segment').filter({ hasText: ownNames[language] }).click();
  await page.getByRole('heading', { name: texts[language].counter.lock.who }).waitFor();
}

async function visit(page: Page, card: string): Promise<void> {
  await scan(page, card);
  await page.locator('.member').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.member').waitFor({ state: 'hidden' });
}

async function lock(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('F12');
}

/** Until the notices have gone and nothing moves any more. */
async function photograph(page: Page, name: string): Promise<void> {
  await page.locator('.cue').waitFor({ state: 'detached' });
  // Beside everything, so that nothing looks pointed at.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(900);
  const picture = await page.screenshot();
  if (picture.length > largestBytes) throw new Error(`${name} is larger than ${largestBytes} bytes`);
  writeFileSync(join(folder, `${name}.png`), picture);
  say(`docs/pictures/${name}.png  ${Math.round(picture.length / 1024)} kB`);
}
