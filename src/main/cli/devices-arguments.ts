import { parseArgs } from 'node:util';
import {
  type EscposPrinter,
  findProfile,
  openPrinter,
  type PrinterProfile,
} from '../../../drivers/printers/index.ts';
import type { UsbIdentity } from '../../../drivers/readers/index.ts';
import { WrongUse } from './devices-wrong-use.ts';

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

export interface DeviceArguments {
  readonly names: readonly string[];
  readonly text: (flag: string) => string | undefined;
  readonly isSet: (flag: string) => boolean;
}

/** Throws WrongUse unless exactly `nameCount` names and only these options are given. */
export function readDeviceArguments(
  args: readonly string[],
  options: Options,
  nameCount: number,
): DeviceArguments {
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new WrongUse(
      error instanceof Error ? error.message.replace(/\. To specify.*$/s, '.') : String(error),
    );
  }
  if (parsed.positionals.length !== nameCount) {
    throw new WrongUse(nameCount === 0 ? 'No name is wanted here.' : 'Name one device.');
  }
  return {
    names: parsed.positionals,
    text: (flag) => {
      const value = parsed.values[flag];
      return typeof value === 'string' ? value : undefined;
    },
    isSet: (flag) => parsed.values[flag] === true,
  };
}

/** A whole number from `least` to `most`. */
export function numberFrom(text: string | undefined, usual: number, least: number, most: number): number {
  if (text === undefined) return usual;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most))
    throw new WrongUse(`"${text}" is no number from ${least} to ${most}.`);
  return value;
}

/** `VENDOR:PRODUCT[:SERIAL]`; null where it is none. */
export function identityFrom(text: string): UsbIdentity | null {
  const [, vendorId, productId, serialNumber = null] =
    /^([0-9a-f]{4}):([0-9a-f]{4})(?::(.+))?$/i.exec(text) ?? [];
  if (vendorId === undefined || productId === undefined) return null;
  return { vendorId: vendorId.toLowerCase(), productId: productId.toLowerCase(), serialNumber };
}

/** `PATH[@BAUD]`. */
export function lineFrom(target: string, usualBaudRate: number): { path: string; baudRate: number } {
  const [, path = target, baudRate] = /^(.+)@(\d+)$/.exec(target) ?? [];
  return { path, baudRate: numberFrom(baudRate, usualBaudRate, 1_200, 921_600) };
}

export function profileNamed(id = 'unknown-80'): PrinterProfile {
  const profile = findProfile(id);
  if (!profile) throw new WrongUse(`There is no profile "${id}"; see "quen devices profiles".`);
  return profile;
}

/**
 * The printer that a target names: `tcp:HOST[:PORT]`, `serial:PATH[@BAUD]`, `usb:VENDOR:PRODUCT[:SERIAL]`, `queue:NAME`,
 * `device:PATH` or `file:PATH`.
 */
export function printerAt(target: string, { id: profile, paper: width }: PrinterProfile): EscposPrinter {
  const [, kind, rest = ''] = /^(tcp|serial|usb|queue|device|file):(.+)$/.exec(target) ?? [];
  const common = { id: target, width, profile };
  switch (kind) {
    case 'tcp': {
      const [, host = '', port] = /^(\[[0-9a-fA-F:]+\]|[^:]+)(?::(\d+))?$/.exec(rest) ?? [];
      if (host === '') break;
      return openPrinter({
        ...common,
        kind,
        host: host.replace(/^\[|\]$/g, ''),
        port: numberFrom(port, 9100, 1, 65_535),
      });
    }
    case 'serial': {
      const { path, baudRate } = lineFrom(rest, 115_200);
      return openPrinter({ ...common, kind, path, baudRate });
    }
    case 'usb': {
      const identity = identityFrom(rest);
      if (!identity) break;
      return openPrinter({ ...common, kind, identity });
    }
    case 'queue':
      return openPrinter({ ...common, kind, queue: rest });
    case 'device':
    case 'file':
      return openPrinter({ ...common, kind, path: rest });
    case undefined:
      break;
  }
  throw new WrongUse(`"${target}" names no printer.`);
}
