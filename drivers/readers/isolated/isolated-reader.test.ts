import { afterEach, expect, it } from 'vitest';
import { type SerialLine, startSerialLine } from '../../../test/support/serial-line.ts';
import type { DeviceState } from '../../contract/device.ts';
import type { CardReader } from '../../contract/reader.ts';
import { type HelperProcess, startNodeHelper } from '../../helpers/start-helper.ts';
import { createIsolatedReader } from './isolated-reader.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const until = (condition: () => unknown): Promise<unknown> =>
  expect.poll(condition, { timeout: 20_000, interval: 5 }).toBeTruthy();

interface Rig {
  readonly reader: CardReader;
  readonly line: SerialLine;
  readonly processes: HelperProcess[];
  readonly scans: string[];
  readonly faults: string[];
  readonly states: DeviceState[];
}

async function plugIn(): Promise<Rig> {
  const line = await startSerialLine();
  cleanups.push(line.stop);
  const processes: HelperProcess[] = [];
  const reader = createIsolatedReader({
    setting: { kind: 'serial', id: 'r', format: 'text', path: line.path, baudRate: 9600, framing: 'line' },
    startHelper: (name) => {
      const started = startNodeHelper(name);
      processes.push(started);
      return started;
    },
  });
  cleanups.push(() => reader.close());
  const rig: Rig = { reader, line, processes, scans: [], faults: [], states: [] };
  reader.onScan(({ text }) => rig.scans.push(text));
  reader.onFault(({ kind }) => rig.faults.push(kind));
  reader.onState((state) => rig.states.push(state));
  return rig;
}

it('reads as in this process, comes back by itself, and frees its port', async () => {
  const { reader, line, scans, faults, states } = await plugIn();
  await reader.open();
  for (let card = 0; card < 50; card += 1) await line.send(bytes(`A${card}\r\n`));
  await until(() => scans.length === 50);
  expect(scans).toEqual(Array.from({ length: 50 }, (_, card) => `A${card}`));
  await line.unplug();
  // State and fault are two messages of its process.
  await until(() => states.at(-1) === 'lost' && faults.length > 0);
  expect(faults).toEqual(['unplugged']);
  await line.plugIn();
  await until(() => states.at(-1) === 'ready');
  await line.send(bytes('B\r\n'));
  await until(() => scans.at(-1) === 'B');
  await reader.close();
  await reader.close();
  expect(states).toEqual(['closed', 'opening', 'ready', 'lost', 'ready', 'closed']);
  // Nobody holds it any more: whoever comes next can.
  await line.sendThrough(bytes('C\r\n'));
  expect(scans.at(-1)).toBe('B');
});

it('whose library crashes is broken for a moment, and nobody else', async () => {
  const { reader, line, processes, scans, faults, states } = await plugIn();
  await reader.open();
  processes[0]?.kill();
  await until(() => states.at(-1) === 'lost');
  expect(faults).toEqual(['broken']);
  await until(() => states.at(-1) === 'ready');
  expect(processes).toHaveLength(2);
  await line.send(bytes('A\r\n'));
  await until(() => scans.length === 1);
});

it('that is not there rejects, and is found once it is', async () => {
  const { reader, line, states, faults } = await plugIn();
  await line.unplug();
  await expect(reader.open()).rejects.toMatchObject({ name: 'DeviceFault', kind: 'notFound' });
  expect(faults).toEqual(['notFound']);
  await line.plugIn();
  await until(() => states.at(-1) === 'ready');
});

it('may be closed while it opens', async () => {
  const { reader, processes, states } = await plugIn();
  const opening = reader.open().catch(() => 'rejected');
  await reader.close();
  await opening;
  expect(states.at(-1)).toBe('closed');
  expect(processes.length).toBeLessThanOrEqual(1);
});
