import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeviceFault, type DeviceState } from '../../../drivers/contract/device.ts';
import type { CardReader, RawScan } from '../../../drivers/contract/reader.ts';
import { createSimulatedReader } from '../../../drivers/simulated/reader.ts';
import { testClock } from '../../../test/support/test-clock.ts';
import type { ReaderSetting } from '../../shared/contract/methods.ts';
import { silentLog } from '../log.ts';
import { openDeviceLog } from './device-log.ts';
import { openReaders } from './readers.ts';

const setting: ReaderSetting = { kind: 'simulated', id: 'r', name: 'Quầy', format: 'text' };
const scan: RawScan = { reader: 'r', kind: 'barcode', text: 'A1', bits: null, aim: null };
const nobody = () => {};
const settled = () => new Promise((resolve) => setImmediate(resolve));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quen-devices-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Readers over drivers of the test's making, one after the other. */
function openWith(make: () => CardReader, heard: (scan: RawScan) => void = () => {}) {
  const clock = testClock(0);
  const deviceLog = openDeviceLog(folder, clock);
  let shown = 0;
  const readers = openReaders({
    ports: { reader: make },
    clock,
    log: silentLog,
    deviceLog,
    heard,
    changed: () => {
      shown += 1;
    },
  });
  const health = () => {
    const [only] = readers.health();
    if (!only) throw new Error('there is no reader');
    return only;
  };
  return { readers, clock, deviceLog, health, shown: () => shown };
}

/** A driver in the hands of the test. */
function driver(changes: Partial<CardReader> = {}) {
  const told = {
    scan: nobody as (scan: unknown) => void,
    fault: nobody as (fault: DeviceFault) => void,
    state: nobody as (state: DeviceState) => void,
    closed: 0,
  };
  const reader: CardReader = {
    id: 'r',
    open: async () => told.state('ready'),
    onScan: (listener) => {
      told.scan = listener as (scan: unknown) => void;
      return () => {};
    },
    onFault: (listener) => {
      told.fault = listener;
      return () => {};
    },
    onState: (listener) => {
      told.state = listener;
      listener('closed');
      return () => {};
    },
    close: async () => {
      told.closed += 1;
    },
    ...changes,
  };
  return { reader, told };
}

describe('A reader at the counter', () => {
  it('is counted as it opens, is lost and comes back', async () => {
    const reader = createSimulatedReader({ id: 'r', clock: testClock(0) });
    const heard: string[] = [];
    const { readers, health, deviceLog } = openWith(
      () => reader,
      ({ text }) => heard.push(text),
    );
    await readers.set([setting]);
    await settled();
    reader.feed('A1');
    readers.scanned('r', null);
    reader.unplug();
    expect(health()).toMatchObject({ state: 'lost', fault: 'unplugged', opened: 1, lost: 1, scans: 1 });
    expect(health().lastEvent?.what).toBe('lost');
    reader.plugIn();
    expect(health()).toMatchObject({ state: 'ready', fault: null, opened: 2, lost: 1 });
    expect(heard).toEqual(['A1']);
    const events = deviceLog.text().match(/simulated .*/g);
    expect(events).toEqual([
      'simulated opened',
      'simulated scan',
      'simulated lost',
      'simulated fault unplugged',
      'simulated opened',
    ]);
    expect(deviceLog.text()).not.toContain('A1');
    await readers.close();
  });

  it('that is not there is shown so and not made anew: its driver goes on trying', async () => {
    let made = 0;
    const { reader, told } = driver({ open: () => Promise.reject(new DeviceFault('notFound', 'r')) });
    const { readers, health, clock } = openWith(() => {
      made += 1;
      return reader;
    });
    await readers.set([setting]);
    await settled();
    expect(health()).toMatchObject({ state: 'lost', fault: 'notFound', opened: 0, lost: 0 });
    clock.advance(600_000);
    expect(made).toBe(1);
    told.state('ready');
    expect(health()).toMatchObject({ state: 'ready', fault: null, opened: 1 });
    await readers.close();
  });

  it('at the wrong speed is counted, and shown and written down now and then', async () => {
    const { reader, told } = driver();
    const { readers, health, clock, shown, deviceLog } = openWith(() => reader);
    await readers.set([setting]);
    await settled();
    const before = shown();
    for (let index = 0; index < 1_000; index += 1) told.fault(new DeviceFault('garbled', 'r'));
    expect(shown()).toBe(before);
    clock.advance(500);
    expect(shown()).toBe(before + 1);
    expect(health()).toMatchObject({ state: 'ready', garbled: 1_000 });
    expect(deviceLog.text().match(/garbled/g)).toHaveLength(10);
    await readers.close();
  });
});

describe('A driver that breaks its promises', () => {
  const boom = () => {
    throw new TypeError('no such thing as 0901234567');
  };

  it.each<[string, () => CardReader]>([
    ['when it is made', boom],
    ['when somebody listens', () => driver({ onScan: boom }).reader],
    ['when its state is asked', () => driver({ onState: boom }).reader],
    ['when it opens', () => driver({ open: boom }).reader],
    ['after a while of opening', () => driver({ open: () => Promise.reject(new Error('x')) }).reader],
    ['and throws again when it is closed', () => driver({ open: boom, close: boom }).reader],
  ])('%s, is shown as broken and tried again, ever later', async (_, make) => {
    let made = 0;
    const { readers, health, clock, deviceLog } = openWith(() => {
      made += 1;
      return make();
    });
    await readers.set([setting]);
    await settled();
    expect(health()).toMatchObject({ state: 'lost', fault: 'broken', lastEvent: { what: 'broken' } });
    for (const waitMs of [1_000, 2_000, 4_000]) {
      const before = made;
      clock.advance(waitMs - 1);
      await settled();
      expect(made).toBe(before);
      clock.advance(1);
      await settled();
      expect(made).toBe(before + 1);
    }
    expect(deviceLog.text()).not.toContain('0901234567');
    await readers.close();
    const last = made;
    clock.advance(600_000);
    expect(made).toBe(last);
  });

  it('works again once it is mended', async () => {
    let made = 0;
    const good = driver();
    const { readers, health, clock } = openWith(() => {
      made += 1;
      return made === 1 ? boom() : good.reader;
    });
    await readers.set([setting]);
    clock.advance(1_000);
    await settled();
    expect(health()).toMatchObject({ state: 'ready', fault: null, opened: 1 });
    await readers.close();
    expect(good.told.closed).toBe(1);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a number', { ...scan, text: 12 }],
    ['a book', { ...scan, text: 'x'.repeat(5_000) }],
    ['another kind of thing', { ...scan, kind: 'voice' }],
  ])('by telling %s for a scan, is not heard', async (_, garbage) => {
    const heard: RawScan[] = [];
    const { reader, told } = driver();
    const { readers, health } = openWith(
      () => reader,
      (each) => heard.push(each),
    );
    await readers.set([setting]);
    await settled();
    told.scan(scan);
    told.scan(garbage);
    expect(heard).toEqual([scan]);
    expect(health()).toMatchObject({ state: 'lost', fault: 'broken' });
    // What it says after it was given up is nobody's.
    told.scan(scan);
    expect(heard).toEqual([scan]);
    await readers.close();
  });

  it('by telling more than anybody scans, is stopped', async () => {
    const heard: RawScan[] = [];
    const { reader, told } = driver();
    const { readers, health } = openWith(
      () => reader,
      (each) => heard.push(each),
    );
    await readers.set([setting]);
    await settled();
    for (let index = 0; index < 10_000; index += 1) told.scan(scan);
    expect(heard).toHaveLength(50);
    expect(health().fault).toBe('broken');
    await readers.close();
  });

  it('by ending unasked, is begun anew', async () => {
    let made = 0;
    const drivers = [driver(), driver()];
    const { readers, health, clock } = openWith(() => {
      made += 1;
      return drivers[made - 1]?.reader ?? boom();
    });
    await readers.set([setting]);
    await settled();
    drivers[0]?.told.state('closed');
    expect(health()).toMatchObject({ state: 'lost', fault: 'broken', lost: 1 });
    clock.advance(1_000);
    await settled();
    expect(health()).toMatchObject({ state: 'ready', opened: 2 });
    await readers.close();
  });

  it('by never letting go, holds nobody up', async () => {
    const { reader } = driver({ close: () => new Promise(() => {}) });
    const { readers, clock } = openWith(() => reader);
    await readers.set([setting]);
    await settled();
    const changed = readers.set([]);
    await settled();
    clock.advance(5_000);
    await changed;
    expect(readers.health()).toEqual([]);
  });

  it('does not hear of what went wrong with a scan at the counter', async () => {
    const { reader, told } = driver();
    const { readers, health } = openWith(() => reader, boom);
    await readers.set([setting]);
    await settled();
    expect(() => told.scan(scan)).not.toThrow();
    expect(health().state).toBe('ready');
    await readers.close();
  });
});
