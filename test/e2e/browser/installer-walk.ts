/** The installer's walk through a shop, as a person does it: in front of the real screens, with a real printer on a socket. */
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { answerWords, factWords } from '../../../src/main/installation/words.ts';
import type { Language } from '../../../src/shared/kernel/language.ts';
import { press } from '../../support/product.ts';
import { scan } from '../../support/scanner.ts';
import { saying, texts } from '../../support/texts.ts';
import { answer, button, type Walk, wordsOf } from './installer-hands.ts';
import { learnSerialReader, openDrawer, readPole, scanSerial } from './installer-serial.ts';

/** What a Thai keyboard writes for digits and the signs around them. */
const thaiKeys: Readonly<Record<string, string>> = {
  '1': 'ๅ',
  '2': '/',
  '3': '-',
  '4': 'ภ',
  '5': 'ถ',
  '6': 'ุ',
  '7': 'ึ',
  '8': 'ค',
  '9': 'ต',
  '0': 'จ',
};

export const layouts: Readonly<Record<Language, (character: string) => string>> = {
  vi: (character) => character,
  th: (character) => thaiKeys[character] ?? character,
  en: (character) => character,
};

/** From the first step to the report; the check must stand at its reader step. */
export async function walkInstallation(walk: Walk): Promise<void> {
  await learnReader(walk);
  await testPrinter(walk);
  await lookAtDisplay(walk);
  await writeKeyDown(walk);
  await proveBackup(walk);
  await practise(walk);
  await report(walk);
}

const heading = (walk: Walk, step: keyof typeof texts.en.check.steps) =>
  walk.counter.page.getByRole('heading', { name: wordsOf(walk).steps[step].title });

async function goOn(walk: Walk): Promise<void> {
  await press(walk.counter.page.locator('.setup-next'));
}

async function learnReader(walk: Walk): Promise<void> {
  const { page } = walk.counter;
  const words = wordsOf(walk);
  const layout = layouts[walk.language];
  await heading(walk, 'reader').waitFor();
  await page.getByText(words.reader.first, { exact: true }).waitFor();
  await walk.at('reader');
  await scan(page, ';0040856634?', layout);
  await page.getByText(words.reader.again, { exact: true }).waitFor();
  await scan(page, ';0040856635?', layout);
  await page.locator('.check-trouble').waitFor();
  await walk.at('reader-differs');
  await scan(page, ';0040856635?', layout);
  await page.getByText(words.reader.other, { exact: true }).waitFor();
  await scan(page, ';0040856635?', layout);
  await page.getByText(words.says.sameCard, { exact: true }).waitFor();
  await scan(page, ';0013961168?', layout);
  await page.getByText(words.reader.done, { exact: true }).waitFor();
  expect(await page.locator('.check-number').innerText()).toContain('0040856635');
  const found = await page.locator('.check-says').innerText();
  expect(found).toMatch(lineOf(words.says.prefixFound, { text: ';' }));
  expect(found).toMatch(lineOf(words.says.suffixFound, { text: '?' }));
  expect(found).toContain(words.says.endsWithEnter);
  await walk.at('reader-done');
  await press(button(walk, words.reader.use));
  await page.getByText(words.reader.used, { exact: true }).waitFor();
  if (walk.serial) await learnSerialReader(walk, walk.serial);
  await goOn(walk);
}

async function testPrinter(walk: Walk): Promise<void> {
  const { page } = walk.counter;
  const { printer } = walk;
  const words = wordsOf(walk).printer;
  const { owner } = texts[walk.language];
  await heading(walk, 'printer').waitFor();
  await walk.at('printer-none');
  await press(button(walk, words.add));
  await page.getByRole('button', { name: saying(`${owner.devices.ways.tcp.name}{{line}}`) }).click();
  await page.getByLabel(owner.devices.host).fill(printer.host);
  await page.getByLabel(owner.devices.port, { exact: true }).fill(String(printer.port));
  if (walk.serial) await page.getByLabel(owner.devices.drawer, { exact: true }).selectOption('pin2');
  await walk.at('printer-dialog');
  await press(button(walk, owner.common.save));
  await press(button(walk, words.print));
  await page.getByText(words.states.printed, { exact: true }).waitFor();
  expect(printer.machine.slips).toHaveLength(1);
  expect(printer.machine.errors).toEqual([]);
  if (walk.serial) await openDrawer(walk);
  await answer(walk, words.ruler, wordsOf(walk).no);
  await page.getByText(words.advice.ruler, { exact: true }).waitFor();
  await answer(walk, words.lines, wordsOf(walk).yes);
  await walk.at('printer-advice');
  await answer(walk, words.ruler, wordsOf(walk).yes);
  await answer(walk, words.cut, wordsOf(walk).yes);
  await page.locator('.check-step[data-state="now"][data-result="passed"]').waitFor();
  await walk.at('printer-done');
  await goOn(walk);
}

async function lookAtDisplay(walk: Walk): Promise<void> {
  const words = wordsOf(walk);
  await heading(walk, 'display').waitFor();
  const { context, page } = walk.counter;
  const opened = context.waitForEvent('page');
  await press(button(walk, words.display.openScreen));
  const display = await opened;
  await display.locator('body').waitFor();
  await display.close();
  await answer(walk, words.display.screenAsked, words.yes);
  if (walk.serial) await readPole(walk, walk.serial);
  else await answer(walk, words.display.poleAsked, words.none);
  await page.locator('.check-step[data-state="now"][data-result="passed"]').waitFor();
  await walk.at('display');
  await goOn(walk);
}

async function writeKeyDown(walk: Walk): Promise<void> {
  await heading(walk, 'key').waitFor();
  await walk.at('key');
  await press(button(walk, wordsOf(walk).key.written));
  await walk.counter.page.locator('.check-step[data-state="now"][data-result="passed"]').waitFor();
  await goOn(walk);
}

async function proveBackup(walk: Walk): Promise<void> {
  const words = wordsOf(walk).backup;
  await heading(walk, 'backup').waitFor();
  await walk.at('backup');
  await press(button(walk, words.run));
  await walk.counter.page.getByText(words.passed, { exact: true }).waitFor();
  await walk.at('backup-done');
  await goOn(walk);
}

async function practise(walk: Walk): Promise<void> {
  const { page } = walk.counter;
  const { machine } = walk.printer;
  const words = wordsOf(walk).practice;
  await heading(walk, 'practice').waitFor();
  await walk.at('practice');
  await press(button(walk, words.start));
  await page.getByText(words.scan, { exact: true }).waitFor();
  await walk.at('practice-card');
  if (walk.serial) await scanSerial(walk.serial.reader, '0040856634');
  else await scan(page, ';0040856634?', layouts[walk.language]);
  await page.getByText(saying(words.amount, { card: '•••• 6634' })).waitFor();
  await walk.at('practice-amount');
  await press(page.locator('.check-middle').getByRole('button', { name: saying(words.sell) }));
  await page.getByText(words.slip.printed, { exact: true }).waitFor();
  expect(machine.slips).toHaveLength(2);
  await walk.at('practice-sold');
  await press(button(walk, words.undo));
  await page.getByText(words.done, { exact: true }).waitFor();
  await page.getByText(words.same, { exact: true }).waitFor();
  const ledger = await page.getByText(saying(words.ledger)).innerText();
  const [before, after] = ledger.match(/\d+/g) ?? [];
  expect(after).toBe(before);
  await walk.at('practice-done');
  await goOn(walk);
}

async function report(walk: Walk): Promise<void> {
  const { page } = walk.counter;
  const words = wordsOf(walk);
  await heading(walk, 'report').waitFor();
  expect(await page.locator('.check-results .chip[data-tone="good"]').count()).toBe(6);
  await walk.at('report');
  await press(button(walk, words.report.print));
  await expect.poll(() => walk.printer.machine.slips.length).toBe(3);
  const downloading = page.waitForEvent('download');
  await press(button(walk, words.report.text));
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^quen-installation-\d{4}-\d\d-\d\d\.txt$/);
  const lines = (await readFile(await download.path(), 'utf8')).split('\n').map((line) => line.trim());
  expect(lines).toEqual(expect.arrayContaining(devicesReported(walk)));
}

/** Lines of the report that depend on what the shop has. */
function devicesReported({ language, serial }: Walk): string[] {
  const line = (fact: keyof typeof factWords, said: string) =>
    `${factWords[fact][language]}: ${answerWords[said]?.[language]}`;
  return serial
    ? [line('connection', 'serial'), line('drawer', 'yes'), line('pole', 'yes')]
    : [line('connection', 'wedge'), line('pole', 'none')];
}

/** A sentence anywhere in a list of them. */
const lineOf = (text: string, values: Record<string, string>): RegExp =>
  new RegExp(saying(text, values).source, 'mu');
