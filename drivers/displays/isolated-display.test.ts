/** It keeps the promises of every display (test/conformance/display.test.ts); this is what only a process can do. */
import { afterEach, expect, it } from 'vitest';
import { startDisplayEmulator } from '../../test/support/display-emulator.ts';
import type { DeviceState } from '../contract/device.ts';
import { type HelperProcess, startNodeHelper } from '../helpers/start-helper.ts';
import { createIsolatedDisplay } from './isolated-display.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const until = (condition: () => unknown): Promise<unknown> =>
  expect.poll(condition, { timeout: 20_000, interval: 5 }).toBeTruthy();

it('whose library crashes is broken for a moment, and then shows the last two lines', async () => {
  const emulator = await startDisplayEmulator('escpos');
  cleanups.push(() => emulator.close());
  const { panel, path } = emulator;
  const processes: HelperProcess[] = [];
  const display = createIsolatedDisplay({
    setting: { kind: 'serial', id: 'pole', path, baudRate: 9600, dialect: 'escpos' },
    startHelper: (name) => {
      const started = startNodeHelper(name);
      processes.push(started);
      return started;
    },
  });
  cleanups.push(() => display.close());
  const states: DeviceState[] = [];
  const faults: string[] = [];
  display.onState((state) => states.push(state));
  display.onFault(({ kind }) => faults.push(kind));

  await display.open();
  display.show('Tong cong', '125.000');
  await until(() => panel.lines[1]?.startsWith('125.000'));
  display.show('1,250', '50');
  display.show('1', '250,50');
  await until(() => panel.lines[1]?.startsWith('250,50'));
  processes[0]?.kill();
  await until(() => states.at(-1) === 'lost');
  expect(faults).toEqual(['broken']);
  display.show('Tong cong', '99.000');
  await until(() => states.at(-1) === 'ready');
  await until(() => panel.lines[1]?.startsWith('99.000'));
  expect(panel.starts).toBe(2);
  expect(panel.errors).toEqual([]);
  expect(processes).toHaveLength(2);
});
