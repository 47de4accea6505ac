/** The built product under test: the browser host as a process of its own, with a real browser before it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { MethodName, ReplyOf, RequestOf } from '../../src/shared/contract/methods.ts';
import { launchChromium } from './chromium.ts';
import { openSession, webSocketScreen } from './loopback.ts';
import { testScreen } from './test-screen.ts';

export const project = resolve(import.meta.dirname, '..', '..');

export interface BrowserProduct {
  readonly folder: string;
  /** An address that nobody has used yet; whoever opens it ends the session before. */
  address(): Promise<string>;
  /** All that it has written to its standard error. */
  complaints(): string;
  /** Ctrl-C. How it ended: the exit code, or null when a signal had to end it. */
  stop(): Promise<number | null>;
}

export interface ProductOptions {
  /** Kept by the caller; without it the product gets a fresh one that goes with it. */
  readonly folder?: string;
  readonly demo?: boolean;
  /** For Node itself. */
  readonly nodeArguments?: readonly string[];
}

export async function startBrowserProduct(options: ProductOptions = {}): Promise<BrowserProduct> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'quen-product-'));
  const host = spawn(process.execPath, hostArguments(folder, options), {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: withoutOwnSettings(),
  });
  const output = listenTo(host);
  let offered: string | null = await output.nextAddress();
  return {
    folder,
    async address() {
      if (offered === null) {
        host.stdin.write('\n');
        return output.nextAddress();
      }
      const first = offered;
      offered = null;
      return first;
    },
    complaints: output.complaints,
    async stop() {
      const code = await ended(host);
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

function hostArguments(folder: string, { demo, nodeArguments = [] }: ProductOptions): string[] {
  return [...nodeArguments, builtHost(), '--data', folder, ...(demo ? ['--demo'] : [])];
}

/** A shop with one owner, set up over the wire as the wizard does it, `furnished` by the owner, then locked. */
export async function setUpShop(
  product: BrowserProduct,
  request: Partial<RequestOf<'setup.complete'>> = {},
  furnished: (call: Call) => Promise<void> = async () => {},
): Promise<void> {
  await overTheWire(product, async (call) => {
    await call('setup.complete', { ...smallShop, ...request });
    await furnished(call);
    await call('staff.lock', {});
  });
}

export const smallShop: RequestOf<'setup.complete'> = {
  name: 'Cà phê Bến Thành',
  language: 'vi',
  currency: 'VND',
  zone: 'Asia/Ho_Chi_Minh',
  closingHour: 4,
  era: 'gregorian',
  ownerName: 'Lan',
  ownerPin: '4821',
  template: 'pointsAndStamps',
  printer: null,
  reader: { kind: 'wedge', id: 'keyboard', name: 'USB', format: 'text' },
};

export type Call = <M extends MethodName>(method: M, request: RequestOf<M>) => Promise<ReplyOf<M>>;

/** Calls methods as a screen does, in a session of its own. */
export async function overTheWire(
  product: BrowserProduct,
  use: (call: Call) => Promise<void>,
): Promise<void> {
  const address = await product.address();
  const { transport, socket } = await webSocketScreen(new URL(address).origin, await openSession(address));
  const screen = testScreen(transport);
  await use(async (method, request) => {
    const answer = await screen.call(method, request);
    if (answer.kind !== 'done') throw new Error(`${method}: ${JSON.stringify(answer)}`);
    return answer.value as ReplyOf<typeof method>;
  });
  const closed = once(socket, 'close');
  transport.close();
  await closed;
}

export interface Counter {
  readonly product: BrowserProduct;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Faults that the page reported: errors nobody caught, and what it wrote to the console as one. */
  readonly faults: string[];
  /** How the host ended. */
  close(): Promise<number | null>;
}

/** The smallest screen that a counter has. */
export const smallScreen = { width: 1024, height: 600 };

/** The product and a page at its one-time address. */
export async function openCounterPage(
  product: BrowserProduct,
  {
    prepare,
    display,
    ...options
  }: BrowserContextOptions & {
    readonly prepare?: (context: BrowserContext) => Promise<unknown>;
    /** An X server whose keys the page hears. */
    readonly display?: string;
  } = {},
): Promise<Counter> {
  const browser = await launchChromium(display === undefined ? {} : { display });
  const context = await browser.newContext({ viewport: smallScreen, ...options });
  await prepare?.(context);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.setDefaultTimeout(20_000);
  await page.goto(await product.address());
  return {
    product,
    browser,
    context,
    page,
    faults,
    async close() {
      await browser.close();
      return product.stop();
    },
  };
}

/** Chooses a person, where there are several, and types the PIN as a hand does. */
export async function signIn(page: Page, person: string, pin: string): Promise<void> {
  await page.locator('.lock').waitFor();
  const tile = page.locator('.lock-tiles').getByRole('button').filter({ hasText: person });
  const pad = page.locator('.pin-pad');
  await tile.or(pad).first().waitFor();
  if (await tile.isVisible()) await tile.click();
  await pad.waitFor();
  await page.keyboard.type(pin, { delay: 70 });
  const bar = page.locator('.top-bar');
  // A PIN of the usual length goes by itself.
  const opened = await bar.waitFor({ timeout: 2_000 }).then(
    () => true,
    () => false,
  );
  if (!opened) await page.keyboard.press('Enter');
  await bar.waitFor();
}

/** A hand needs so long from one press to the next; the screens ignore faster ones where something is posted. */
export const handMs = 320;

/** Presses what is found there as a hand does. */
export async function press(place: Locator): Promise<void> {
  await place.page().waitForTimeout(handMs);
  await place.click();
}

/** Types as a hand does: never so fast that it could be a scanner. */
export async function type(page: Page, keys: string): Promise<void> {
  await page.keyboard.type(keys, { delay: 70 });
}

/** Opens one of the screens that are not selling. */
export async function openFromMenu(page: Page, entry: string): Promise<void> {
  await page.locator('.top-staff').click();
  await page.locator('.menu').getByRole('button', { name: entry, exact: true }).click();
  await page.locator('.menu').waitFor({ state: 'detached' });
}

/** What the page shows, without what only a screen reader hears. */
export function textOf(page: Page, place = 'body'): Promise<string> {
  return page.locator(place).first().innerText();
}

function builtHost(): string {
  const file = join(project, 'out', 'main', 'browser.js');
  if (!existsSync(file)) {
    const built = spawnSync(
      process.execPath,
      [join(project, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'],
      {
        cwd: project,
        stdio: 'inherit',
      },
    );
    if (built.status !== 0) throw new Error('the product does not build');
  }
  return file;
}

function withoutOwnSettings(): NodeJS.ProcessEnv {
  const { QUEN_DATA: _data, QUEN_ECHO_TERMINAL: _echo, ...rest } = process.env;
  return rest;
}

function listenTo(host: ChildProcess): { nextAddress(): Promise<string>; complaints(): string } {
  const addresses: string[] = [];
  let unread = '';
  let complaints = '';
  let heard = () => {};
  let wanted = 0;
  host.stdout?.on('data', (bytes: Buffer) => {
    unread += bytes.toString('utf8');
    const lines = unread.split('\n');
    unread = lines.pop() ?? '';
    for (const line of lines) {
      const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(line)?.[0];
      if (address) addresses.push(address);
    }
    heard();
  });
  host.stderr?.on('data', (bytes: Buffer) => {
    complaints += bytes.toString('utf8');
  });
  const over = once(host, 'exit').then(() => {
    throw new Error(`the host ended: ${complaints}`);
  });
  over.catch(() => {});
  return {
    complaints: () => complaints,
    async nextAddress() {
      wanted += 1;
      while (addresses.length < wanted) {
        const more = new Promise<void>((resolve) => {
          heard = resolve;
        });
        await Promise.race([more, over]);
      }
      return addresses[wanted - 1] ?? '';
    },
  };
}

/** So long a host may take to end by itself. */
const endsWithinMs = 20_000;

async function ended(host: ChildProcess): Promise<number | null> {
  if (host.exitCode !== null || host.signalCode !== null) return host.exitCode;
  const exit = once(host, 'exit');
  host.kill('SIGINT');
  const force = setTimeout(() => host.kill('SIGKILL'), endsWithinMs);
  await exit;
  clearTimeout(force);
  return host.exitCode;
}
