/** A newcomer's first minutes: an empty folder, the set-up by mouse, the first guest, and the evening. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Counter, openCounterPage, press, signIn, startBrowserProduct } from '../../support/product.ts';
import { scan } from '../../support/scanner.ts';
import { saying, texts } from '../../support/texts.ts';

const { common, counter: words, owner } = texts.vi;
const card = '0012345678';
const pin = '4821';

let folder: string;
let counter: Counter;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quen-first-run-'));
  counter = await openCounterPage(await startBrowserProduct({ folder }));
});
afterAll(async () => {
  await counter?.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp) => counter.page.getByRole('button', { name, exact: true });
const next = () => press(counter.page.locator('.setup-next'));

async function tapPin(digits: string): Promise<void> {
  const pad = counter.page.locator('.pin-pad');
  for (const digit of digits) await pad.getByRole('button', { name: digit, exact: true }).click();
  await pad.getByRole('button', { name: common.keypad.enter }).click();
}

it('is set up by mouse, in Vietnamese', async () => {
  const { page } = counter;
  await page.getByRole('radio', { name: 'Tiếng Việt' }).click({ force: true });
  await page.getByRole('heading', { name: owner.setup.language.title }).waitFor();
  await next();
  await page.getByLabel(owner.setup.shop.name).fill('Phở Hà Nội');
  await next();
  await page.getByRole('heading', { name: owner.setup.day.title }).waitFor();
  await next();
  await page.getByLabel(owner.setup.owner.name).fill('Hạnh');
  await tapPin(pin);
  await page.getByText(owner.setup.owner.pinAgain, { exact: true }).waitFor();
  await tapPin(pin);
  await page.getByText(owner.setup.owner.pinMatches).waitFor();
  await next();
  await page.getByRole('heading', { name: owner.setup.programme.title }).waitFor();
  await next();
  await page.getByRole('heading', { name: owner.setup.summary.title }).waitFor();
  await press(button(owner.setup.summary.complete));
  await page.getByRole('heading', { name: words.ready.title }).waitFor();
  expect(await page.locator('.top-shop').innerText()).toBe('Phở Hà Nội');
});

it('knows no card yet: the first one scanned is enrolled with its guest', async () => {
  const { page } = counter;
  await scan(page, card);
  await page.getByRole('heading', { name: words.unknownCard.title }).waitFor();
  await page.getByRole('button', { name: words.unknownCard.enrol }).click();
  await page.getByRole('textbox', { name: words.enrol.phone }).fill('0901234567');
  await page.getByRole('textbox', { name: words.enrol.name }).fill('Trần Thị Mai');
  await page.getByText(words.enrol.agrees, { exact: true }).click();
  await press(button(words.enrol.submit));
  await page.getByText(words.done.enrolled).first().waitFor();
});

it('takes the first bill and takes it back', async () => {
  const { page } = counter;
  await scan(page, card);
  await page.getByRole('heading', { name: 'Trần Thị Mai' }).waitFor();
  for (const key of ['1', '8', '5', '000']) {
    await page.locator('.keypad').getByRole('button', { name: key, exact: true }).click();
  }
  await press(button(words.member.earn));
  await page.locator('.headline-number', { hasText: '+9 điểm' }).waitFor();
  await press(page.getByRole('button', { name: words.done.undo }));
  await page.getByText(words.done.undone).first().waitFor();
});

it('keeps its session when the page is loaded again', async () => {
  const { page } = counter;
  await page.reload();
  await page.locator('.top-bar').waitFor();
  expect(await page.locator('.top-shop').innerText()).toBe('Phở Hà Nội');
});

it('ends with Ctrl-C, and the next morning everything is there', async () => {
  expect(counter.faults).toEqual([]);
  expect(await counter.close()).toBe(0);
  expect(counter.product.complaints()).toBe('');

  counter = await openCounterPage(await startBrowserProduct({ folder }));
  const { page } = counter;
  await signIn(page, 'Hạnh', pin);
  await scan(page, card);
  await page.getByRole('heading', { name: 'Trần Thị Mai' }).waitFor();
  const facts = await page.locator('.member').innerText();
  expect(facts).toContain(words.kinds.undo);
  await page.getByRole('button', { name: saying(common.bar.menu) }).click();
  await button(common.menu.history).click();
  await page.getByText('185.000').first().waitFor();
});
