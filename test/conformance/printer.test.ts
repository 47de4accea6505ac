/** Every printer keeps the same promises, whatever carries its bytes. The judge is the strict emulator. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Bitmap, PaperWidth, Printer } from '../../drivers/contract/printer.ts';
import { openPrinter } from '../../drivers/printers/index.ts';
import { dotsAcross } from '../../drivers/printers/paper.ts';
import { createEscposPrinter, type PrinterTiming } from '../../drivers/printers/printer.ts';
import { allProfiles, unknownProfile } from '../../drivers/printers/profiles/profiles.ts';
import { layoutSlip } from '../../drivers/printers/raster/layout.ts';
import { deviceFileTransport } from '../../drivers/printers/transports/device-file.ts';
import { serialTransport } from '../../drivers/printers/transports/serial.ts';
import { tcpTransport } from '../../drivers/printers/transports/tcp.ts';
import { createSimulatedPrinter } from '../../drivers/simulated/printer.ts';
import type { SlipDocument } from '../../src/shared/domain/slips/slip.ts';
import {
  EmulatedMachine,
  type EmulatedSlip,
  type MachineOptions,
} from '../support/printer-emulator/machine.ts';
import { startSerialEmulator } from '../support/printer-emulator/serial.ts';
import { startTcpEmulator, type TcpEmulatorOptions } from '../support/printer-emulator/tcp.ts';
import { exampleSlip } from '../support/slip-examples.ts';

const width: PaperWidth = 80;
const slip: SlipDocument = exampleSlip('earn', 'vi');

/** The emulator puts paper out at once; waiting for real paper would only make the tests slow. */
const timing: Partial<PrinterTiming> = {
  answerMs: 20_000,
  pollMs: 25,
  millimetresPerSecond: 100_000,
  probeMs: 150,
  patienceMs: 10_000,
};

interface Rig {
  readonly printer: Printer;
  /** The machine at the other end of the line. */
  readonly machine: EmulatedMachine;
  /** Breaks the line for good. */
  readonly breakLine: () => Promise<void>;
}

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Who never answers need not be waited for. */
const timingFor = ({ mute }: Partial<MachineOptions>): Partial<PrinterTiming> =>
  mute ? { ...timing, answerMs: 200 } : timing;

async function tcpRig(
  options: Partial<TcpEmulatorOptions> = {},
  patience = timingFor(options),
  profile = unknownProfile(width),
): Promise<Rig> {
  const emulator = await startTcpEmulator({ width: dotsAcross[width], ...options });
  cleanups.push(() => emulator.close());
  const transport = tcpTransport({ device: 'counter', host: emulator.host, port: emulator.port });
  return {
    printer: createEscposPrinter({
      id: 'counter',
      width,
      profile,
      transport,
      confirmation: 'printer',
      timing: patience,
    }),
    machine: emulator.machine,
    breakLine: () => emulator.close(),
  };
}

async function serialRig(
  options: Partial<MachineOptions> = {},
  patience = timingFor(options),
  profile = unknownProfile(width),
): Promise<Rig> {
  const emulator = await startSerialEmulator({ width: dotsAcross[width], ...options });
  cleanups.push(() => emulator.close());
  const transport = serialTransport({ device: 'counter', path: emulator.path, baudRate: 115_200 });
  return {
    printer: createEscposPrinter({
      id: 'counter',
      width,
      profile,
      transport,
      confirmation: 'printer',
      timing: patience,
    }),
    machine: emulator.machine,
    breakLine: () => emulator.unplug(),
  };
}

/** A pseudo-terminal is a character device with a small buffer, as a USB printer is: it takes parts, and hangs up. */
async function deviceFileRig(
  options: Partial<MachineOptions> = {},
  patience = timingFor(options),
  profile = unknownProfile(width),
): Promise<Rig> {
  const emulator = await startSerialEmulator({ width: dotsAcross[width], ...options });
  cleanups.push(() => emulator.close());
  const transport = deviceFileTransport({ device: 'counter', path: emulator.path });
  return {
    printer: createEscposPrinter({
      id: 'counter',
      width,
      profile,
      transport,
      confirmation: 'printer',
      timing: patience,
    }),
    machine: emulator.machine,
    breakLine: () => emulator.unplug(),
  };
}

describe.each([
  { carrier: 'TCP', rig: tcpRig },
  { carrier: 'a serial line', rig: serialRig },
  { carrier: 'a device file', rig: deviceFileRig },
])('A printer over $carrier', ({ rig }) => {
  it('prints exactly what the preview shows, and says printed once the printer has said so', async () => {
    const { printer, machine } = await rig();
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
    expect(machine.errors).toEqual([]);
    expect(machine.slips).toHaveLength(1);
    expectSamePaper(machine.slips[0]!, layoutSlip(slip, width));
  });

  it('prints slip after slip, each on its own paper', async () => {
    const { printer, machine } = await rig();
    for (const kind of ['reward', 'refund', 'day', 'test'] as const) {
      expect(await printer.print(exampleSlip(kind, 'th'))).toEqual({ kind: 'printed' });
    }
    expect(machine.errors).toEqual([]);
    expect(machine.slips).toHaveLength(4);
    expectSamePaper(machine.slips[3]!, layoutSlip(exampleSlip('test', 'th'), width));
  });

  it.each([
    ['paperOut', { paper: 'out' }],
    ['coverOpen', { coverOpen: true }],
    ['offline', { online: false }],
  ] as const)('fails with %s before anything is sent', async (fault, trouble) => {
    const { printer, machine } = await rig();
    Object.assign(machine.state, trouble);
    expect(await printer.print(slip)).toEqual({ kind: 'failed', fault });
    expect((await printer.status()).fault).toBe(fault);
    Object.assign(machine.state, { paper: 'ok', coverOpen: false, online: true });
    machine.resume();
    expect(machine.commands).toEqual([]);
    expect(machine.slips).toEqual([]);
  });

  it('does not know how a slip ended when paper runs out in its middle, and never sends it again', async () => {
    const { printer, machine } = await rig({ rollRows: 500 });
    expect(await printer.print(slip)).toEqual({ kind: 'unknown', fault: 'paperOut' });
    const received = machine.bytesReceived;
    expect(machine.uncut().height).toBe(500);

    machine.state.paper = 'ok';
    machine.rollRows = Infinity;
    machine.resume();
    expect(machine.bytesReceived).toBe(received);
    expect(machine.slips).toHaveLength(1);
    expect(machine.commands.filter((command) => command === 'initialise')).toHaveLength(1);
  });

  it.each([
    ['coverOpen', { coverOpen: true }, { coverOpen: false }],
    ['cutter', { cutterJammed: true }, { cutterJammed: false }],
    ['offline', { online: false }, { online: true }],
  ] as const)(
    'does not know how a slip ended when %s comes in its middle; mended, the printer goes on by itself',
    async (fault, trouble, mended) => {
      const { printer, machine } = await rig({
        incident: { afterRows: 400, happen: (struck) => struck.set(trouble) },
      });
      expect(await printer.print(slip)).toEqual({ kind: 'unknown', fault });
      const received = machine.bytesReceived;
      expect(machine.slips).toEqual([]);
      machine.set(mended);
      expect(machine.bytesReceived).toBe(received);
      expect(machine.slips).toHaveLength(1);
      expectSamePaper(machine.slips[0]!, layoutSlip(slip, width));
      expect(await printer.print(slip)).toEqual({ kind: 'printed' });
    },
  );

  it('hears of trouble that the printer tells unasked', async () => {
    const { printer, machine } = await rig({
      tellsChanges: true,
      incident: { afterRows: 400, happen: (struck) => struck.set({ coverOpen: true }) },
    });
    expect(await printer.print(slip)).toEqual({ kind: 'unknown', fault: 'coverOpen' });
    machine.set({ coverOpen: false });
    machine.set({ paper: 'nearEnd' });
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
    expect((await printer.status()).paper).toBe('nearEnd');
  });

  it.each([
    ['is known to answer process ids', {}, { processId: true }],
    ['turns out to answer process ids', {}, {}],
    ['answers no process ids', { answersProcessIds: false }, {}],
    ['answers nothing but process ids', { answersQueuedStatus: false }, { processId: true }],
  ] as const)(
    'never calls a slip printed that a power cut ended, where the model %s',
    async (_, model, known) => {
      const { printer, machine } = await rig(
        { ...model, incident: { afterRows: 1_000, happen: (struck) => struck.powerCycle(12_000) } },
        { ...timing, patienceMs: 1_500 },
        { ...unknownProfile(width), ...known },
      );
      expect((await printer.print(slip)).kind).toBe('unknown');
      for (const torso of machine.slips) expect(torso.height).toBeLessThan(layoutSlip(slip, width).height);
      expect(machine.commands.filter((command) => command === 'initialise')).toHaveLength(1);
    },
  );

  it('asks a printer that it does not know for a process id only below the slip', async () => {
    const { printer, machine } = await rig({}, { ...timing, probeMs: 20_000 });
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
    expect(machine.commands.indexOf('processId')).toBeGreaterThan(machine.commands.indexOf('cut'));
    expect(machine.commands.indexOf('queuedStatus')).toBeLessThan(machine.commands.indexOf('cut'));
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
    const second = machine.commands.slice(machine.commands.lastIndexOf('initialise'));
    expect(second.indexOf('processId')).toBeLessThan(second.indexOf('cut'));
    expect(second).not.toContain('queuedStatus');
  });

  it('prints where only process ids are answered', async () => {
    const { printer } = await rig({ answersQueuedStatus: false });
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
  });

  it('trusts a clean status where the model answers no process ids', async () => {
    const { printer, machine } = await rig({ answersProcessIds: false, answersQueuedStatus: false });
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
    expect(machine.errors).toEqual([]);
    expect(machine.slips).toHaveLength(2);
    expect(machine.commands.slice(machine.commands.lastIndexOf('initialise'))).not.toContain('processId');
  });

  it('does not trust a clean status from before paper ran out', async () => {
    const { printer } = await rig({ answersProcessIds: false, rollRows: 300 });
    expect(await printer.print(slip)).toEqual({ kind: 'unknown', fault: 'paperOut' });
  });

  it('prints to a printer that never says a word, and says that it does not know', async () => {
    const { printer, machine } = await rig({ mute: true });
    expect(await printer.print(slip)).toEqual({ kind: 'unknown', fault: null });
    expectSamePaper(machine.slips[0]!, layoutSlip(slip, width));
    await expect(printer.status()).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('reports paper that is nearly gone and prints all the same', async () => {
    const { printer, machine } = await rig();
    machine.state.paper = 'nearEnd';
    expect(await printer.status()).toMatchObject({
      online: true,
      paper: 'nearEnd',
      coverOpen: false,
      fault: null,
    });
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
  });

  it('fails when the line is gone before the slip', async () => {
    const { printer, machine, breakLine } = await rig();
    await breakLine();
    const outcome = await printer.print(slip);
    expect(outcome.kind).toBe('failed');
    await expect(printer.status()).rejects.toMatchObject({ name: 'DeviceFault' });
    expect(machine.bytesReceived).toBe(0);
  });
});

describe('A printer of every profile', () => {
  it.each(allProfiles().map((profile) => [profile.id, profile] as const))(
    '%s prints exactly its own preview, as wide as its head',
    async (_, profile) => {
      const { dots, dpi, paper, cutter } = profile;
      const emulator = await startTcpEmulator({ width: dots, dpi });
      cleanups.push(() => emulator.close());
      const { machine, host, port } = emulator;
      const printer = createEscposPrinter({
        id: 'counter',
        width: paper,
        // The emulator's buffer has no end.
        profile: { ...profile, paceMillimetresPerSecond: null },
        transport: tcpTransport({ device: 'counter', host, port }),
        confirmation: 'printer',
        timing,
      });
      expect(await printer.print(slip)).toEqual({ kind: 'printed' });
      expect(machine.errors).toEqual([]);
      expectSamePaper(cutter === 'none' ? machine.uncut() : machine.slips[0]!, layoutSlip(slip, profile));
    },
  );

  it('that holds little gets its bytes no faster than its paper moves', async () => {
    const profile = { ...unknownProfile(58), paceMillimetresPerSecond: 500 };
    const emulator = await startTcpEmulator({ width: profile.dots });
    cleanups.push(() => emulator.close());
    const { machine, host, port } = emulator;
    const transport = tcpTransport({ device: 'counter', host, port });
    const options = {
      id: 'counter',
      width: 58,
      profile,
      transport,
      confirmation: 'printer',
      timing,
    } as const;
    const begun = performance.now();
    expect(await createEscposPrinter(options).print(slip)).toEqual({ kind: 'printed' });
    const preview = layoutSlip(slip, profile);
    expectSamePaper(machine.slips[0]!, preview);
    // What the buffer takes comes at once, and at the end nothing waits for the paper.
    const paperMs = (preview.height / 8 / 500) * 1000;
    expect(performance.now() - begun).toBeGreaterThan(paperMs * 0.5);
  });
});

describe('A printer over TCP', () => {
  it('fails as offline when nobody listens', async () => {
    const port = await freePort();
    const printer = openPrinter({ kind: 'tcp', id: 'counter', width, host: '127.0.0.1', port });
    expect(await printer.print(slip)).toEqual({ kind: 'failed', fault: 'offline' });
    await expect(printer.status()).rejects.toMatchObject({ kind: 'offline', device: 'counter' });
  });

  it('says goodbye and waits: a printer slower than the network gets every byte', async () => {
    const emulator = await startTcpEmulator({
      width: dotsAcross[width],
      mute: true,
      slow: { bytes: 4096, pauseMs: 60 },
    });
    cleanups.push(() => emulator.close());
    const transport = tcpTransport({ device: 'counter', host: emulator.host, port: emulator.port });
    const printer = createEscposPrinter({
      id: 'counter',
      width,
      transport,
      confirmation: 'printer',
      timing: { ...timing, answerMs: 50 },
    });
    expect(await printer.print(slip)).toEqual({ kind: 'unknown', fault: null });
    // Nothing is left to arrive once print has settled.
    expectSamePaper(emulator.machine.slips[0]!, layoutSlip(slip, width));
    await emulator.idle();
    expect(emulator.lines).toEqual(['ended']);
    expect(emulator.machine.waiting).toBe(0);
  });

  it('does not know how a slip ended when the line breaks in its middle', async () => {
    const { printer, machine } = await tcpRig({ dropAfterBytes: 20_000 });
    expect(await printer.print(slip)).toEqual({ kind: 'unknown', fault: 'unplugged' });
    expect(machine.bytesReceived).toBe(20_000);
  });

  it('fails with a time-out when a printer that used to answer falls silent', async () => {
    const { printer, machine } = await tcpRig({}, { ...timing, answerMs: 3_000 });
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
    machine.mute = true;
    const received = machine.slips.length;
    expect(await printer.print(slip)).toEqual({ kind: 'failed', fault: 'timeout' });
    expect(machine.slips).toHaveLength(received);
  });
});

describe('A serial line', () => {
  it('that does not exist fails as not found', async () => {
    const printer = openPrinter({
      kind: 'serial',
      id: 'counter',
      width,
      path: '/dev/does-not-exist',
      baudRate: 115_200,
    });
    expect(await printer.print(slip)).toEqual({ kind: 'failed', fault: 'notFound' });
  });
});

describe('A printer into files', () => {
  it('has printed once the whole job is in its file', async () => {
    const folder = await scratchFolder();
    const printer = openPrinter({ kind: 'file', id: 'spool', width, path: folder });
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
    const names = await readdir(folder);
    expect(names).toHaveLength(2);
    for (const name of names) {
      expect(name).toMatch(/\.prn$/);
      expectSamePaper(await replayed(join(folder, name)), layoutSlip(slip, width));
    }
  });

  it('replaces a named file as a whole', async () => {
    const path = join(await scratchFolder(), 'slip.prn');
    const printer = openPrinter({ kind: 'file', id: 'spool', width, path });
    await printer.print(exampleSlip('day', 'en'));
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
    expectSamePaper(await replayed(path), layoutSlip(slip, width));
    expect(await readdir(join(path, '..'))).toEqual(['slip.prn']);
  });

  it.each([
    ['a folder that does not exist', '/does/not/exist/slip.prn', 'notFound'],
    ['a device', '/dev/null', 'notFound'],
  ] as const)('fails on %s', async (_, path, fault) => {
    const printer = openPrinter({ kind: 'file', id: 'spool', width, path });
    expect(await printer.print(slip)).toEqual({ kind: 'failed', fault });
  });
});

describe('The simulated printer', () => {
  it('goes through the real driver and shows what the paper shows', async () => {
    const printer = createSimulatedPrinter({ id: 'shelf', width });
    expect(printer.paper()).toBeNull();
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
    const picture = printer.paper()!;
    const preview = layoutSlip(slip, width);
    expect(picture.width).toBe(preview.width);
    expect(picture.height).toBeGreaterThanOrEqual(preview.height);
  });

  it.each([
    ['paperOut', { paper: 'out' }],
    ['coverOpen', { coverOpen: true }],
    ['offline', { online: false }],
  ] as const)('fails with %s and prints again once mended', async (fault, trouble) => {
    const printer = createSimulatedPrinter({ id: 'shelf', width });
    printer.set(trouble);
    expect(await printer.print(slip)).toEqual({ kind: 'failed', fault });
    expect(printer.paper()).toBeNull();
    printer.set({ paper: 'ok', coverOpen: false, online: true });
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
  });
});

/** The paper begins with the preview, dot for dot, and goes on white to the cut. */
function expectSamePaper(paper: EmulatedSlip, preview: Bitmap): void {
  expect(paper.width).toBe(preview.width);
  expect(paper.height).toBeGreaterThanOrEqual(preview.height);
  const printed = Buffer.from(paper.bits);
  expect(printed.subarray(0, preview.bits.length).equals(preview.bits)).toBe(true);
  expect(printed.subarray(preview.bits.length).every((byte) => byte === 0)).toBe(true);
}

async function replayed(path: string): Promise<EmulatedSlip> {
  const machine = new EmulatedMachine({ width: dotsAcross[width] }, () => undefined);
  machine.receive(await readFile(path));
  expect(machine.errors).toEqual([]);
  expect(machine.slips).toHaveLength(1);
  return machine.slips[0]!;
}

async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'quen-spool-'));
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A port on which nobody listens any more. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
