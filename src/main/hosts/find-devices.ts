import { type StartHelper, startNodeHelper } from '../../../drivers/helpers/start-helper.ts';
import { listPrintQueues, listUsbPrinters } from '../../../drivers/printers/index.ts';
import { listPrinterDevices } from '../../../drivers/printers/printer-devices.ts';
import { findHidDevices, findSerialPorts, listPcscReaders } from '../../../drivers/readers/index.ts';
import type { FoundDevices } from '../../shared/contract/devices.ts';

/** A family that does not answer by then counts as absent. */
const patienceMs = 5_000;

/** However many ask at the same time, the machine is looked through once: each look starts processes. */
export function deviceFinder(startHelper: StartHelper): () => Promise<FoundDevices> {
  let running: Promise<FoundDevices> | null = null;
  return () => {
    running ??= findDevices(startHelper).finally(() => {
      running = null;
    });
    return running;
  };
}

/** Everything that is plugged in, each family by itself: one that the system lacks is an empty list. */
export async function findDevices(startHelper: StartHelper = startNodeHelper): Promise<FoundDevices> {
  const [serial, hid, files, usb, queues, pcsc] = await Promise.all([
    orNone(findSerialPorts(startHelper)),
    orNone(findHidDevices(startHelper)),
    orNone(listPrinterDevices()),
    orNone(listUsbPrinters(startHelper)),
    orNone(listPrintQueues(startHelper)),
    orNone(listPcscReaders(startHelper)),
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
