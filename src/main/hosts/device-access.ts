import { realpath } from 'node:fs/promises';
import type { StartHelper } from '../../../drivers/helpers/start-helper.ts';
import {
  accessAdvice,
  type DeviceAccess,
  linesOf,
  type UserAccess,
} from '../../../drivers/readers/access/advice.ts';
import { lookAtDevice, type PluggedDevice } from '../../../drivers/readers/access/look.ts';
import { pathOfUsbDevice } from '../../../drivers/readers/access/usb-device.ts';
import { findHidDevices } from '../../../drivers/readers/index.ts';
import { listSerialDevices } from '../../../drivers/readers/serial-ports.ts';
import { isSameDevice, type UsbIdentity } from '../../../drivers/readers/usb-identity.ts';
import type { MissingAccess } from '../../shared/contract/devices.ts';
import type { DeviceSetting } from '../devices/claims.ts';

/**
 * The rule or group that keeps this user from a device that is plugged in. Null elsewhere than on Linux, and where
 * that is not what is in the way. Never rejects.
 */
export async function missingAccess(
  setting: DeviceSetting,
  startHelper: StartHelper,
): Promise<MissingAccess | null> {
  if (process.platform !== 'linux') return null;
  try {
    const plugged = await pluggedDevice(setting, startHelper);
    const seen = plugged && (await lookAtDevice(plugged));
    return seen && adviceFor(seen.device, seen.user);
  } catch {
    return null;
  }
}

export function adviceFor(device: DeviceAccess, user: UserAccess): MissingAccess | null {
  const advice = accessAdvice(device, user);
  if (advice.kind === 'well') return null;
  return {
    path: device.path,
    advice: advice.kind,
    group: 'group' in advice ? advice.group : null,
    lines: linesOf(advice, user.name),
  };
}

/** Only HID devices are listed by a library, which has a process of its own. */
async function pluggedDevice(
  setting: DeviceSetting,
  startHelper: StartHelper,
): Promise<PluggedDevice | null> {
  switch (setting.kind) {
    case 'serial':
      return serialDevice(setting);
    case 'device':
      return { kind: 'printer', path: await realpath(setting.path), ids: null };
    case 'hid': {
      const devices = await findHidDevices(startHelper);
      const found = devices.find(
        ({ use, identity }) => use === setting.use && isSameDevice(identity, setting.identity),
      );
      return found ? { kind: setting.use, path: found.path, ids: found.ids } : null;
    }
    case 'usb': {
      const { vendorId, productId } = setting.identity;
      const path = await pathOfUsbDevice(setting.identity);
      return path === null ? null : { kind: 'usbPrinter', path, ids: `${vendorId}:${productId}` };
    }
    case 'file':
    case 'pcsc':
    case 'queue':
    case 'simulated':
    case 'tcp':
    case 'wedge':
      return null;
  }
}

async function serialDevice(setting: {
  readonly path: string;
  readonly identity?: UsbIdentity;
}): Promise<PluggedDevice | null> {
  const ports = await listSerialDevices();
  const wanted = setting.identity;
  const path = wanted ? null : await realpath(setting.path);
  const port = ports.find(({ path: of, identity }) =>
    wanted ? identity !== null && isSameDevice(identity, wanted) : of === path,
  );
  const where = port?.path ?? path;
  const ids = port?.identity && `${port.identity.vendorId}:${port.identity.productId}`;
  return where === null ? null : { kind: 'serial', path: where, ids: ids ?? null };
}
