/** The whole job without a mouse: by keyboard alone on the smallest and on a large screen, and by fingers. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoCards } from '../../../src/shared/domain/cards/demo-cards.ts';
import {
  type BrowserProduct,
  type Counter,
  handMs,
  openCounterPage,
  smallScreen,
  startBrowserProduct,
  type,
} from '../../support/product.ts';
import { scan } from '../../support/scanner.ts';
import { texts } from '../../support/texts.ts';

const { common, counter: words, owner } = texts.vi;

let product: BrowserProduct;
beforeAll(async () => {
  product = await startBrowserProduct({ demo: true });
}, 90_000);
afterAll(() => product?.stop());

describe.each([smallScreen, { width: 1920, height: 1080 }])('By keyboard at $width × $height', (viewport) => {
  let counter: Counter;
  let page: Page;
  beforeAll(async () => {
    counter = await openCounterPage(product, { viewport });
    page = counter.page;
    await lockedOn(page);
  });
  afterAll(() => counter?.browser.close());

  const key = async (name: string) => {
    await page.waitForTimeout(handMs);
    await page.keyboard.press(name);
  };

  /** Presses Tab until that is in focus, and sees that it is shown to be. */
  async function tabTo(name: string | RegExp): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement === document.body ? null : document.activeElement;
        const label = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
        return { label: label.trim(), isShown: element?.matches(':focus-visible') ?? false };
      });
      if (typeof name === 'string' ? !focus.label.startsWith(name) : !name.test(focus.label)) continue;
      expect(focus.isShown).toBe(true);
      return;
    }
    throw new Error(`Tab never reached ${name}`);
  }

  it('signs in', async () => {
    await page.locator('.lock-tiles').waitFor();
    await tabTo(/Minh/);
    await key('Enter');
    await page.locator('.pin-pad').waitFor();
    await type(page, '1234');
    const bar = page.locator('.top-bar');
    if (
      !(await bar.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      ))
    )
      await key('Enter');
    await bar.waitFor();
    await page.getByRole('heading', { name: words.ready.title }).waitFor();
  });

  it('finds a guest by name, sells, and takes it back', async () => {
    await key('F2');
    await page.getByRole('textbox', { name: words.search.field }).waitFor();
    await type(page, 'nguyen');
    await page.locator('.search-results button').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await key('Enter');
    await page.locator('.member').waitFor();
    await type(page, '45000');
    await key('Enter');
    await page.locator('.headline-number', { hasText: '+2 điểm' }).waitFor();
    await tabTo(words.done.undo);
    await key('Enter');
    await page.locator('.headline[data-back]').waitFor();
    await key('Escape');
    await page.getByRole('heading', { name: words.ready.title }).waitFor();
  });

  it('redeems with one question', async () => {
    await scan(page, demoCards[0]);
    await page.locator('.member').waitFor();
    await type(page, '185000');
    await key('F6');
    await page.locator('.rewards').waitFor();
    await tabTo(/^Dùng điểm trừ tiền/);
    await key('Enter');
    await page.locator('.reward-amount').waitFor();
    await tabTo(/^Dùng \d+ điểm/);
    await key('Enter');
    await page.getByRole('alertdialog').waitFor();
    await key('Enter');
    await page.locator('.headline').waitFor();
    expect(await page.locator('.headline').innerText()).toContain(words.done.toPay);
    await tabTo(words.done.undo);
    await key('Enter');
    await page.locator('.headline[data-back]').waitFor();
    await key('Escape');
  });

  it('walks the other screens and locks', async () => {
    for (const [entry, title] of [
      [common.menu.history, owner.history.title],
      [common.menu.day, owner.day.title],
      [common.menu.devices, owner.devices.title],
      [common.menu.settings, owner.settings.title],
    ] as const) {
      await tabTo(/Minh/);
      await key('Enter');
      await page.locator('.menu').waitFor();
      await tabTo(entry);
      await key('Enter');
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await key('Escape');
      await page.getByRole('heading', { name: words.ready.title }).waitFor();
    }
    await key('F12');
    await page.locator('.lock-tiles').waitFor();
    expect(counter.faults).toEqual([]);
  });

  it('never made the page wider or longer than the screen', async () => {
    const size = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      height: document.documentElement.scrollHeight,
    }));
    expect(size).toEqual(viewport);
  });
});

/** Whatever the tests before have left. */
async function lockedOn(page: Page): Promise<void> {
  await page.locator('.top-bar, .lock').first().waitFor();
  if (await page.locator('.top-bar').isVisible()) await page.keyboard.press('F12');
  await page.locator('.lock-tiles').waitFor();
}

describe('By fingers', () => {
  let counter: Counter;
  let page: Page;
  beforeAll(async () => {
    counter = await openCounterPage(product, { hasTouch: true });
    page = counter.page;
    await lockedOn(page);
  });
  afterAll(() => counter?.browser.close());

  const tap = async (name: string | RegExp) => {
    await page.waitForTimeout(handMs);
    await page.getByRole('button', { name, exact: true }).first().tap();
  };

  it('signs in, finds by phone, sells and takes it back', async () => {
    await page.locator('.lock-tiles button').filter({ hasText: 'Lan' }).tap();
    for (const digit of '1234') await page.getByRole('button', { name: digit, exact: true }).tap();
    await page.getByRole('heading', { name: words.ready.title }).waitFor();

    await tap(words.ready.search);
    for (const digit of ['4', '4', '1', '7'])
      await page.getByRole('button', { name: digit, exact: true }).tap();
    await page.locator('.search-results button').first().tap();
    await page.locator('.member').waitFor();
    for (const label of ['6', '0', '000']) await page.getByRole('button', { name: label, exact: true }).tap();
    await tap(words.member.earn);
    await page.locator('.headline-number', { hasText: '+3 điểm' }).waitFor();
    await page.waitForTimeout(handMs);
    await page.getByRole('button', { name: words.done.undo }).tap();
    await page.locator('.headline[data-back]').waitFor();
    await tap(words.done.next);
    await page.getByRole('heading', { name: words.ready.title }).waitFor();
    expect(counter.faults).toEqual([]);
  });
});
