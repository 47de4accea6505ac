import { access, constants, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import type { DeviceFaultKind } from '../contract/device.ts';
import { isSameDevice, type UsbIdentity } from './usb-identity.ts';

export interface SerialPortChoice {
  readonly path: string;
  /** For a person to tell ports apart: maker and serial number where the system knows them. */
  readonly label: string;
  /** Null for ports that are no USB devices, and where the system does not say. */
  readonly identity: UsbIdentity | null;
}

/** Serial ports that are plugged in, USB ones first; empty where the system cannot tell. Never rejects. */
export async function listSerialPorts(): Promise<SerialPortChoice[]> {
  try {
    const ports = (await canAskSystem()) ? await askSystem() : await listSerialDevices();
    return ports.sort((a, b) => rank(a) - rank(b) || a.path.localeCompare(b.path, 'en', { numeric: true }));
  } catch {
    return [];
  }
}

/** Where that device is now; null when it is not plugged in. Never rejects. */
export async function pathOfSerialDevice(wanted: UsbIdentity): Promise<string | null> {
  // What Linux says of a port in sysfs is read much faster than udevadm is started.
  const ports = process.platform === 'linux' ? await listSerialDevices() : await listSerialPorts();
  return ports.find(({ identity }) => identity !== null && isSameDevice(identity, wanted))?.path ?? null;
}

/**
 * Tells the device behind that path from one that is plugged in later under the same path; null when there is none.
 * Windows names no more than its presence.
 */
export async function deviceBehind(path: string): Promise<string | null> {
  if (process.platform === 'win32') {
    const ports = await listSerialPorts();
    const isThere = ports.some((port) => port.path.toUpperCase() === path.toUpperCase());
    return isThere || ports.length === 0 ? path : null;
  }
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev} ${ino} ${rdev}`;
  } catch {
    return null;
  }
}

/** Why a port did not open. The binding tells causes apart only by the system's words. */
export function faultOfOpening(error: Error): DeviceFaultKind {
  if (/permission|access denied/i.test(error.message)) return 'noPermission';
  if (/lock|busy|temporarily unavailable/i.test(error.message)) return 'busy';
  return 'notFound';
}

/** On Linux the list comes from udevadm, and its absence would not be a rejection but the end of the process. */
async function canAskSystem(): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = await Promise.all(folders.map((folder) => isProgram(join(folder, 'udevadm'))));
  return found.includes(true);
}

async function askSystem(): Promise<SerialPortChoice[]> {
  const { SerialPort } = await import('serialport');
  const ports = await SerialPort.list();
  return ports
    .filter(({ path }) => path !== '')
    .map(({ path, manufacturer, serialNumber, vendorId, productId }) => ({
      path,
      label:
        [manufacturer, serialNumber].filter((part) => part !== undefined && part !== '').join(' ') || path,
      identity:
        vendorId && productId
          ? {
              vendorId: vendorId.toLowerCase(),
              productId: productId.toLowerCase(),
              serialNumber: serialNumber || null,
            }
          : null,
    }));
}

/** On Linux, ports of devices with a plug, without the help of any program. Never rejects. */
export async function listSerialDevices(): Promise<SerialPortChoice[]> {
  const names = (await readdir('/dev').catch(() => [])).filter((name) =>
    /^(tty(USB|ACM|AMA)|rfcomm)\d+$/.test(name),
  );
  return Promise.all(
    names.map(async (name) => ({
      path: `/dev/${name}`,
      label: `/dev/${name}`,
      identity: await identityInSysfs(name),
    })),
  );
}

/** A port is one of the interfaces of its USB device, or of an adapter within it. */
async function identityInSysfs(name: string): Promise<UsbIdentity | null> {
  try {
    let folder = await realpath(`/sys/class/tty/${name}/device`);
    for (let level = 0; level < 4; level += 1, folder = dirname(folder)) {
      const [vendorId, productId, serialNumber] = await Promise.all(
        ['idVendor', 'idProduct', 'serial'].map((file) => wordIn(join(folder, file))),
      );
      if (vendorId && productId) return { vendorId, productId, serialNumber: serialNumber ?? null };
    }
  } catch {
    // No device is behind that name, or it has just gone.
  }
  return null;
}

async function wordIn(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim() || null;
  } catch {
    return null;
  }
}

/** Ports of the mainboard come last: most of them have no socket. */
const rank = ({ path }: SerialPortChoice): number => (/ttyS\d+$/.test(path) ? 1 : 0);

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
