/** Learn mode before real keys of a real X server: foreign layouts do no harm, input methods are named. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Counter,
  openCounterPage,
  openFromMenu,
  press,
  setUpShop,
  signIn,
  startBrowserProduct,
} from '../../support/product.ts';
import { saying, texts } from '../../support/texts.ts';
import { type Display, runOn, startDisplay } from '../../support/x-display.ts';
import { keystrokes, numpadStrokes } from '../../support/x-keys.ts';

const { check, common } = texts.en;

let display: Display;
let counter: Counter;
let page: Page;

beforeAll(async () => {
  display = await startDisplay();
  await layout('us');
  const product = await startBrowserProduct();
  await setUpShop(product, { language: 'en', reader: null });
  counter = await openCounterPage(product, { display: display.display });
  page = counter.page;
  await signIn(page, 'Lan', '4821');
});
afterAll(async () => {
  await counter?.close();
  await display?.stop();
});

beforeEach(async () => {
  await openFromMenu(page, common.menu.devices);
  await press(page.getByRole('button', { name: check.open, exact: true }));
  // A reader that was learnt before has its result: the check would go on behind it.
  await page.locator('.check-step').first().click();
  await page.getByText(check.reader.first, { exact: true }).waitFor();
  return () => layout('us');
});
afterEach(async () => {
  await leaveCheck();
});

/** From its first step, or from wherever else the counter is. */
async function leaveCheck(): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('.check').waitFor({ state: 'detached' });
}

const layout = (...name: string[]) => runOn(display, 'setxkbmap', '-layout', ...name);
const type = (keys: string[]) => runOn(display, 'xdotool', ...keys);
const says = () => page.locator('.check-says').innerText();

/** The same card twice, then another, at a pace that a reader may have. */
async function scanThree(strokes: (text: string) => string[]): Promise<void> {
  await type(strokes('0040856634'));
  await page.getByText(check.reader.again, { exact: true }).waitFor();
  await type(strokes('0040856634'));
  await page.getByText(check.reader.other, { exact: true }).waitFor();
  await type(strokes('0013961168'));
  await page.getByText(check.reader.done, { exact: true }).waitFor();
  expect(await page.locator('.check-number').innerText()).toContain('0040856634');
}

describe('A reader that plays keyboard is understood', () => {
  it('under the US layout, with nothing to say of it', async () => {
    await layout('us');
    await scanThree((text) => keystrokes(`${text}\n`, 2));
    expect(await says()).toContain(check.says.endsWithEnter);
    expect(await says()).not.toMatch(new RegExp(saying(check.says.otherLayout).source, 'mu'));
  });

  it.each([
    ['th', 'จจภจคถุุ-ภ'],
    ['vn', 'đđô'],
  ])('under the %s layout, which it is told of', async (name, seen) => {
    await layout(name);
    await scanThree((text) => keystrokes(`${text}\n`, 2));
    expect((await says()).normalize('NFC')).toContain(seen);
  });

  it('when it types on the number pad and ends with Tab', async () => {
    await scanThree((text) => [...numpadStrokes(text, 2), ...keystrokes('\t', 2)]);
    expect(await says()).toContain(check.says.endsWithTab);
  });

  it('when it ends with nothing: a pause will do', async () => {
    await scanThree((text) => keystrokes(text, 2));
    expect(await says()).toContain(check.says.endsWithPause);
    await press(page.getByRole('button', { name: check.reader.use, exact: true }));
    await page.getByText(check.reader.used, { exact: true }).waitFor();
    await leaveCheck();
    await type(keystrokes('0040856634', 2));
    await page.getByRole('heading', { name: texts.en.counter.unknownCard.title }).waitFor();
  });
});

it('dead keys that compose are named, and nothing is learnt of them', async () => {
  await layout('us', '-variant', 'intl');
  await type(keystrokes("0040'a'e\n", 2));
  await page.getByText(check.says.inputMethod, { exact: true }).waitFor();
  await page.getByText(check.reader.first, { exact: true }).waitFor();
});

it('a hand at the keyboard is no reader', async () => {
  await type(keystrokes('0040856634', 240));
  await page.getByText(saying(check.says.typedByHand)).waitFor();
});
