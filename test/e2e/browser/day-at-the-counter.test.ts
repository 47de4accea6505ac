/** One day at one counter: bytes on a serial line, keys of a keyboard, a socket to a printer, and what comes of them. */
import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rdm6300Frame } from '../../../drivers/readers/framing/rdm6300.ts';
import type { EmulatedSlip } from '../../support/printer-emulator/machine.ts';
import { rowsOf } from '../../support/printer-emulator/picture.ts';
import { codesOn, linesOn, similarity } from '../../support/printer-emulator/reading.ts';
import { startTcpEmulator, type TcpEmulator } from '../../support/printer-emulator/tcp.ts';
import {
  type Counter,
  openCounterPage,
  openFromMenu,
  press,
  setUpShop,
  signIn,
  startBrowserProduct,
  type,
} from '../../support/product.ts';
import { scan } from '../../support/scanner.ts';
import { type SerialLine, startSerialLine } from '../../support/serial-line.ts';
import { texts } from '../../support/texts.ts';

const { common, counter: words, owner } = texts.vi;
/** One card: what its chip holds, and what a reader with a keyboard's manners prints of it. */
const chip = '01026F6C3A';
const number = '0040856634';
const guest = 'Trần Thị Mai';

let line: SerialLine;
let printer: TcpEmulator;
let counter: Counter;
let page: Page;
let customer: Page;

beforeAll(async () => {
  line = await startSerialLine();
  printer = await startTcpEmulator({ width: 576 });
  const product = await startBrowserProduct();
  await setUpShop(product, { ...devices(), template: 'pointsAndStamps' }, async (call) => {
    await call('reader.save', { kind: 'wedge', id: 'keyboard', name: 'USB', format: '8H10D' });
    await call('scan.wedge', { text: number });
    await call('member.enrol', {
      operationId: randomBytes(16).toString('hex'),
      phone: '0901234567',
      name: guest,
      consent: true,
      withCard: true,
    });
  });
  counter = await openCounterPage(product);
  page = counter.page;
  await signIn(page, 'Lan', '4821');
}, 60_000);

afterAll(async () => {
  await counter?.close();
  await printer?.close();
  await line?.stop();
});

const devices = () =>
  ({
    reader: {
      kind: 'serial',
      id: 'reader1',
      name: 'RDM6300',
      format: '8H10D',
      path: line.path,
      baudRate: 9600,
      framing: 'rdm6300',
    },
    printer: { kind: 'tcp', id: 'printer1', name: 'Quầy', width: 80, host: printer.host, port: printer.port },
  }) as const;

const ready = () => page.getByRole('heading', { name: words.ready.title }).waitFor();
const theGuest = () => page.locator('.member').getByRole('heading', { name: guest, exact: true });
const headline = (text: string) => page.locator('.headline-number', { hasText: text }).waitFor();
const printerChip = () => page.locator('.top-device').nth(1);
const printerSays = () => printerChip().getAttribute('aria-label');
const readerChip = () => page.locator('.top-device').nth(0);
const paper = () => printer.machine.slips;

let seen = 0;

/** The next slip that comes out; slips are taken in order. */
async function nextSlip(): Promise<EmulatedSlip> {
  seen += 1;
  await expect.poll(() => paper().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(seen);
  const slip = paper()[seen - 1];
  if (!slip) throw new Error('no slip');
  return slip;
}

async function bill(amount: string): Promise<void> {
  await scan(page, number);
  await theGuest().waitFor();
  await type(page, amount);
  await page.keyboard.press('Enter');
  await page.locator('.headline').waitFor();
}

async function back(): Promise<void> {
  await page.keyboard.press('Escape');
  await ready();
}

it('opens the customer display in a second page, which welcomes', async () => {
  const opened = counter.context.waitForEvent('page');
  await openFromMenu(page, common.menu.customer);
  customer = await opened;
  await customer.getByText(owner.customer.welcome).first().waitFor();
  await page.bringToFront();
});

it('finds the guest by the bytes of a serial reader', async () => {
  await ready();
  await line.send(rdm6300Frame(chip));
  await theGuest().waitFor();
  await customer.getByText(/Mai/).first().waitFor();
  expect(await customer.locator('body').innerText()).not.toContain('0901234567');
});

it('finds the same guest by the keys of a wedge', async () => {
  await back();
  await customer.getByText(owner.customer.welcome).first().waitFor();
  await scan(page, number);
  await theGuest().waitFor();
});

let codeOfSlip = '';

it('earns with Enter and prints a slip whose code a reader reads', async () => {
  await type(page, '185000');
  await page.keyboard.press('Enter');
  await headline('+9 điểm');
  const [code] = await codesOn(await nextSlip());
  expect(code).toMatch(/^QUEN:[0-9a-z]+\.\d+\.\d+$/);
  codeOfSlip = code ?? '';
  await customer.getByText(/\+9/).first().waitFor();
});

it('finds the guest again by the code on the slip', async () => {
  await scan(page, codeOfSlip);
  await theGuest().waitFor();
  await back();
});

it('gives a reward after one question, with a slip of its own', async () => {
  await bill('2000000');
  await headline('+100 điểm');
  await nextSlip();
  await scan(page, number);
  await theGuest().waitFor();
  await page.keyboard.press('F6');
  await page.getByRole('button', { name: /Bánh ngọt/ }).click();
  await page.waitForTimeout(400);
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').waitFor();
  await page.waitForTimeout(400);
  await page.keyboard.press('Enter');
  await headline('−50 điểm');
  expect(await page.locator('.next-reward').innerText()).toContain('1 × Bánh ngọt');
  expect(await codesOn(await nextSlip())).toHaveLength(1);
});

it('takes a bill back from the history', async () => {
  await openFromMenu(page, common.menu.history);
  await page.locator('.history-row', { hasText: '185.000' }).click();
  await page.getByRole('button', { name: owner.history.reverse, exact: true }).click();
  await page.getByRole('dialog').getByText(owner.history.reasons.returned).click();
  await press(page.getByRole('dialog').getByRole('button', { name: owner.history.reverseDo, exact: true }));
  await page.locator('.history-row', { hasText: owner.history.lines.refund }).waitFor();
  await page.locator('.history-row[data-reversed]', { hasText: '185.000' }).waitFor();
  await nextSlip();
});

it('prints a slip again, marked as copy', async () => {
  await page.locator('.history-row', { hasText: '2.000.000' }).click();
  await press(page.getByRole('button', { name: owner.history.reprint }));
  const slip = await nextSlip();
  const [first] = await linesOn(rowsOf(slip, 0, 120), 'vie');
  expect(similarity(first ?? '', 'BẢN SAO')).toBeGreaterThan(0.7);
});

it('says in words that the paper is out, and goes on by itself with a new roll', async () => {
  printer.machine.state.paper = 'out';
  await page.keyboard.press('Escape');
  await bill('40000');
  await headline('+2 điểm');
  await expect.poll(printerSays, { timeout: 20_000 }).toContain(common.faults.paperOut);
  // Nobody is held up by it.
  await bill('60000');
  await headline('+3 điểm');
  expect(paper()).toHaveLength(seen);
  printer.machine.state.paper = 'ok';
  printer.machine.resume();
  await nextSlip();
  await nextSlip();
  await expect.poll(printerSays, { timeout: 20_000 }).toContain(common.bar.printerReady);
});

it('asks a person about a slip on which the paper ran out', async () => {
  printer.machine.rollRows = 200;
  await bill('20000');
  await expect.poll(printerSays, { timeout: 20_000 }).toContain(common.faults.paperOut);
  await printerChip().click();
  await page.getByText(owner.devices.jobUnknown).waitFor();
  await page.getByText(owner.faults.paperOut.todo).waitFor();
  printer.machine.rollRows = Number.POSITIVE_INFINITY;
  printer.machine.state.paper = 'ok';
  printer.machine.resume();
  await press(page.getByRole('button', { name: owner.devices.again }));
  await page.getByText(owner.devices.jobUnknown).waitFor({ state: 'detached' });
  // The half that lay in the machine, and the copy behind it.
  await nextSlip();
  const [first] = await linesOn(rowsOf(await nextSlip(), 0, 120), 'vie');
  expect(similarity(first ?? '', 'BẢN SAO')).toBeGreaterThan(0.7);
  await page.keyboard.press('Escape');
});

it('notices a reader that is unplugged, and its return', async () => {
  await line.unplug();
  await readerChip().getByText(common.bar.readerLost).waitFor();
  await line.plugIn();
  await readerChip().getByText(common.bar.reader, { exact: true }).waitFor();
  await line.send(rdm6300Frame(chip));
  await theGuest().waitFor();
  await back();
});

it('shows a day whose figures tie', async () => {
  await openFromMenu(page, common.menu.day);
  const figure = (label: string) =>
    page
      .locator('.day-figure')
      .filter({ has: page.getByText(label, { exact: true }) })
      .locator('.day-value');
  // 185,000 came back; 2,000,000 + 40,000 + 60,000 + 20,000 stayed.
  await figure(owner.day.takings).getByText('2.120.000').waitFor();
  expect(await figure(owner.day.bills).innerText()).toBe('5');
  expect(await figure(owner.day.newMembers).innerText()).toBe('1');
  await page.getByRole('radio', { name: owner.day.tabs.money }).click({ force: true });
  const money = await page.locator('.day-details').innerText();
  expect(money).toContain('2.305.000');
  expect(money).toContain('−185.000');
  await page.keyboard.press('Escape');
});

it('sells on when the printer does not answer, and says so', async () => {
  await printer.close();
  await bill('100000');
  await headline('+5 điểm');
  await printerChip().getByText(common.bar.printerStopped).waitFor();
  const said = await printerSays();
  expect(Object.values(common.faults).some((fault) => said?.includes(fault))).toBe(true);
});

it('clears the customer display when the guest has gone', async () => {
  await customer.getByText(owner.customer.welcome).first().waitFor();
});

it('was told nothing that no printer understands, and broke nowhere', () => {
  expect(printer.machine.errors).toEqual([]);
  expect(counter.faults).toEqual([]);
  expect(counter.product.complaints()).toBe('');
});
