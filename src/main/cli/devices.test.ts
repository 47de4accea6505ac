import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { rdm6300Frame } from '../../../drivers/readers/framing/rdm6300.ts';
import { startDisplayEmulator } from '../../../test/support/display-emulator.ts';
import {
  EmulatedMachine,
  type EmulatedSlip,
  type MachineOptions,
} from '../../../test/support/printer-emulator/machine.ts';
import { startSerialEmulator } from '../../../test/support/printer-emulator/serial.ts';
import { startTcpEmulator } from '../../../test/support/printer-emulator/tcp.ts';
import { startSerialLine } from '../../../test/support/serial-line.ts';
import { devicesCommand } from './devices.ts';

const entry = resolve(import.meta.dirname, 'quen.ts');

interface Run {
  readonly process: ChildProcess;
  /** Settles once that text has come out, on either stream. */
  said(text: string): Promise<void>;
  readonly ended: Promise<{ status: number | null; stdout: string; stderr: string }>;
}

function start(...args: string[]): Run {
  const child = spawn(process.execPath, [entry, 'devices', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const heard = { stdout: '', stderr: '' };
  const waiting: (() => void)[] = [];
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      heard[stream] += text;
      for (const look of waiting) look();
    });
  }
  return {
    process: child,
    said: (text) =>
      new Promise((settle) => {
        const look = (): void => {
          if (`${heard.stdout}${heard.stderr}`.includes(text)) settle();
        };
        waiting.push(look);
        look();
      }),
    ended: new Promise((settle) => child.once('close', (status) => settle({ status, ...heard }))),
  };
}

const devices = (...args: string[]) => start(...args).ended;

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function networkPrinter(options: Partial<MachineOptions> = {}) {
  const emulator = await startTcpEmulator({ width: 576, ...options });
  cleanups.push(() => emulator.close());
  return { machine: emulator.machine, target: `tcp:127.0.0.1:${emulator.port}` };
}

async function serialPrinter(width: number) {
  const emulator = await startSerialEmulator({ width, dpi: 180 });
  cleanups.push(() => emulator.close());
  return { machine: emulator.machine, path: emulator.path };
}

describe('quen devices print', () => {
  it('prints a test slip on the network and says so once the printer has', async () => {
    const { machine, target } = await networkPrinter();
    expect(await devices('print', target)).toEqual({ status: 0, stdout: 'Printed.\n', stderr: '' });
    expect(machine.errors).toEqual([]);
    expect(machine.slips).toHaveLength(1);
  });

  it('prints as wide as the profile says, on a serial line and on a device', async () => {
    const { machine, path } = await serialPrinter(512);
    for (const target of [`serial:${path}@115200`, `device:${path}`]) {
      const { status, stdout } = await devices(
        'print',
        target,
        '--profile',
        'epson-tm-t88',
        '--language',
        'th',
      );
      expect([status, stdout]).toEqual([0, 'Printed.\n']);
    }
    expect(machine.errors).toEqual([]);
    expect(machine.slips).toHaveLength(2);
    // Each slip tells its minute: the dots may differ.
    expect(machine.slips[0]!.height).toBe(machine.slips[1]!.height);
    expect(hasInkBeyond(machine.slips[0]!, 504)).toBe(true);
  });

  it('writes a slip to a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quen-print-'));
    cleanups.push(() => rm(folder, { recursive: true }));
    expect((await devices('print', `file:${folder}`, '--profile', 'unknown-58')).status).toBe(0);
    const [name] = await readdir(folder);
    const machine = new EmulatedMachine({ width: 384 }, () => undefined);
    machine.receive(await readFile(join(folder, name!)));
    expect(machine.errors).toEqual([]);
    expect(machine.slips).toHaveLength(1);
  });

  it('fails with the reason, and with what that means for the paper', async () => {
    const { machine, target } = await networkPrinter();
    machine.state.paper = 'out';
    const before = await devices('print', target);
    expect(before).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('paperOut') });
    expect(before.stderr).toContain('Nothing reached the paper');
    expect(machine.commands).toEqual([]);

    const interrupted = await networkPrinter({ rollRows: 300 });
    const within = await devices('print', interrupted.target);
    expect(within).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringContaining('Look at the paper'),
    });
  });
});

describe('quen devices status', () => {
  it('tells what the printer says', async () => {
    const { machine, target } = await networkPrinter();
    machine.state.paper = 'nearEnd';
    const { status, stdout } = await devices('status', target);
    expect(status).toBe(0);
    expect(stdout).toMatch(/paper +nearEnd/);
    expect(stdout).toMatch(/can print +yes/);
  });

  it('fails when the printer cannot print, as JSON too', async () => {
    const { machine, target } = await networkPrinter();
    machine.state.coverOpen = true;
    const { status, stdout } = await devices('status', target, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      online: false,
      paper: 'ok',
      coverOpen: true,
      fault: 'coverOpen',
    });
  });

  it('fails when nobody is there', async () => {
    const { status, stderr } = await devices('status', `tcp:127.0.0.1:${await freePort()}`);
    expect([status, stderr]).toEqual([1, expect.stringContaining('offline')]);
    const missing = await devices('status', 'device:/dev/usb/lp99');
    expect([missing.status, missing.stderr]).toEqual([1, expect.stringContaining('notFound')]);
  });
});

describe('quen devices kick', () => {
  it.each([
    [[], 2],
    [['--pin', '5'], 5],
  ] as const)('%j pulses pin %i, once and whole', async (flags, pin) => {
    const { machine, target } = await networkPrinter();
    expect((await devices('kick', target, ...flags)).status).toBe(0);
    expect(machine.drawerPins).toEqual([pin]);
    expect(machine.waiting).toBe(0);
    expect(machine.errors).toEqual([]);
  });
});

describe('quen devices watch', () => {
  it('shows bytes and scans of a reader, and stops after as many as asked for', async () => {
    const line = await startSerialLine();
    cleanups.push(() => line.stop());
    const watch = start('watch', line.path, '--framing', 'rdm6300', '--count', '1');
    await watch.said('Watching');
    await line.send(rdm6300Frame('01026F6C3A'));
    const { status, stdout } = await watch.ended;
    expect(status).toBe(0);
    expect(stdout).toContain('bytes  02 30 31');
    expect(stdout).toMatch(/^scan {3}01026F6C3A/m);
  });

  it('speaks JSON, and ends with Ctrl-C as it should', async () => {
    const line = await startSerialLine();
    cleanups.push(() => line.stop());
    const watch = start('watch', line.path, '--json');
    await watch.said('Watching');
    await line.send(Buffer.from(']E08934563138165\r\n'));
    await watch.said('"scan"');
    watch.process.kill('SIGINT');
    const { status, stdout } = await watch.ended;
    expect(status).toBe(0);
    const events = stdout
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as { kind: string; scan?: object });
    expect(events.at(-1)).toEqual({
      kind: 'scan',
      scan: expect.objectContaining({ text: '8934563138165', aim: ']E0' }),
    });
  });

  it('fails on a port that is not there', async () => {
    const { status, stderr } = await devices('watch', '/dev/does-not-exist');
    expect([status, stderr]).toEqual([1, expect.stringContaining('notFound')]);
  });
});

describe('quen devices display', () => {
  it('shows two lines, then leaves the display empty', async () => {
    const { panel, path, close } = await startDisplayEmulator('cd5220');
    cleanups.push(close);
    const display = start(
      'display',
      `${path}@9600`,
      '--dialect',
      'cd5220',
      '--upper',
      'Cảm ơn',
      '--seconds',
      '600',
    );
    await display.said('Look at the display');
    await expect
      .poll(() => panel.lines, { timeout: 20_000 })
      .toEqual(['Cam on'.padEnd(20), 'Total      1.250.000']);
    display.process.kill('SIGINT');
    expect((await display.ended).status).toBe(0);
    await expect.poll(() => panel.lines.join('').trim(), { timeout: 20_000 }).toBe('');
    expect(panel.errors).toEqual([]);
  });

  it('fails on a port that is not there', async () => {
    const { status, stderr } = await devices('display', '/dev/does-not-exist');
    expect([status, stderr]).toEqual([1, expect.stringContaining('notFound')]);
  });
});

describe('quen devices with what the system does not have', () => {
  it.each([
    [['print', 'usb:ffff:ffff'], 'Nothing reached the paper'],
    [['status', 'usb:FFFF:ffff:1'], 'notFound'],
    [['print', 'queue:No such queue'], 'Nothing reached the paper'],
    [['watch', 'pcsc:No such reader'], 'notFound'],
    [['watch', 'hid:ffff:FFFF:1'], 'notFound'],
  ])('%j fails and says so', async (args, says) => {
    const { status, stderr } = await devices(...args);
    expect(status).toBe(1);
    expect(stderr).toContain(says);
    expect(stderr).toContain('notFound');
  });
});

describe('quen devices', () => {
  it('lists what is plugged in', async () => {
    for (const args of [[], ['list']]) {
      const { status, stdout } = await devices(...args);
      expect(status).toBe(0);
      expect(stdout).toMatch(/[Ss]erial ports.*HID devices.*PC\/SC readers.*USB printers.*print queues/s);
    }
  });

  it('lists the profiles', async () => {
    const { status, stdout } = await devices('profiles');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ {2}epson-tm-t82 .*576 dots.*TM-T82II/m);
    const { stdout: json } = await devices('profiles', '--json');
    expect((JSON.parse(json) as unknown[]).length).toBeGreaterThan(20);
  });

  it.each([
    [['burn']],
    [['print']],
    [['print', 'usb:1']],
    [['print', 'tcp:']],
    [['print', 'tcp:here:99999']],
    [['print', 'tcp:127.0.0.1:1', '--profile', 'toString']],
    [['print', 'tcp:127.0.0.1:1', '--language', 'fr']],
    [['status', 'file:/tmp/x']],
    [['kick', 'tcp:127.0.0.1:1', '--pin', '3']],
    [['kick', 'tcp:127.0.0.1:1', '--profile', 'sunmi-58']],
    [['print', 'usb:04b8']],
    [['print', 'queue:']],
    [['display']],
    [['display', '/dev/ttyS0', '--dialect', 'morse']],
    [['display', '/dev/ttyS0@1']],
    [['watch', '/dev/ttyS0', '--speed', 'fast']],
    [['watch', '/dev/ttyS0', '--framing', 'morse']],
    [['watch', 'hid:reader']],
    [['profiles', 'all']],
  ])('%j is wrong use', async (args) => {
    const said = { stdout: '', stderr: '' };
    const status = await devicesCommand.run(args, {
      stdout: (line) => {
        said.stdout += line;
      },
      stderr: (line) => {
        said.stderr += line;
      },
    });
    expect([status, said.stdout]).toEqual([2, '']);
    expect(said.stderr).toContain('Usage: quen devices');
  });
});

/** Whether the right edge of the paper is used. */
function hasInkBeyond({ bits, width }: EmulatedSlip, dots: number): boolean {
  const stride = width / 8;
  return bits.some((byte, at) => byte !== 0 && (at % stride) * 8 >= dots);
}

/** A port on which nobody listens any more. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const address = server.address();
  await new Promise((settle) => server.close(settle));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
