/** What every printer promises, whatever carries its bytes. The judge is the strict emulator. */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { DeviceFault, type DeviceFaultKind } from '../../../drivers/contract/device.ts';
import type {
  Bitmap,
  PaperWidth,
  Printer,
  PrinterTransport,
  PrintOutcome,
} from '../../../drivers/contract/printer.ts';
import {
  createEscposPrinter,
  type EscposPrinter,
  type PrinterTiming,
} from '../../../drivers/printers/printer.ts';
import { type PrinterProfile, unknownProfile } from '../../../drivers/printers/profiles/profiles.ts';
import { layoutSlip } from '../../../drivers/printers/raster/layout.ts';
import type { SlipDocument } from '../../../src/shared/domain/slips/slip.ts';
import type { EmulatedSlip } from '../../support/printer-emulator/machine.ts';
import type { EmulatedState, Paper, PrinterMake } from '../../support/printer-emulator/make.ts';
import { exampleSlip } from '../../support/slip-examples.ts';
import { type DevicePromise, until } from './promise.ts';

/** One printer, and those who are at it. It may stand in another process: it is asked and told. */
export interface PrinterRig {
  /** Has a printer of that make there, switched on, with paper and an empty memory. */
  start(make?: PrinterMake): Promise<void>;
  /** A driver of it. Each call gives another one. */
  printer(driver?: PrinterDriver): Printer;
  /** What a person does to it. */
  set(change: Partial<EmulatedState>): Promise<void>;
  /** A whole new roll. */
  loadPaper(): Promise<void>;
  /** It takes so many bytes more and is busy then. */
  holdAfter(bytes: number): Promise<void>;
  goOn(): Promise<void>;
  look(): Promise<Paper>;
  unplug(): Promise<void>;
  /** Another one of no particular make, in its place. */
  plugIn(): Promise<void>;
  stop(): Promise<void>;
}

export interface PrinterDriver {
  readonly timing?: Partial<PrinterTiming>;
  /** What is known of the model. */
  readonly known?: Pick<Partial<PrinterProfile>, 'processId'>;
  /** Takes a printer as dead that is busy for a moment. */
  readonly isImpatient?: boolean;
}

export const printerWidth: PaperWidth = 80;

/** The emulator puts paper out at once; waiting for real paper would only make everything slow. */
export const printerTiming: Partial<PrinterTiming> = {
  answerMs: 20_000,
  pollMs: 25,
  millimetresPerSecond: 100_000,
  probeMs: 150,
  patienceMs: 10_000,
};

/** The driver that all of them share, over that line. */
export function printerOver(
  transport: PrinterTransport,
  { timing, known }: PrinterDriver = {},
): EscposPrinter {
  return createEscposPrinter({
    id: 'counter',
    width: printerWidth,
    profile: { ...unknownProfile(printerWidth), ...known },
    transport,
    confirmation: 'printer',
    timing: { ...printerTiming, ...timing },
  });
}

export const printerPromises = [
  {
    name: 'prints what the preview shows, dot for dot, and says so once the printer has',
    keep: printsThePreview,
  },
  { name: 'prints slip after slip, each on its own paper', keep: printsEachOnce },
  failsWith('paperOut', { paper: 'out' }, { paper: 'ok' }),
  failsWith('coverOpen', { coverOpen: true }, { coverOpen: false }),
  failsWith('offline', { online: false }, { online: true }),
  { name: 'reports paper that is nearly gone and prints all the same', keep: reportsNearEnd },
  {
    name: 'out of paper in the middle, does not know how the slip ended and never sends it again',
    keep: runsOut,
  },
  breaksOffWith('coverOpen', { coverOpen: true }, { coverOpen: false }),
  breaksOffWith('cutter', { cutterJammed: true }, { cutterJammed: false }),
  breaksOffWith('offline', { online: false }, { online: true }),
  { name: 'hears of trouble that the printer tells unasked', keep: hearsUnasked },
  losesPower('is known to answer process ids', {}, true),
  losesPower('turns out to answer process ids', {}),
  losesPower('answers no process ids', { answersProcessIds: false }),
  losesPower('answers nothing but process ids', { answersQueuedStatus: false }, true),
  { name: 'asks a printer that it does not know for a process id only below the slip', keep: asksBelow },
  { name: 'prints where only process ids are answered', keep: printsWithProcessIds },
  { name: 'trusts a clean status where the model answers no process ids', keep: trustsStatus },
  { name: 'does not trust a clean status from before paper ran out', keep: distrustsOldStatus },
  {
    name: 'prints to a printer that never says a word, and says that it does not know',
    keep: printsToTheMute,
  },
  { name: 'fails with a time-out when a printer that used to answer falls silent', keep: missesAnswers },
  { name: 'busy in the middle of a slip, goes on with it, and prints it once', keep: waitsForBusy },
  { name: 'busy for good, does not know how the slip ended', keep: givesUpOnBusy },
  { name: 'unplugged in the middle of a slip, does not know, and never sends it again', keep: losesItsLine },
  { name: 'unplugged before the slip, fails, and prints once it is back', keep: isAbsent },
  { name: 'held by somebody else, is busy, and free once they are done', keep: hasOneOwner },
] as const satisfies readonly DevicePromise<PrinterRig>[];

export type PrinterPromise = (typeof printerPromises)[number]['name'];

const slip: SlipDocument = exampleSlip('card', 'vi');
/** Somewhere in it. */
const middleRows = 300;
/** With marks in its middle, and more than a line holds. */
const longSlip: SlipDocument = exampleSlip('earn', 'vi');
const middleBytes = 6_000;
/** Enough for a wrong outcome to be told. */
const shortMs = 600;
const printed: PrintOutcome = { kind: 'printed' };

async function printsThePreview(rig: PrinterRig): Promise<void> {
  await rig.start();
  deepEqual(await rig.printer().print(longSlip), printed);
  await expectPreviews(rig, longSlip);
}

async function printsEachOnce(rig: PrinterRig): Promise<void> {
  await rig.start();
  const printer = rig.printer();
  const slips = (['reward', 'test'] as const).map((kind) => exampleSlip(kind, 'th'));
  for (const each of slips) deepEqual(await printer.print(each), printed);
  await expectPreviews(rig, ...slips);
}

/** Before anything is sent. */
function failsWith<const Fault extends DeviceFaultKind>(
  fault: Fault,
  trouble: Partial<EmulatedState>,
  mended: Partial<EmulatedState>,
) {
  return {
    name: `fails with ${fault} before anything is sent, and prints once mended` as const,
    async keep(rig: PrinterRig): Promise<void> {
      await rig.start();
      const printer = rig.printer();
      await rig.set(trouble);
      deepEqual(await printer.print(slip), { kind: 'failed', fault });
      const status = await printer.status();
      equal(status.fault, fault);
      if (trouble.paper) equal(status.paper, trouble.paper);
      await rig.set(mended);
      const { commands, slips } = await rig.look();
      deepEqual([commands, slips], [[], []]);
      deepEqual(await printer.print(slip), printed);
      await expectPreviews(rig, slip);
    },
  };
}

async function reportsNearEnd(rig: PrinterRig): Promise<void> {
  await rig.start();
  await rig.set({ paper: 'nearEnd' });
  const printer = rig.printer();
  const { online, paper, coverOpen, fault } = await printer.status();
  deepEqual([online, paper, coverOpen, fault], [true, 'nearEnd', false, null]);
  deepEqual(await printer.print(slip), printed);
}

async function runsOut(rig: PrinterRig): Promise<void> {
  await rig.start({ rollRows: middleRows });
  deepEqual(await rig.printer().print(slip), { kind: 'unknown', fault: 'paperOut' });
  const { bytes, uncutRows } = await rig.look();
  equal(uncutRows, middleRows);
  await rig.loadPaper();
  const after = await rig.look();
  deepEqual([after.bytes, after.slips.length], [bytes, 1]);
  equal(after.commands.filter((command) => command === 'initialise').length, 1);
}

function breaksOffWith<const Fault extends DeviceFaultKind>(
  fault: Fault,
  trouble: Partial<EmulatedState>,
  mended: Partial<EmulatedState>,
) {
  return {
    name: `with ${fault} in the middle, does not know how the slip ended, and the printer goes on by itself` as const,
    async keep(rig: PrinterRig): Promise<void> {
      await rig.start({ incident: { afterRows: middleRows, trouble } });
      const printer = rig.printer();
      deepEqual(await printer.print(slip), { kind: 'unknown', fault });
      const { bytes, slips } = await rig.look();
      deepEqual(slips, []);
      await rig.set(mended);
      equal((await rig.look()).bytes, bytes);
      await expectPreviews(rig, slip);
      deepEqual(await printer.print(slip), printed);
    },
  };
}

async function hearsUnasked(rig: PrinterRig): Promise<void> {
  await rig.start({
    tellsChanges: true,
    incident: { afterRows: middleRows, trouble: { coverOpen: true } },
  });
  const printer = rig.printer();
  deepEqual(await printer.print(slip), { kind: 'unknown', fault: 'coverOpen' });
  await rig.set({ coverOpen: false });
  await rig.set({ paper: 'nearEnd' });
  deepEqual(await printer.print(slip), printed);
  equal((await printer.status()).paper, 'nearEnd');
}

function losesPower<const Model extends string>(model: Model, make: PrinterMake, processId?: boolean) {
  return {
    name: `never calls a slip printed that a power cut ended, where the model ${model}` as const,
    async keep(rig: PrinterRig): Promise<void> {
      await rig.start({ ...make, incident: { afterRows: 1_000, powerIsBackAfterBytes: 12_000 } });
      const known = processId === undefined ? {} : { processId };
      const printer = rig.printer({ timing: { patienceMs: shortMs }, known });
      equal((await printer.print(longSlip)).kind, 'unknown');
      const { slips, commands } = await rig.look();
      for (const torso of slips) ok(torso.height < previewOf(longSlip).height, 'a whole slip');
      equal(commands.filter((command) => command === 'initialise').length, 1);
    },
  };
}

async function asksBelow(rig: PrinterRig): Promise<void> {
  await rig.start();
  const printer = rig.printer({ timing: { probeMs: 20_000 } });
  deepEqual(await printer.print(longSlip), printed);
  const { commands } = await rig.look();
  ok(commands.indexOf('processId') > commands.indexOf('cut'), 'asked within the slip');
  ok(commands.indexOf('queuedStatus') < commands.indexOf('cut'));
  deepEqual(await printer.print(longSlip), printed);
  const second = (await rig.look()).commands.slice(commands.length);
  ok(second.indexOf('processId') < second.indexOf('cut'), 'what it has learnt is not used');
  ok(!second.includes('queuedStatus'));
}

async function printsWithProcessIds(rig: PrinterRig): Promise<void> {
  await rig.start({ answersQueuedStatus: false });
  const printer = rig.printer();
  deepEqual(await printer.print(slip), printed);
  deepEqual(await printer.print(slip), printed);
}

async function trustsStatus(rig: PrinterRig): Promise<void> {
  await rig.start({ answersProcessIds: false, answersQueuedStatus: false });
  const printer = rig.printer();
  deepEqual(await printer.print(slip), printed);
  deepEqual(await printer.print(slip), printed);
  await expectPreviews(rig, slip, slip);
  const { commands } = await rig.look();
  ok(!commands.slice(commands.lastIndexOf('initialise')).includes('processId'));
}

async function distrustsOldStatus(rig: PrinterRig): Promise<void> {
  await rig.start({ answersProcessIds: false, rollRows: middleRows });
  deepEqual(await rig.printer().print(slip), { kind: 'unknown', fault: 'paperOut' });
}

/** Who never answers need not be waited for. */
const answersNever = { timing: { answerMs: 200 } };

async function printsToTheMute(rig: PrinterRig): Promise<void> {
  await rig.start({ mute: true });
  const printer = rig.printer(answersNever);
  deepEqual(await printer.print(slip), { kind: 'unknown', fault: null });
  await until('the slip', async () => (await rig.look()).slips.length === 1);
  await expectPreviews(rig, slip);
  await rejects(printer.status(), isFault('timeout'));
}

async function missesAnswers(rig: PrinterRig): Promise<void> {
  await rig.start();
  const printer = rig.printer({ timing: { answerMs: 2_000 } });
  deepEqual(await printer.print(slip), printed);
  await rig.start({ mute: true });
  deepEqual(await printer.print(slip), { kind: 'failed', fault: 'timeout' });
  deepEqual((await rig.look()).commands, []);
}

async function waitsForBusy(rig: PrinterRig): Promise<void> {
  await rig.start();
  await rig.holdAfter(middleBytes);
  const outcome = rig.printer().print(longSlip);
  await inTheMiddle(rig);
  await rig.goOn();
  deepEqual(await outcome, printed);
  await expectPreviews(rig, longSlip);
}

async function givesUpOnBusy(rig: PrinterRig): Promise<void> {
  await rig.start();
  await rig.holdAfter(middleBytes);
  const printer = rig.printer({ timing: { patienceMs: shortMs }, isImpatient: true });
  deepEqual(await printer.print(longSlip), { kind: 'unknown', fault: 'timeout' });
  deepEqual((await rig.look()).slips, []);
}

async function losesItsLine(rig: PrinterRig): Promise<void> {
  await rig.start();
  await rig.holdAfter(middleBytes);
  const printer = rig.printer();
  const outcome = printer.print(longSlip);
  await inTheMiddle(rig);
  await rig.unplug();
  deepEqual(await outcome, { kind: 'unknown', fault: 'unplugged' });
  await rig.plugIn();
  await until('the printer to be back', () => isOnline(printer));
  deepEqual((await rig.look()).commands, [], 'a slip came out by itself');
  deepEqual(await printer.print(slip), printed);
  await expectPreviews(rig, slip);
}

async function isAbsent(rig: PrinterRig): Promise<void> {
  await rig.start();
  const printer = rig.printer();
  await rig.unplug();
  equal((await printer.print(slip)).kind, 'failed');
  await rejects(printer.status(), (error) => error instanceof DeviceFault);
  await rig.plugIn();
  await until('the printer to be there', () => isOnline(printer));
  deepEqual((await rig.look()).commands, []);
  deepEqual(await printer.print(slip), printed);
  await expectPreviews(rig, slip);
}

async function hasOneOwner(rig: PrinterRig): Promise<void> {
  await rig.start();
  await rig.holdAfter(middleBytes);
  const [first, second] = [rig.printer(), rig.printer()];
  const outcome = first.print(longSlip);
  await inTheMiddle(rig);
  deepEqual(await second.print(slip), { kind: 'failed', fault: 'busy' });
  await rig.goOn();
  deepEqual(await outcome, printed);
  deepEqual(await second.print(slip), printed);
  await expectPreviews(rig, longSlip, slip);
}

const inTheMiddle = (rig: PrinterRig): Promise<void> =>
  until('the middle of the slip', async () => (await rig.look()).bytes === middleBytes);

const isOnline = (printer: Printer): Promise<boolean> =>
  printer.status().then(
    ({ online }) => online,
    () => false,
  );

/** So many slips came out, without a byte that the manuals do not know. */
async function expectPreviews(rig: PrinterRig, ...expected: readonly SlipDocument[]): Promise<void> {
  const { slips, errors } = await rig.look();
  deepEqual([errors, slips.length], [[], expected.length]);
  for (const [index, each] of expected.entries()) expectSamePaper(slips[index]!, previewOf(each));
}

/** The paper begins with the preview, dot for dot, and goes on white to the cut. */
export function expectSamePaper(paper: EmulatedSlip, preview: Bitmap): void {
  equal(paper.width, preview.width);
  const dots = Buffer.from(paper.bits);
  const { length } = preview.bits;
  ok(dots.subarray(0, length).equals(preview.bits), 'the paper differs from the preview');
  ok(
    dots.subarray(length).every((byte) => byte === 0),
    'there is ink below the slip',
  );
}

const previews = new Map<SlipDocument, Bitmap>();

function previewOf(of: SlipDocument): Bitmap {
  const preview = previews.get(of) ?? layoutSlip(of, printerWidth);
  previews.set(of, preview);
  return preview;
}

const isFault =
  (kind: DeviceFaultKind) =>
  (error: unknown): boolean => {
    equal(error instanceof DeviceFault && error.kind, kind, String(error));
    return true;
  };
