/** Readers at the end of pseudo-terminals, on a bus of reports, and without any device. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CardReader } from '../../../drivers/contract/reader.ts';
import { createHidReader } from '../../../drivers/readers/hid/hid-reader.ts';
import type { HidUse } from '../../../drivers/readers/hid/hid-uses.ts';
import { posReports } from '../../../drivers/readers/hid/pos-reports.ts';
import { createIsolatedReader } from '../../../drivers/readers/index.ts';
import type { FramingName } from '../../../drivers/readers/scan-assembler.ts';
import { createSerialReader } from '../../../drivers/readers/serial-reader.ts';
import { createSimulatedReader } from '../../../drivers/simulated/reader.ts';
import { plugInHid } from '../../support/hid-plug.ts';
import { startSerialLine } from '../../support/serial-line.ts';
import { type TestClock, testClock } from '../../support/test-clock.ts';
import { type Keeper, until } from '../promises/promise.ts';
import type { ReaderPromise, ReaderRig } from '../promises/reader-promises.ts';

export type ReaderKeeper = Keeper<ReaderRig, ReaderPromise>;

/** One whose bytes and whose clock are in our hands. */
export interface ByteRig extends ReaderRig {
  readonly clock: TestClock;
  send(bytes: Uint8Array): Promise<void>;
}

export const simulatedKeeper: ReaderKeeper = {
  name: 'A simulated reader',
  leftOut: { 'held by somebody else, is busy, and free once they close it': 'it is a device of its own' },
  rig: () => simulatedRig('line'),
};
export const serialKeeper: ReaderKeeper = { name: 'A serial reader', rig: () => serialRig('line') };
export const isolatedKeeper: ReaderKeeper = {
  name: 'A serial reader in a process of its own',
  rig: isolatedRig,
};
export const keyboardKeeper: ReaderKeeper = { name: 'A raw HID keyboard', rig: keyboardRig };
export const posKeeper: ReaderKeeper = { name: 'A HID POS scanner', rig: posRig };

export const readerKeepers = [simulatedKeeper, serialKeeper, isolatedKeeper, keyboardKeeper, posKeeper];

export async function simulatedRig(framing: FramingName): Promise<ByteRig> {
  const clock = testClock(0);
  const reader = createSimulatedReader({ id: 'reader', framing, clock });
  const send = async (bytes: Uint8Array): Promise<void> => reader.receive(bytes);
  return {
    ...withClock(clock, () => reader),
    ...scanningLines(send),
    unplug: async () => reader.unplug(),
    plugIn: async () => reader.plugIn(),
  };
}

export async function serialRig(framing: FramingName): Promise<ByteRig> {
  const clock = testClock(0);
  const { path, send, sendThrough, unplug, plugIn, stop } = await startSerialLine();
  return {
    ...withClock(
      clock,
      () => createSerialReader({ id: 'reader', path, baudRate: 9600, framing, clock }),
      stop,
    ),
    ...scanningLines(send, sendThrough),
    unplug,
    plugIn,
  };
}

/** Its clock is the machine's. */
async function isolatedRig(): Promise<ReaderRig> {
  const { path, send, sendThrough, unplug, plugIn, stop } = await startSerialLine();
  const { reader, stopAll } = opening(
    () =>
      createIsolatedReader({
        setting: { kind: 'serial', id: 'reader', format: 'text', path, baudRate: 9600, framing: 'line' },
      }),
    stop,
  );
  return {
    ...scanningLines(send, sendThrough),
    reader,
    unplug,
    plugIn,
    passUntil: until,
    passTime: () => pause(lateMs),
    stop: stopAll,
  };
}

/** It has no lines, but types what they hold. */
export async function keyboardRig(): Promise<ByteRig> {
  const { send, ...rig } = hidRig('keyboard');
  return { ...rig, ...scanningLines(send) };
}

async function posRig(): Promise<ReaderRig> {
  const { report, ...rig } = hidRig('pos');
  const scan = async (...cards: readonly string[]): Promise<void> => {
    for (const each of cards.flatMap((card) => posReports(card, ']C0'))) report(each);
  };
  return {
    ...rig,
    card: numbered,
    scan,
    scanUnheard: scan,
    beginScan: async () => {
      const [first] = posReports('8'.repeat(100), ']C0');
      if (first) report(first);
    },
  };
}

function hidRig(use: HidUse) {
  const clock = testClock(0);
  const { bus, identity, send, report, unplug, plugIn } = plugInHid(use);
  const reader = (): CardReader =>
    createHidReader({ id: 'reader', identity, use, kind: 'barcode', clock, bus });
  return { ...withClock(clock, reader), send, report, unplug, plugIn };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** Ten digits of hexadecimal, which an RDM6300 can read as well. */
const numbered = (number: number): string =>
  (number * 7919 + 40_856_634).toString(16).toUpperCase().padStart(10, '0');

type Send = (bytes: Uint8Array) => Promise<void>;

function scanningLines(send: Send, sendThrough = send) {
  return {
    send,
    card: numbered,
    scan: (...cards: readonly string[]) => send(bytes(cards.map((card) => `${card}\r\n`).join(''))),
    scanUnheard: (card: string) => sendThrough(bytes(`${card}\r\n`)),
    beginScan: () => send(bytes('893456')),
  };
}

/** What comes late has come by then: retries, and bytes that are on their way. */
const lateMs = 60;

function withClock(clock: TestClock, open: () => CardReader, stopDevice?: () => Promise<void>) {
  const { reader, stopAll } = opening(open, stopDevice);
  return {
    clock,
    reader,
    /** However long the machine takes to hear of it. */
    passUntil: (what: string, condition: () => boolean) =>
      until(what, () => {
        if (!condition()) clock.advance(300);
        return condition();
      }),
    passTime: async () => {
      clock.advance(60_000);
      await pause(lateMs);
    },
    stop: stopAll,
  };
}

function opening(open: () => CardReader, stopDevice?: () => Promise<void>) {
  const readers: CardReader[] = [];
  return {
    reader: () => {
      const reader = open();
      readers.push(reader);
      return reader;
    },
    stopAll: async () => {
      for (const reader of readers) await reader.close();
      await stopDevice?.();
    },
  };
}
