/**
 * Which device a setting means. A device has one owner: two settings that mean the same one are refused when they are
 * saved, whatever family they are of.
 */
import type {
  DisplaySetting,
  PrinterSetting,
  ReaderSetting,
  UsbIdentity,
} from '../../shared/contract/methods.ts';

export type DeviceSetting = ReaderSetting | PrinterSetting | DisplaySetting;

/** The first other setting that means the same device; null: it is free. Paths are compared as `resolved` writes them. */
export function takenBy(
  setting: DeviceSetting,
  others: readonly DeviceSetting[],
  resolved: (path: string) => string,
): DeviceSetting | null {
  return others.find((other) => meansSameDevice(setting, other, resolved)) ?? null;
}

/** Names what has to take turns. Two settings of one device that both name it so have the same claim. */
export function claimOf(setting: DeviceSetting): string {
  switch (setting.kind) {
    case 'wedge':
      return 'keyboard';
    case 'tcp':
      return `tcp ${setting.host.toLowerCase()} ${setting.port}`;
    case 'serial':
    case 'file':
    case 'device':
      return `path ${pathName(setting.path)}`;
    case 'hid':
      return `hid ${identityName(setting.identity)} ${setting.use}`;
    case 'usb':
      return `usb ${identityName(setting.identity)}`;
    case 'queue':
      return `queue ${setting.queue.toLowerCase()}`;
    case 'pcsc':
      return `pcsc ${setting.reader}`;
    case 'simulated':
      return `simulated ${setting.id}`;
  }
}

function meansSameDevice(a: DeviceSetting, b: DeviceSetting, resolved: (path: string) => string): boolean {
  // The keys of all keyboards come from the screen as those of one: more than one setting would never be asked.
  if (a.kind === 'wedge' || b.kind === 'wedge') return a.kind === b.kind;
  if (a.kind === 'simulated' || b.kind === 'simulated') return false;
  if (a.kind === 'pcsc' && b.kind === 'pcsc') {
    // The first reader may be any.
    return a.reader === b.reader || a.reader === '' || b.reader === '';
  }
  // The interfaces of one device are read apart.
  if (a.kind === 'hid' && b.kind === 'hid') return a.use === b.use && mayBeSame(a.identity, b.identity);
  const [identityA, identityB] = [portIdentity(a), portIdentity(b)];
  if (identityA && identityB) return mayBeSame(identityA, identityB);
  const [pathA, pathB] = [pathOf(a), pathOf(b)];
  if (pathA !== null && pathB !== null) return pathName(resolved(pathA)) === pathName(resolved(pathB));
  return claimOf(a) === claimOf(b);
}

/** A device of the USB that is found by what it is. A HID device may have several interfaces: it is compared apart. */
function portIdentity(setting: DeviceSetting): UsbIdentity | null {
  if (setting.kind === 'usb') return setting.identity;
  return setting.kind === 'serial' && 'identity' in setting ? (setting.identity ?? null) : null;
}

const pathOf = (setting: DeviceSetting): string | null => ('path' in setting ? setting.path : null);

/** Without serial numbers either setting could get the other's device. */
function mayBeSame(a: UsbIdentity, b: UsbIdentity): boolean {
  if (a.vendorId !== b.vendorId || a.productId !== b.productId) return false;
  return a.serialNumber === null || b.serialNumber === null || a.serialNumber === b.serialNumber;
}

const identityName = ({ vendorId, productId, serialNumber }: UsbIdentity): string =>
  `${vendorId}:${productId}:${serialNumber ?? ''}`;

/** Windows does not care about the case of COM3; Linux does about that of its files. */
const pathName = (path: string): string =>
  /^(\\\\\.\\)?com\d+$/i.test(path) ? path.toUpperCase().replace(/^\\\\\.\\/, '') : path;
