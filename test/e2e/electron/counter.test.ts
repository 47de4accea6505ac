/** The furnished shop in the desktop window, worked with the keys of a real X server. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoCards } from '../../../src/shared/domain/cards/demo-cards.ts';
import { type Desktop, startElectron } from '../../support/electron.ts';
import { texts } from '../../support/texts.ts';
import { runOn } from '../../support/x-display.ts';
import { keystrokes } from '../../support/x-keys.ts';

const { counter: words } = texts.vi;
/** Milliseconds from key to key. */
const handPace = 90;
const scannerPace = 3;

let desktop: Desktop;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quen-desktop-shop-'));
  desktop = await startElectron({ demo: true, folder });
  page = desktop.page;
  page.setDefaultTimeout(20_000);
  await page.locator('.lock').waitFor({ timeout: 60_000 });
});
afterAll(async () => {
  await desktop?.close();
  rmSync(folder, { recursive: true, force: true });
});

const keys = (text: string, pace = handPace) => runOn(desktop.display, 'xdotool', ...keystrokes(text, pace));
const scan = (card: string) => keys(`${card}\n`, scannerPace);
const escape = () => runOn(desktop.display, 'xdotool', 'key', 'Escape');
const ready = () => page.getByRole('heading', { name: words.ready.title }).waitFor();

it('signs in', async () => {
  await page.locator('.lock-tiles button').filter({ hasText: 'Minh' }).click();
  await page.locator('.pin-pad').waitFor();
  await keys('1234');
  await ready();
});

it.each(['th', 'vn', 'us'])('finds a guest by the keys of a scanner under the layout %s', async (layout) => {
  await runOn(desktop.display, 'setxkbmap', layout);
  await scan(demoCards[0]);
  await page.locator('.member').waitFor();
  await escape();
  await ready();
});

it('earns a bill typed on the keyboard', async () => {
  await scan(demoCards[1]);
  await page.locator('.member').waitFor();
  await keys('185000\n');
  await page.locator('.headline-number', { hasText: '+9 điểm' }).waitFor();
});

it('can be looked at', async () => {
  const picture = await page.screenshot();
  expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(picture.length).toBeGreaterThan(10_000);
});

it('closes cleanly, and its terminal with it', async () => {
  const { pid = 0 } = desktop.app.process();
  const before = descendantsOf(pid);
  expect(before.length).toBeGreaterThan(0);
  const ended = new Promise((resolve) => desktop.app.process().once('exit', (code) => resolve(code)));
  await page.close();
  expect(await ended).toBe(0);
  await expect.poll(() => before.filter(isRunning), { timeout: 10_000 }).toEqual([]);
});

it('opens again where it was left', async () => {
  await desktop.close();
  desktop = await startElectron({ demo: true, folder });
  page = desktop.page;
  await page.locator('.lock-tiles button').filter({ hasText: 'Minh' }).click();
  await keys('1234');
  await ready();
  await scan(demoCards[1]);
  await page.locator('.member', { hasText: '185.000' }).waitFor();
});

/** Every process that this one has started, and those started by them. */
function descendantsOf(pid: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  );
  const below = (of: number): number[] =>
    [...parents].filter(([, parent]) => parent === of).flatMap(([child]) => [child, ...below(child)]);
  return below(pid);
}

function parentOf(pid: number): number | null {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return Number(afterName.split(' ')[1]);
  } catch {
    return null;
  }
}

const isRunning = (pid: number): boolean => parentOf(pid) !== null;
