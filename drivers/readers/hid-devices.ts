import { hidBus } from './hid/hid-bus.ts';
import { type HidRefusal, type HidUse, usesOf } from './hid/hid-uses.ts';
import type { UsbIdentity } from './usb-identity.ts';

export interface HidChoice {
  readonly path: string;
  /** Vendor and product as `16c0:27db`. */
  readonly ids: string;
  readonly label: string;
  readonly identity: UsbIdentity;
  /** How the device can be read raw; null when it cannot. */
  readonly use: HidUse | null;
  /** Why it cannot, where that is not plain. */
  readonly refusal: HidRefusal | null;
}

/** HID devices that are plugged in, each interface by itself; empty where the system cannot tell. Never rejects. */
export async function listHidDevices(): Promise<HidChoice[]> {
  try {
    const devices = await hidBus.list();
    return devices.map((device) => ({
      path: device.path,
      ids: `${device.identity.vendorId}:${device.identity.productId}`,
      label: device.label,
      identity: device.identity,
      ...usesOf(device),
    }));
  } catch {
    return [];
  }
}
