/** An installer's ten minutes: everything that is set up proves itself, in front of the built product. */
import { afterEach, describe, expect, it } from 'vitest';
import { startTcpEmulator, type TcpEmulator } from '../../support/printer-emulator/tcp.ts';
import {
  type Counter,
  openCounterPage,
  openFromMenu,
  press,
  setUpShop,
  signIn,
  startBrowserProduct,
} from '../../support/product.ts';
import { scan } from '../../support/scanner.ts';
import { texts } from '../../support/texts.ts';
import { layouts, walkInstallation } from './installer-walk.ts';
import { axeFindings, closelyExamined, layoutFaults } from './screen-checks.ts';

let counter: Counter;
let printer: TcpEmulator;

afterEach(async () => {
  await counter?.close();
  await printer?.close();
});

async function openShop(language: 'vi' | 'th' | 'en'): Promise<void> {
  printer = await startTcpEmulator({ width: 576 });
  const product = await startBrowserProduct();
  await setUpShop(product, {
    language,
    reader: null,
    ...(language === 'th' ? { currency: 'THB', zone: 'Asia/Bangkok', era: 'buddhist' } : {}),
  });
  counter = await openCounterPage(product);
  await signIn(counter.page, 'Lan', '4821');
}

async function openCheck(language: 'vi' | 'th' | 'en'): Promise<void> {
  await openFromMenu(counter.page, texts[language].common.menu.devices);
  await press(counter.page.getByRole('button', { name: texts[language].check.open, exact: true }));
}

describe.each(['vi', 'th'] as const)('In %s', (language) => {
  it('the installer proves reader, printer, display, key, backup and a sale, and takes the report along', async () => {
    await openShop(language);
    await openCheck(language);
    const faults: Record<string, string[]> = {};
    await walkInstallation({
      counter,
      language,
      printer,
      async at(name) {
        const axe = language === closelyExamined ? await axeFindings(counter.page) : [];
        const found = [...(await layoutFaults(counter.page)), ...axe];
        if (found.length > 0) faults[name] = found;
      },
    });
    expect(faults).toEqual({});
    expect(printer.machine.errors).toEqual([]);
    expect(counter.faults).toEqual([]);

    // What was learnt is in force at the counter: the signs around the number are gone.
    const { page } = counter;
    await press(page.getByRole('button', { name: texts[language].check.report.finish, exact: true }));
    await scan(page, ';0040856634?', layouts[language]);
    await page.getByRole('heading', { name: texts[language].counter.unknownCard.title }).waitFor();
    await page.getByText('•••• 6634').first().waitFor();
    expect(counter.product.complaints()).toBe('');
  });
});

it('goes on where it was left, and forgets nothing that was sold', async () => {
  await openShop('en');
  const { page } = counter;
  const words = texts.en.check;
  await openCheck('en');
  await page.getByText(words.reader.first, { exact: true }).waitFor();
  await press(page.getByRole('button', { name: words.skip, exact: true }));
  await page.getByRole('heading', { name: words.steps.printer.title }).waitFor();
  await page.reload();
  await page.locator('.top-bar').waitFor();
  await openCheck('en');
  await page.getByRole('heading', { name: words.steps.printer.title }).waitFor();
  expect(await page.locator('.check-step[data-result="skipped"]').count()).toBe(1);
});

it('gives the scans back to the counter when the installer leaves', async () => {
  await openShop('en');
  const { page } = counter;
  await openCheck('en');
  await page.getByText(texts.en.check.reader.first, { exact: true }).waitFor();
  await scan(page, '0040856634');
  await page.getByText(texts.en.check.reader.again, { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: texts.en.counter.ready.title }).waitFor();
  await scan(page, '0040856634');
  await page.getByRole('heading', { name: texts.en.counter.unknownCard.title }).waitFor();
});
