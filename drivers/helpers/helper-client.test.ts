import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { childrenOf, isRunning } from '../../test/support/proc.ts';
import { ReaderEventSchema } from '../readers/isolated/device-events.ts';
import { HelperClient } from './helper-client.ts';
import { KeptHelper } from './kept-helper.ts';
import { type HelperProcess, type StartHelper, startNodeHelper } from './start-helper.ts';

const clients: HelperClient[] = [];
afterEach(async () => {
  for (const client of clients.splice(0)) {
    client.end();
    await client.gone;
  }
});

function helper(start: StartHelper = startNodeHelper): HelperClient {
  const client = new HelperClient({ start, name: 'usb', device: 'printer' });
  clients.push(client);
  return client;
}

describe('A helper', () => {
  it('answers calls, and says what it cannot do', async () => {
    const client = helper();
    expect(await client.isWell(20_000)).toBe(true);
    await expect(client.call('toString', null, 20_000)).rejects.toMatchObject({
      name: 'DeviceFault',
      kind: 'offline',
      device: 'printer',
    });
    await expect(client.call('write', { bytes: new Uint8Array(1) }, 20_000)).rejects.toMatchObject({
      kind: 'unplugged',
    });
  });

  it('that dies settles every call that is open, and every one that comes later', async () => {
    const client = helper();
    const open = client.call('list', null, 20_000);
    client.end();
    await expect(open).rejects.toMatchObject({ kind: 'unplugged' });
    await client.gone;
    expect(client.isGone).toBe(true);
    await expect(client.call('list', null, 20_000)).rejects.toMatchObject({ kind: 'unplugged' });
    expect(await client.isWell(20_000)).toBe(false);
  });

  it('that does not answer in its time is ended', async () => {
    const client = helper(deaf);
    await expect(client.call('list', null, 50)).rejects.toMatchObject({ kind: 'timeout' });
    await client.gone;
  });

  it.each([
    null,
    undefined,
    'done',
    { kind: 'done' },
    { kind: 'fault', id: 1, fault: 'onFire', detail: '' },
    { kind: 'event', event: { kind: 'scan', scan: null } },
  ])('that says %j is ended, and harms nobody', async (nonsense) => {
    const said: ((message: unknown) => void)[] = [];
    const client = new HelperClient({
      start: (name) => ({ ...startNodeHelper(name), onMessage: (listener) => said.push(listener) }),
      name: 'usb',
      device: 'printer',
      onEvent: (event) => v.parse(ReaderEventSchema, event),
    });
    clients.push(client);
    const open = client.call('list', null, 20_000);
    for (const listener of said) listener(nonsense);
    await expect(open).rejects.toMatchObject({ kind: 'unplugged' });
    expect(client.isGone).toBe(true);
  });

  it('that answers with nonsense is broken, and ended', async () => {
    const client = helper();
    await expect(client.ask(v.number(), 'list', null, 20_000)).rejects.toMatchObject({
      name: 'DeviceFault',
      kind: 'broken',
    });
    await client.gone;
  });

  it('that cannot be started is gone', async () => {
    // More than a system hands to a process.
    process.env['QUEN_TOO_MUCH'] = 'x'.repeat(4 * 1024 * 1024);
    try {
      const client = helper();
      await expect(client.call('list', null, 20_000)).rejects.toMatchObject({ kind: 'unplugged' });
      await client.gone;
    } finally {
      delete process.env['QUEN_TOO_MUCH'];
    }
  });

  it('is left in peace by what ends its parent politely', async () => {
    const others = childrenOf(process.pid);
    const client = helper();
    expect(await client.isWell(20_000)).toBe(true);
    const [pid] = childrenOf(process.pid).filter((each) => !others.includes(each));
    for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM'] as const) process.kill(pid!, signal);
    expect(await client.isWell(20_000)).toBe(true);
  });

  it('ends with whoever started it, however that ended', async () => {
    const parent = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { startNodeHelper } from '${startModule}'; startNodeHelper('usb');`,
      ],
      { stdio: 'ignore' },
    );
    await expect.poll(() => childrenOf(parent.pid!), { timeout: 20_000 }).toHaveLength(1);
    const [child] = childrenOf(parent.pid!);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    await expect.poll(() => isRunning(child!), { timeout: 20_000 }).toBe(false);
  });

  it('ends with whoever started it even while it hangs in a call', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quen-helper-'));
    const parent = spawn(process.execPath, ['--input-type=module', '-e', startsHangingHelper(folder)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(parent.stdout, 'data')) as [Buffer];
    expect(said.toString()).toBe('well');
    const [child] = childrenOf(parent.pid!);
    try {
      process.kill(child!, 'SIGUSR2');
      await expect.poll(() => existsSync(join(folder, 'hangs')), { timeout: 20_000 }).toBe(true);
      parent.kill('SIGKILL');
      await once(parent, 'exit');
      await expect.poll(() => isRunning(child!), { timeout: 20_000 }).toBe(false);
    } finally {
      parent.kill('SIGKILL');
      if (isRunning(child!)) process.kill(child!, 'SIGKILL');
      rmSync(folder, { recursive: true });
    }
  });
});

describe('A helper that is kept', () => {
  it('is started when it is asked for, and not at once again when it died', async () => {
    const kept = new KeptHelper({ start: startNodeHelper, name: 'usb', device: 'printer' });
    const first = kept.get();
    expect(kept.get()).toBe(first);
    first?.end();
    await first?.gone;
    expect(kept.get()).toBeNull();
    await expect.poll(() => kept.get(), { timeout: 20_000 }).not.toBeNull();
    await kept.end();
  });

  it('that was ended on purpose can be had again at once', async () => {
    const kept = new KeptHelper({ start: startNodeHelper, name: 'usb', device: 'printer' });
    kept.get();
    await kept.end();
    expect(kept.get()).not.toBeNull();
    await kept.end();
  });
});

const startModule = new URL('./start-helper.ts', import.meta.url).href;
const clientModule = new URL('./helper-client.ts', import.meta.url).href;

/** A program whose helper waits for ever as soon as it gets SIGUSR2, and has noted before that it does. */
function startsHangingHelper(folder: string): string {
  const hangs = `import { writeFileSync } from 'node:fs';
    process.once('SIGUSR2', () => {
      writeFileSync(${JSON.stringify(join(folder, 'hangs'))}, '');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
  return `import { HelperClient } from '${clientModule}';
    import { startNodeHelper } from '${startModule}';
    process.env['NODE_OPTIONS'] = '--import=data:text/javascript,${encodeURIComponent(hangs).replaceAll("'", '%27')}';
    const helper = new HelperClient({ start: startNodeHelper, name: 'usb', device: 'printer' });
    if (await helper.isWell(20_000)) process.stdout.write('well');`;
}

/** Hears nothing, and so says nothing. */
const deaf: StartHelper = (name): HelperProcess => ({ ...startNodeHelper(name), post: () => {} });
