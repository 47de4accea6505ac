/** An owner brings in the members of an old list: the file, its columns, what would happen, that it happens, and back. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { xlsxOf } from '../../../src/main/import/files/xlsx-write.ts';
import { cafe } from '../../support/cafe.ts';
import {
  type Counter,
  openCounterPage,
  openFromMenu,
  press,
  setUpShop,
  signIn,
  smallShop,
  startBrowserProduct,
  textOf,
  type,
} from '../../support/product.ts';
import { saying, texts } from '../../support/texts.ts';

const { common, people: words } = texts.th;

let counter: Counter;
let page: Page;
beforeAll(async () => {
  const product = await startBrowserProduct();
  await setUpShop(product, { ...cafe('th'), template: 'points' });
  counter = await openCounterPage(product);
  page = counter.page;
  page.setDefaultTimeout(10_000);
  await signIn(page, smallShop.ownerName, smallShop.ownerPin);
  await openFromMenu(page, common.menu.people);
}, 90_000);
afterAll(async () => {
  expect(counter?.faults).toEqual([]);
  await counter?.close();
});

const button = (name: string) => page.getByRole('button', { name, exact: true }).first();
const numberOf = async (label: string) =>
  Number(await page.locator('.people-counts div', { hasText: label }).locator('dd').first().innerText());

const oldList = Buffer.from(
  [
    'ชื่อ;เบอร์โทร;วันเกิด;แต้ม',
    'มานี;0812345601;3/11/2533;120',
    'ปิติ;0812345602;;40',
    'มานีอีกครั้ง;+66812345601;;10',
    'ไม่มีเบอร์;12;;5',
  ].join('\r\n'),
);

async function choose(name: string, buffer: Buffer | Uint8Array): Promise<void> {
  const field = page.locator('input[type=file]');
  await field.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) });
  await page.locator('.people-column').first().waitFor();
}

async function agreeAndTry(): Promise<void> {
  const consent = page.getByRole('switch', { name: words.import.consent });
  if (!(await consent.isChecked())) await page.locator('.switch').first().click();
  await press(button(words.import.try));
  await button(words.import.run).waitFor();
}

describe('A list of members', () => {
  it('says before it is taken in what it will do, row by row', async () => {
    await page.getByText(words.tabs.imports, { exact: true }).click();
    await choose('รายชื่อเก่า.csv', oldList);
    // What the columns are is guessed from their headers.
    const guessed = await page
      .locator('.people-column select')
      .evaluateAll((selects) => selects.map((select) => (select as HTMLSelectElement).value));
    expect(guessed).toEqual(['name', 'phone', 'birthday', 'balance']);
    await agreeAndTry();
    await page.getByText(words.import.dryLead).waitFor();
    expect(await numberOf(words.import.enrolled)).toBe(2);
    expect(await numberOf(words.import.repeated)).toBe(1);
    expect(await numberOf(words.import.failed)).toBe(1);
    const rows = await page.locator('.people-list tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split(/\s/)[0])).toEqual(['4', '5']);
    expect(rows[0]).toMatch(new RegExp(saying(words.problems.repeated, { row: 2 }).source.slice(1, -1)));
    expect(rows[1]).toContain(words.problems.phoneInvalid);
    expect(rows[1]).toContain('12');
  });

  it('is taken in, and its members stand at the counter with what they had', async () => {
    await press(button(words.import.run));
    await button(words.import.finished).waitFor();
    await page.getByText(words.import.states.done, { exact: true }).first().waitFor();
    await press(button(words.import.finished));
    const [exported] = await Promise.all([page.waitForEvent('download'), exportEverybody()]);
    const text = readFileSync(await exported.path(), 'utf8');
    expect(text).toContain('มานี');
    expect(text).toContain('1990-11-03');
    expect(text).not.toContain('ไม่มีเบอร์');
  });

  it('is taken back as a whole', async () => {
    await page.getByText(words.tabs.imports, { exact: true }).click();
    await press(page.locator('.people-row', { hasText: 'รายชื่อเก่า.csv' }));
    await press(button(words.import.undo));
    await press(
      page.locator('.dialog-actions').getByRole('button', { name: words.import.undo, exact: true }),
    );
    await page.getByText(words.import.states.undone, { exact: true }).first().waitFor();
    await press(button(words.import.finished));
  });

  it('may be a spreadsheet', async () => {
    const sheet = xlsxOf('สมาชิก', [
      ['ชื่อ', 'เบอร์โทร'],
      ['ชูใจ', '0812345603'],
      ['มานี', '0812345601'],
    ]);
    await choose('สมาชิก.xlsx', sheet);
    await agreeAndTry();
    expect(await numberOf(words.import.enrolled)).toBe(2);
    expect(await textOf(page, '.people-list')).toContain(words.import.noProblems);
    await press(button(words.import.run));
    await button(words.import.finished).waitFor();
    await page.getByText(words.import.states.done, { exact: true }).first().waitFor();
  });

  it('that is a picture is refused with a sentence', async () => {
    await press(button(words.import.finished));
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452000001', 'hex');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: picture });
    await page.getByText(texts.th.common.refusals.importNotATable).waitFor();
  });
});

async function exportEverybody(): Promise<void> {
  await page.getByText(words.tabs.groups, { exact: true }).click();
  await press(button(words.export.title));
  await page.getByText(words.export.csv, { exact: true }).click();
  await press(button(words.export.next));
  await page.locator('.pin-pad').waitFor();
  await type(page, smallShop.ownerPin);
  await page.keyboard.press('Enter');
}
