import type { HIDAsync } from 'node-hid';
import { deviceBehind } from '../serial-ports.ts';
import { fourDigits, type UsbIdentity } from '../usb-identity.ts';
import { ownHid, type Release } from './hid-owner.ts';
import { requireAccess } from './linux-hid.ts';

/** One interface of a HID device. */
export interface HidDevice {
  readonly path: string;
  readonly identity: UsbIdentity;
  readonly label: string;
  readonly usagePage: number;
  readonly usage: number;
}

export interface HidLine {
  /** Settles once nothing more is heard and the device is free. */
  close(): Promise<void>;
  isThere(): Promise<boolean>;
  sendFeatureReport(report: Uint8Array): Promise<void>;
}

export interface HidEvents {
  /** One whole report, its number first where it has one. */
  readonly received: (report: Uint8Array) => void;
  readonly gone: () => void;
}

/** The HID devices of a machine. */
export interface HidBus {
  list(): Promise<HidDevice[]>;
  /**
   * `id` names the reader in a DeviceFault, `busy` for a path that is open already. What the system says otherwise is
   * passed on as it is.
   */
  open(path: string, id: string, events: HidEvents): Promise<HidLine>;
}

export const hidBus: HidBus = {
  async list() {
    const { default: hid } = await import('node-hid');
    const devices = await hid.devicesAsync();
    return devices.map((device) => ({
      path: device.path ?? '',
      identity: {
        vendorId: fourDigits(device.vendorId),
        productId: fourDigits(device.productId),
        serialNumber: device.serialNumber || null,
      },
      label: [device.manufacturer, device.product].filter((part) => part).join(' '),
      usagePage: device.usagePage ?? 0,
      usage: device.usage ?? 0,
    }));
  },

  async open(path, id, events) {
    if (process.platform === 'linux') await requireAccess(path, id);
    const release = await ownHid(path, id);
    try {
      return await openLine(path, events, release);
    } catch (error) {
      await release();
      throw error;
    }
  },
};

async function openLine(path: string, { received, gone }: HidEvents, release: Release): Promise<HidLine> {
  const { default: hid } = await import('node-hid');
  const device = await hid.HIDAsync.open(path);
  const node = await nodeBehind(path);
  // An unplugged device says so only to those who listen to its data.
  device.on('error', gone);
  device.on('data', received);
  return {
    close: async () => {
      await closed(device);
      await release();
    },
    isThere: async () => (await nodeBehind(path)) === node,
    sendFeatureReport: async (report) => {
      await device.sendFeatureReport([...report]);
    },
  };
}

/** Elsewhere than on Linux the path is no file, and an unplugged device always says so. */
async function nodeBehind(path: string): Promise<string | null> {
  return process.platform === 'linux' ? deviceBehind(path) : path;
}

/** A device that was unplugged may refuse to be closed: it is free all the same. */
async function closed(device: HIDAsync): Promise<void> {
  try {
    await device.close();
  } catch {
    device.removeAllListeners();
  }
}
