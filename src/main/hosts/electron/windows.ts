import { join } from 'node:path';
import { app, BrowserWindow, screen as display } from 'electron';
import type { Screen } from '../../../shared/contract/session.ts';
import { appOrigin } from './app-protocol.ts';
import { forwardKeys } from './forward-keys.ts';

/** The page's own ground, so that the window is there at once and does not flash. */
const ground = '#f6f4ef';

export interface Windows {
  openCounter(): BrowserWindow;
  /**
   * On the second screen where there is one, and there it never takes the focus. An open one comes to the front. The
   * counter is open.
   */
  openCustomer(): void;
  /** Which screen a page shows, by its window; null for a page that is neither. */
  screenOf(contentsId: number): Screen | null;
  hasSecondDisplay(): boolean;
}

export function windows(preloadFolder: string, kiosk: boolean): Windows {
  const open = new Map<number, Screen>();

  const create = (screen: Screen, place: Electron.BrowserWindowConstructorOptions, page: string) => {
    const window = new BrowserWindow({
      title: 'Quen',
      backgroundColor: ground,
      autoHideMenuBar: true,
      ...place,
      webPreferences: {
        preload: join(preloadFolder, 'counter.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        backgroundThrottling: false,
        devTools: !app.isPackaged,
      },
    });
    const { id } = window.webContents;
    open.set(id, screen);
    window.on('closed', () => open.delete(id));
    void window.loadURL(`${appOrigin}${page}`);
    return window;
  };

  let counter: BrowserWindow | null = null;
  let customer: BrowserWindow | null = null;
  return {
    openCounter() {
      const size = { width: 1280, height: 800, minWidth: 800, minHeight: 560 };
      counter = create('counter', { ...size, kiosk }, '/index.html');
      // Without the focus nobody could close the guest's window.
      counter.on('closed', () => customer?.close());
      return counter;
    },
    openCustomer() {
      if (customer) return customer.moveTop();
      const second = secondDisplay();
      customer = create(
        'customer',
        second ? { ...second.bounds, fullscreen: true, focusable: false } : { width: 1024, height: 600 },
        '/customer.html',
      );
      if (counter) forwardKeys(customer.webContents, counter.webContents);
      customer.on('closed', () => {
        customer = null;
      });
    },
    screenOf: (contentsId) => open.get(contentsId) ?? null,
    hasSecondDisplay: () => secondDisplay() !== undefined,
  };
}

function secondDisplay(): Electron.Display | undefined {
  const { id } = display.getPrimaryDisplay();
  return display.getAllDisplays().find((each) => each.id !== id);
}
