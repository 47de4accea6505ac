/** The built screens in a real Chromium, on a terminal that only pushes fixtures and writes down what it is asked. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, ConsoleMessage, Page } from 'playwright-core';
import { build } from 'vite';
import { pageHeaders } from '../../src/main/hosts/page-headers.ts';
import type { TerminalView } from '../../src/shared/contract/view.ts';
import { launchChromium } from './chromium.ts';
import type { FixtureAnswers } from './fixture-owner.ts';

export interface FixtureScene {
  readonly view: TerminalView;
  /** What the terminal answers; `done` with null where nothing is said. */
  readonly answers?: FixtureAnswers;
  readonly page?: 'index.html' | 'customer.html';
}

export interface FixturePage {
  readonly page: Page;
  push(view: TerminalView): Promise<void>;
  /** What the screen asked for since it was opened, in order. */
  calls(): Promise<readonly { readonly method: string; readonly request: unknown }[]>;
  /** Errors that the page met, refusals of the content policy included. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

export interface FixtureScreens {
  open(scene: FixtureScene): Promise<FixturePage>;
  close(): Promise<void>;
}

/** Builds the screens once and serves them on loopback with the headers of the product. */
export async function fixtureScreens(): Promise<FixtureScreens> {
  const folder = mkdtempSync(join(tmpdir(), 'quen-screens-'));
  await buildScreens(folder);
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').split('?')[0] ?? '/';
    try {
      const body = readFileSync(join(folder, resolve('/', name === '/' ? 'index.html' : name)));
      response.writeHead(200, { ...pageHeaders, 'content-type': typeOf[extname(name)] ?? 'text/html' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  const browser = await launchChromium();
  return {
    open: sceneOpener(browser, `http://127.0.0.1:${port}`),
    async close() {
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const typeOf: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

async function buildScreens(folder: string): Promise<void> {
  const root = resolve(import.meta.dirname, '../../src/renderer');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: [join(root, 'index.html'), join(root, 'customer.html')] },
    },
  });
}

/** The clock of a window keeps every step that it was told and repeats them in each document. */
const scenesPerWindow = 20;

interface FixtureWindow {
  readonly page: Page;
  scenes: number;
}

/** Scenes in windows that have shown others before: starting a window takes three times as long as its scene. */
function sceneOpener(browser: Browser, origin: string): (scene: FixtureScene) => Promise<FixturePage> {
  const free: FixtureWindow[] = [];
  return async (scene) => {
    const window = free.pop() ?? (await openWindow(browser));
    window.scenes += 1;
    const address = `${origin}/${scene.page ?? 'index.html'}`;
    return showScene(window.page, address, scene, async () => {
      if (window.scenes < scenesPerWindow) free.push(window);
      else await window.page.context().close();
    });
  };
}

async function openWindow(browser: Browser): Promise<FixtureWindow> {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB' });
  return { page: await context.newPage(), scenes: 0 };
}

/** A new document with its own terminal, its own time and nothing stored, whatever the window showed before. */
async function showScene(
  page: Page,
  address: string,
  scene: FixtureScene,
  done: () => Promise<void>,
): Promise<FixturePage> {
  const problems: string[] = [];
  const onFault = (error: Error) => problems.push(error.message);
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() === 'error') problems.push(message.text());
  };
  page.on('pageerror', onFault).on('console', onConsole);
  await page.setViewportSize({ width: 1024, height: 600 });
  await page.clock.install({ time: nowMs });
  const terminal = await page.addInitScript(fakeTerminal, { view: scene.view, answers: scene.answers ?? {} });
  await page.goto(address);
  await settled(page, scene.view.revision);
  return {
    page,
    problems,
    async push(view) {
      await page.evaluate((next) => (globalThis as FakeWindow).quenFixture.push(next), view);
      await settled(page, view.revision);
    },
    calls: () => page.evaluate(() => (globalThis as FakeWindow).quenFixture.calls),
    async close() {
      page.off('pageerror', onFault).off('console', onConsole);
      await terminal.dispose();
      await page.evaluate('localStorage.clear(); sessionStorage.clear()');
      // Nothing of the next scene lies under a pointer.
      await page.mouse.move(0, 0);
      await done();
    },
  };
}

/** The day of the fixtures, 09:42 in Saigon and Bangkok. */
const nowMs = Date.UTC(2026, 10, 21, 2, 42);

async function settled(page: Page, revision: number): Promise<void> {
  await page.waitForSelector(`html[data-revision="${revision}"]`);
  await page.evaluate('document.fonts.ready.then(() => null)');
}

type FakeWindow = typeof globalThis & {
  quenFixture: {
    push(view: unknown): void;
    latest(): unknown;
    calls: { method: string; request: unknown }[];
  };
};

/** Runs in the page before anything of it: the bridge that a desktop window would have. */
function fakeTerminal(fixture: { view: unknown; answers: object }): void {
  const listeners = new Set<(frame: unknown) => void>();
  const calls: { method: string; request: unknown }[] = [];
  let latest = fixture.view;
  const answers = new Map(Object.entries(fixture.answers));
  const tell = (frame: unknown) => {
    for (const listener of listeners) listener(frame);
  };
  const transport = {
    send(frame: { id: number; method: string; request: unknown }) {
      calls.push({ method: frame.method, request: frame.request });
      const answer = answers.get(frame.method) ?? { kind: 'done', value: null };
      queueMicrotask(() => tell({ frame: 'reply', id: frame.id, answer }));
    },
    onFrame(listener: (frame: unknown) => void) {
      listeners.add(listener);
      queueMicrotask(() => listener({ frame: 'view', view: fixture.view }));
      return () => listeners.delete(listener);
    },
    onClose: () => () => {},
    close: () => {},
  };
  Object.assign(globalThis, {
    quen: { connect: () => transport },
    quenFixture: {
      calls,
      latest: () => latest,
      push(view: unknown) {
        latest = view;
        tell({ frame: 'view', view });
      },
    },
  });
}
