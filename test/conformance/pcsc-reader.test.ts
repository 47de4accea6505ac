/**
 * A PC/SC reader keeps the promises of every reader. Its world is Debian’s pcscd with virtual readers; where that
 * cannot be had, `npm test` says so at its end, and what needs no service is tested all the same.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceState } from '../../drivers/contract/device.ts';
import type { CardReader, RawScan } from '../../drivers/contract/reader.ts';
import type { HelperProcess, StartHelper } from '../../drivers/helpers/start-helper.ts';
import { startNodeHelper } from '../../drivers/helpers/start-helper.ts';
import { listPcscReaders } from '../../drivers/readers/index.ts';
import { createPcscReader, type PcscReaderOptions } from '../../drivers/readers/pcsc/pcsc-reader.ts';
import { type Card, mute } from '../support/contactless-card.ts';
import {
  type PcscWorld,
  type PcscWorldOptions,
  pcscWorldLacks,
  startPcscWorld,
} from '../support/pcsc-world.ts';
import { testClock } from '../support/test-clock.ts';
import { readerPromises } from './promises/reader-promises.ts';
import { itKeeps } from './rigs/it-keeps.ts';
import { pcscKeeper } from './rigs/pcsc.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const until = (condition: () => unknown): Promise<unknown> =>
  expect.poll(condition, { timeout: 20_000, interval: 5 }).toBeTruthy();
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Heard {
  readonly reader: CardReader;
  readonly scans: RawScan[];
  readonly texts: () => string[];
  readonly faults: string[];
  readonly states: DeviceState[];
  /** Of the helper. */
  readonly events: string[];
}

function pcscReader(options: Partial<PcscReaderOptions> = {}): Heard {
  const events: string[] = [];
  const reader = createPcscReader({
    id: 'reader',
    reader: '',
    onEvent: ({ kind }) => events.push(kind),
    ...options,
  });
  cleanups.push(() => reader.close());
  const scans: RawScan[] = [];
  const faults: string[] = [];
  const states: DeviceState[] = [];
  reader.onScan((scan) => scans.push(scan));
  reader.onFault(({ kind }) => faults.push(kind));
  reader.onState((state) => states.push(state));
  return { reader, scans, texts: () => scans.map(({ text }) => text), faults, states, events };
}

const lacks = pcscWorldLacks();
if (lacks === null) {
  itKeeps(readerPromises, pcscKeeper);

  describe('A PC/SC reader', () => {
    let world: PcscWorld;
    beforeEach(async () => {
      world = await startPcscWorld();
      cleanups.push(() => world.stop());
    });

    const put = async (uid: string, withinMs?: number): Promise<Card> => {
      const card = await world.fixed.put(uid, withinMs);
      cleanups.push(async () => card.takeAway());
      return card;
    };
    /** Put there and taken away again; settles once the reader has noticed both. */
    const tap = async (uid: string, { events }: Heard): Promise<void> => {
      const takenAway = (): number => events.filter((kind) => kind === 'takenAway').length;
      const before = takenAway();
      const card = await put(uid);
      expect(card.asked()).toBe(1);
      card.takeAway();
      await until(() => takenAway() === before + 1);
    };

    it('is listed by name', async () => {
      expect(await listPcscReaders()).toContain(world.fixed.name);
    });

    it('a card that lies there is one scan; taken away and put back it is another', async () => {
      const heard = pcscReader();
      const { reader, scans } = heard;
      await reader.open();
      const card = await put('04a1b2c3d4e5f6');
      await until(() => scans.length === 1);
      await pause(1_500);
      expect([card.asked(), scans]).toEqual([
        1,
        [
          {
            reader: 'reader',
            kind: 'rfid',
            text: '04A1B2C3D4E5F6',
            bits: '04A1B2C3D4E5F6',
            aim: null,
          },
        ],
      ]);
      card.takeAway();
      await until(() => heard.events.includes('takenAway'));
      await tap('04a1b2c3d4e5f6', heard);
      await until(() => scans.length === 2);
    });

    it('a card that lay there before anybody listened is nobody’s sale', async () => {
      const card = await put('04000001', 300);
      const heard = pcscReader();
      const { reader, texts, scans } = heard;
      await reader.open();
      await pause(1_000);
      expect(card.asked()).toBe(0);
      card.takeAway();
      await until(() => heard.events.includes('takenAway'));
      await tap('04000002', heard);
      await until(() => scans.length === 1);
      expect(texts()).toEqual(['04000002']);
    });

    it('loses and doubles none of ten cards', async () => {
      const heard = pcscReader();
      const { reader, scans, texts, faults } = heard;
      await reader.open();
      const uids = Array.from(
        { length: 10 },
        (_, index) => `0410${(index * 719).toString(16).padStart(4, '0')}`,
      );
      for (const [index, uid] of uids.entries()) {
        await tap(uid, heard);
        await until(() => scans.length === index + 1);
      }
      expect({ texts: texts(), faults }).toEqual({ texts: uids.map((uid) => uid.toUpperCase()), faults: [] });
    });

    it.each([
      ['', 'tells no number'],
      ['08a1b2c3', 'makes up its number'],
    ])('a card that answers %j is garbled: it %s', async (uid) => {
      const heard = pcscReader();
      const { reader, scans, faults, states } = heard;
      await reader.open();
      await tap(uid, heard);
      await until(() => faults.length === 1);
      await tap('04a1b2c3', heard);
      await until(() => scans.length === 1);
      expect({ faults, state: states.at(-1) }).toEqual({ faults: ['garbled'], state: 'ready' });
    });

    it('a card that is taken away before it answered is garbled, and said to be', async () => {
      const heard = pcscReader();
      const { reader, scans, states } = heard;
      const messages: string[] = [];
      reader.onFault(({ message }) => messages.push(message));
      await reader.open();
      const card = await put(mute);
      card.takeAway();
      await until(() => messages.length === 1 && heard.events.includes('takenAway'));
      await tap('04a1b2c3', heard);
      await until(() => scans.length === 1);
      expect([messages, states.at(-1)]).toEqual([[expect.stringContaining('taken away too early')], 'ready']);
    });

    it('pulled with its service, it says so once and is back by itself, each time', async () => {
      const heard = pcscReader();
      const { reader, scans, faults, states } = heard;
      await reader.open();
      for (let round = 1; round <= 2; round += 1) {
        await world.stopService();
        await until(() => states.at(-1) === 'lost');
        await world.startService();
        await until(() => states.at(-1) === 'ready');
        await tap(`0400000${round}`, heard);
        await until(() => scans.length === round);
      }
      expect(faults.filter((kind) => kind === 'unplugged')).toHaveLength(2);
    });

    it('whose service comes later says so, and is ready once it is there', async () => {
      await world.stopService();
      const heard = pcscReader();
      const { reader, scans, states } = heard;
      await expect(reader.open()).rejects.toMatchObject({
        name: 'DeviceFault',
        kind: 'notFound',
        message: expect.stringContaining('service does not run'),
      });
      expect(states.at(-1)).toBe('lost');
      await world.startService();
      await until(() => states.at(-1) === 'ready');
      await tap('04a1b2c3', heard);
      await until(() => scans.length === 1);
    });

    it('of another name is not found, and the fault names those that are there', async () => {
      const heard = pcscReader({ reader: 'Another Reader 00 00' });
      const { reader } = heard;
      await expect(reader.open()).rejects.toMatchObject({
        kind: 'notFound',
        message: expect.stringContaining(world.fixed.name),
      });
    });

    it('is found under the number that it has now', async () => {
      const heard = pcscReader({ reader: 'Quen Reader 03 00' });
      const { reader, states } = heard;
      await reader.open();
      expect(states.at(-1)).toBe('ready');
    });

    it('is watched from the command line, as it came and as scans', async () => {
      const entry = resolve(import.meta.dirname, '../../src/main/cli/quen.ts');
      const watch = spawn(process.execPath, [entry, 'devices', 'watch', 'pcsc:', '--count', '1'], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const said = { stdout: '', stderr: '' };
      for (const stream of ['stdout', 'stderr'] as const) {
        watch[stream].setEncoding('utf8').on('data', (text: string) => {
          said[stream] += text;
        });
      }
      const ended = once(watch, 'close');
      await until(() => said.stderr.includes('Watching'));
      await put('04a1b2c3');
      expect(await ended).toEqual([0, null]);
      expect(said.stdout).toMatch(
        /^card {3}UID 04 a1 b2 c3 {2}ATR 3b 0f .*\nscan {3}04A1B2C3 {2}bits 04A1B2C3$/m,
      );
    });

    it.each([
      ['dies', (helper: HelperProcess) => helper.kill()],
      ['hangs', (helper: HelperProcess & { freeze(): void }) => helper.freeze()],
    ])('a helper that %s is replaced, and the reader goes on', async (_, strike) => {
      const helpers: Watched[] = [];
      const heard = pcscReader({
        startHelper: watchedBy(helpers),
        limits: { answerMs: 300 },
      });
      const { reader, scans, states } = heard;
      await reader.open();
      strike(helpers[0]!);
      await until(() => states.includes('lost'));
      await until(() => states.at(-1) === 'ready');
      expect(helpers).toHaveLength(2);
      await tap('04a1b2c3', heard);
      await until(() => scans.length === 1);
    });
  });
}

describe.runIf(lacks === null)('PC/SC readers of a service that goes on running', () => {
  const start = async (options: PcscWorldOptions = {}): Promise<PcscWorld> => {
    const world = await startPcscWorld(options);
    cleanups.push(() => world.stop());
    return world;
  };
  const unpluggings = ({ faults }: Heard): number => faults.filter((kind) => kind === 'unplugged').length;

  it('pulled under a card, one is missed once and asks that card no more; its neighbour notices nothing', async () => {
    const world = await start();
    await world.usb.plugIn();
    const pulled = pcscReader({ reader: world.usb.name });
    const neighbour = pcscReader({ id: 'neighbour', reader: world.fixed.name });
    await Promise.all([pulled.reader.open(), neighbour.reader.open()]);
    const lying = await world.usb.put('04a1b2c3');
    await until(() => pulled.scans.length === 1);
    await world.usb.unplug();
    await until(() => pulled.states.at(-1) === 'lost');
    const other = await world.fixed.put('04000001');
    await until(() => neighbour.scans.length === 1);
    other.takeAway();
    await world.usb.plugIn();
    await until(() => pulled.states.at(-1) === 'ready');
    lying.takeAway();
    await until(() => pulled.events.includes('takenAway'));
    expect([lying.asked(), pulled.texts(), unpluggings(pulled)]).toEqual([1, ['04A1B2C3'], 1]);
    await world.usb.put('04a1b2c3');
    await until(() => pulled.scans.length === 2);
    expect(neighbour).toMatchObject({ faults: [], states: ['closed', 'opening', 'ready'] });
    expect([pulled.texts(), neighbour.texts()]).toEqual([['04A1B2C3', '04A1B2C3'], ['04000001']]);
  });

  it('one that answers nothing sensible any more is lost before it is pulled, and back afterwards', async () => {
    const world = await start();
    await world.usb.plugIn();
    const heard = pcscReader({ reader: world.usb.name });
    await heard.reader.open();
    const lying = await world.usb.put('04a1b2c3');
    await until(() => heard.scans.length === 1);
    world.usb.breakDown();
    await until(() => heard.states.at(-1) === 'lost');
    await until(() => heard.faults.includes('notFound'));
    await world.usb.unplug();
    lying.takeAway();
    await world.usb.plugIn();
    await until(() => heard.states.at(-1) === 'ready');
    await world.usb.put('04a1b2c4');
    await until(() => heard.scans.length === 2);
    expect([heard.texts(), heard.faults]).toEqual([
      ['04A1B2C3', '04A1B2C4'],
      ['unplugged', 'notFound'],
    ]);
  });

  it('of two of one make each keeps its own, also while the other is away', async () => {
    const world = await start({ fixed: 'sameMake' });
    await world.usb.plugIn();
    const staying = pcscReader({ id: 'staying', reader: world.fixed.name });
    const pulled = pcscReader({ id: 'pulled', reader: world.usb.name });
    await Promise.all([staying.reader.open(), pulled.reader.open()]);
    await world.usb.unplug();
    await until(() => pulled.faults.includes('notFound'));
    const other = await world.fixed.put('04000001');
    await until(() => staying.scans.length === 1);
    other.takeAway();
    await world.usb.plugIn();
    await until(() => pulled.states.at(-1) === 'ready');
    await world.usb.put('04000002');
    await until(() => pulled.scans.length === 1);
    expect([staying.texts(), pulled.texts()]).toEqual([['04000001'], ['04000002']]);
  });

  it('a virtual one of vsmartcard hears its cards beside another, and each keeps its own', async () => {
    const world = await start({ withVirtual: true });
    expect(await listPcscReaders()).toEqual(expect.arrayContaining([world.fixed.name, world.virtual.name]));
    const virtual = pcscReader({ id: 'virtual', reader: world.virtual.name });
    const neighbour = pcscReader({ id: 'neighbour', reader: world.fixed.name });
    await Promise.all([virtual.reader.open(), neighbour.reader.open()]);
    for (let round = 1; round <= 2; round += 1) {
      const card = await world.virtual.put('04a1b2c3d4e5f6');
      await until(() => virtual.scans.length === round);
      expect(card.asked()).toBe(1);
      card.takeAway();
      await until(() => virtual.events.filter((kind) => kind === 'takenAway').length === round);
    }
    (await world.fixed.put('04000001')).takeAway();
    await until(() => neighbour.scans.length === 1);
    expect([virtual.texts(), neighbour.texts(), virtual.faults]).toEqual([
      ['04A1B2C3D4E5F6', '04A1B2C3D4E5F6'],
      ['04000001'],
      [],
    ]);
  });

  it('without any, the service is asked every two seconds and no more, until one comes', async () => {
    const world = await start({ fixed: 'none' });
    const clock = testClock(0);
    const helpers: Watched[] = [];
    const heard = pcscReader({ clock, startHelper: watchedBy(helpers) });
    await expect(heard.reader.open()).rejects.toMatchObject({ kind: 'notFound' });
    const asked = (): number => helpers.reduce((sum, { posts }) => sum + posts.length, 0);
    for (let ms = 0; ms < 20_000; ms += 250) {
      clock.advance(250);
      await pause(5);
    }
    expect(asked()).toBeGreaterThan(1);
    // 250, 500, 1000 and then 2000 ms apart.
    expect(asked()).toBeLessThanOrEqual(1 + 3 + 10);
    expect([helpers.length, heard.faults]).toEqual([1, ['notFound']]);
    await world.usb.plugIn();
    await until(() => {
      if (heard.states.at(-1) === 'lost') clock.advance(2_000);
      return heard.states.at(-1) === 'ready';
    });
    await world.usb.put('04a1b2c3');
    await until(() => heard.scans.length === 1);
  });
});

// With a service of the machine's own this would look at real readers.
if (lacks !== 'another pcscd runs')
  describe('Without a PC/SC service', () => {
    it('there is nothing to list, and no process is started to find that out', async () => {
      const helpers: Watched[] = [];
      expect(await listPcscReaders(watchedBy(helpers))).toEqual([]);
      const { reader } = pcscReader({ startHelper: watchedBy(helpers) });
      await expect(reader.open()).rejects.toMatchObject({ kind: 'notFound' });
      await pause(1_000);
      expect(helpers).toEqual([]);
    });
  });

type Watched = HelperProcess & { readonly posts: readonly unknown[]; freeze(): void };

/** A helper that hangs still runs, and hears and says nothing any more. */
function watchedBy(helpers: Watched[]): StartHelper {
  return (name) => {
    const helper = startNodeHelper(name);
    let isFrozen = false;
    const posts: unknown[] = [];
    const watched: Watched = {
      ...helper,
      posts,
      post: (message) => {
        posts.push(message);
        if (!isFrozen) helper.post(message);
      },
      freeze: () => {
        isFrozen = true;
      },
    };
    helpers.push(watched);
    return watched;
  };
}
