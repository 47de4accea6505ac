/** The guest's window beside the counter: a scan belongs to the counter, whichever window has the focus. */
import type { ElectronApplication, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { demoCards, demoPin } from '../../../src/shared/domain/cards/demo-cards.ts';
import { type Desktop, startElectron } from '../../support/electron.ts';
import { signIn } from '../../support/product.ts';
import { runOn } from '../../support/x-display.ts';
import { keystrokes } from '../../support/x-keys.ts';

/** Milliseconds from key to key. */
const scannerPace = 3;

let desktop: Desktop;
let page: Page;

beforeEach(async () => {
  desktop = await startElectron({ demo: true });
  page = desktop.page;
  page.setDefaultTimeout(20_000);
  await page.locator('.lock').waitFor({ timeout: 60_000 });
  await signIn(page, 'Minh', demoPin);
});
afterEach(() => desktop?.close());

it.each(['th', 'us'])(
  'hands a scan that it hears itself on to the counter, under the layout %s',
  async (layout) => {
    await openCustomer();
    await runOn(desktop.display, 'setxkbmap', layout);
    await desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().includes('customer'))
        ?.focus(),
    );
    await expect.poll(() => focused(desktop.app)).toBe('app://pos/customer.html');
    await scan(demoCards[0]);
    await page.locator('.member').waitFor();
  },
);

it('never takes the focus on a second screen', async () => {
  await desktop.app.evaluate(({ screen }) => {
    const first = screen.getPrimaryDisplay();
    const second = { ...first, id: first.id + 1, bounds: { x: 1280, y: 0, width: 640, height: 480 } };
    screen.getAllDisplays = () => [first, second];
  });
  const before = await focused(desktop.app);
  await openCustomer();
  const window = await desktop.app.evaluate(({ BrowserWindow }) => {
    const customer = BrowserWindow.getAllWindows().find((each) =>
      each.webContents.getURL().includes('customer'),
    );
    return { focusable: customer?.isFocusable(), left: customer?.getBounds().x };
  });
  expect(window).toEqual({ focusable: false, left: 1280 });
  expect(await focused(desktop.app)).toBe(before);
  await scan(demoCards[0]);
  await page.locator('.member').waitFor();

  const ended = new Promise((resolve) => desktop.app.process().once('exit', resolve));
  await page.close();
  expect(await ended).toBe(0);
});

const scan = (card: string) => runOn(desktop.display, 'xdotool', ...keystrokes(`${card}\n`, scannerPace));

async function openCustomer(): Promise<void> {
  const opened = desktop.app.waitForEvent('window');
  await page.evaluate(`void window.open('/customer.html')`);
  await (await opened).locator('.customer[data-at="idle"]').waitFor();
}

const focused = (app: ElectronApplication): Promise<string | null> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL() ?? null);
