import { afterEach, describe, expect, it } from 'vitest';
import { openTerminalPair, type TerminalPair } from '../../../test/support/printer-emulator/serial.ts';
import type { PrinterTransport } from '../../contract/printer.ts';
import { type HelperProcess, startNodeHelper } from '../../helpers/start-helper.ts';
import { serialTransport } from './serial.ts';

let pair: TerminalPair | undefined;
afterEach(() => pair?.close());

describe('A printer that a helper holds', () => {
  it('shares its helper with others, one session after another', async () => {
    const { open, processes } = await machine();
    const [bar, kitchen] = [open('bar'), open('kitchen')];
    await bar.session((line) => line.write(Buffer.of(1)));
    await kitchen.session((line) => line.write(Buffer.of(2)));
    expect(processes).toHaveLength(1);
    await expect(
      open('cellar', '/dev/does-not-exist').session((line) => line.write(Buffer.of(3))),
    ).rejects.toMatchObject({ kind: 'notFound', device: 'cellar' });
    expect(processes).toHaveLength(1);
  });

  it('never waits for a session of another printer', async () => {
    const { open, processes } = await machine();
    await open('bar').session(() =>
      open('kitchen', '/dev/does-not-exist')
        .session(() => Promise.resolve())
        .catch(() => {}),
    );
    expect(processes).toHaveLength(2);
  });

  it('is unplugged when its helper dies in a session, and has another one in the next', async () => {
    const { open, processes } = await machine();
    const printer = open('bar');
    const broken = printer.session(async (line) => {
      processes[0]?.kill();
      await line.read(20_000);
    });
    await expect(broken).rejects.toMatchObject({ kind: 'unplugged', device: 'bar' });
    await printer.session((line) => line.write(Buffer.of(1)));
    expect(processes).toHaveLength(2);
  });

  it('keeps no helper that could not have its port, and has the port once it is free', async () => {
    const { open, processes, ended } = await machine();
    let refusal: unknown;
    await open('bar').session(async () => {
      await open('kitchen')
        .session(() => Promise.resolve())
        .catch((error: unknown) => {
          refusal = error;
        });
    });
    expect(refusal).toMatchObject({ kind: 'busy', device: 'kitchen' });
    expect(ended).toEqual([processes[1]]);
    await open('kitchen').session((line) => line.write(Buffer.of(1)));
    expect(processes).toHaveLength(2);
  });

  it('does without a helper that died while it waited', async () => {
    const { open, processes } = await machine();
    const printer = open('bar');
    await printer.session((line) => line.write(Buffer.of(1)));
    const gone = new Promise<void>((resolve) => processes[0]?.onGone(resolve));
    processes[0]?.kill();
    await gone;
    await printer.session((line) => line.write(Buffer.of(2)));
    expect(processes).toHaveLength(2);
  });
});

/** One that counts the processes it starts, with one serial line. */
async function machine(): Promise<{
  open(device: string, path?: string): PrinterTransport;
  readonly processes: HelperProcess[];
  readonly ended: HelperProcess[];
}> {
  const { near } = (pair = await openTerminalPair());
  const processes: HelperProcess[] = [];
  const ended: HelperProcess[] = [];
  const startHelper: typeof startNodeHelper = (name) => {
    const started = startNodeHelper(name);
    processes.push(started);
    started.onGone(() => ended.push(started));
    return started;
  };
  return {
    open: (device, path = near) =>
      serialTransport({ device, path, baudRate: 115_200, startHelper, idleMs: 20_000 }),
    processes,
    ended,
  };
}
