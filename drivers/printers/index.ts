import type { PaperWidth } from '../contract/printer.ts';
import { type StartHelper, startNodeHelper } from '../helpers/start-helper.ts';
import type { UsbIdentity } from '../readers/usb-identity.ts';
import { createEscposPrinter, type EscposPrinter } from './printer.ts';
import { findProfile, type PrinterProfile, unknownProfile } from './profiles/profiles.ts';
import { createQueuePrinter } from './queue-printer.ts';
import { deviceFileTransport } from './transports/device-file.ts';
import { fileTransport } from './transports/file.ts';
import { printQueue } from './transports/queues.ts';
import { serialTransport } from './transports/serial.ts';
import { tcpTransport } from './transports/tcp.ts';
import { usbTransport } from './transports/usb.ts';

export { type Picture, pictureOf } from './png.ts';
export type { EscposPrinter } from './printer.ts';
export { allProfiles, findProfile, type PrinterProfile } from './profiles/profiles.ts';
export type { QueueChoice } from './transports/cups.ts';
export { listPrintQueues } from './transports/queues.ts';
export { askUsbPort, listUsbPrinters } from './transports/usb.ts';
export type { UsbPrinterChoice, UsbPrinterPort } from './transports/usb-messages.ts';

/** A real printer as the settings describe it. */
export type RealPrinterSetting = {
  readonly id: string;
  readonly width: PaperWidth;
  /** The id of a profile of that width; without one the printer is an unknown one. */
  readonly profile?: string;
} & (
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'serial'; readonly path: string; readonly baudRate: number }
  | { readonly kind: 'file'; readonly path: string }
  /** A character device of Linux, `/dev/usb/lp0`. */
  | { readonly kind: 'device'; readonly path: string }
  /** Of the USB printer class, reached past the system's driver. */
  | { readonly kind: 'usb'; readonly identity: UsbIdentity }
  /** A queue of CUPS, or a printer of Windows' spooler, by name. */
  | { readonly kind: 'queue'; readonly queue: string }
);

/** A shop prints again within minutes: the next slip need not wait for a process to start. */
const idleMs = 15 * 60_000;

/**
 * Nothing is opened before the first job or question. Throws RangeError for a profile that does not fit. `startHelper`:
 * how this host starts processes, where not as Node does.
 */
export function openPrinter(
  setting: RealPrinterSetting,
  startHelper: StartHelper = startNodeHelper,
): EscposPrinter {
  const { id, width } = setting;
  const profile = profileOf(setting);
  switch (setting.kind) {
    case 'tcp': {
      const { host, port } = setting;
      const transport = tcpTransport({ device: id, host, port });
      return createEscposPrinter({ id, width, profile, transport, confirmation: 'printer' });
    }
    case 'serial': {
      const { path, baudRate } = setting;
      const transport = serialTransport({ device: id, path, baudRate, startHelper, idleMs });
      return createEscposPrinter({ id, width, profile, transport, confirmation: 'printer' });
    }
    case 'device': {
      const transport = deviceFileTransport({ device: id, path: setting.path });
      return createEscposPrinter({ id, width, profile, transport, confirmation: 'printer' });
    }
    case 'usb': {
      const transport = usbTransport({ device: id, identity: setting.identity, startHelper, idleMs });
      return createEscposPrinter({ id, width, profile, transport, confirmation: 'printer' });
    }
    case 'queue':
      return createQueuePrinter({ id, width, profile, queue: printQueue(id, setting.queue, startHelper) });
    case 'file': {
      const transport = fileTransport({ device: id, path: setting.path });
      return createEscposPrinter({ id, width, profile, transport, confirmation: 'transport' });
    }
  }
}

function profileOf({ profile, width }: RealPrinterSetting): PrinterProfile {
  if (profile === undefined) return unknownProfile(width);
  const found = findProfile(profile);
  if (!found) throw new RangeError(`there is no printer profile "${profile}"`);
  return found;
}

/**
 * Loads the typeface and draws the letters of all three languages, so that the first real slip is as quick as the
 * others. Pauses after every few letters: nothing else has to wait for it. May be called at any time, also twice.
 */
export async function warmUp(): Promise<void> {
  const { drawAlphabet } = await import('./raster/warm-up.ts');
  await drawAlphabet();
}
