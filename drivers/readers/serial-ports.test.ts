import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { deviceBehind, faultOfOpening, listSerialPorts } from './serial-ports.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('The list of serial ports', () => {
  it('names each port once, with a label for a person', async () => {
    const ports = await listSerialPorts();
    expect(new Set(ports.map(({ path }) => path)).size).toBe(ports.length);
    for (const { path, label } of ports) {
      expect(path).not.toBe('');
      expect(label).not.toBe('');
    }
  });

  it('does without udevadm, whose absence would end the process', async () => {
    vi.stubEnv('PATH', '/nonexistent');
    await expect(listSerialPorts()).resolves.toBeInstanceOf(Array);
    vi.stubEnv('PATH', '');
    await expect(listSerialPorts()).resolves.toBeInstanceOf(Array);
  });

  it('is empty rather than an error where the system does not answer', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quen-path-'));
    await writeFile(join(folder, 'udevadm'), '#!/bin/sh\nexit 3\n', { mode: 0o755 });
    vi.stubEnv('PATH', folder);
    await expect(listSerialPorts()).resolves.toEqual([]);
    await rm(folder, { recursive: true });
  });
});

it('tells a device from the next one under the same path', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quen-device-'));
  const path = join(folder, 'port');
  await writeFile(path, 'first');
  const first = await deviceBehind(path);
  expect(await deviceBehind(path)).toBe(first);
  await writeFile(join(folder, 'other'), 'second');
  await rm(path);
  expect(await deviceBehind(path)).toBeNull();
  expect(await deviceBehind(join(folder, 'other'))).not.toBe(first);
  await rm(folder, { recursive: true });
});

it.each`
  message                                                        | kind
  ${'Error: Permission denied, cannot open /dev/ttyUSB0'}        | ${'noPermission'}
  ${'Opening COM3: Access denied'}                               | ${'noPermission'}
  ${'Error Resource temporarily unavailable Cannot lock port'}   | ${'busy'}
  ${'Error: No such file or directory, cannot open /dev/ttyUSB'} | ${'notFound'}
  ${'Opening COM9: File not found'}                              | ${'notFound'}
`('"$message" is the fault $kind', ({ message, kind }) => {
  expect(faultOfOpening(new Error(message))).toBe(kind);
});
