import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { afterEach, describe, expect, it } from 'vitest';
import { openTerminalPair, type TerminalPair } from '../../../test/support/printer-emulator/serial.ts';
import type { PrinterLine } from '../../contract/printer.ts';
import { deviceFileTransport } from './device-file.ts';

let pair: TerminalPair | undefined;
afterEach(() => pair?.close());

describe('A device file', () => {
  it('hands over everything, part by part, to a device that is slower than we are', async () => {
    pair = await openTerminalPair();
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
    const far = new SerialPort({ path: pair.far, baudRate: 115_200 });
    const arrived: Buffer[] = [];
    let count = 0;
    const all = new Promise<void>((resolve) => {
      far.on('data', (chunk: Buffer) => {
        arrived.push(chunk);
        count += chunk.length;
        if (count >= bytes.length) resolve();
      });
    });
    await Promise.all([transport().session((line) => line.write(bytes)), all]);
    expect(Buffer.concat(arrived).equals(bytes)).toBe(true);
    await new Promise<void>((resolve) => far.close(() => resolve()));
  });

  it('times out on a device that takes nothing more, and is free again at once', async () => {
    pair = await openTerminalPair();
    const stuck = transport(100).session((line) => line.write(Buffer.alloc(300_000)));
    await expect(stuck).rejects.toMatchObject({ kind: 'timeout', device: 'counter' });
    expect(await transport().session((line) => line.read(0))).toBeNull();
  });

  it('notices that the device went away in the middle of a write, and while it listens', async () => {
    pair = await openTerminalPair();
    const gone = transport().session(async (line) => {
      await Promise.all([line.write(Buffer.alloc(300_000)), pair!.close()]);
    });
    await expect(gone).rejects.toMatchObject({ kind: 'unplugged' });

    pair = await openTerminalPair();
    const listening = transport().session(async (line) => {
      await Promise.all([untilFault(line), pair!.close()]);
    });
    await expect(listening).rejects.toMatchObject({ kind: 'unplugged' });
  });

  it.each([
    ['is not there', '/dev/usb/lp99', 'notFound'],
    ['is a folder', tmpdir(), 'notFound'],
  ] as const)('that %s is refused', async (_, path, kind) => {
    const session = deviceFileTransport({ device: 'counter', path }).session((line) => line.read(0));
    await expect(session).rejects.toMatchObject({ kind, device: 'counter' });
  });

  it('that is an ordinary file is refused and left as it was', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quen-device-'));
    const path = join(folder, 'lp0');
    await writeFile(path, '');
    const session = deviceFileTransport({ device: 'counter', path }).session((line) =>
      line.write(Buffer.of(1)),
    );
    await expect(session).rejects.toMatchObject({ kind: 'notFound' });
    await rm(folder, { recursive: true });
  });
});

function transport(stallMs = 10_000) {
  return deviceFileTransport({ device: 'counter', path: pair!.near, stallMs });
}

async function untilFault(line: PrinterLine): Promise<never> {
  for (;;) await line.read(1_000);
}
