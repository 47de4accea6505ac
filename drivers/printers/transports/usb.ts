import type { PrinterLine, PrinterTransport } from '../../contract/printer.ts';
import { type StartHelper, startNodeHelper } from '../../helpers/start-helper.ts';
import { withHelper } from '../../helpers/with-helper.ts';
import type { UsbIdentity } from '../../readers/usb-identity.ts';
import { askHelper, type HelperTransportOptions, helperTransport } from './helper-transport.ts';
import {
  type UsbPrinterChoice,
  UsbPrinterChoicesSchema,
  type UsbPrinterPort,
  UsbPrinterPortSchema,
} from './usb-messages.ts';

export interface UsbOptions {
  readonly device: string;
  /** The printer is found by this in whatever socket it is. */
  readonly identity: UsbIdentity;
  readonly stallMs?: number;
  readonly startHelper?: StartHelper;
  readonly idleMs?: number;
}

const findMs = 20_000;
/** What waits in a printer is here within this time. */
const oldAnswersMs = 50;
/** One that never stops talking is not waited for. */
const mostOldReads = 20;

/**
 * A printer of the USB printer class, reached past the system's own driver, in a helper. Each session takes the printer
 * from that driver and gives it back. A write counts once the printer has taken all of it; a part that was taken is
 * known, and never sent again. On Windows only printers that WinUSB serves can be reached so.
 */
export function usbTransport(options: UsbOptions): PrinterTransport {
  return helperTransport({ ...heldByUsb(options), settle: forgetOldAnswers });
}

/** Printers of the USB printer class; empty where the system does not tell. Never rejects. */
export async function listUsbPrinters(
  startHelper: StartHelper = startNodeHelper,
): Promise<UsbPrinterChoice[]> {
  try {
    return await withHelper({ start: startHelper, name: 'usb', device: 'usb' }, async (helper) =>
      helper.ask(UsbPrinterChoicesSchema, 'list', null, findMs),
    );
  } catch {
    return [];
  }
}

/** What the plug itself tells, also of a printer that answers nothing else. Rejects with a DeviceFault. */
export async function askUsbPort(options: UsbOptions): Promise<UsbPrinterPort> {
  return askHelper(heldByUsb(options), UsbPrinterPortSchema);
}

function heldByUsb({ identity, ...options }: UsbOptions): HelperTransportOptions {
  const { device, startHelper: start = startNodeHelper } = options;
  return {
    ...options,
    program: 'usb',
    target: { identity },
    // The system takes what a process held, but its own driver only comes back when it is told.
    recover: () =>
      withHelper({ start, name: 'usb', device }, async (other) => {
        await other.call('giveBack', { identity }, findMs).catch(() => undefined);
      }),
  };
}

/** A printer keeps what nobody fetched: answers to the questions of a session that ended before they came. */
async function forgetOldAnswers(line: PrinterLine): Promise<void> {
  for (let read = 0; read < mostOldReads; read += 1) {
    if ((await line.read(oldAnswersMs)) === null) return;
  }
}
