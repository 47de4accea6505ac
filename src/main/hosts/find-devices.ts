import { type StartHelper, startNodeHelper } from '../../../drivers/helpers/start-helper.ts';
import { listPrintQueues, listUsbPrinters } from '../../../drivers/printers/index.ts';
import { listPrinterDevices } from '../../../drivers/printers/printer-devices.ts';
import { findHidDevices, findSerialPorts, listPcscReaders } from '../../../drivers/readers/index.ts';
import type { FoundDevices } from '../../shared/contract/devices.ts';

/** A family that does not answer by then counts as absent. */
const patienceMs = 5_000;

/**
 * However many ask at the same time, the machine is looked through once: each look starts processes, and lasts until
 * the last of them has ended.
 */
export function deviceFinder(startHelper: StartHelper): () => Promise<FoundDevices> {
  let running: Promise<FoundDevices> | null = null;
  return () => {
    if (running) return running;
    const families = lookFor(startHelper);
    running = found(families);
    void Promise.allSettled(Object.values(families)).then(() => {
      running = null;
    });
    return running;
  };
}

/** Everything that is plugged in, each family by itself: one that the system lacks is an empty list. */
export const findDevices = (startHelper: StartHelper = startNodeHelper): Promise<FoundDevices> =>
  found(lookFor(startHelper));

const lookFor = (startHelper: StartHelper) => ({
  serial: findSerialPorts(startHelper),
  hid: findHidDevices(startHelper),
  files: listPrinterDevices(),
  usb: listUsbPrinters(startHelper),
  queues: listPrintQueues(startHelper),
  pcsc: listPcscReaders(startHelper),
});

async function found(families: ReturnType<typeof lookFor>): Promise<FoundDevices> {
  const [serial, hid, files, usb, queues, pcsc] = await Promise.all([
    orNone(families.serial),
    orNone(families.hid),
    orNone(families.files),
    orNone(families.usb),
    orNone(families.queues),
    orNone(families.pcsc),
  ]);
  return {
    serial,
    hid: hid.map(({ identity, label, use, refusal }) => ({ identity, label, use, refusal })),
    files,
    usb: usb.map(({ identity, label }) => ({ identity, label })),
    queues,
    pcsc: pcsc.map((name) => ({ name })),
  };
}

async function orNone<T>(family: Promise<T[]>): Promise<T[]> {
  let timer: NodeJS.Timeout | undefined;
  const none = new Promise<T[]>((resolve) => {
    timer = setTimeout(() => resolve([]), patienceMs);
  });
  try {
    return await Promise.race([family, none]);
  } catch {
    return [];
  } finally {
    clearTimeout(timer);
  }
}
