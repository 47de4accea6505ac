import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSameDevice, type UsbIdentity } from '../usb-identity.ts';

/** The file of Linux behind a whole USB device, `/dev/bus/usb/001/004`; null where it is not plugged in. Never rejects. */
export async function pathOfUsbDevice(
  wanted: UsbIdentity,
  system = '/sys/bus/usb/devices',
): Promise<string | null> {
  for (const name of await readdir(system).catch(() => [])) {
    const [vendorId, productId, serialNumber, bus, device] = await Promise.all(
      ['idVendor', 'idProduct', 'serial', 'busnum', 'devnum'].map((file) => wordIn(join(system, name, file))),
    );
    // An interface of a device has none of them.
    if (!vendorId || !productId || !bus || !device) continue;
    if (!isSameDevice({ vendorId, productId, serialNumber: serialNumber || null }, wanted)) continue;
    return join('/dev/bus/usb', bus.padStart(3, '0'), device.padStart(3, '0'));
  }
  return null;
}

const wordIn = async (path: string): Promise<string> => (await readFile(path, 'utf8').catch(() => '')).trim();
