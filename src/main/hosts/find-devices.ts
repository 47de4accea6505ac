import { listPrinterDevices } from '../../../drivers/printers/printer-devices.ts';
import { listHidDevices, listSerialPorts } from '../../../drivers/readers/index.ts';
import type { FoundDevices } from '../../shared/contract/devices.ts';

/** A family that does not answer by then counts as absent. */
const patienceMs = 5_000;

/** Everything that is plugged in, each family by itself: one that the system lacks is an empty list. */
export async function findDevices(): Promise<FoundDevices> {
  const [serial, hid, files] = await Promise.all([
    orNone(listSerialPorts()),
    orNone(listHidDevices()),
    orNone(listPrinterDevices()),
  ]);
  return {
    serial,
    hid: hid.map(({ identity, label, use, refusal }) => ({ identity, label, use, refusal })),
    files,
    usb: [],
    queues: [],
    pcsc: [],
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
