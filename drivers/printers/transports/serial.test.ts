import { SerialPort } from 'serialport';
import { afterEach, describe, expect, it } from 'vitest';
import { openTerminalPair, type TerminalPair } from '../../../test/support/printer-emulator/serial.ts';
import { serialTransport } from './serial.ts';

let pair: TerminalPair | undefined;
afterEach(() => pair?.close());

describe('A serial transport', () => {
  it('goes on writing when the printer speaks while the line is full', async () => {
    pair = await openTerminalPair();
    const far = await openPort(pair.far);
    const bytes = Buffer.alloc(64 * 1024, 0x55);
    const transport = serialTransport({ device: 'counter', path: pair.near, baudRate: 115_200 });

    await transport.session(async (line) => {
      const written = line.write(bytes);
      // Nobody reads at the other end yet: the line fills up, and the writer waits for room.
      await pause(300);
      far.write(Buffer.of(0x12));
      expect(await line.read(5_000)).toEqual(Buffer.of(0x12));
      await pause(100);

      let arrived = 0;
      const all = new Promise<void>((resolve) => {
        far.on('data', (chunk: Uint8Array) => {
          arrived += chunk.length;
          if (arrived === bytes.length) resolve();
        });
      });
      await written;
      await all;
    });
    await new Promise<void>((resolve) => far.close(() => resolve()));
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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
