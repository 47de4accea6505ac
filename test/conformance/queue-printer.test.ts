/**
 * A printer behind a queue keeps the promises of every printer, as far as a queue knows. The queue is a real one of
 * CUPS, the printer at its other end the strict emulator; where CUPS cannot be had, `npm test` says so at its end.
 */
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { PaperWidth } from '../../drivers/contract/printer.ts';
import { dotsAcross } from '../../drivers/printers/paper.ts';
import { unknownProfile } from '../../drivers/printers/profiles/profiles.ts';
import { createQueuePrinter } from '../../drivers/printers/queue-printer.ts';
import { layoutSlip } from '../../drivers/printers/raster/layout.ts';
import { type CupsTiming, cupsQueue, listCupsQueues } from '../../drivers/printers/transports/cups.ts';
import { type CupsWorld, cupsWorldLacks, startCupsWorld } from '../support/cups-world.ts';
import { startTcpEmulator, type TcpEmulatorOptions } from '../support/printer-emulator/tcp.ts';
import { exampleSlip } from '../support/slip-examples.ts';

const width: PaperWidth = 80;
const slip = exampleSlip('earn', 'vi');

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function emulator(options: Partial<TcpEmulatorOptions> = {}) {
  const started = await startTcpEmulator({ width: dotsAcross[width], mute: true, ...options });
  cleanups.push(() => started.close());
  return started;
}

async function world(port: number, isStopped = false): Promise<CupsWorld> {
  const started = await startCupsWorld(port, isStopped);
  cleanups.push(started.stop);
  return started;
}

function printerOn({ service, queue }: CupsWorld, timing: Partial<CupsTiming> = {}) {
  return createQueuePrinter({
    id: 'counter',
    width,
    profile: unknownProfile(width),
    queue: cupsQueue({ device: 'counter', queue, service, timing: { pollMs: 50, ...timing } }),
  });
}

if (cupsWorldLacks() === null) {
  describe('A printer behind a queue of CUPS', () => {
    it('is listed, prints exactly what the preview shows, each slip once, and pulses the drawer', async () => {
      const { machine, port } = await emulator();
      const cups = await world(port);
      expect(await listCupsQueues(cups.service)).toEqual([{ name: 'Counter', label: 'Receipts' }]);
      const printer = printerOn(cups);
      expect(await printer.status()).toMatchObject({ online: true, fault: null });
      for (const printed of [1, 2]) {
        expect(await printer.print(slip)).toEqual({ kind: 'printed' });
        expect(machine.slips).toHaveLength(printed);
      }
      const preview = layoutSlip(slip, width);
      const bits = Buffer.from(machine.slips[0]!.bits);
      expect(bits.subarray(0, preview.bits.length).equals(preview.bits)).toBe(true);
      await printer.openDrawer(2);
      expect(machine.drawerPins).toEqual([2]);
      expect(machine.errors).toEqual([]);
    });

    it('fails with nothing sent while the queue is stopped', async () => {
      const { machine, port } = await emulator();
      const printer = printerOn(await world(port, true));
      expect(await printer.print(slip)).toEqual({ kind: 'failed', fault: 'offline' });
      expect((await printer.status()).fault).toBe('offline');
      await expect(printer.openDrawer(2)).rejects.toMatchObject({ kind: 'offline' });
      expect(machine.bytesReceived).toBe(0);
    });

    it('that nobody answers is no slip that passes for printed, and is called back', async () => {
      const cups = await world(await freePort());
      const printer = printerOn(cups);
      const outcome = await printer.print(slip);
      expect(outcome).toEqual({ kind: 'unknown', fault: 'offline' });
      // Called back: once the queue goes on there is nothing left to send.
      expect(await printer.print(slip)).toEqual({ kind: 'failed', fault: 'offline' });
    });

    it('that takes no more ends as unknown, and the rest is called back', async () => {
      const { machine, port } = await emulator({ slow: { bytes: 4_096, pauseMs: 400 } });
      const printer = printerOn(await world(port), { patienceMs: 1_000 });
      expect((await printer.print(slip)).kind).toBe('unknown');
      expect(machine.slips).toEqual([]);
    });

    it('of another name is not found', async () => {
      const { port } = await emulator();
      const printer = printerOn({ ...(await world(port)), queue: 'Küche 2' });
      expect(await printer.print(slip)).toEqual({ kind: 'failed', fault: 'notFound' });
      await expect(printer.status()).rejects.toMatchObject({ kind: 'notFound', device: 'counter' });
    });
  });
}

describe('Without a print service', () => {
  it('there are no queues, and printing fails as not found', async () => {
    const service = { socketPath: '/nonexistent/cups.sock' };
    expect(await listCupsQueues(service)).toEqual([]);
    const printer = createQueuePrinter({
      id: 'counter',
      width,
      profile: unknownProfile(width),
      queue: cupsQueue({ device: 'counter', queue: 'Counter', service }),
    });
    expect(await printer.print(slip)).toEqual({ kind: 'failed', fault: 'notFound' });
  });

  it.each([
    ['nothing at all'],
    ['HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabcd'],
    ['HTTP/1.1 500 No\r\n\r\n'],
  ])('a stranger on its port who says %j is no queue', async (words) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => socket.end(words));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => new Promise((resolve) => server.close(() => resolve())));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    expect(await listCupsQueues({ host: '127.0.0.1', port: address.port })).toEqual([]);
  });
});

async function freePort(): Promise<number> {
  const { port, close } = await startTcpEmulator({ width: dotsAcross[width] });
  await close();
  return port;
}
