/** A scan arrives whatever has focus: it never lands in a field, never presses a button, never loses the guest. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demoCards, unknownDemoCard } from '../../../src/shared/domain/cards/demo-cards.ts';
import {
  type Counter,
  openCounterPage,
  openFromMenu,
  signIn,
  startBrowserProduct,
  type,
} from '../../support/product.ts';
import { scan } from '../../support/scanner.ts';
import { texts } from '../../support/texts.ts';

const { common, counter: words, owner } = texts.vi;
const [first, second] = demoCards;

let counter: Counter;
let page: Page;

beforeAll(async () => {
  counter = await openCounterPage(await startBrowserProduct({ demo: true }));
  page = counter.page;
}, 90_000);
afterAll(() => counter?.close());

const guest = () => page.locator('.member');
const question = () => page.getByRole('alertdialog', { name: words.switch.title });
const notice = (words: string) => page.locator('.cue', { hasText: words });

/** The name on the member screen. */
const nameShown = () => guest().locator('.member-name').first().innerText();

describe('Signed out', () => {
  beforeEach(async () => {
    if (await page.locator('.top-bar').isVisible()) await page.keyboard.press('F12');
    await page.locator('.lock').waitFor();
  });

  it('a scan on the lock screen is refused in words, and opens nobody', async () => {
    await scan(page, first);
    await notice(common.refusals.notSignedIn).waitFor();
    expect(await page.locator('.lock-tiles').isVisible()).toBe(true);
  });

  it('a scan into a half-typed PIN leaves it as it was', async () => {
    await page.locator('.lock-tiles').getByRole('button').filter({ hasText: 'Lan' }).click();
    await type(page, '12');
    await expect.poll(() => page.locator('.pin-dot[data-filled]').count()).toBe(2);
    await scan(page, first);
    await notice(common.refusals.notSignedIn).waitFor();
    expect(await page.locator('.pin-dot[data-filled]').count()).toBe(2);
    await page.keyboard.press('Escape');
  });
});

describe('Signed in', () => {
  beforeEach(async () => {
    if (await page.locator('.lock').isVisible()) await signIn(page, 'Lan', '1234');
    await home();
  });

  /** Back to the ready screen from wherever a test ended. */
  async function home(): Promise<void> {
    const ready = page.getByRole('heading', { name: words.ready.title });
    for (let presses = 0; presses < 6 && !(await ready.isVisible()); presses += 1) {
      await page.keyboard.press('Escape');
      await page.waitForTimeout(200);
    }
    await ready.waitFor();
  }

  it('with the cursor in the search field, between two words', async () => {
    await page.keyboard.press('F2');
    const field = page.getByRole('textbox', { name: words.search.field });
    await field.fill('nguyen lan');
    await field.evaluate((element: HTMLInputElement) => element.setSelectionRange(6, 6));
    const written: string[] = [];
    await page.exposeFunction('written', (value: string) => written.push(value));
    await field.evaluate((element: HTMLInputElement) =>
      element.addEventListener('input', () =>
        (window as unknown as { written(value: string): void }).written(element.value),
      ),
    );
    await scan(page, first);
    await guest().waitFor();
    expect(written).toEqual([]);
  });

  it('with a button in focus, which is not pressed', async () => {
    await page.getByRole('button', { name: words.ready.enrol }).focus();
    await scan(page, first);
    await guest().waitFor();
    expect(await page.getByRole('heading', { name: words.enrol.title }).count()).toBe(0);
  });

  it('with a phone number half typed, which it does not join', async () => {
    await type(page, '0901');
    await scan(page, first);
    await guest().waitFor();
    await home();
    await scan(page, unknownDemoCard);
    await page.getByRole('heading', { name: words.unknownCard.title }).waitFor();
  });

  it('with the menu open', async () => {
    await page.locator('.top-staff').click();
    await page.locator('.menu').waitFor();
    await scan(page, first);
    await guest().waitFor();
    expect(await page.locator('.lock').count()).toBe(0);
  });

  it('with an amount typed and a guest chosen: it asks, and Enter of the scanner answers nothing', async () => {
    await scan(page, first);
    await guest().waitFor();
    const name = await nameShown();
    await type(page, '185000');
    await scan(page, second);
    await question().waitFor();
    await scan(page, unknownDemoCard);
    await page.getByRole('alertdialog').getByText(/9999/).waitFor();
    expect(await nameShown()).toBe(name);
    await page.keyboard.press('Escape');
    await question().waitFor({ state: 'detached' });
    expect(await nameShown()).toBe(name);
    expect(await page.locator('.amount-value').innerText()).toContain('185.000');
  });

  it('and goes to the other guest once a person says yes', async () => {
    await scan(page, first);
    await guest().waitFor();
    const name = await nameShown();
    await scan(page, second);
    await question().waitFor();
    await page.waitForTimeout(400);
    await page.keyboard.press('Enter');
    await question().waitFor({ state: 'detached' });
    await expect.poll(nameShown).not.toBe(name);
  });

  it('with the question before a reward open: nothing is redeemed', async () => {
    await scan(page, first);
    await guest().waitFor();
    const before = await guest().innerText();
    await type(page, '185000');
    await page.keyboard.press('F6');
    const rewards = page.locator('.rewards-list').getByRole('button', { disabled: false });
    await rewards.first().waitFor();
    await rewards.last().click();
    await page.waitForTimeout(400);
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await scan(page, second);
    await question().waitFor();
    await page.keyboard.press('Escape');
    await question().waitFor({ state: 'detached' });
    await home();
    await scan(page, first);
    await guest().waitFor();
    const balanceIn = (text: string) => /[\d.]+ điểm/.exec(text)?.[0];
    expect(balanceIn(await guest().innerText())).toBe(balanceIn(before));
  });

  it('with a text in a form of the settings, which stays, and so does the form', async () => {
    await openFromMenu(page, common.menu.settings);
    const field = page.getByRole('textbox', { name: owner.settings.shop.name });
    await field.fill('Quán mới');
    await scan(page, first);
    await notice(common.cues.found).waitFor();
    expect(await field.inputValue()).toBe('Quán mới');
    await page.getByRole('heading', { name: owner.settings.title }).waitFor();
    await page.keyboard.press('Escape');
    await guest().waitFor();
  });
});

it('broke nowhere on the way', () => {
  expect(counter.faults).toEqual([]);
  expect(counter.product.complaints()).toBe('');
});
