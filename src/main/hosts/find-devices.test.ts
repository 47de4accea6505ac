import { expect, it } from 'vitest';
import { deviceFinder, findDevices } from './find-devices.ts';

it('finds what there is, whatever the system lacks: a family that cannot be asked is empty', async () => {
  const found = await findDevices(() => {
    throw new Error('no process can be started here');
  });
  expect(Object.keys(found).sort()).toEqual(['files', 'hid', 'pcsc', 'queues', 'serial', 'usb']);
  expect(found.usb).toEqual([]);
  expect(found.pcsc).toEqual([]);
  for (const { path } of found.serial) expect(path).not.toBe('');
});

it('looks once for all who ask at the same time, and anew for whoever asks later', async () => {
  const started: string[] = [];
  const find = deviceFinder((name) => {
    started.push(name);
    throw new Error('no processes here');
  });
  await Promise.all([find(), find(), find()]);
  expect(started.filter((name) => name === 'usb')).toHaveLength(1);
  await find();
  expect(started.filter((name) => name === 'usb')).toHaveLength(2);
});
