/** The desktop window with a whole shop behind it. */
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desktop, startElectron } from '../../support/electron.ts';

let desktop: Desktop | null;
let folder: string;

beforeEach(() => {
  desktop = null;
  folder = mkdtempSync(join(tmpdir(), 'quen-shop-'));
});
afterEach(async () => {
  await desktop?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The first view that a new line brings. */
const phase = (of: Desktop) =>
  of.page.evaluate(
    `new Promise((resolve) => {
      const line = window.quen.connect();
      line.onFrame(({ view }) => { line.close(); resolve(view.phase); });
    })`,
  );

describe('The desktop', () => {
  it('opens the set-up of a new shop, and the page breaks no rule of its policy', async () => {
    desktop = await startElectron({ folder });
    const { page } = desktop;
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.reload();
    expect(await phase(desktop)).toBe('setup');
    await page.waitForSelector('button');
    expect(complaints).toEqual([]);
  });

  it('keeps the key where only its user can read it', async () => {
    desktop = await startElectron({ folder });
    expect(await phase(desktop)).toBe('setup');
    const plain = join(folder, 'keys', 'merchant.key');
    const sealed = join(folder, 'keys', 'merchant.key.sealed');
    const file = existsSync(sealed) ? sealed : plain;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    // A machine without a keyring would "encrypt" with a password that everybody knows.
    const real = await desktop.app.evaluate(({ safeStorage }) =>
      process.platform === 'linux'
        ? !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
        : safeStorage.isEncryptionAvailable(),
    );
    expect(existsSync(sealed)).toBe(real);
  });

  it('starts its terminal again when that falls over', async () => {
    desktop = await startElectron({ folder, terminal: 'node' });
    expect(await phase(desktop)).toBe('setup');
    await desktop.page.evaluate(
      `new Promise((resolve) => {
        const line = window.quen.connect();
        window.lost = new Promise((told) => line.onClose(() => told('lost')));
        line.onFrame(resolve);
      })`,
    );
    process.kill(terminalOf(desktop.app.process().pid ?? 0), 'SIGKILL');
    expect(await desktop.page.evaluate('window.lost')).toBe('lost');
    expect(await phase(desktop)).toBe('setup');
  });

  it('leaves no line hanging that is asked for while the terminal falls over', async () => {
    desktop = await startElectron({ folder, terminal: 'node' });
    expect(await phase(desktop)).toBe('setup');
    const fate = desktop.page.evaluate(
      `new Promise((resolve) => {
        const line = window.quen.connect();
        line.onFrame(() => resolve('served'));
        line.onClose(() => resolve('lost'));
      })`,
    );
    process.kill(terminalOf(desktop.app.process().pid ?? 0), 'SIGKILL');
    expect(['served', 'lost']).toContain(await fate);
    expect(await phase(desktop)).toBe('setup');
    expect(desktop.complaints()).not.toContain('EPIPE');
  });

  it('says in three languages why it cannot open, and ends with 1', async () => {
    mkdirSync(join(folder, 'keys'));
    writeFileSync(join(folder, 'keys', 'merchant.key'), new Uint8Array(32));
    writeFileSync(join(folder, 'quen.db'), 'this is no database, whatever its name says'.repeat(200));
    desktop = await startElectron({ folder, refused: true });
    const { app } = desktop;
    const child = app.process();
    const said = await saidIn(desktop);
    expect(said).toMatch(/bị hỏng.*เสียหาย.*is damaged/s);
    const gone = once(child, 'exit');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    expect((await gone)[0]).toBe(1);
    await desktop.display.stop();
    desktop = null;
  });
});

/** The process id of the terminal that a desktop has started on another Node. */
function terminalOf(desktop: number): number {
  const children = readFileSync(`/proc/${desktop}/task/${desktop}/children`, 'utf8').trim().split(' ');
  const found = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('terminal.js'));
  if (!found) throw new Error('the desktop has no terminal process');
  return Number(found);
}

/** The text of the window that tells a problem. */
async function saidIn({ app }: Desktop): Promise<string> {
  for (;;) {
    const window = app.windows().find((page) => page.url().startsWith('data:text/html'));
    if (window) return (await window.textContent('body')) ?? '';
    await app.waitForEvent('window');
  }
}
