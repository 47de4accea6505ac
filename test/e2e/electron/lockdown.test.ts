/** What no page in the desktop window may do, tried in a real one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staged } from '../../../build/scripts/electron-runtime.ts';
import { contentSecurityPolicy } from '../../../src/main/hosts/page-headers.ts';
import {
  asRoot,
  type Desktop,
  environment,
  project,
  runtime,
  startElectron,
} from '../../support/electron.ts';

let desktop: Desktop;
const evaluate = <T>(script: string): Promise<T> => desktop.page.evaluate(script);

beforeAll(async () => {
  desktop = await startElectron({ echo: true });
});
afterAll(() => desktop?.close());

/** A server that nobody should reach, and how often it was. */
async function listening(use: (address: string, requests: () => number) => Promise<void>): Promise<void> {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.end('reached');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, () => requests);
  } finally {
    server.close();
  }
}

describe('The counter window', () => {
  it('shows our page from its own origin', () => {
    expect(desktop.page.url()).toBe('app://pos/index.html');
  });

  it('was asked for with every protection on', async () => {
    const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
      const contents: unknown = BrowserWindow.getAllWindows()[0]?.webContents;
      // Not in the published types, though in every Electron.
      return (contents as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    });
  });

  it('has no menu', async () => {
    expect(await desktop.app.evaluate(({ Menu }) => Menu.getApplicationMenu())).toBeNull();
  });

  it.each(['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'ipcRenderer', 'electron'])(
    'gives the page no %s',
    async (name) => {
      expect(await evaluate(`typeof globalThis[${JSON.stringify(name)}]`)).toBe('undefined');
    },
  );

  it('gives the page one frozen function', async () => {
    const bridge = await evaluate(`({
      names: Object.getOwnPropertyNames(window.quen),
      frozen: Object.isFrozen(window.quen),
      kept: (() => { try { window.quen = null; } catch {} return typeof window.quen.connect; })(),
      line: Object.keys(window.quen.connect()).sort(),
    })`);
    expect(bridge).toEqual({
      names: ['connect'],
      frozen: true,
      kept: 'function',
      line: ['close', 'onClose', 'onFrame', 'send'],
    });
  });
});

describe('The content security policy', () => {
  it('comes as a header with every file', async () => {
    const headers = await evaluate<Record<string, string>>(
      `fetch('/index.html').then((answer) => Object.fromEntries(answer.headers))`,
    );
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('stops inline scripts', async () => {
    const ran = await evaluate(`new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
      const script = document.createElement('script');
      try { script.textContent = 'window.ran = true'; } catch { resolve('trusted types'); }
      document.head.append(script);
      setTimeout(() => resolve('ran ' + window.ran), 2000);
    })`);
    expect(['script-src-elem', 'require-trusted-types-for', 'trusted types']).toContain(ran);
  });

  it.each([
    [
      'eval', // From a task of the page: what the debugger runs itself is exempt.
      `new Promise((resolve) => setTimeout(() => { try { resolve(eval('1 + 1')); } catch (error) { resolve(error.name); } }))`,
      'EvalError',
    ],
    [
      'markup from text',
      `(() => { try { document.createElement('div').innerHTML = '<b>x</b>'; return 'set'; } catch (error) { return error.name; } })()`,
      'TypeError',
    ],
  ])('stops %s', async (_what, script, outcome) => {
    expect(await evaluate(script)).toBe(outcome);
  });

  it.each(['https://example.com/', 'http://127.0.0.1:9/', 'file:///etc/passwd', 'app://other/index.html'])(
    'stops the page from fetching %s',
    async (address) => {
      expect(await evaluate(`fetch(${JSON.stringify(address)}).then(() => 'fetched', () => 'stopped')`)).toBe(
        'stopped',
      );
    },
  );
});

describe('Our origin', () => {
  it.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '//etc/passwd',
    '/files.json',
  ])('has nothing at %s', async (path) => {
    expect(
      await evaluate(`fetch('app://pos' + ${JSON.stringify(path)}).then((answer) => answer.status)`),
    ).toBe(404);
  });

  it('answers no POST', async () => {
    expect(await evaluate(`fetch('/index.html', { method: 'POST' }).then((answer) => answer.status)`)).toBe(
      404,
    );
  });

  it('keeps its session off the network, even for a page without a policy', async () => {
    await listening(async (address, requests) => {
      const outcome = await desktop.app.evaluate(async ({ BrowserWindow }, address) => {
        const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
        await window.loadURL('data:text/html,<p>no policy here</p>');
        const fetched: unknown = await window.webContents.executeJavaScript(
          `fetch(${JSON.stringify(address)}, { mode: 'no-cors' }).then(() => 'fetched', () => 'stopped')`,
        );
        const loaded: unknown = await window.loadURL(address).then(
          () => 'loaded',
          () => 'stopped',
        );
        window.destroy();
        return [fetched, loaded];
      }, address);
      expect(outcome).toEqual(['stopped', 'stopped']);
      expect(requests()).toBe(0);
    });
  });
});

describe('A page that wants away', () => {
  it.each([
    'https://example.com/',
    'file:///etc/passwd',
    'app://pos.example.com/',
    'app://other/',
    'data:text/html,x',
  ])('does not get to %s', async (address) => {
    await evaluate(`void (location.href = ${JSON.stringify(address)})`).catch(() => {});
    await evaluate(`new Promise((resolve) => setTimeout(resolve, 200))`);
    expect(desktop.page.url()).toBe('app://pos/index.html');
  });

  it.each(['https://example.com/', 'about:blank', 'app://pos/index.html', 'file:///etc/passwd', ''])(
    'gets no window for %j',
    async (address) => {
      const before = desktop.app.windows().length;
      expect(await evaluate(`window.open(${JSON.stringify(address)}) === null`)).toBe(true);
      expect(desktop.app.windows().length).toBe(before);
    },
  );

  it('gets no webview and no frame of elsewhere', async () => {
    await listening(async (address, requests) => {
      const violations = await evaluate(`new Promise((resolve) => {
        const directives = [];
        document.addEventListener('securitypolicyviolation', (event) => {
          directives.push(event.effectiveDirective);
          if (directives.length === 1) resolve(directives);
        });
        const frame = document.createElement('iframe');
        frame.src = ${JSON.stringify(address)};
        const view = document.createElement('webview');
        view.setAttribute('src', ${JSON.stringify(address)});
        document.body.append(view, frame);
      })`);
      expect(violations).toEqual(['frame-src']);
      expect(requests()).toBe(0);
      const kinds = await desktop.app.evaluate(({ webContents }) =>
        webContents.getAllWebContents().map((contents) => contents.getType()),
      );
      expect(kinds).toEqual(['window']);
      await evaluate(`document.querySelectorAll('iframe, webview').forEach((element) => element.remove())`);
    });
  });
});

describe('A page that asks for permissions', () => {
  it.each([
    'geolocation',
    'notifications',
    'camera',
    'microphone',
    'midi',
    'clipboard-read',
    'persistent-storage',
  ])('is denied %s', async (name) => {
    const state = await evaluate(
      `navigator.permissions.query({ name: ${JSON.stringify(name)} }).then((status) => status.state, () => 'denied')`,
    );
    expect(state).toBe('denied');
  });

  it.each([
    ['the camera', `navigator.mediaDevices.getUserMedia({ video: true })`],
    ['the screen', `navigator.mediaDevices.getDisplayMedia({ video: true })`],
    [
      'a notification',
      `Notification.requestPermission().then((given) => { if (given !== 'granted') throw given; })`,
    ],
    ['its place', `new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))`],
    ['a serial port', `navigator.serial.requestPort()`],
    [
      'a HID device',
      `navigator.hid.requestDevice({ filters: [] }).then((found) => { if (!found.length) throw 0; })`,
    ],
    ['a USB device', `navigator.usb.requestDevice({ filters: [] })`],
  ])('does not get %s', async (_what, script) => {
    const outcome = await evaluate(
      `(async () => { await ${script}; })().then(() => 'given', () => 'denied')`,
    );
    expect(outcome).toBe('denied');
  });
});

describe('A message from a page', () => {
  /** Sends as a preload script could, from a frame of our choosing, and tells whether a line came back. */
  const connectFrom = (page: string, argument: string) =>
    desktop.app.evaluate(
      async ({ BrowserWindow, ipcMain }, { page, argument }) => {
        const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
        await window.loadURL(page).catch(() => {});
        const event = {
          sender: window.webContents,
          senderFrame: Object.assign(Object.create(window.webContents.mainFrame), {}),
          ports: [],
        };
        let answered = false;
        event.senderFrame = new Proxy(window.webContents.mainFrame, {
          get: (frame, name) => {
            if (name === 'postMessage') {
              return () => {
                answered = true;
              };
            }
            return Reflect.get(frame, name);
          },
        });
        ipcMain.emit('quen:connect', event, ...(JSON.parse(argument) as unknown[]));
        window.destroy();
        return answered;
      },
      { page, argument },
    );

  it.each(['data:text/html,x', 'about:blank', 'app://pos/index.html'])(
    'from a window that is no screen (%s) gets no line',
    async (page) => {
      expect(await connectFrom(page, '[1]')).toBe(false);
    },
  );

  it.each(['[]', '["1"]', '[0]', '[-1]', '[1.5]', '[1,2]', '[{}]', '[null]', '[9007199254740993]'])(
    'with the arguments %s gets no line',
    async (argument) => {
      const answered = await desktop.app.evaluate(({ BrowserWindow, ipcMain }, argument) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (!contents) throw new Error('no window');
        const before = contents.mainFrame.postMessage.bind(contents.mainFrame);
        let answered = false;
        contents.mainFrame.postMessage = (...given) => {
          answered = true;
          before(...given);
        };
        ipcMain.emit(
          'quen:connect',
          { sender: contents, senderFrame: contents.mainFrame, ports: [] },
          ...(JSON.parse(argument) as unknown[]),
        );
        contents.mainFrame.postMessage = before;
        return answered;
      }, argument);
      expect(answered).toBe(false);
    },
  );

  it('from a frame inside our page gets no line', async () => {
    const answered = await desktop.app.evaluate(({ BrowserWindow, ipcMain }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      let answered = false;
      const senderFrame = { url: 'app://pos/index.html', postMessage: () => (answered = true) };
      ipcMain.emit('quen:connect', { sender: contents, senderFrame, ports: [] }, 1);
      return answered;
    });
    expect(answered).toBe(false);
  });
});

describe('The customer display', () => {
  it('opens from the counter, once, as a window of its own screen', async () => {
    const opened = desktop.app.waitForEvent('window');
    expect(await evaluate(`window.open('/customer.html') === null`)).toBe(true);
    const customer = await opened;
    await customer.waitForLoadState();
    expect(customer.url()).toBe('app://pos/customer.html');
    await evaluate(`window.open('/customer.html')`);
    expect(desktop.app.windows()).toHaveLength(2);
    const view = await customer.evaluate(
      `new Promise((resolve) => window.quen.connect().onFrame((frame) => resolve(frame.view)))`,
    );
    expect(view).toEqual({ echo: 'customer', calls: 0 });
    await customer.close();
  });
});

describe('A second Quen', () => {
  it('with the same data folder says so and ends', async () => {
    const { executable, args } = runtime();
    const second = spawn(executable, [...args, ...asRoot(), '--data', desktop.folder], {
      env: { ...environment({ echo: true }), DISPLAY: desktop.display.display },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    second.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8');
    });
    const [code] = (await once(second, 'close')) as [number];
    expect(code).toBe(1);
    expect(said).toContain('already open');
    expect(said).toContain('đang mở');
    expect(said).toContain('เปิดใช้');
  });
});

describe('An installed Quen', () => {
  it.each([
    ['QUEN_TERMINAL_NODE', process.execPath],
    ['QUEN_ECHO_TERMINAL', '1'],
  ])('refuses %s', async (name, value) => {
    const folder = mkdtempSync(join(tmpdir(), 'quen-installed-'));
    const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? dirname(runtime().executable);
    const { executable } = staged(dist, project, project, 'quen');
    const env = environment({ terminal: 'utility' });
    const child = spawn(executable, [...asRoot(), '--data', folder], {
      env: { ...env, DISPLAY: desktop.display.display, [name]: value },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said = await new Promise<string>((resolve) => {
      let text = '';
      child.stderr.on('data', (bytes: Buffer) => {
        text += bytes.toString('utf8');
        if (text.includes('are refused in an installed Quen')) resolve(text);
      });
      child.on('close', () => resolve(text));
    });
    expect(said).toContain('are refused in an installed Quen');
    expect(existsSync(join(folder, 'logs'))).toBe(false);
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
    rmSync(folder, { recursive: true, force: true });
  });
});
