import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface PrinterDevice {
  /** `/dev/usb/lp0`. */
  readonly path: string;
  /** Maker and model as the printer names itself; empty when it does not. */
  readonly label: string;
}

/** Printers on the USB printer class of Linux; empty elsewhere, and where there are none. Never rejects. */
export async function listPrinterDevices(
  devices = '/dev/usb',
  system = '/sys/class/usbmisc',
): Promise<PrinterDevice[]> {
  const names = (await readdir(devices).catch(() => [])).filter((name) => /^lp\d+$/.test(name));
  names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return Promise.all(
    names.map(async (name) => {
      const id = await readFile(join(system, name, 'device/ieee1284_id'), 'latin1').catch(() => '');
      return { path: join(devices, name), label: labelOf(id) };
    }),
  );
}

/** From `MFG:EPSON;CMD:ESC/POS;MDL:TM-T82;`, the identity of IEEE 1284. */
function labelOf(id: string): string {
  const fields = new Map(
    id.split(';').map((field) => {
      const [key = '', ...value] = field.split(':');
      return [key.trim().toUpperCase(), value.join(':').trim()] as const;
    }),
  );
  const first = (...keys: readonly string[]): string => {
    const key = keys.find((each) => (fields.get(each) ?? '') !== '');
    return key === undefined ? '' : fields.get(key)!;
  };
  return [first('MFG', 'MANUFACTURER'), first('MDL', 'MODEL')].filter((part) => part !== '').join(' ');
}
