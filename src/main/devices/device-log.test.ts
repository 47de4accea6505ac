import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testClock } from '../../../test/support/test-clock.ts';
import { type DeviceLogEntry, openDeviceLog } from './device-log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quen-devices-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const clock = testClock(Date.UTC(2026, 10, 21, 3));
const lost: DeviceLogEntry = {
  family: 'reader',
  id: 'r1',
  kind: 'serial',
  what: 'fault',
  fault: 'unplugged',
};

it('tells when which device did what, also after a restart', () => {
  const log = openDeviceLog(folder, clock);
  log.add(lost);
  log.add({ family: 'reader', id: 'r1', kind: 'serial', what: 'garbled', count: 8 });
  const text =
    '2026-11-21T03:00:00.000Z reader r1 serial fault unplugged\n2026-11-21T03:00:00.000Z reader r1 serial garbled ×8\n';
  expect(log.text()).toBe(text);
  expect(openDeviceLog(folder, clock).text()).toBe(text);
});

it('stays small enough for one answer, and keeps what came last', () => {
  const log = openDeviceLog(folder, clock);
  for (let index = 0; index < 3_000; index += 1) log.add({ ...lost, count: index });
  expect(log.text().length).toBeLessThanOrEqual(48_000);
  expect(log.text().endsWith('×2999\n')).toBe(true);
  expect(log.text().startsWith('2026-')).toBe(true);
});

it('sets a large file aside, readable by its owner alone', () => {
  mkdirSync(join(folder, 'logs'));
  const file = join(folder, 'logs', 'devices.log');
  writeFileSync(file, 'x'.repeat(300 * 1024));
  const log = openDeviceLog(folder, clock);
  log.add(lost);
  expect(readFileSync(file, 'utf8')).toContain('unplugged');
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'logs', 'devices.1.log')).size).toBe(300 * 1024);
});

it('keeps two files at most, however long the terminal runs', () => {
  const log = openDeviceLog(folder, clock);
  for (let index = 0; index < 12_000; index += 1) log.add({ ...lost, count: index });
  const sizes = readdirSync(join(folder, 'logs')).map((name) => statSync(join(folder, 'logs', name)).size);
  expect(sizes).toHaveLength(2);
  expect(Math.max(...sizes)).toBeLessThan(257 * 1024);
  expect(openDeviceLog(folder, clock).text().endsWith('×11999\n')).toBe(true);
});

it('goes on in memory where no file can be written', () => {
  writeFileSync(join(folder, 'logs'), 'in the way');
  const log = openDeviceLog(folder, clock);
  log.add(lost);
  expect(log.text()).toContain('unplugged');
});
