import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomerDisplay } from '../../../drivers/contract/display.ts';
import { createSimulatedDisplay } from '../../../drivers/simulated/display.ts';
import { testClock } from '../../../test/support/test-clock.ts';
import type { DisplaySetting } from '../../shared/contract/methods.ts';
import { openDeviceLog } from './device-log.ts';
import { openDisplays } from './displays.ts';

const setting: DisplaySetting = { kind: 'simulated', id: 'd', name: 'Khách' };
const settled = () => new Promise((resolve) => setImmediate(resolve));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quen-displays-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function openWith(make: () => CustomerDisplay) {
  const clock = testClock(0);
  const deviceLog = openDeviceLog(folder, clock);
  return { displays: openDisplays({ ports: { display: make }, clock, deviceLog, changed: () => {} }), clock };
}

describe('A pole display', () => {
  it('shows what it is told, from the moment that it is there', async () => {
    const display = createSimulatedDisplay({ id: 'd' });
    const { displays } = openWith(() => display);
    displays.show(['Xin chào', 'Cà phê']);
    await displays.set([setting]);
    await settled();
    expect(display.lines()).toEqual(['Xin chao            ', 'Ca phe              ']);
    displays.show(['1,250', '50']);
    displays.show(['1', '250,50']);
    expect(display.lines()?.map((line) => line.trim())).toEqual(['1', '250,50']);
    displays.show(['Nguyễn', '12']);
    expect(display.lines()?.[0].trim()).toBe('Nguyen');
    expect(displays.health()[0]).toMatchObject({ state: 'ready', opened: 1, lines: ['Nguyễn', '12'] });
    await displays.close();
    expect(display.lines()).toBeNull();
  });

  it('shows a test for some seconds, then what it should show by then', async () => {
    const display = createSimulatedDisplay({ id: 'd' });
    const { displays, clock } = openWith(() => display);
    displays.show(['a', 'b']);
    await displays.set([setting]);
    await settled();
    expect(displays.test('d', ['0123', 'test'])).toBe(true);
    displays.show(['c', 'd']);
    expect(display.lines()?.[1].trim()).toBe('test');
    clock.advance(5_000);
    expect(display.lines()?.[1].trim()).toBe('d');
    expect(displays.test('e', ['', ''])).toBe(false);
    await displays.close();
  });

  it('is opened by nobody once all are closed', async () => {
    const made: string[] = [];
    const { displays } = openWith(() => {
      made.push('d');
      return createSimulatedDisplay({ id: 'd' });
    });
    await displays.close();
    await displays.set([setting]);
    expect(made).toEqual([]);
  });

  it('that is lost says so', async () => {
    const display = createSimulatedDisplay({ id: 'd' });
    const { displays } = openWith(() => display);
    await displays.set([setting]);
    await settled();
    display.unplug();
    expect(displays.health()[0]).toMatchObject({ state: 'lost', fault: 'unplugged', lost: 1 });
    display.plugIn();
    expect(displays.health()[0]).toMatchObject({ state: 'ready', fault: null, opened: 2 });
    await displays.close();
  });

  it('whose driver throws disturbs nobody, and shows the latest once it is mended', async () => {
    const good = createSimulatedDisplay({ id: 'd' });
    let made = 0;
    const broken: CustomerDisplay = {
      ...createSimulatedDisplay({ id: 'd' }),
      show: () => {
        throw new Error('x');
      },
    };
    const { displays, clock } = openWith(() => {
      made += 1;
      return made === 1 ? broken : good;
    });
    await displays.set([setting]);
    await settled();
    expect(() => displays.show(['a', 'b'])).not.toThrow();
    expect(displays.health()[0]).toMatchObject({ state: 'lost', fault: 'broken' });
    displays.show(['c', 'd']);
    clock.advance(1_000);
    await settled();
    expect(good.lines()?.[0].trim()).toBe('c');
    await displays.close();
  });
});
