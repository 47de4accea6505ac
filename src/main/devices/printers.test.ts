import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeviceFault } from '../../../drivers/contract/device.ts';
import type { PrintOutcome } from '../../../drivers/contract/printer.ts';
import { exampleSlip } from '../../../test/support/slip-examples.ts';
import { testClock } from '../../../test/support/test-clock.ts';
import type { PrinterSetting } from '../../shared/contract/methods.ts';
import { silentLog } from '../log.ts';
import { openDeviceLog } from './device-log.ts';
import type { CounterPrinter } from './ports.ts';
import { openPrinters } from './printers.ts';

const setting: PrinterSetting = { kind: 'device', id: 'p', name: 'Bếp', width: 80, path: '/dev/usb/lp0' };
const slip = exampleSlip('test', 'en');
const settled = () => new Promise((resolve) => setImmediate(resolve));
const boom = () => {
  throw new TypeError('no such thing as 0901234567');
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quen-printers-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function driver(changes: Partial<CounterPrinter> = {}): CounterPrinter {
  return {
    id: 'p',
    width: 80,
    print: async () => ({ kind: 'printed' }),
    status: async () => ({ online: true, paper: 'ok', coverOpen: false, drawerSwitch: 'low', fault: null }),
    openDrawer: async () => {},
    ...changes,
  };
}

function openWith(make: () => CounterPrinter) {
  const clock = testClock(0);
  const deviceLog = openDeviceLog(folder, clock);
  const ports = { printer: make };
  return {
    printers: openPrinters({ ports, clock, log: silentLog, deviceLog, changed: () => {} }),
    clock,
    deviceLog,
  };
}

/** Work that ends when the test says so. */
function gate<T>() {
  let open: (value: T) => void = () => {};
  const passed = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

describe('A printer at the counter', () => {
  it('is counted by how its jobs ended', async () => {
    const outcomes: PrintOutcome[] = [
      { kind: 'printed' },
      { kind: 'failed', fault: 'paperOut' },
      { kind: 'unknown', fault: null },
      { kind: 'printed' },
    ];
    const { printers, deviceLog } = openWith(() => driver({ print: async () => outcomes.shift() ?? boom() }));
    const printer = printers.open(setting);
    for (let job = 0; job < 4; job += 1) await printer.print(slip);
    expect(printers.health('p')).toMatchObject({ printed: 2, failed: 1, unknown: 1 });
    expect(printers.health('p').lastEvent?.what).toBe('printed');
    expect(deviceLog.text()).toContain('printer p device failed paperOut\n');
    // A changed setting counts on.
    printers.open({ ...setting, name: 'Quầy' });
    expect(printers.health('p').printed).toBe(2);
  });

  it('without paper the whole night has failed once', async () => {
    const { printers, deviceLog } = openWith(() =>
      driver({ print: async () => ({ kind: 'failed', fault: 'paperOut' }) }),
    );
    const printer = printers.open(setting);
    for (let attempt = 0; attempt < 1_000; attempt += 1) await printer.print(slip);
    expect(printers.health('p')).toMatchObject({ failed: 1, lastEvent: { what: 'failed' } });
    expect(deviceLog.text().match(/failed paperOut/g)).toHaveLength(10);
    expect(deviceLog.text()).toContain('failed paperOut ×512\n');
  });

  it('is asked nothing and pulses nothing while it prints', async () => {
    const printing = gate<PrintOutcome>();
    const calls: string[] = [];
    const { printers } = openWith(() =>
      driver({
        print: () => {
          calls.push('print');
          return printing.passed;
        },
        openDrawer: async (pin) => void calls.push(`drawer ${pin}`),
        status: async () => {
          calls.push('status');
          return driver().status();
        },
      }),
    );
    const printed = printers.open(setting).print(slip);
    const opened = printers.openDrawer('p', 5);
    const status = printers.status('p');
    await settled();
    expect(calls).toEqual(['print']);
    printing.open({ kind: 'printed' });
    expect(await printed).toEqual({ kind: 'printed' });
    expect(await opened).toEqual({ ok: true, value: null });
    expect(await status).toMatchObject({ ok: true, value: { drawerSwitch: 'low' } });
    expect(calls).toEqual(['print', 'drawer 5', 'status']);
    expect(printers.health('p').lastEvent?.what).toBe('drawerOpened');
  });

  it('does not open the drawer late: whoever asked has left', async () => {
    const printing = gate<PrintOutcome>();
    let pulses = 0;
    const { printers, clock } = openWith(() =>
      driver({ print: () => printing.passed, openDrawer: async () => void (pulses += 1) }),
    );
    const printed = printers.open(setting).print(slip);
    const opened = printers.openDrawer('p', 2);
    await settled();
    clock.advance(10_000);
    expect(await opened).toEqual({ ok: false, refusal: { code: 'printerBusy' } });
    printing.open({ kind: 'printed' });
    await printed;
    await settled();
    expect(pulses).toBe(0);
    expect(await printers.openDrawer('p', 2)).toMatchObject({ ok: true });
    expect(pulses).toBe(1);
  });

  it('under a new setting waits for what is printed under the old one', async () => {
    const printing = gate<PrintOutcome>();
    const calls: string[] = [];
    const drivers = [
      driver({
        print: () => {
          calls.push('old');
          return printing.passed;
        },
      }),
      driver({
        print: async () => {
          calls.push('new');
          return { kind: 'printed' };
        },
      }),
    ];
    const { printers } = openWith(() => drivers.shift() ?? boom());
    const first = printers.open(setting).print(slip);
    const second = printers.open({ ...setting, name: 'Quầy' }).print(slip);
    await settled();
    expect(calls).toEqual(['old']);
    printing.open({ kind: 'printed' });
    await Promise.all([first, second]);
    expect(calls).toEqual(['old', 'new']);
  });

  it('that does not answer is told by its fault', async () => {
    const lost = () => Promise.reject(new DeviceFault('unplugged', 'p'));
    const { printers } = openWith(() => driver({ status: lost, openDrawer: lost }));
    printers.open(setting);
    const refused = { ok: false, refusal: { code: 'deviceFault', values: { fault: 'unplugged' } } };
    expect(await printers.status('p')).toEqual(refused);
    expect(await printers.openDrawer('p', 2)).toEqual(refused);
    expect(await printers.status('q')).toMatchObject({ refusal: { code: 'printerNotFound' } });
  });
});

describe('A printer driver that breaks its promises', () => {
  it('by throwing when it is made, has printed nothing, and is made at the next job', async () => {
    let made = 0;
    const { printers } = openWith(() => {
      made += 1;
      return made < 3 ? boom() : driver();
    });
    const printer = printers.open(setting);
    expect(await printer.print(slip)).toEqual({ kind: 'failed', fault: 'notFound' });
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
  });

  it.each<[string, () => Promise<PrintOutcome>]>([
    ['throwing', boom],
    ['rejecting', () => Promise.reject(new Error('x'))],
    ['answering nothing', async () => undefined as never],
    ['answering what nobody knows', async () => ({ kind: 'perhaps' }) as never],
    ['telling a story for a fault', async () => ({ kind: 'failed', fault: 'Lan, 0901234567' }) as never],
  ])('by %s, leaves a job of which nobody knows', async (_, print) => {
    const { printers, deviceLog } = openWith(() => driver({ print }));
    expect(await printers.open(setting).print(slip)).toEqual({ kind: 'unknown', fault: null });
    expect(deviceLog.text()).toContain('printer p device broken\n');
    expect(deviceLog.text()).not.toContain('0901234567');
  });

  it('by never answering, frees its turn after a while', async () => {
    const { printers, clock } = openWith(() => driver({ print: () => new Promise(() => {}) }));
    const printed = printers.open(setting).print(slip);
    await settled();
    clock.advance(5 * 60_000);
    expect(await printed).toEqual({ kind: 'unknown', fault: null });
    expect(await printers.openDrawer('p', 2)).toMatchObject({ ok: true });
  });

  it('by throwing when it is asked, is told as broken', async () => {
    const { printers } = openWith(() => driver({ status: boom, openDrawer: boom }));
    printers.open(setting);
    const refused = { ok: false, refusal: { code: 'deviceFault', values: { fault: 'broken' } } };
    expect(await printers.status('p')).toEqual(refused);
    expect(await printers.openDrawer('p', 2)).toEqual(refused);
  });
});
