import { SerialPort } from 'serialport';
import { afterEach, describe, expect, it } from 'vitest';
import { openTerminalPair, type TerminalPair } from '../../../test/support/printer-emulator/serial.ts';
import { serialTransport } from './serial.ts';
import { pollerOf, writeTo } from './serial-program.ts';

let pair: TerminalPair | undefined;
afterEach(() => pair?.close());

describe('A serial transport', () => {
  it('goes on writing when a reader began to wait while the line was full', async () => {
    pair = await openTerminalPair();
    const [near, far] = [await openPort(pair.near), await openPort(pair.far)];
    const bytes = Buffer.alloc(256 * 1024, 0x55);

    const written = writeTo(near, bytes, 30_000);
    // Nobody reads at the other end yet: the line fills up, and the writer waits for room.
    await pause(300);
    const readable = 1;
    pollerOf(near)!.poll(readable);
    const all = readAll(far, bytes.length);
    expect(await written).toBe(bytes.length);
    expect(await all).toBe(bytes.length);
    for (const port of [near, far]) await new Promise<void>((resolve) => port.close(() => resolve()));
  });

  it('gives up a write at once when the port closes before the bytes are on the wire', async () => {
    pair = await openTerminalPair();
    const near = await openPort(pair.near);
    near.on('error', () => {});
    const written = writeTo(near, Buffer.of(1), 30_000);
    near.close();
    await expect(written).rejects.toMatchObject({ kind: 'unplugged' });
  });

  it('times out on a line that takes nothing more', async () => {
    pair = await openTerminalPair();
    const far = await openPort(pair.far);
    const transport = serialTransport({
      device: 'counter',
      path: pair.near,
      baudRate: 115_200,
      stallMs: 300,
    });
    await expect(transport.session((line) => line.write(Buffer.alloc(256 * 1024)))).rejects.toMatchObject({
      kind: 'timeout',
      device: 'counter',
    });
    await new Promise<void>((resolve) => far.close(() => resolve()));
  });

  it('is busy while another program has the line', async () => {
    pair = await openTerminalPair();
    const other = await openPort(pair.near);
    const transport = serialTransport({ device: 'counter', path: pair.near, baudRate: 115_200 });
    await expect(transport.session((line) => line.write(Buffer.of(1)))).rejects.toMatchObject({
      kind: 'busy',
    });
    await new Promise<void>((resolve) => other.close(() => resolve()));
  });
});

function openPort(path: string): Promise<SerialPort> {
  return new Promise((resolve, reject) => {
    const port = new SerialPort({ path, baudRate: 115_200 }, (error) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}

/** From now on reads; settles with the count once `expected` bytes have come. */
function readAll(port: SerialPort, expected: number): Promise<number> {
  let count = 0;
  return new Promise((resolve) => {
    port.on('data', (chunk: Uint8Array) => {
      count += chunk.length;
      if (count >= expected) resolve(count);
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
