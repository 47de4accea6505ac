/** What every reader promises, on real kernel devices, and what only these can show. */
import { deepEqual, equal } from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { RawScan } from '../../../../../drivers/contract/reader.ts';
import { openReader } from '../../../../../drivers/readers/index.ts';
import { until } from '../../../../conformance/promises/promise.ts';
import { readerPromises } from '../../../../conformance/promises/reader-promises.ts';
import { ask, keysOnDesktop } from '../bench-client.ts';
import { keepersOf, keyboard, type LabReader, scanner, serial } from '../rigs/readers.ts';
import { promised, type Scenario } from '../scenario.ts';

/** Each device by itself: they do not touch each other. */
export const keyboardScenarios: readonly Scenario[] = [
  ...promisesOf(keyboard),
  { name: 'keyboard-type reader: its keys reach the desktop only while nobody reads it', run: keepsKeys },
];
export const scannerScenarios: readonly Scenario[] = [
  ...promisesOf(scanner),
  { name: 'HID POS scanner: AIM identifier, and data over several reports', run: readsLongCodes },
];
export const serialScenarios: readonly Scenario[] = promisesOf(serial);

function promisesOf(reader: LabReader): Scenario[] {
  return keepersOf(reader).flatMap((keeper) => promised(readerPromises, keeper));
}

async function keepsKeys(): Promise<void> {
  const type = () => ask({ kind: 'scan', gadget: keyboard.gadget, texts: ['0007831254'] });
  await keysOnDesktop();
  await withScans(keyboard, async (scans) => {
    await type();
    await until('the scan', () => scans.length === 1);
    await pause(200);
    equal(await keysOnDesktop(), 0, 'the desktop saw keys of a reader that is read');
  });
  await type();
  await pause(200);
  equal(await keysOnDesktop(), 11, 'the desktop hears a reader that nobody reads');
}

async function readsLongCodes(): Promise<void> {
  const long = 'https://quen.example/m/'.padEnd(180, '7');
  await withScans(scanner, async (scans) => {
    await ask({ kind: 'scan', gadget: scanner.gadget, texts: ['8934563138165'], aim: ']E0' });
    await ask({ kind: 'scan', gadget: scanner.gadget, texts: [long], aim: ']Q1' });
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

async function withScans(
  { setting }: LabReader,
  use: (scans: readonly RawScan[]) => Promise<void>,
): Promise<void> {
  const reader = openReader(setting);
  const scans: RawScan[] = [];
  reader.onScan((scan) => scans.push(scan));
  try {
    await reader.open();
    await use(scans);
  } finally {
    await reader.close();
  }
}
