/** What every reader promises. Bytes, frames and AIM identifiers are the affair of those kinds that have them. */
import { deepEqual, equal, rejects } from 'node:assert/strict';
import { DeviceFault, type DeviceFaultKind, type DeviceState } from '../../../drivers/contract/device.ts';
import type { CardReader, RawScan } from '../../../drivers/contract/reader.ts';
import { type DevicePromise, until } from './promise.ts';

/** One device, plugged in and read by nobody. */
export interface ReaderRig {
  /** A reader of this device, not open. Each call gives another one, except where a reader is its own device. */
  reader(): CardReader;
  /** What the device can read: another text for each number from 0 to 999. */
  card(number: number): string;
  /** Whole scans, one after another without a pause. Settles once the device has handed them over. */
  scan(...cards: readonly string[]): Promise<void>;
  /** A scan whose end never comes. */
  beginScan(): Promise<void>;
  /** One scan while nobody reads. Settles once a reader that is not closed would have heard it. */
  scanUnheard(card: string): Promise<void>;
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
  /** Lets time pass until the condition holds; rejects when that never happens. */
  passUntil(what: string, condition: () => boolean): Promise<void>;
  /** Lets so much time pass that whatever comes late has come. */
  passTime(): Promise<void>;
  /** Closes its readers. */
  stop(): Promise<void>;
}

export const readerPromises = [
  {
    name: 'says its state, to whoever comes later at once, and to whoever leaves nothing more',
    keep: tellsListeners,
  },
  { name: 'a scan becomes a card number', keep: hearsOne },
  { name: 'opened twice, hears each scan once', keep: opensTwice },
  { name: 'closed and opened in one breath, is ready and hears each scan once', keep: closesInOneBreath },
  { name: 'closed while it opens, stays closed and can be opened', keep: closesWhileOpening },
  { name: 'loses and doubles none of 200 scans', keep: hearsAll },
  {
    name: 'unplugged in the middle of a scan, says so once, forgets the half and is back, each time',
    keep: comesBack,
  },
  { name: 'absent at first, says so, and is ready once it is there', keep: isAbsent },
  { name: 'closed while it is away, stays closed when it comes back', keep: closesWhileAway },
  { name: 'closed, is silent, and deaf to what was scanned meanwhile', keep: staysSilent },
  { name: 'held by somebody else, is busy, and free once they close it', keep: hasOneOwner },
] as const satisfies readonly DevicePromise<ReaderRig>[];

export type ReaderPromise = (typeof readerPromises)[number]['name'];

async function tellsListeners(rig: ReaderRig): Promise<void> {
  const { reader, states, texts } = heardBy(rig);
  const left: unknown[] = [];
  const leave = [reader.onScan((scan) => left.push(scan)), reader.onState((state) => left.push(state))];
  for (const each of leave) each();
  await reader.open();
  const late: DeviceState[] = [];
  reader.onState((state) => late.push(state));
  deepEqual(late, ['ready']);
  await hearsNext(rig, texts, 1);
  await reader.close();
  await reader.close();
  deepEqual(
    states.filter((state) => state !== 'opening'),
    ['closed', 'ready', 'closed'],
  );
  deepEqual([late, left], [['ready', 'closed'], ['closed']]);
}

async function hearsOne(rig: ReaderRig): Promise<void> {
  const { reader, scans, faults } = heardBy(rig);
  await reader.open();
  await rig.scan(rig.card(0));
  await until('the scan', () => scans.length > 0);
  await rig.passTime();
  deepEqual(
    scans.map(({ reader: by, text }) => [by, text]),
    [[reader.id, rig.card(0)]],
  );
  deepEqual(faults, []);
}

async function opensTwice(rig: ReaderRig): Promise<void> {
  const { reader, states, texts } = heardBy(rig);
  await Promise.all([reader.open(), reader.open()]);
  await reader.open();
  equal(states.at(-1), 'ready');
  await hearsNext(rig, texts, 2);
}

async function closesInOneBreath(rig: ReaderRig): Promise<void> {
  const { reader, states, texts } = heardBy(rig);
  const opening = reader.open().catch(() => {});
  const closing = reader.close();
  await reader.open();
  await Promise.all([opening, closing]);
  equal(states.at(-1), 'ready');
  await hearsNext(rig, texts, 2);
}

async function closesWhileOpening(rig: ReaderRig): Promise<void> {
  const { reader, states, texts } = heardBy(rig);
  const opening = reader.open().catch(() => {});
  await Promise.all([reader.close(), reader.close(), opening]);
  await rig.passTime();
  equal(states.at(-1), 'closed');
  await reader.open();
  equal(states.at(-1), 'ready');
  await hearsNext(rig, texts, 1);
}

/** As many wait for each other, as they do at a counter; the others come as fast as the line takes them. */
const singles = 20;
const many = 200;

async function hearsAll(rig: ReaderRig): Promise<void> {
  const { reader, texts, faults } = heardBy(rig);
  const cards = Array.from({ length: many }, (_, number) => rig.card(number));
  await reader.open();
  for (const [index, card] of cards.slice(0, singles).entries()) {
    await rig.scan(card);
    await until(`scan ${index + 1}`, () => texts().length > index);
  }
  await rig.scan(...cards.slice(singles));
  await until('the last scan', () => texts().length >= many);
  await rig.passTime();
  deepEqual({ texts: texts(), faults }, { texts: cards, faults: [] });
}

/** The last card again: what lay there before the plug was pulled does not count as lying there still. */
async function comesBack(rig: ReaderRig): Promise<void> {
  const { reader, states, texts, unpluggings } = heardBy(rig);
  const cards = [rig.card(1), rig.card(2), rig.card(2)];
  await reader.open();
  for (const [index, card] of cards.entries()) {
    await rig.scan(card);
    await until('the scan', () => texts().length > index);
    await rig.beginScan();
    await rig.unplug();
    await rig.passUntil('it to be missed', () => states.at(-1) === 'lost' && unpluggings() > index);
    await rig.plugIn();
    await rig.passUntil('it to be back', () => states.at(-1) === 'ready');
  }
  await rig.scan(rig.card(3));
  await until('the last scan', () => texts().length > cards.length);
  deepEqual([texts(), unpluggings()], [[...cards, rig.card(3)], cards.length]);
}

async function isAbsent(rig: ReaderRig): Promise<void> {
  const { reader, states, texts } = heardBy(rig);
  await rig.unplug();
  await rejects(reader.open(), isFault('notFound'));
  equal(states.at(-1), 'lost');
  await rig.plugIn();
  await rig.passUntil('it to be found', () => states.at(-1) === 'ready');
  await reader.open();
  equal(states.at(-1), 'ready');
  await hearsNext(rig, texts, 1);
}

async function closesWhileAway(rig: ReaderRig): Promise<void> {
  const { reader, states, texts } = heardBy(rig);
  await reader.open();
  await rig.unplug();
  await rig.passUntil('it to be missed', () => states.at(-1) === 'lost');
  await reader.close();
  const told = states.length;
  await rig.plugIn();
  await rig.passTime();
  deepEqual([states.at(-1), states.length], ['closed', told]);
  await reader.open().catch(() => {});
  await rig.passUntil('it to be found', () => states.at(-1) === 'ready');
  await hearsNext(rig, texts, 1);
}

async function staysSilent(rig: ReaderRig): Promise<void> {
  const { reader, states, faults, texts } = heardBy(rig);
  await reader.open();
  await rig.scan(rig.card(1));
  await until('the scan', () => texts().length === 1);
  await rig.beginScan();
  await reader.close();
  await rig.scanUnheard(rig.card(2));
  await rig.passTime();
  deepEqual([texts(), faults, states.at(-1)], [[rig.card(1)], [], 'closed']);
  await reader.open();
  await rig.scan(rig.card(3));
  await until('the scan after it was opened again', () => texts().length > 1);
  await rig.passTime();
  deepEqual([texts(), faults], [[rig.card(1), rig.card(3)], []]);
}

async function hasOneOwner(rig: ReaderRig): Promise<void> {
  const first = heardBy(rig);
  const second = heardBy(rig);
  await first.reader.open();
  await rejects(second.reader.open(), isFault('busy'));
  await rig.scan(rig.card(1));
  await until('the scan', () => first.texts().length === 1);
  await first.reader.close();
  await rig.passUntil('it to be free', () => second.states.at(-1) === 'ready');
  await rig.scan(rig.card(2));
  await until('the scan of the second owner', () => second.texts().length > 0);
  deepEqual([first.texts(), second.texts()], [[rig.card(1)], [rig.card(2)]]);
}

interface Heard {
  readonly reader: CardReader;
  readonly scans: RawScan[];
  readonly texts: () => string[];
  readonly faults: DeviceFaultKind[];
  /** How often it said so. */
  readonly unpluggings: () => number;
  readonly states: DeviceState[];
}

function heardBy(rig: ReaderRig): Heard {
  const reader = rig.reader();
  const scans: RawScan[] = [];
  const faults: DeviceFaultKind[] = [];
  const states: DeviceState[] = [];
  reader.onScan((scan) => scans.push(scan));
  reader.onFault(({ kind }) => faults.push(kind));
  reader.onState((state) => states.push(state));
  return {
    reader,
    scans,
    texts: () => scans.map(({ text }) => text),
    faults,
    unpluggings: () => faults.filter((kind) => kind === 'unplugged').length,
    states,
  };
}

/** So many scans, each heard once, and nothing before them. */
async function hearsNext(rig: ReaderRig, texts: () => string[], count: number): Promise<void> {
  const cards = Array.from({ length: count }, (_, index) => rig.card(900 + index));
  await rig.scan(...cards);
  await until('the scans', () => texts().includes(cards.at(-1) ?? ''));
  deepEqual(texts(), cards);
}

const isFault =
  (kind: DeviceFaultKind) =>
  (error: unknown): boolean => {
    equal(error instanceof DeviceFault && error.kind, kind, String(error));
    return true;
  };
