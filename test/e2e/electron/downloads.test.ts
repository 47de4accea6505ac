/** Files that the desktop's page hands over: its own reach the downloads folder, nothing else does. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoPin } from '../../../src/shared/domain/cards/demo-cards.ts';
import { type Desktop, startElectron } from '../../support/electron.ts';
import { openFromMenu, signIn } from '../../support/product.ts';
import { texts } from '../../support/texts.ts';

const { common, owner } = texts.vi;
let desktop: Desktop;
let downloads: string;

beforeAll(async () => {
  downloads = join(mkdtempSync(join(tmpdir(), 'quen-downloads-')), 'not there yet');
  desktop = await startElectron({ demo: true });
  await desktop.app.evaluate(({ app }, folder) => app.setPath('downloads', folder), downloads);
  desktop.page.setDefaultTimeout(20_000);
  await desktop.page.locator('.lock').waitFor({ timeout: 60_000 });
  await signIn(desktop.page, 'Lan', demoPin);
});
afterAll(async () => {
  await desktop?.close();
  rmSync(join(downloads, '..'), { recursive: true, force: true });
});

/** Without those that Chromium begins before it asks whether it may. */
const files = (): string[] => {
  try {
    return readdirSync(downloads)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch {
    return [];
  }
};

it('saves the daily sheet where the user keeps downloads, and a second one beside it', async () => {
  const { page } = desktop;
  await openFromMenu(page, common.menu.day);
  const save = page.getByRole('button', { name: owner.day.csvSave });
  await save.click();
  await expect.poll(() => files().length).toBe(1);
  const [name = ''] = files();
  expect(name).toMatch(/\.csv$/);
  await expect.poll(() => readFileSync(join(downloads, name), 'utf8')).toContain(owner.day.tabs.staff);
  await save.click();
  await expect.poll(() => files()).toEqual([name.replace('.csv', ' (2).csv'), name].sort());
});

it.each([
  ['data:text/plain,x', 'a link with data in it'],
  ['/index.html', 'a file of the page itself'],
  ['https://example.com/x.csv', 'a file of elsewhere'],
])('keeps %s from being saved: %s', async (address) => {
  const before = files();
  const state = await desktop.app.evaluate(
    ({ session }, [address]) =>
      new Promise<string>((resolve) => {
        session.defaultSession.once('will-download', (event) =>
          resolve(event.defaultPrevented ? 'refused' : 'saved'),
        );
        session.defaultSession.downloadURL(address ?? '');
      }),
    [new URL(address, 'app://pos').href],
  );
  expect(state).toBe('refused');
  expect(files()).toEqual(before);
});
