import { allProfiles, listPrintQueues, listUsbPrinters } from '../../../drivers/printers/index.ts';
import { listPrinterDevices } from '../../../drivers/printers/printer-devices.ts';
import {
  listHidDevices,
  listPcscReaders,
  listSerialPorts,
  type UsbIdentity,
} from '../../../drivers/readers/index.ts';
import type { Output } from './data-argument.ts';
import { readDeviceArguments } from './devices-arguments.ts';

const json = { json: { type: 'boolean' } } as const;

export async function listDevices(args: readonly string[], { stdout }: Output): Promise<number> {
  const { isSet } = readDeviceArguments(args, json, 0);
  const [serial, hid, pcsc, printers, usb, queues] = await Promise.all([
    listSerialPorts(),
    listHidDevices(),
    listPcscReaders(),
    listPrinterDevices(),
    listUsbPrinters(),
    listPrintQueues(),
  ]);
  if (isSet('json')) {
    stdout(JSON.stringify({ serial, hid, pcsc, printers, usb, queues }));
    return 0;
  }
  const family = (heading: string, lines: readonly string[]): void => {
    stdout(lines.length > 0 ? heading : `No ${heading}.`);
    for (const line of lines) stdout(`  ${line}`.trimEnd());
  };
  family(
    'serial ports',
    serial.map(({ path, label }) => `${path}  ${label === path ? '' : label}`),
  );
  family(
    'HID devices',
    hid.map(({ identity, label, path }) => `${usbTarget('hid', identity)}  ${label}  ${path}`),
  );
  family(
    'PC/SC readers',
    pcsc.map((name) => `pcsc:${name}`),
  );
  family('USB printers', [
    ...printers.map(({ path, label }) => `device:${path}  ${label}`),
    ...usb.map(({ identity, label }) => `${usbTarget('usb', identity)}  ${label}`),
  ]);
  family(
    'print queues',
    queues.map(({ name, label }) => `queue:${name}  ${label}`),
  );
  return 0;
}

const usbTarget = (kind: 'hid' | 'usb', { vendorId, productId, serialNumber }: UsbIdentity): string =>
  [kind, vendorId, productId, ...(serialNumber === null ? [] : [serialNumber])].join(':');

export async function listProfiles(args: readonly string[], { stdout }: Output): Promise<number> {
  const { isSet } = readDeviceArguments(args, json, 0);
  const profiles = allProfiles();
  if (isSet('json')) {
    stdout(JSON.stringify(profiles));
    return 0;
  }
  for (const { id, maker, models, paper, dots, dpi } of profiles) {
    const name = maker === '' ? 'any other printer' : `${maker} ${models.join(', ')}`;
    stdout(`  ${id.padEnd(20)} ${paper} mm, ${dots} dots, ${dpi} dpi  ${name}`);
  }
  return 0;
}
