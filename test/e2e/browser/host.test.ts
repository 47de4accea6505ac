/** The built browser host as a process: how it starts, hands over, and ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BrowserHost, startBrowserHost } from '../../support/browser-host.ts';
import { openSession, webSocketScreen } from '../../support/loopback.ts';

let folder: string;
let host: BrowserHost | null;

beforeEach(() => {
  host = null;
  folder = mkdtempSync(join(tmpdir(), 'quen-host-'));
});
afterEach(async () => {
  await host?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('The browser host', () => {
  it('prints a one-time address, serves its page there, and ends cleanly on Ctrl-C', async () => {
    host = await startBrowserHost({ folder });
    const page = await fetch(host.address());
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<div id="root">');
    const { socket, transport } = await webSocketScreen(
      new URL(host.address()).origin,
      await openSession(host.address()),
    );
    const view = await new Promise<{ view: { phase: string } }>((resolve) =>
      transport.onFrame((frame) => resolve(frame as { view: { phase: string } })),
    );
    expect(view.view.phase).toBe('setup');
    const closed = once(socket, 'close');
    expect(await host.stop()).toBe(0);
    await closed;
    expect(host.said().stderr).toBe('');
    host = null;
  });

  it('keeps what it holds to its user alone', async () => {
    host = await startBrowserHost({ folder });
    const run = join(folder, 'run');
    const pages = readdirSync(run);
    expect(pages).toHaveLength(1);
    const page = join(run, pages[0] ?? '');
    expect(statSync(page).mode & 0o777).toBe(0o600);
    expect(readFileSync(page, 'utf8')).toContain(`location.replace(${JSON.stringify(host.address())})`);
    expect(statSync(join(folder, 'keys', 'merchant.key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'keys')).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'logs', 'quen.log')).mode & 0o777).toBe(0o600);
    await openSession(host.address());
    expect(existsSync(page)).toBe(false);
  });

  it('raises the alarm when its address is used twice, and offers another', async () => {
    host = await startBrowserHost({ folder, echo: true });
    const address = host.address();
    const next = host.nextAddress();
    await openSession(address);
    await expect(openSession(address)).rejects.toThrow('401');
    const fresh = await next;
    expect(host.said().stderr).toContain('ALARM');
    expect(fresh).not.toBe(address);
    expect(await openSession(fresh)).toHaveLength(43);
  });

  it('prints a new address on Enter, and the old one is void', async () => {
    host = await startBrowserHost({ folder, echo: true });
    const old = host.address();
    const fresh = await host.newAddress();
    await expect(openSession(old)).rejects.toThrow('401');
    expect(await openSession(fresh)).toHaveLength(43);
  });

  it('takes the port that it was given', async () => {
    host = await startBrowserHost({ folder, echo: true });
    const { port } = new URL(host.address());
    const elsewhere = mkdtempSync(join(tmpdir(), 'quen-host-'));
    await expect(startBrowserHost({ folder: elsewhere, echo: true, args: ['--port', port] })).rejects.toThrow(
      /This port is taken.*Cổng này đang được.*พอร์ตนี้/s,
    );
    rmSync(elsewhere, { recursive: true });
  });

  it('throws a demonstration away', async () => {
    const temporary = mkdtempSync(join(tmpdir(), 'quen-host-'));
    const child = spawn(process.execPath, ['out/main/browser.js', '--demo'], {
      env: { ...process.env, TMPDIR: temporary, QUEN_ECHO_TERMINAL: '1', QUEN_DATA: undefined },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    expect(readdirSync(temporary)).toHaveLength(1);
    child.kill('SIGINT');
    await once(child, 'close');
    expect(readdirSync(temporary)).toEqual([]);
    rmSync(temporary, { recursive: true });
  });
});

describe('What keeps the browser host from starting is said in three languages:', () => {
  it('a second one on the same data', async () => {
    host = await startBrowserHost({ folder });
    await expect(startBrowserHost({ folder })).rejects.toThrow(/already open.*đang mở.*เปิดใช้/s);
    expect((await fetch(host.address())).status).toBe(200);
  });

  it('a data folder that is a file', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(startBrowserHost({ folder: file })).rejects.toThrow(
      /is a file, not a folder.*là một tệp.*เป็นไฟล์/s,
    );
  });

  it('data that is damaged', async () => {
    mkdirSync(join(folder, 'keys'));
    writeFileSync(join(folder, 'keys', 'merchant.key'), new Uint8Array(32));
    writeFileSync(join(folder, 'quen.db'), 'this is no database, whatever its name says'.repeat(200));
    await expect(startBrowserHost({ folder })).rejects.toThrow(/is damaged.*bị hỏng.*เสียหาย/s);
    expect(readFileSync(join(folder, 'quen.db'), 'utf8')).toContain('this is no database');
  });

  it('a key that is gone while the data is there', async () => {
    host = await startBrowserHost({ folder });
    await host.stop();
    rmSync(join(folder, 'keys'), { recursive: true });
    await expect(startBrowserHost({ folder })).rejects.toThrow(
      /key cannot be read.*Không đọc được khóa.*กุญแจ/s,
    );
    expect(existsSync(join(folder, 'keys'))).toBe(false);
    host = null;
  });

  it('a key of the wrong size', async () => {
    mkdirSync(join(folder, 'keys'));
    writeFileSync(join(folder, 'keys', 'merchant.key'), 'short');
    await expect(startBrowserHost({ folder })).rejects.toThrow(/5 bytes instead of 32/);
  });

  it('a folder that nobody may write to, root included', async () => {
    await expect(startBrowserHost({ folder: '/sys/quen' })).rejects.toThrow(
      /may not write to \/sys\/quen.*không được phép ghi.*ไม่มีสิทธิ์เขียน/s,
    );
  });

  it('a place where the system makes no folders', async () => {
    await expect(startBrowserHost({ folder: '/proc/quen/shop' })).rejects.toThrow(
      /may not write to \/proc\/quen;/,
    );
  });

  it.each([
    [['--nothing'], 'Unknown option'],
    [['--port', '70000'], '--port takes a number'],
    [['--data', ''], '--data takes'],
    [['shop'], 'shop'],
  ])('the arguments %j', async (args, sentence) => {
    await expect(startBrowserHost({ folder, args })).rejects.toThrow(sentence);
  });
});
