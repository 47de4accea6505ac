/** Every reader keeps the promises of readers; those of lines and reports also keep what is promised of their bytes. */
import { unlink } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceState } from '../../drivers/contract/device.ts';
import type { CardReader } from '../../drivers/contract/reader.ts';
import { rdm6300Frame } from '../../drivers/readers/framing/rdm6300.ts';
import { createHidReader } from '../../drivers/readers/hid/hid-reader.ts';
import { posReports } from '../../drivers/readers/hid/pos-reports.ts';
import type { FramingName } from '../../drivers/readers/scan-assembler.ts';
import { createSerialReader } from '../../drivers/readers/serial-reader.ts';
import { createSimulatedReader } from '../../drivers/simulated/reader.ts';
import { type HidPlug, plugInHid } from '../support/hid-plug.ts';
import { startSerialLine } from '../support/serial-line.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';
import { readerPromises } from './promises/reader-promises.ts';
import { itKeeps } from './rigs/it-keeps.ts';
import { type ByteRig, keyboardRig, readerKeepers, serialRig, simulatedRig } from './rigs/readers.ts';

for (const keeper of readerKeepers) itKeeps(readerPromises, keeper);

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface Heard {
  readonly scans: string[];
  readonly faults: string[];
  readonly states: DeviceState[];
}

/** Its only reader. */
async function heardOf(
  open: (framing: FramingName) => Promise<ByteRig>,
  framing: FramingName = 'line',
): Promise<Pick<ByteRig, 'send' | 'clock'> & Heard & { readonly reader: CardReader }> {
  const { send, clock, ...rig } = await open(framing);
  cleanups.push(rig.stop);
  const reader = rig.reader();
  return { reader, send, clock, ...listenTo(reader) };
}

function listenTo(reader: CardReader): Heard {
  const heard: Heard = { scans: [], faults: [], states: [] };
  reader.onScan(({ text }) => heard.scans.push(text));
  reader.onFault(({ kind }) => heard.faults.push(kind));
  reader.onState((state) => heard.states.push(state));
  return heard;
}

const until = (condition: () => unknown): Promise<unknown> =>
  expect.poll(condition, { timeout: 20_000, interval: 5 }).toBeTruthy();

/** Lets time pass until it has done what it should, however long the machine takes to hear of it. */
const passUntil = (clock: TestClock, condition: () => unknown): Promise<unknown> =>
  until(() => {
    if (!condition()) clock.advance(300);
    return condition();
  });

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

const manyCards = Array.from({ length: 200 }, (_, index) =>
  (index * 7919 + 40_856_634).toString(16).toUpperCase().padStart(10, '0'),
);

async function sendInPieces(stream: Uint8Array, send: (bytes: Uint8Array) => Promise<void>): Promise<void> {
  for (let at = 0, piece = 1; at < stream.length; at += piece, piece = 1 + ((piece * 5 + 3) % 41)) {
    await send(stream.subarray(at, at + piece));
  }
}

describe.each([
  ['A simulated reader', simulatedRig],
  ['A serial reader', serialRig],
  ['A raw HID keyboard', keyboardRig],
])('The line of %s', (_, rig) => {
  it('joins fragments into one scan', async () => {
    const { reader, send, scans, faults } = await heardOf(rig);
    await reader.open();
    for (const piece of ['00', '4', '0856', '634', '\r', '\n', 'B', '2\r']) await send(bytes(piece));
    await until(() => scans.length === 2);
    expect(scans).toEqual(['0040856634', 'B2']);
    expect(faults).toEqual([]);
  });

  it('separates scans that come in one piece, whichever end they have', async () => {
    const { reader, send, scans } = await heardOf(rig);
    await reader.open();
    await send(bytes('A1\r\nB2\nC3\r\r\n\nD4\n'));
    await until(() => scans.length === 4);
    expect(scans).toEqual(['A1', 'B2', 'C3', 'D4']);
  });

  it('takes the AIM identifier off', async () => {
    const { reader, send } = await heardOf(rig);
    const scans: unknown[] = [];
    reader.onScan((scan) => scans.push(scan));
    await reader.open();
    await send(bytes(']E08934563138165\r\n'));
    await until(() => scans.length === 1);
    expect(scans).toEqual([
      { reader: 'reader', kind: 'barcode', text: '8934563138165', bits: null, aim: ']E0' },
    ]);
  });

  it('a barcode scanned twice is two scans', async () => {
    const { reader, send, scans } = await heardOf(rig);
    await reader.open();
    await send(bytes('A1\r\nA1\r\n'));
    await until(() => scans.length === 2);
    expect(scans).toEqual(['A1', 'A1']);
  });

  it('does not glue a scan that never ended to the next one', async () => {
    const { reader, send, clock, scans, faults } = await heardOf(rig);
    await reader.open();
    await send(bytes('89345'));
    await passUntil(clock, () => faults.length === 1);
    await send(bytes('0040856634\r'));
    await until(() => scans.length === 1);
    expect({ scans, faults }).toEqual({ scans: ['0040856634'], faults: ['garbled'] });
  });

  it('loses and doubles none of 200 scans, in whatever pieces they come', async () => {
    const { reader, send, scans, faults } = await heardOf(rig);
    await reader.open();
    await sendInPieces(joined(...manyCards.map((card) => bytes(`${card}\r\n`))), send);
    await until(() => scans.length >= manyCards.length);
    expect({ scans, faults }).toEqual({ scans: manyCards, faults: [] });
  });
});

describe.each([
  ['A simulated reader of RDM6300 frames', simulatedRig],
  ['A serial reader of RDM6300 frames', serialRig],
])('%s', (_, rig) => {
  it('hears an RDM6300 frame in pieces, with noise around it, and its neighbour in the same piece', async () => {
    const { reader, send, faults } = await heardOf(rig, 'rdm6300');
    const scans: unknown[] = [];
    reader.onScan((scan) => scans.push(scan));
    await reader.open();
    const frame = rdm6300Frame('01026F6C3A');
    await send(Uint8Array.of(0xff, 0x00, 0x33));
    for (const byte of frame) await send(Uint8Array.of(byte));
    await send(joined(bytes('\r\n'), rdm6300Frame('0000D507D0'), rdm6300Frame('0000D507D1')));
    await until(() => scans.length === 3);
    expect(scans[0]).toEqual({
      reader: 'reader',
      kind: 'rfid',
      text: '01026F6C3A',
      bits: '01026F6C3A',
      aim: null,
    });
    expect(scans.slice(1)).toMatchObject([{ text: '0000D507D0' }, { text: '0000D507D1' }]);
    expect(faults).toEqual([]);
  });

  it('reports a wrong checksum as garbled, stays open and hears the next card', async () => {
    const { reader, send, scans, faults, states } = await heardOf(rig, 'rdm6300');
    await reader.open();
    const damaged = rdm6300Frame('01026F6C3A').with(4, 0x39);
    await send(joined(damaged, rdm6300Frame('01026F6C3B')));
    await until(() => scans.length === 1);
    expect({ scans, faults }).toEqual({ scans: ['01026F6C3B'], faults: ['garbled'] });
    expect(states.at(-1)).toBe('ready');
  });

  it('a card that stays on the antenna is one scan; taken away and put back it is another', async () => {
    const { reader, send, clock, scans, faults } = await heardOf(rig, 'rdm6300');
    await reader.open();
    const frame = rdm6300Frame('01026F6C3A');
    const damaged = frame.with(4, 0x39);
    for (let repeat = 1; repeat <= 30; repeat += 1) {
      // The damaged frame behind it tells when the good one has been dealt with.
      await send(joined(frame, damaged));
      await until(() => faults.length === repeat);
      clock.advance(100);
    }
    expect(scans).toEqual(['01026F6C3A']);

    clock.advance(2000);
    await send(frame);
    await until(() => scans.length === 2);
    await send(joined(rdm6300Frame('0000D507D0'), frame));
    await until(() => scans.length === 4);
    expect(scans.slice(2)).toEqual(['0000D507D0', '01026F6C3A']);
  });

  it('loses and doubles none of 200 scans, in whatever pieces they come', async () => {
    const { reader, send, scans, faults } = await heardOf(rig, 'rdm6300');
    await reader.open();
    await sendInPieces(joined(...manyCards.map(rdm6300Frame)), send);
    await until(() => scans.length >= manyCards.length);
    expect({ scans, faults }).toEqual({ scans: manyCards, faults: [] });
  });
});

describe('A simulated reader on the device shelf', () => {
  it('shows one card each time it is fed', async () => {
    const reader = createSimulatedReader({ id: 'shelf' });
    const { scans, faults } = listenTo(reader);
    await reader.open();
    reader.feed(']E08934563138165');
    reader.feed('0040856634');
    reader.feed('7'.repeat(2000));
    reader.feed('');
    expect({ scans, faults }).toEqual({ scans: ['8934563138165', '0040856634'], faults: ['garbled'] });

    const antenna = createSimulatedReader({ id: 'antenna', framing: 'rdm6300' });
    const heard = listenTo(antenna);
    await antenna.open();
    antenna.feed('01026F6C3A');
    expect(heard.scans).toEqual(['01026F6C3A']);
  });

  it('cannot be fed while it is closed or unplugged', async () => {
    const reader = createSimulatedReader({ id: 'shelf' });
    const { scans } = listenTo(reader);
    const feed = () => reader.feed('A1');
    expect(feed).toThrow(expect.objectContaining({ name: 'DeviceFault', kind: 'notFound' }));
    await reader.open();
    reader.unplug();
    expect(feed).toThrow(expect.objectContaining({ kind: 'unplugged' }));
    reader.plugIn();
    feed();
    expect(scans).toEqual(['A1']);
  });
});

describe('A serial port', () => {
  it('that vanishes without a word is noticed', async () => {
    const line = await startSerialLine();
    cleanups.push(line.stop);
    const clock = testClock(0);
    const reader = createSerialReader({
      id: 'reader',
      path: line.path,
      baudRate: 9600,
      framing: 'line',
      clock,
    });
    cleanups.push(() => reader.close());
    const { states } = listenTo(reader);
    await reader.open();
    await unlink(line.path);
    await passUntil(clock, () => states.includes('lost'));
  });

  it('that is no serial port at all is refused as a fault', async () => {
    for (const path of ['', '/dev/null', '/nonexistent/port']) {
      const reader = createSerialReader({ id: 'reader', path, baudRate: 9600, framing: 'line' });
      await expect(reader.open()).rejects.toMatchObject({ name: 'DeviceFault', kind: 'notFound' });
      await reader.close();
    }
  });
});

describe('A raw HID reader', () => {
  const rig = (use: 'keyboard' | 'pos', plug: HidPlug) => {
    const clock = testClock(0);
    const reader = createHidReader({ id: 'reader', identity: plug.identity, use, clock, bus: plug.bus });
    cleanups.push(() => reader.close());
    return { clock, reader, ...listenTo(reader) };
  };

  it('hears a scanner in HID POS mode, also what takes several reports', async () => {
    const plug = plugInHid('pos');
    const { reader, scans } = rig('pos', plug);
    const whole: unknown[] = [];
    reader.onScan((scan) => whole.push(scan));
    await reader.open();
    const long = 'https://quen.example/m/'.padEnd(200, '7');
    for (const report of [...posReports('8934563138165', ']E0'), ...posReports(long, ']Q1')])
      plug.report(report);
    expect(scans).toEqual(['8934563138165', long]);
    expect(whole[0]).toEqual({
      reader: 'reader',
      kind: 'barcode',
      text: '8934563138165',
      bits: null,
      aim: ']E0',
    });
  });

  it('a card that lies on the reader and is typed again is one scan', async () => {
    const plug = plugInHid('keyboard');
    const { reader, scans, clock } = rig('keyboard', plug);
    await reader.open();
    for (let repeat = 0; repeat < 10; repeat += 1) {
      await plug.send(bytes('0007831254\n'));
      clock.advance(500);
    }
    expect(scans).toEqual(['0007831254']);
    clock.advance(2000);
    await plug.send(bytes('0007831254\n'));
    expect(scans).toHaveLength(2);
  });

  it('knows its device among others of the same make, and under another path', async () => {
    const stranger = {
      path: '/nonexistent/stranger',
      identity: { vendorId: 'ffff', productId: '0035', serialNumber: 'another' },
      label: 'Reader',
      usagePage: 1,
      usage: 6,
    };
    const plug = plugInHid('keyboard', [stranger]);
    const { reader, clock, states, scans } = rig('keyboard', plug);
    await reader.open();
    await plug.unplug();
    expect(states.at(-1)).toBe('lost');
    expect(plug.openLines()).toBe(0);
    clock.advance(5000);
    await plug.plugIn();
    await passUntil(clock, () => states.at(-1) === 'ready');
    await plug.send(bytes('1\n'));
    expect(scans).toEqual(['1']);
  });

  it('that vanishes without a word is noticed', async () => {
    const plug = plugInHid('pos');
    const { reader, clock, states, faults } = rig('pos', plug);
    await reader.open();
    plug.vanish();
    await passUntil(clock, () => states.includes('lost'));
    expect(faults[0]).toBe('unplugged');
    await reader.close();
    expect(plug.openLines()).toBe(0);
  });

  it('of payment cards is refused, and why is said', async () => {
    const plug = plugInHid('magneticStripe');
    const { reader } = rig('pos', plug);
    await expect(reader.open()).rejects.toMatchObject({
      kind: 'noPermission',
      message: expect.stringContaining('payment card tracks are not read'),
    });
    expect(plug.openLines()).toBe(0);
  });

  it('that is a keyboard is no scanner, and is not found as one', async () => {
    const { reader } = rig('pos', plugInHid('keyboard'));
    await expect(reader.open()).rejects.toMatchObject({ kind: 'notFound' });
  });
});
