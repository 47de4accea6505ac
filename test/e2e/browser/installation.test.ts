/** An installer's ten minutes: everything that is set up proves itself, in front of the built product. */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { startDisplayEmulator } from '../../support/display-emulator.ts';
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
import { startSerialLine } from '../../support/serial-line.ts';
import { texts } from '../../support/texts.ts';
import type { SerialDevices } from './installer-hands.ts';
import { speed } from './installer-serial.ts';
import { layouts, walkInstallation } from './installer-walk.ts';
import { axeFindings, closelyExamined, layoutFaults } from './screen-checks.ts';

let counter: Counter;
let printer: TcpEmulator;
let serial: SerialDevices | null = null;

afterEach(async () => {
  await counter?.close();
  await printer?.close();
  await serial?.reader.stop();
  await serial?.pole.close();
  serial = null;
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

async function plugInSerialDevices(): Promise<SerialDevices> {
  const [reader, pole] = await Promise.all([startSerialLine(), startDisplayEmulator('escpos')]);
  return { reader, pole };
}

async function openCheck(language: 'vi' | 'th' | 'en'): Promise<void> {
  await openFromMenu(counter.page, texts[language].common.menu.devices);
  await press(counter.page.getByRole('button', { name: texts[language].check.open, exact: true }));
}

describe.each(['vi', 'th'] as const)('In %s', (language) => {
  it('the installer proves reader, printer, display, key, backup and a sale, and takes the report along', async () => {
    // One shop has all that can be had, the other only what most have.
    if (language === 'th') serial = await plugInSerialDevices();
    await openShop(language);
    await openCheck(language);
    const faults: Record<string, string[]> = {};
    await walkInstallation({
      counter,
      language,
      printer,
      serial,
      async at(name) {
        const axe = language === closelyExamined ? await axeFindings(counter.page) : [];
        const found = [...(await layoutFaults(counter.page)), ...axe];
        if (found.length > 0) faults[name] = found;
      },
    });
    expect(faults).toEqual({});
    expect(printer.machine.errors).toEqual([]);
    expect(counter.faults).toEqual([]);
    if (serial) expectKept(serial);

    // What was learnt is in force at the counter: the signs around the number are gone.
    const { page } = counter;
    await press(page.getByRole('button', { name: texts[language].check.report.finish, exact: true }));
    await scan(page, ';0040856634?', layouts[language]);
    await page.getByRole('heading', { name: texts[language].counter.unknownCard.title }).waitFor();
    await page.getByText('•••• 6634').first().waitFor();
    expect(counter.product.complaints()).toBe('');
  });
});

/** In the shop's own file: the speed that was found, and one line for the drawer, which was pulsed once. */
function expectKept({ reader, pole }: SerialDevices): void {
  const file = new Sqlite(join(counter.product.folder, 'quen.db'), { readonly: true });
  const readers = file.prepare(`SELECT value FROM setting WHERE key = 'readers'`).pluck().get();
  const acts = file.prepare(`SELECT body FROM event WHERE kind = 'audit'`).pluck().all();
  file.close();
  expect(JSON.parse(String(readers))).toContainEqual(
    expect.objectContaining({ kind: 'serial', path: reader.path, baudRate: speed, framing: 'line' }),
  );
  const drawers = acts
    .map((body) => JSON.parse(String(body)).detail)
    .filter(({ act }) => act.startsWith('drawer'));
  expect(drawers).toEqual([expect.objectContaining({ act: 'drawerOpened' })]);
  expect(printer.machine.drawerPins).toEqual([2]);
  expect(printer.machine.drawerKicks).toBe(1);
  expect(pole.panel.errors).toEqual([]);
}

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
