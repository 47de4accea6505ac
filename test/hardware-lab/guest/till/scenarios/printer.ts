/** A receipt printer behind the kernel's own printer driver. The judge is the strict emulator on the bench. */
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { PrintOutcome } from '../../../../../drivers/contract/printer.ts';
import { createEscposPrinter, type EscposPrinter } from '../../../../../drivers/printers/printer.ts';
import { layoutSlip } from '../../../../../drivers/printers/raster/layout.ts';
import { deviceFileTransport } from '../../../../../drivers/printers/transports/device-file.ts';
import { exampleSlip } from '../../../../support/slip-examples.ts';
import { identities, sharedMs } from '../../orders.ts';
import { ask, paper, plug, unplug } from '../bench-client.ts';
import { measured, type Scenario, until } from '../scenario.ts';

export const printerScenarios: readonly Scenario[] = [
  { name: 'printer: what arrives is the preview, dot by dot', run: printsThePreview },
  { name: 'printer: 5 slips, each once', run: printsEachOnce },
  { name: 'printer: paper out and back is told', run: tellsPaper },
  { name: 'printer: busy in the middle of a slip, then it goes on', run: waitsForBusy },
  { name: 'printer: busy for good is no slip that passes for printed', run: givesUpOnBusy },
  { name: 'printer: pulled in the middle of a slip, which is not sent again', run: survivesUnplugging },
];

const width = 80;
const slip = exampleSlip('earn', 'vi');
/** The rules of the package name it so; the kernel counts it among all USB devices of its kind. */
const path = `/dev/quen/printer-${identities.printer.serialNumber}`;

/** The emulator puts paper out at once. */
const timing = { answerMs: 3000, pollMs: 25, millimetresPerSecond: 100_000, probeMs: 300, patienceMs: 5000 };

const openPrinter = (stallMs = 10_000): EscposPrinter =>
  createEscposPrinter({
    id: 'counter',
    width,
    transport: deviceFileTransport({ device: 'counter', path, stallMs }),
    confirmation: 'printer',
    timing,
  });

async function printsThePreview(): Promise<void> {
  await ask({ kind: 'startPrinter' });
  const startedAtMs = sharedMs();
  equal((await openPrinter().print(slip)).kind, 'printed');
  measured('printer, slip to "printed" (drawing included)', [sharedMs() - startedAtMs]);
  await expectPreviews(1);
}

async function printsEachOnce(): Promise<void> {
  await ask({ kind: 'startPrinter' });
  const printer = openPrinter();
  const took: number[] = [];
  for (let index = 0; index < 5; index += 1) {
    const startedAtMs = sharedMs();
    equal((await printer.print(slip)).kind, 'printed');
    took.push(sharedMs() - startedAtMs);
  }
  measured('printer, slip to "printed"', took);
  await expectPreviews(5);
}

async function tellsPaper(): Promise<void> {
  await ask({ kind: 'startPrinter' });
  const printer = openPrinter();
  equal((await printer.status()).paper, 'ok');
  await ask({ kind: 'setPaper', paper: 'out' });
  equal((await printer.status()).paper, 'out');
  deepEqual(await printer.print(slip), { kind: 'failed', fault: 'paperOut' });
  await ask({ kind: 'setPaper', paper: 'ok' });
  equal((await printer.print(slip)).kind, 'printed');
  await expectPreviews(1);
}

async function waitsForBusy(): Promise<void> {
  await ask({ kind: 'startPrinter' });
  await ask({ kind: 'holdPrinterAfter', bytes: 6000 });
  const outcome = openPrinter().print(slip);
  await until('the printer to be full', async () => (await paper()).bytes === 6000);
  await pause(500);
  equal((await paper()).bytes, 6000);
  await ask({ kind: 'goOnPrinting' });
  equal((await outcome).kind, 'printed');
  await expectPreviews(1);
}

async function givesUpOnBusy(): Promise<void> {
  await ask({ kind: 'startPrinter' });
  await ask({ kind: 'holdPrinterAfter', bytes: 6000 });
  const outcome = await openPrinter(1000).print(slip);
  notPrinted(outcome);
  equal(outcome.kind, 'unknown');
  deepEqual((await paper()).slips, []);
  await switchOffAndOn();
}

async function survivesUnplugging(): Promise<void> {
  await ask({ kind: 'startPrinter' });
  await ask({ kind: 'holdPrinterAfter', bytes: 6000 });
  const printer = openPrinter();
  const outcome = printer.print(slip);
  await until('the middle of the slip', async () => (await paper()).bytes === 6000);
  const { atMs } = await unplug('printer');
  notPrinted(await outcome);
  equal((await outcome).kind, 'unknown');
  measured('printer, unplugged to noticed', [sharedMs() - atMs]);
  await plug('printer');
  await ask({ kind: 'startPrinter' });
  await until('the printer to be back', () => isOnline(printer));
  await pause(300);
  deepEqual((await paper()).slips, [], 'a slip came out by itself');
  equal((await printer.print(slip)).kind, 'printed');
  await expectPreviews(1);
}

function notPrinted(outcome: PrintOutcome): void {
  notEqual(outcome.kind, 'printed');
}

/** What a transfer left in the plug goes with the power. */
async function switchOffAndOn(): Promise<void> {
  await unplug('printer');
  await pause(300);
  await plug('printer');
  await ask({ kind: 'startPrinter' });
  await until('the printer to be back', () => isOnline(openPrinter()));
}

async function isOnline(printer: EscposPrinter): Promise<boolean> {
  try {
    return (await printer.status()).online;
  } catch {
    return false;
  }
}

async function expectPreviews(count: number): Promise<void> {
  const { slips, errors } = await paper();
  deepEqual(errors, []);
  equal(slips.length, count);
  const preview = layoutSlip(slip, width);
  for (const { bits } of slips) {
    const printed = Buffer.from(bits);
    ok(printed.subarray(0, preview.bits.length).equals(preview.bits), 'the paper differs from the preview');
    ok(
      printed.subarray(preview.bits.length).every((byte) => byte === 0),
      'there is ink below the slip',
    );
  }
}
