import { expect, it } from 'vitest';
import { findDevices } from './find-devices.ts';

it('finds what there is, whatever the system lacks: a family that cannot be asked is empty', async () => {
  const found = await findDevices(() => {
    throw new Error('no process can be started here');
  });
  expect(Object.keys(found).sort()).toEqual(['files', 'hid', 'pcsc', 'queues', 'serial', 'usb']);
  expect(found.usb).toEqual([]);
  expect(found.pcsc).toEqual([]);
  for (const { path } of found.serial) expect(path).not.toBe('');
});
