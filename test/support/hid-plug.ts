import { DeviceFault } from '../../drivers/contract/device.ts';
import type { HidBus, HidDevice, HidEvents } from '../../drivers/readers/hid/hid-bus.ts';
import type { HidUse } from '../../drivers/readers/hid/hid-uses.ts';
import { keyReports } from '../../drivers/readers/hid/keyboard-reports.ts';
import type { UsbIdentity } from '../../drivers/readers/usb-identity.ts';

/** A HID bus without a machine: what is plugged in gets another path each time, as on a real one. */
export interface HidPlug {
  readonly bus: HidBus;
  readonly identity: UsbIdentity;
  /** As many opened lines as nobody has closed. */
  readonly openLines: () => number;
  readonly report: (report: Uint8Array) => void;
  /** Types the characters; CR and LF are Enter. */
  readonly send: (bytes: Uint8Array) => Promise<void>;
  readonly unplug: () => Promise<void>;
  /** Gone, and nobody is told. */
  readonly vanish: () => void;
  readonly plugIn: () => Promise<void>;
}

const usages: Record<HidUse | 'magneticStripe', Pick<HidDevice, 'usagePage' | 'usage'>> = {
  keyboard: { usagePage: 0x01, usage: 0x06 },
  pos: { usagePage: 0x8c, usage: 0x02 },
  magneticStripe: { usagePage: 0x8e, usage: 0x01 },
};

export function plugInHid(use: keyof typeof usages, others: readonly HidDevice[] = []): HidPlug {
  const identity = { vendorId: 'ffff', productId: '0035', serialNumber: '08FF20140315' };
  const listeners = new Set<HidEvents>();
  let plugs = 1;
  let isIn = true;
  const path = (): string => `/nonexistent/hidraw${plugs}`;
  const report = (bytes: Uint8Array): void => {
    for (const { received } of listeners) received(bytes);
  };

  return {
    identity,
    bus: {
      list: async () => [
        ...others,
        ...(isIn ? [{ path: path(), identity, label: 'Reader', ...usages[use] }] : []),
      ],
      async open(wanted, id, events) {
        if (!isIn || wanted !== path()) throw new Error('no such device');
        if (listeners.size > 0) throw new DeviceFault('busy', id);
        listeners.add(events);
        return {
          close: async () => void listeners.delete(events),
          isThere: async () => isIn && wanted === path(),
          sendFeatureReport: async () => {},
        };
      },
    },
    openLines: () => listeners.size,
    report,
    async send(bytes) {
      for (const byte of bytes) {
        const reports = keyReports(byte === 0x0d ? '\n' : String.fromCharCode(byte));
        for (const each of reports ?? []) report(each);
      }
    },
    async unplug() {
      isIn = false;
      for (const { gone } of listeners) gone();
    },
    vanish() {
      isIn = false;
    },
    async plugIn() {
      isIn = true;
      plugs += 1;
    },
  };
}
