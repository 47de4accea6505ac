/** Every card reader keeps the same promises, over a real serial line and a bus of reports as without any device. */
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
import { type SerialLine, startSerialLine } from '../support/serial-line.ts';
import { type TestClock, testClock } from '../support/test-clock.ts';

interface Rig {
  readonly reader: CardReader;
  readonly clock: TestClock;
  readonly send: (bytes: Uint8Array) => Promise<void>;
  /** To a reader that is closed: settles once it could have heard them. */
  readonly sendWhileClosed: (bytes: Uint8Array) => Promise<void>;
  readonly unplug: () => Promise<void>;
  readonly plugIn: () => Promise<void>;
}

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function simulated(framing: FramingName): Promise<Rig> {
  const clock = testClock(0);
  const reader = createSimulatedReader({ id: 'reader', framing, clock });
  cleanups.push(() => reader.close());
  const send = async (bytes: Uint8Array) => reader.receive(bytes);
  return {
    reader,
    clock,
    send,
    sendWhileClosed: send,
    unplug: async () => reader.unplug(),
    plugIn: async () => reader.plugIn(),
  };
}

async function serial(framing: FramingName): Promise<Rig> {
  const clock = testClock(0);
  const line = await serialLine();
  const reader = serialReader(line, clock, framing);
  const { send, sendThrough, unplug, plugIn } = line;
  return { reader, clock, send, sendWhileClosed: sendThrough, unplug, plugIn };
}

/** It has no lines, but types what they hold. */
async function hid(): Promise<Rig> {
  const clock = testClock(0);
  const { bus, identity, send, unplug, plugIn } = plugInHid('keyboard');
  const reader = createHidReader({ id: 'reader', identity, use: 'keyboard', kind: 'barcode', clock, bus });
  cleanups.push(() => reader.close());
  return { reader, clock, send, sendWhileClosed: send, unplug, plugIn };
}

async function serialLine(): Promise<SerialLine> {
  const line = await startSerialLine();
  cleanups.push(line.stop);
  return line;
}

function serialReader(line: SerialLine, clock: TestClock, framing: FramingName = 'line'): CardReader {
  const reader = createSerialReader({ id: 'reader', path: line.path, baudRate: 9600, framing, clock });
  cleanups.push(() => reader.close());
  return reader;
}

interface Heard {
  readonly scans: string[];
  readonly faults: string[];
  readonly states: DeviceState[];
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
  ['A simulated reader', simulated],
  ['A serial reader', serial],
  ['A raw HID reader', hid],
])('%s', (_, rig) => {
  it('is closed, then ready, then closed, and says so', async () => {
    const { reader } = await rig('line');
    const { states } = listenTo(reader);
    await reader.open();
    await reader.close();
    await reader.close();
    expect(states.filter((state) => state !== 'opening')).toEqual(['closed', 'ready', 'closed']);
  });

  it('tells whoever comes later the present state at once, and whoever leaves nothing more', async () => {
    const { reader, send } = await rig('line');
    const heard = listenTo(reader);
    const left: string[] = [];
    const leave = reader.onScan(({ text }) => left.push(text));
    await reader.open();
    const late: DeviceState[] = [];
    reader.onState((state) => late.push(state));
    expect(late).toEqual(['ready']);
    leave();
    await send(bytes('A1\r\n'));
    await until(() => heard.scans.length === 1);
    expect(left).toEqual([]);
  });

  it('opened twice, hears each scan once', async () => {
    const { reader, send } = await rig('line');
    const { scans } = listenTo(reader);
    await Promise.all([reader.open(), reader.open()]);
    await send(bytes('A1\nB2\n'));
    await until(() => scans.includes('B2'));
    expect(scans).toEqual(['A1', 'B2']);
  });

  it('closed and opened again in one breath, is ready and hears each scan once', async () => {
    const { reader, send } = await rig('line');
    const { scans, states } = listenTo(reader);
    const opening = reader.open().catch(() => {});
    const closing = reader.close();
    await reader.open();
    await Promise.all([opening, closing]);
    expect(states.at(-1)).toBe('ready');
    await send(bytes('A1\r\nB2\r\n'));
    await until(() => scans.includes('B2'));
    expect(scans).toEqual(['A1', 'B2']);
  });

  it('joins fragments into one scan', async () => {
    const { reader, send } = await rig('line');
    const { scans, faults } = listenTo(reader);
    await reader.open();
    for (const piece of ['00', '4', '0856', '634', '\r', '\n', 'B', '2\r']) await send(bytes(piece));
    await until(() => scans.length === 2);
    expect(scans).toEqual(['0040856634', 'B2']);
    expect(faults).toEqual([]);
  });

  it('separates scans that come in one piece, whichever end they have', async () => {
    const { reader, send } = await rig('line');
    const { scans } = listenTo(reader);
    await reader.open();
    await send(bytes('A1\r\nB2\nC3\r\r\n\nD4\n'));
    await until(() => scans.length === 4);
    expect(scans).toEqual(['A1', 'B2', 'C3', 'D4']);
  });

  it('takes the AIM identifier off', async () => {
    const { reader, send } = await rig('line');
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
    const { reader, send } = await rig('line');
    const { scans } = listenTo(reader);
    await reader.open();
    await send(bytes('A1\r\nA1\r\n'));
    await until(() => scans.length === 2);
    expect(scans).toEqual(['A1', 'A1']);
  });

  it('does not glue a scan that never ended to the next one', async () => {
    const { reader, send, clock } = await rig('line');
    const { scans, faults } = listenTo(reader);
    await reader.open();
    await send(bytes('89345'));
    await passUntil(clock, () => faults.length === 1);
    await send(bytes('0040856634\r'));
    await until(() => scans.length === 1);
    expect({ scans, faults }).toEqual({ scans: ['0040856634'], faults: ['garbled'] });
  });

  it('unplugged in the middle of a scan, it forgets the half and hears the next whole one', async () => {
    const { reader, send, unplug, plugIn, clock } = await rig('line');
    const { scans, faults, states } = listenTo(reader);
    await reader.open();
    await send(bytes('A1\r\n893456'));
    await until(() => scans.length === 1);
    await unplug();
    await passUntil(clock, () => states.includes('lost', states.lastIndexOf('ready')));
    await plugIn();
    await passUntil(clock, () => states.at(-1) === 'ready');
    await send(bytes('3138165\r\nB2\r\n'));
    await until(() => scans.includes('B2'));
    expect(scans).toEqual(['A1', '3138165', 'B2']);
    expect(faults).toEqual(expect.arrayContaining(['unplugged']));
    expect(faults.filter((kind) => kind === 'unplugged')).toHaveLength(1);
  });

  it('comes back each time it is unplugged', async () => {
    const { reader, send, unplug, plugIn, clock } = await rig('line');
    const { scans, states } = listenTo(reader);
    await reader.open();
    const credentials = ['0000000001', '0000000002', '0000000002'];
    for (const [index, credential] of credentials.entries()) {
      await send(bytes(`${credential}\r`));
      await until(() => scans.length === index + 1);
      await unplug();
      await passUntil(clock, () => states.includes('lost', states.lastIndexOf('ready')));
      await plugIn();
      await passUntil(clock, () => states.at(-1) === 'ready');
    }
    expect(scans).toEqual(credentials);
  });

  it('that is not there when it is opened says so, and is ready once it is', async () => {
    const { reader, send, unplug, plugIn, clock } = await rig('line');
    const { scans, states } = listenTo(reader);
    await unplug();
    await expect(reader.open()).rejects.toMatchObject({ name: 'DeviceFault', kind: 'notFound' });
    expect(states.at(-1)).toBe('lost');
    await plugIn();
    await passUntil(clock, () => states.at(-1) === 'ready');
    await send(bytes('A1\r\n'));
    await until(() => scans.length === 1);
  });

  it('closed, it is silent, also about a card that it hears half of', async () => {
    const { reader, send, sendWhileClosed, clock } = await rig('line');
    const { scans, faults, states } = listenTo(reader);
    await reader.open();
    await send(bytes('A1\r\nB'));
    await until(() => scans.length === 1);
    await reader.close();
    await sendWhileClosed(bytes('2\r\nC3\r\n'));
    clock.advance(60_000);
    expect({ scans, faults }).toEqual({ scans: ['A1'], faults: [] });
    expect(states.at(-1)).toBe('closed');

    await reader.open();
    await send(bytes('D4\r\n'));
    await until(() => scans.length === 2);
    expect(scans).toEqual(['A1', 'D4']);
  });

  it('loses and doubles none of 200 scans', async () => {
    const { reader, send } = await rig('line');
    const { scans, faults } = listenTo(reader);
    await reader.open();
    await sendInPieces(joined(...manyCards.map((card) => bytes(`${card}\r\n`))), send);
    await until(() => scans.length >= manyCards.length);
    expect({ scans, faults }).toEqual({ scans: manyCards, faults: [] });
  });
});

describe.each([
  ['A simulated reader of RDM6300 frames', simulated],
  ['A serial reader of RDM6300 frames', serial],
])('%s', (_, rig) => {
  it('hears an RDM6300 frame in pieces, with noise around it, and its neighbour in the same piece', async () => {
    const { reader, send } = await rig('rdm6300');
    const scans: unknown[] = [];
    const { faults } = listenTo(reader);
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
    const { reader, send } = await rig('rdm6300');
    const { scans, faults, states } = listenTo(reader);
    await reader.open();
    const damaged = rdm6300Frame('01026F6C3A').with(4, 0x39);
    await send(joined(damaged, rdm6300Frame('01026F6C3B')));
    await until(() => scans.length === 1);
    expect({ scans, faults }).toEqual({ scans: ['01026F6C3B'], faults: ['garbled'] });
    expect(states.at(-1)).toBe('ready');
  });

  it('a card that stays on the antenna is one scan; taken away and put back it is another', async () => {
    const { reader, send, clock } = await rig('rdm6300');
    const { scans, faults } = listenTo(reader);
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

  it('loses and doubles none of 200 scans', async () => {
    const { reader, send } = await rig('rdm6300');
    const { scans, faults } = listenTo(reader);
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
  it('that another program holds is busy, and free after close', async () => {
    const line = await serialLine();
    const clock = testClock(0);
    const first = serialReader(line, clock);
    const second = serialReader(line, clock);
    await first.open();
    await expect(second.open()).rejects.toMatchObject({ kind: 'busy' });
    const { states } = listenTo(second);
    await first.close();
    await passUntil(clock, () => states.at(-1) === 'ready');
  });

  it('that vanishes without a word is noticed', async () => {
    const line = await serialLine();
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

  it('that another reader has is busy, and free after close', async () => {
    const plug = plugInHid('pos');
    const first = rig('pos', plug);
    const second = rig('pos', plug);
    await first.reader.open();
    await expect(second.reader.open()).rejects.toMatchObject({ kind: 'busy' });
    await first.reader.close();
    await passUntil(second.clock, () => second.states.at(-1) === 'ready');
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
