/** What an installer does with things at serial ports and behind the printer: a reader of unknown speed, a drawer, a pole display. */
import { expect } from 'vitest';
import { press } from '../../support/product.ts';
import type { SerialLine } from '../../support/serial-line.ts';
import { heardAt } from '../../support/serial-speed.ts';
import { saying, texts } from '../../support/texts.ts';
import { answer, button, type SerialDevices, type Walk, wordsOf } from './installer-hands.ts';

/** Of the scanner; a new reader is set to another one. */
export const speed = 115_200;
const name = 'COM 1';

/** The reader step must stand; it is passed with the serial reader afterwards. */
export async function learnSerialReader(walk: Walk, { reader }: SerialDevices): Promise<void> {
  const { page } = walk.counter;
  const words = wordsOf(walk).reader;
  await press(button(walk, words.add));
  await addAtPort(walk, reader.path);
  await page.getByLabel(words.which, { exact: true }).selectOption({ label: name });
  await press(button(walk, words.findSpeed));
  const { framings } = texts[walk.language].owner.devices;
  await scansUntil(walk, reader, saying(words.speedFound, { baudRate: speed, framing: framings.line }));
  await walk.at('reader-speed');
  await scansUntil(walk, reader, saying(words.other));
  await scansUntil(walk, reader, saying(words.done), '0013961168');
  expect(await page.locator('.check-number').innerText()).toContain('0040856634');
  await walk.at('reader-serial-done');
  await press(button(walk, words.use));
  await page.getByText(words.used, { exact: true }).waitFor();
}

/** One scan after the other until the screen says so, as a person does who cannot see when the port is open. */
async function scansUntil(walk: Walk, line: SerialLine, shown: RegExp, card = '0040856634'): Promise<void> {
  const place = walk.counter.page.locator('.check-columns').getByText(shown);
  const scanUnlessShown = async (): Promise<boolean> => {
    if (await place.isVisible()) return true;
    await scanSerial(line, card, await speedTried(walk));
    return false;
  };
  await expect.poll(scanUnlessShown, { timeout: 60_000, interval: 50 }).toBe(true);
}

/** A pseudo-terminal has no speed: what is sent becomes what is heard at that one. */
export async function scanSerial(
  line: SerialLine,
  card: string,
  heardAtSpeed: number = speed,
): Promise<void> {
  await line.send(heardAt(new TextEncoder().encode(`${card}\r\n`), speed, heardAtSpeed));
}

/** While the speed is searched, the one that the screen names; else that of the reader. */
async function speedTried(walk: Walk): Promise<number> {
  const [trying = ''] = await walk.counter.page.locator('.check-searching .soft').allInnerTexts();
  const [tried] = trying.match(/\d+/) ?? [];
  return tried === undefined ? speed : Number(tried);
}

/** The printer must have a drawer at pin 2, and have printed its test slip. */
export async function openDrawer(walk: Walk): Promise<void> {
  const words = wordsOf(walk).printer;
  const { machine } = walk.printer;
  expect(machine.drawerKicks).toBe(0);
  await press(button(walk, words.openDrawer));
  await expect.poll(() => machine.drawerPins).toEqual([2]);
  await answer(walk, words.drawer, wordsOf(walk).yes);
}

/** Adds it and reads its two lines. */
export async function readPole(walk: Walk, { pole }: SerialDevices): Promise<void> {
  const words = wordsOf(walk).display;
  await press(button(walk, words.addPole));
  await addAtPort(walk, pole.path);
  await press(button(walk, `${words.testPole} · ${name}`));
  await expect.poll(() => pole.panel.lines).toEqual(['01234567890123456789', 'Ca phe Ben Thanh    ']);
  await answer(walk, words.poleAsked, wordsOf(walk).yes);
}

/** In the dialog of a new device. */
async function addAtPort(walk: Walk, path: string): Promise<void> {
  const { page } = walk.counter;
  const { common, devices } = texts[walk.language].owner;
  await page.getByRole('button', { name: saying(`${devices.ways.serialByHand.name}{{line}}`) }).click();
  await page.getByLabel(devices.path, { exact: true }).fill(path);
  await page.getByLabel(devices.name, { exact: true }).fill(name);
  await press(button(walk, common.save));
  await page.locator('.dialog').waitFor({ state: 'detached' });
}
