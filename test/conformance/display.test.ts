/** Every pole display keeps the same promises, whichever dialect it speaks. The judge is the strict emulator. */
import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceState } from '../../drivers/contract/device.ts';
import type { CustomerDisplay } from '../../drivers/contract/display.ts';
import { createIsolatedDisplay, type DialectName, displayPair } from '../../drivers/displays/index.ts';
import { createSerialDisplay, type SerialDisplayOptions } from '../../drivers/displays/serial-display.ts';
import { type DisplayEmulator, startDisplayEmulator } from '../support/display-emulator.ts';
import { startSerialLine } from '../support/serial-line.ts';
import { testClock } from '../support/test-clock.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const until = (condition: () => unknown): Promise<unknown> =>
  expect.poll(condition, { timeout: 20_000, interval: 5 }).toBeTruthy();

const blank = ''.padEnd(20);
const padded = (...lines: string[]): string[] => lines.map((line) => line.padEnd(20));

async function emulator(dialect: DialectName): Promise<DisplayEmulator> {
  const started = await startDisplayEmulator(dialect);
  cleanups.push(() => started.close());
  return started;
}

const drivers = {
  'in this process': createSerialDisplay,
  'in a process of its own': ({ id, path, baudRate, dialect }: SerialDisplayOptions) =>
    createIsolatedDisplay({ setting: { kind: 'serial', id, path, baudRate, dialect } }),
};

function displayAt(path: string, dialect: DialectName, driver: keyof typeof drivers) {
  const clock = testClock(0);
  const display = drivers[driver]({ id: 'pole', path, baudRate: 9600, dialect, clock });
  cleanups.push(() => display.close());
  return { display, clock, states: statesOf(display) };
}

function statesOf(display: CustomerDisplay): DeviceState[] {
  const states: DeviceState[] = [];
  display.onState((state) => states.push(state));
  return states;
}

describe.each([
  ['escpos', 'in this process'],
  ['cd5220', 'in this process'],
  ['escpos', 'in a process of its own'],
] as const)('A display that speaks %s, driven %s', (dialect, driver) => {
  it('shows two lines, the last ones it was given', async () => {
    const { panel, path } = await emulator(dialect);
    const { display } = displayAt(path, dialect, driver);
    await display.open();
    await until(() => panel.starts === 1);
    expect(panel.lines).toEqual([blank, blank]);
    display.show('Tong cong', '125.000 d');
    await until(() => panel.lines[0] === 'Tong cong'.padEnd(20));
    display.show('A', 'B');
    display.show('C', 'D');
    display.show(displayPair('Diem', '+1.250'), 'x'.repeat(30));
    await until(() => panel.lines[0]?.startsWith('Diem'));
    await until(() => panel.lines[1] === 'x'.repeat(20));
    expect(panel.lines).toEqual(['Diem          +1.250', 'x'.repeat(20)]);
    display.clear();
    await until(() => panel.lines.join('') === blank + blank);
    expect(panel.errors).toEqual([]);
    expect(panel.starts).toBe(1);
  });

  it('shows at once what it was given before it was opened', async () => {
    const { panel, path } = await emulator(dialect);
    const { display, states } = displayAt(path, dialect, driver);
    display.show('Xin chao', '');
    await display.open();
    expect(states.filter((state) => state !== 'opening')).toEqual(['closed', 'ready']);
    await until(() => panel.lines[0] === 'Xin chao'.padEnd(20));
    expect(panel.errors).toEqual([]);
  });

  it('is empty once it is closed, which may be said twice, and can be opened again', async () => {
    const { panel, path } = await emulator(dialect);
    const { display, states } = displayAt(path, dialect, driver);
    await display.open();
    display.show('A', 'B');
    await display.close();
    await display.close();
    await until(() => panel.lines.join('') === blank + blank);
    expect(states.at(-1)).toBe('closed');
    await display.open();
    display.show('A', 'C');
    await until(() => panel.lines[1]?.startsWith('C'));
    expect(panel.errors).toEqual([]);
  });
});

describe.each(['escpos', 'cd5220'] as const)('The text of a display that speaks %s', (dialect) => {
  it.each([
    [
      ['Nguyễn Thị Ẫnh', 'Đường 1.250.000 ₫'],
      ['Nguyen Thi Anh', 'Duong 1.250.000 d'],
    ],
    [
      ['NFD: ễ'.normalize('NFD'), '“Cà phê” – sữa đá…'],
      ['NFD: e', '"Ca phe" - sua da...'],
    ],
    [
      ['ยอดรวม ๑๒๓ ฿', 'Total ฿1,250.00'],
      ['123 B', 'Total B1,250.00'],
    ],
    [
      ['🧋 trà\u0000\u001b@ sữa', 'a\tb\nc'],
      ['tra@ sua', 'a b c'],
    ],
    [
      ['ÄÖÜ ßæø ½', '１２３'],
      ['AOU ssaeo 1/2', '123'],
    ],
  ])('%j is written in plain letters', async ([upper, lower], expected) => {
    const { panel, path } = await emulator(dialect);
    const { display } = displayAt(path, dialect, 'in this process');
    await display.open();
    display.show(upper!, lower!);
    await until(() => panel.lines[1] === expected[1]!.padEnd(20));
    expect(panel.lines).toEqual(padded(...expected));
    expect(panel.errors).toEqual([]);
  });
});

describe.each(['in this process', 'in a process of its own'] as const)('A display driven %s', (driver) => {
  it('that is pulled says so, comes back by itself', async () => {
    const line = await startSerialLine();
    cleanups.push(line.stop);
    const { display, clock, states } = displayAt(line.path, 'escpos', driver);
    const faults: string[] = [];
    display.onFault(({ kind }) => faults.push(kind));
    await display.open();
    display.show('A', 'B');
    await line.unplug();
    await until(() => {
      if (!states.includes('lost')) clock.advance(300);
      return states.includes('lost');
    });
    expect(faults).toEqual(['unplugged']);
    await line.plugIn();
    await until(() => {
      if (states.at(-1) !== 'ready') clock.advance(300);
      return states.at(-1) === 'ready';
    });
  });

  it('that is not there is refused, and tried again until it is closed', async () => {
    const { display, states } = displayAt('/nonexistent/port', 'escpos', driver);
    await expect(display.open()).rejects.toMatchObject({ name: 'DeviceFault', kind: 'notFound' });
    expect(states.at(-1)).toBe('lost');
    display.show('A', 'B');
    await display.close();
    expect(states.at(-1)).toBe('closed');
  });
});
