/** What every reader promises, on real kernel devices, and what only these can show. */
import { deepEqual, equal, match } from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { RawScan } from '../../../../../drivers/contract/reader.ts';
import { openReader } from '../../../../../drivers/readers/index.ts';
import { watchReader } from '../../../../../src/main/cli/devices-watch.ts';
import { until } from '../../../../conformance/promises/promise.ts';
import { readerPromises } from '../../../../conformance/promises/reader-promises.ts';
import { identities } from '../../orders.ts';
import { ask, keysOnDesktop } from '../bench-client.ts';
import { keepersOf, keyboard, type LabReader, scanner, serial } from '../rigs/readers.ts';
import { promised, type Scenario } from '../scenario.ts';

/** Each device by itself: they do not touch each other. */
export const keyboardScenarios: readonly Scenario[] = [
  ...promisesOf(keyboard),
  { name: 'keyboard-type reader: its keys reach the desktop only while nobody reads it', run: keepsKeys },
  watched(keyboard),
];
export const scannerScenarios: readonly Scenario[] = [
  ...promisesOf(scanner),
  { name: 'HID POS scanner: AIM identifier, and data over several reports', run: readsLongCodes },
  watched(scanner),
];
export const serialScenarios: readonly Scenario[] = promisesOf(serial);

function promisesOf(reader: LabReader): Scenario[] {
  return keepersOf(reader).flatMap((keeper) => promised(readerPromises, keeper));
}

/** What the command line shows of a reader: its reports as they come, then the scan. */
function watched({ name, gadget }: LabReader): Scenario {
  return {
    name: `${name}: the command line shows its reports and its scan`,
    async run() {
      const { vendorId, productId, serialNumber } = identities[gadget];
      const lines: string[] = [];
      let isWatching = false;
      const ended = watchReader([`hid:${vendorId}:${productId}:${serialNumber}`, '--count', '1'], {
        stdout: (line) => lines.push(line),
        stderr: () => {
          isWatching = true;
        },
      });
      await until('the reader', () => isWatching);
      await ask({ kind: 'scan', gadget, texts: ['0007831254'] });
      equal(await ended, 0);
      match(lines[0] ?? '', /^bytes {2}[0-9a-f]{2} /);
      match(lines.join('\n'), /^scan {3}0007831254/m);
    },
  };
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
