import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pathOfUsbDevice } from './usb-device.ts';

let system: string;
beforeAll(async () => {
  system = await mkdtemp(join(tmpdir(), 'quen-usb-'));
  await plug('1-1', { idVendor: '0483', idProduct: '5743', serial: 'A1', busnum: '1', devnum: '4' });
  await plug('1-2', { idVendor: '0483', idProduct: '5743', serial: 'B2', busnum: '2', devnum: '113' });
  await plug('1-2:1.0', { bInterfaceClass: '07' });
});
afterAll(() => rm(system, { recursive: true }));

async function plug(name: string, facts: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(system, name));
  for (const [file, word] of Object.entries(facts)) await writeFile(join(system, name, file), `${word}\n`);
}

const printer = { vendorId: '0483', productId: '5743' };

it('finds a USB device by what it is, and none that is not plugged in', async () => {
  const find = (serialNumber: string | null) => pathOfUsbDevice({ ...printer, serialNumber }, system);
  expect(await find('B2')).toBe('/dev/bus/usb/002/113');
  expect(await find(null)).toMatch(/^\/dev\/bus\/usb\/00[12]\//);
  expect(await find('C3')).toBeNull();
  expect(await pathOfUsbDevice({ ...printer, serialNumber: null }, join(system, 'none'))).toBeNull();
});
