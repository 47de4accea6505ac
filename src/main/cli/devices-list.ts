import { allProfiles } from '../../../drivers/printers/index.ts';
import { listPrinterDevices } from '../../../drivers/printers/printer-devices.ts';
import { listHidDevices, listSerialPorts } from '../../../drivers/readers/index.ts';
import type { Output } from './data-argument.ts';
import { readDeviceArguments } from './devices-arguments.ts';

const json = { json: { type: 'boolean' } } as const;

export async function listDevices(args: readonly string[], { stdout }: Output): Promise<number> {
  const { isSet } = readDeviceArguments(args, json, 0);
  const [serial, hid, printers] = await Promise.all([
    listSerialPorts(),
    listHidDevices(),
    listPrinterDevices(),
  ]);
  if (isSet('json')) {
    stdout(JSON.stringify({ serial, hid, printers }));
    return 0;
  }
  stdout(serial.length > 0 ? 'Serial ports' : 'No serial ports.');
  for (const { path, label } of serial) stdout(`  ${path}  ${label === path ? '' : label}`.trimEnd());
  stdout(hid.length > 0 ? 'HID devices' : 'No HID devices.');
  for (const { ids, label, path } of hid) stdout(`  ${ids}  ${label}  ${path}`.trimEnd());
  stdout(printers.length > 0 ? 'USB printers' : 'No USB printers.');
  for (const { path, label } of printers) stdout(`  device:${path}  ${label}`.trimEnd());
  return 0;
}

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
