/** A receipt printer behind the kernel's own driver, and past it. The judge is the strict emulator on the bench. */
import { deepEqual, equal, notEqual, ok, rejects } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { PrinterTransport, PrintOutcome } from '../../../../../drivers/contract/printer.ts';
import { type HelperProcess, startNodeHelper } from '../../../../../drivers/helpers/start-helper.ts';
import { askUsbPort, listUsbPrinters } from '../../../../../drivers/printers/index.ts';
import { createEscposPrinter, type EscposPrinter } from '../../../../../drivers/printers/printer.ts';
import { layoutSlip } from '../../../../../drivers/printers/raster/layout.ts';
import { deviceFileTransport } from '../../../../../drivers/printers/transports/device-file.ts';
import { usbTransport } from '../../../../../drivers/printers/transports/usb.ts';
import { exampleSlip } from '../../../../support/slip-examples.ts';
import { identities, sharedMs } from '../../orders.ts';
import { ask, paper, plug, unplug } from '../bench-client.ts';
import { measured, type Scenario, until } from '../scenario.ts';

interface Carrier {
  readonly name: string;
  readonly transport: PrinterTransport;
  /** Takes a printer that is busy for a second as dead. */
  readonly impatient: PrinterTransport;
}

const device = 'counter';
/** The rules of the package name it so; the kernel counts it among all USB devices of its kind. */
const path = `/dev/quen/printer-${identities.printer.serialNumber}`;
const identity = identities.printer;

const kernel: Carrier = {
  name: 'printer file',
  transport: deviceFileTransport({ device, path, stallMs: 10_000 }),
  impatient: deviceFileTransport({ device, path, stallMs: 1_000 }),
};
const usb: Carrier = {
  name: 'USB printer',
  // Starting a helper is what takes longest in here: one serves all scenarios.
  transport: usbTransport({ device, identity, stallMs: 10_000, idleMs: 120_000 }),
  impatient: usbTransport({ device, identity, stallMs: 1_000, idleMs: 120_000 }),
};

export const printerScenarios: readonly Scenario[] = [
  ...[kernel, usb].flatMap(scenariosOf),
  { name: 'USB printer: found by what it is, and asked past its language', run: findsThePlug },
  { name: "USB printer: the system's driver has it again after each session", run: givesItBack },
  {
    name: "USB printer: its helper dies in the middle of a session, and the system's driver is back",
    run: losesHelper,
  },
  { name: 'USB printer: held by another session, it is busy', run: isHeldOnce },
  { name: 'USB printer: absent, it is not found', run: isNotFound },
];

function scenariosOf(carrier: Carrier): Scenario[] {
  const scenario = (name: string, run: (carrier: Carrier) => Promise<void>): Scenario => ({
    name: `${carrier.name}: ${name}`,
    run: () => run(carrier),
  });
  return [
    scenario('what arrives is the preview, dot by dot', printsThePreview),
    scenario('5 slips, each once', printsEachOnce),
    scenario('paper out and back is told', tellsPaper),
    scenario('busy in the middle of a slip, then it goes on', waitsForBusy),
    scenario('busy for good is no slip that passes for printed', givesUpOnBusy),
    scenario('pulled in the middle of a slip, which is not sent again', survivesUnplugging),
  ];
}

const width = 80;
const slip = exampleSlip('earn', 'vi');
/** The emulator puts paper out at once. */
const timing = { answerMs: 3000, pollMs: 25, millimetresPerSecond: 100_000, probeMs: 300, patienceMs: 5000 };

const openPrinter = (transport: PrinterTransport): EscposPrinter =>
  createEscposPrinter({ id: 'counter', width, transport, confirmation: 'printer', timing });

async function printsThePreview(carrier: Carrier): Promise<void> {
  await ask({ kind: 'startPrinter' });
  const startedAtMs = sharedMs();
  equal((await openPrinter(carrier.transport).print(slip)).kind, 'printed');
  measured(`${carrier.name}, slip to "printed" (drawing included)`, [sharedMs() - startedAtMs]);
  await expectPreviews(1);
}

async function printsEachOnce(carrier: Carrier): Promise<void> {
  await ask({ kind: 'startPrinter' });
  const printer = openPrinter(carrier.transport);
  const took: number[] = [];
  for (let index = 0; index < 5; index += 1) {
    const startedAtMs = sharedMs();
    equal((await printer.print(slip)).kind, 'printed');
    took.push(sharedMs() - startedAtMs);
  }
  measured(`${carrier.name}, slip to "printed"`, took);
  await expectPreviews(5);
}

async function tellsPaper(carrier: Carrier): Promise<void> {
  await ask({ kind: 'startPrinter' });
  const printer = openPrinter(carrier.transport);
  equal((await printer.status()).paper, 'ok');
  await ask({ kind: 'setPaper', paper: 'out' });
  equal((await printer.status()).paper, 'out');
  deepEqual(await printer.print(slip), { kind: 'failed', fault: 'paperOut' });
  await ask({ kind: 'setPaper', paper: 'ok' });
  equal((await printer.print(slip)).kind, 'printed');
  await expectPreviews(1);
}

async function waitsForBusy(carrier: Carrier): Promise<void> {
  await ask({ kind: 'startPrinter' });
  await ask({ kind: 'holdPrinterAfter', bytes: 6000 });
  const outcome = openPrinter(carrier.transport).print(slip);
  await until('the printer to be full', async () => (await paper()).bytes === 6000);
  await pause(500);
  equal((await paper()).bytes, 6000);
  await ask({ kind: 'goOnPrinting' });
  equal((await outcome).kind, 'printed');
  await expectPreviews(1);
}

async function givesUpOnBusy(carrier: Carrier): Promise<void> {
  await ask({ kind: 'startPrinter' });
  await ask({ kind: 'holdPrinterAfter', bytes: 6000 });
  const outcome = await openPrinter(carrier.impatient).print(slip);
  notPrinted(outcome);
  equal(outcome.kind, 'unknown');
  deepEqual((await paper()).slips, []);
  await switchOffAndOn(carrier);
}

async function survivesUnplugging(carrier: Carrier): Promise<void> {
  await ask({ kind: 'startPrinter' });
  await ask({ kind: 'holdPrinterAfter', bytes: 6000 });
  const printer = openPrinter(carrier.transport);
  const outcome = printer.print(slip);
  await until('the middle of the slip', async () => (await paper()).bytes === 6000);
  const { atMs } = await unplug('printer');
  notPrinted(await outcome);
  equal((await outcome).kind, 'unknown');
  measured(`${carrier.name}, unplugged to noticed`, [sharedMs() - atMs]);
  await plug('printer');
  await ask({ kind: 'startPrinter' });
  await until('the printer to be back', () => isOnline(printer));
  await pause(300);
  deepEqual((await paper()).slips, [], 'a slip came out by itself');
  equal((await printer.print(slip)).kind, 'printed');
  await expectPreviews(1);
}

async function findsThePlug(): Promise<void> {
  deepEqual(await listUsbPrinters(), [{ identity: identities.printer, label: 'EPSON TM-T82' }]);
  await ask({ kind: 'startPrinter' });
  const { deviceId, portStatus } = await askUsbPort({ device, identity });
  ok(deviceId.startsWith('MFG:EPSON;'), deviceId);
  // Selected and without error.
  equal((portStatus ?? 0) & 0x18, 0x18);
}

async function givesItBack(): Promise<void> {
  await ask({ kind: 'startPrinter' });
  await until('the file of the printer', () => existsSync(path));
  equal((await openPrinter(usb.transport).print(slip)).kind, 'printed');
  await until('the file of the printer', () => existsSync(path));
  equal((await openPrinter(kernel.transport).print(slip)).kind, 'printed');
  await expectPreviews(2);
}

async function losesHelper(): Promise<void> {
  await ask({ kind: 'startPrinter' });
  let helper: HelperProcess | null = null;
  const transport = usbTransport({
    device,
    identity,
    idleMs: 0,
    startHelper: (name) => {
      const started = startNodeHelper(name);
      helper ??= started;
      return started;
    },
  });
  const session = transport.session(async (line) => {
    helper?.kill();
    for (;;) await line.read(1_000);
  });
  await rejects(session, { kind: 'unplugged' });
  await until('the file of the printer', () => existsSync(path));
  equal((await openPrinter(kernel.transport).print(slip)).kind, 'printed');
  await expectPreviews(1);
}

async function isHeldOnce(): Promise<void> {
  await ask({ kind: 'startPrinter' });
  const nothing = (): Promise<void> => Promise.resolve();
  await usb.transport.session(() => rejects(usb.impatient.session(nothing), { kind: 'busy' }));
  await usb.impatient.session(nothing);
}

async function isNotFound(): Promise<void> {
  await unplug('printer');
  await pause(300);
  try {
    deepEqual(await openPrinter(usb.transport).print(slip), { kind: 'failed', fault: 'notFound' });
  } finally {
    await plug('printer');
  }
}

function notPrinted(outcome: PrintOutcome): void {
  notEqual(outcome.kind, 'printed');
}

/** What a transfer left in the plug goes with the power. */
async function switchOffAndOn(carrier: Carrier): Promise<void> {
  await unplug('printer');
  await pause(300);
  await plug('printer');
  await ask({ kind: 'startPrinter' });
  await until('the printer to be back', () => isOnline(openPrinter(carrier.transport)));
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
