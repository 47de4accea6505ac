/** Every printer keeps the promises of printers; here is besides what only one carrier or one profile has. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openPrinter } from '../../drivers/printers/index.ts';
import { dotsAcross } from '../../drivers/printers/paper.ts';
import { createEscposPrinter } from '../../drivers/printers/printer.ts';
import { allProfiles, unknownProfile } from '../../drivers/printers/profiles/profiles.ts';
import { layoutSlip } from '../../drivers/printers/raster/layout.ts';
import { tcpTransport } from '../../drivers/printers/transports/tcp.ts';
import { createSimulatedPrinter } from '../../drivers/simulated/printer.ts';
import type { SlipDocument } from '../../src/shared/domain/slips/slip.ts';
import { EmulatedMachine, type EmulatedSlip } from '../support/printer-emulator/machine.ts';
import { startTcpEmulator } from '../support/printer-emulator/tcp.ts';
import { exampleSlip } from '../support/slip-examples.ts';
import {
  expectSamePaper,
  printerPromises,
  printerTiming as timing,
  printerWidth as width,
} from './promises/printer-promises.ts';
import { itKeeps } from './rigs/it-keeps.ts';
import { printerKeepers } from './rigs/printers.ts';

for (const keeper of printerKeepers) itKeeps(printerPromises, keeper);

const slip: SlipDocument = exampleSlip('earn', 'vi');

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
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
});

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
