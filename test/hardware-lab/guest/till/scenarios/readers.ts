/** What the reader contract promises, on real kernel devices. The same for each kind. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { CardReader, RawScan } from '../../../../../drivers/contract/reader.ts';
import { createHidReader } from '../../../../../drivers/readers/hid/hid-reader.ts';
import { listHidDevices } from '../../../../../drivers/readers/index.ts';
import { listSerialPorts, pathOfSerialDevice } from '../../../../../drivers/readers/serial-ports.ts';
import { createSerialReader } from '../../../../../drivers/readers/serial-reader.ts';
import { type GadgetName, identities, sharedMs } from '../../orders.ts';
import { ask, keysOnDesktop, plug, unplug } from '../bench-client.ts';
import { measured, type Scenario, until } from '../scenario.ts';

interface Kind {
  readonly name: string;
  readonly gadget: Exclude<GadgetName, 'printer'>;
  readonly open: () => CardReader;
  /** One after another without a pause. Answers when the last byte was handed over. */
  readonly scan: (...texts: string[]) => Promise<number>;
  /** The beginning of a scan whose end never comes. */
  readonly scanHalf: () => Promise<void>;
}

const kinds: readonly Kind[] = [
  {
    name: 'keyboard-type reader',
    gadget: 'reader',
    open: () => createHidReader({ id: 'reader', identity: identities.reader, use: 'keyboard', kind: 'rfid' }),
    scan: async (...texts) => (await ask({ kind: 'type', text: lines(texts, '\n') })).atMs,
    scanHalf: async () => void (await ask({ kind: 'type', text: '00078' })),
  },
  {
    name: 'HID POS scanner',
    gadget: 'scanner',
    open: () => createHidReader({ id: 'scanner', identity: identities.scanner, use: 'pos' }),
    scan: async (...data) => (await ask({ kind: 'scan', data, aim: ']C0' })).atMs,
    scanHalf: async () => {},
  },
  {
    name: 'CDC-ACM scanner',
    gadget: 'serial',
    open: () =>
      createSerialReader({
        id: 'serial',
        path: '',
        identity: identities.serial,
        baudRate: 9600,
        framing: 'line',
      }),
    scan: async (...texts) => (await ask({ kind: 'sendSerial', text: lines(texts, '\r\n') })).atMs,
    scanHalf: async () => void (await ask({ kind: 'sendSerial', text: '00078' })),
  },
];

/** So many wait for each other, and are measured; the others come as fast as the line takes them. */
const singles = 20;
const lines = (texts: readonly string[], end: string): string => texts.map((text) => text + end).join('');

const cards = Array.from({ length: 200 }, (_, index) => String(100 + index));

export const readerScenarios: readonly Scenario[] = [
  { name: 'an ordinary user finds all readers by what they are', run: findsAll },
  ...kinds.flatMap(scenariosOf),
  { name: 'keyboard-type reader: its keys reach the desktop only while nobody reads it', run: keepsKeys },
  { name: 'HID POS scanner: AIM identifier, and data over several reports', run: readsLongCodes },
];

function scenariosOf(kind: Kind): Scenario[] {
  return [
    { name: `${kind.name}: a scan becomes a card number`, run: () => hearsOne(kind) },
    { name: `${kind.name}: 200 scans, none lost and none doubled`, run: () => hearsAll(kind) },
    { name: `${kind.name}: unplugged in the middle of a scan, back by itself`, run: () => comesBack(kind) },
    { name: `${kind.name}: absent at first, ready once it is plugged in`, run: () => waits(kind) },
    { name: `${kind.name}: closed, it is silent and can be opened again`, run: () => staysSilent(kind) },
  ];
}

async function findsAll(): Promise<void> {
  ok(process.getuid?.() !== 0, 'the till runs as root');
  const found = await listHidDevices();
  const uses = found.map(({ identity, use }) => [identity, use]);
  deepEqual(
    uses.sort(byText),
    [
      [identities.reader, 'keyboard'],
      [identities.scanner, 'pos'],
    ].sort(byText),
  );
  const ports = await listSerialPorts();
  ok(ports.some(({ identity }) => identity?.serialNumber === identities.serial.serialNumber));
  ok((await pathOfSerialDevice(identities.serial))?.startsWith('/dev/ttyACM'));
}

async function hearsOne(kind: Kind): Promise<void> {
  await withReader(kind, async ({ scans }) => {
    await kind.scan('0007831254');
    await until('the scan', () => scans.length > 0);
    await pause(200);
    deepEqual(
      scans.map(({ text }) => text),
      ['0007831254'],
    );
  });
}

async function hearsAll(kind: Kind): Promise<void> {
  await withReader(kind, async ({ scans, faults, heardAtMs }) => {
    const latencies: number[] = [];
    for (const [index, card] of cards.slice(0, singles).entries()) {
      const sentAtMs = await kind.scan(card);
      await until(`scan ${index + 1}`, () => scans.length > index);
      latencies.push(Math.max(0, (heardAtMs[index] ?? 0) - sentAtMs));
    }
    await kind.scan(...cards.slice(singles));
    await until('the last scan', () => scans.length >= cards.length);
    await pause(200);
    deepEqual({ scans: scans.map(({ text }) => text), faults }, { scans: cards, faults: [] });
    measured(`${kind.name}, last byte to event`, latencies);
  });
}

async function comesBack(kind: Kind): Promise<void> {
  await withReader(kind, async ({ scans, faults, states }) => {
    const noticed: number[] = [];
    const back: number[] = [];
    for (let round = 1; round <= 2; round += 1) {
      await kind.scanHalf();
      const { atMs: pulledAtMs } = await unplug(kind.gadget);
      await until('the fault', () => states.at(-1) === 'lost');
      noticed.push(sharedMs() - pulledAtMs);
      await pause(300);
      const { atMs: pluggedAtMs } = await plug(kind.gadget);
      await until('the reader', () => states.at(-1) === 'ready');
      back.push(sharedMs() - pluggedAtMs);
      await kind.scan(`1111${round}`);
      await until('the next scan', () => scans.length === round);
    }
    deepEqual(
      scans.map(({ text }) => text),
      ['11111', '11112'],
    );
    deepEqual(faults.filter((each) => each === 'unplugged').length, 2);
    measured(`${kind.name}, unplugged to noticed`, noticed);
    measured(`${kind.name}, plugged in to ready`, back);
  });
}

async function waits(kind: Kind): Promise<void> {
  await unplug(kind.gadget);
  await pause(300);
  const reader = kind.open();
  const heard = listenTo(reader);
  try {
    const refusal = await reader.open().then(
      () => null,
      (error: unknown) => error,
    );
    equal((refusal as { kind?: string } | null)?.kind, 'notFound');
    await plug(kind.gadget);
    await until('the reader', () => heard.states.at(-1) === 'ready');
    await kind.scan('222');
    await until('the scan', () => heard.scans.length === 1);
  } finally {
    await plug(kind.gadget).catch(() => {});
    await reader.close();
  }
}

async function staysSilent(kind: Kind): Promise<void> {
  const reader = kind.open();
  const { scans, states } = listenTo(reader);
  await reader.open();
  await kind.scan('333');
  await until('the scan', () => scans.length === 1);
  await kind.scanHalf();
  await reader.close();
  await pause(100);
  equal(states.at(-1), 'closed');
  await withReader(kind, async (again) => {
    await kind.scan('444');
    await until('the scan after opening anew', () => again.scans.length === 1);
    deepEqual(
      again.scans.map(({ text }) => text),
      ['444'],
    );
  });
  deepEqual(
    scans.map(({ text }) => text),
    ['333'],
  );
}

async function keepsKeys(): Promise<void> {
  const kind = kinds[0]!;
  await keysOnDesktop();
  await withReader(kind, async ({ scans }) => {
    await kind.scan('0007831254');
    await until('the scan', () => scans.length === 1);
    await pause(200);
    equal(await keysOnDesktop(), 0, 'the desktop saw keys of a reader that is read');
  });
  await kind.scan('0007831254');
  await pause(200);
  equal(await keysOnDesktop(), 11, 'the desktop hears a reader that nobody reads');
}

async function readsLongCodes(): Promise<void> {
  const kind = kinds[1]!;
  const long = 'https://quen.example/m/'.padEnd(180, '7');
  await withReader(kind, async ({ scans }) => {
    await ask({ kind: 'scan', data: ['8934563138165'], aim: ']E0' });
    await ask({ kind: 'scan', data: [long], aim: ']Q1' });
    await until('both scans', () => scans.length === 2);
    deepEqual(
      scans.map(({ text, aim }) => [text, aim]),
      [
        ['8934563138165', ']E0'],
        [long, ']Q1'],
      ],
    );
  });
}

interface Heard {
  readonly scans: RawScan[];
  readonly heardAtMs: number[];
  readonly faults: string[];
  readonly states: string[];
}

function listenTo(reader: CardReader): Heard {
  const heard: Heard = { scans: [], heardAtMs: [], faults: [], states: [] };
  reader.onScan((scan) => {
    heard.heardAtMs.push(sharedMs());
    heard.scans.push(scan);
  });
  reader.onFault(({ kind }) => heard.faults.push(kind));
  reader.onState((state) => heard.states.push(state));
  return heard;
}

async function withReader(kind: Kind, use: (heard: Heard) => Promise<void>): Promise<void> {
  const reader = kind.open();
  const heard = listenTo(reader);
  try {
    await reader.open();
    await use(heard);
  } finally {
    await reader.close();
  }
}

const byText = (a: unknown, b: unknown): number => JSON.stringify(a).localeCompare(JSON.stringify(b));
