/** It keeps the promises of every reader (test/conformance/reader.test.ts); this is what only a process can do. */
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
