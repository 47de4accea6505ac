import { listHidDevices } from '../../../drivers/readers/hid-devices.ts';
import { listSerialPorts } from '../../../drivers/readers/index.ts';
import type { Command } from './command.ts';

const help = `Usage: quen devices [--json]

Lists what is plugged in and could be a reader or a printer: serial ports and HID devices. A keyboard-wedge reader is
one of the HID devices and needs no setting up.

  --json       print one JSON object

Exit code: 0 done, 2 wrong use.`;

export const devicesCommand: Command = {
  name: 'devices',
  summary: 'list serial ports and HID devices',
  help,

  async run(args, { stdout, stderr }) {
    if (args.some((argument) => argument !== '--json')) {
      stderr(help);
      return 2;
    }
    const [serial, hid] = await Promise.all([listSerialPorts(), listHidDevices()]);
    if (args.length > 0) {
      stdout(JSON.stringify({ serial, hid }));
      return 0;
    }
    stdout(serial.length > 0 ? 'Serial ports' : 'No serial ports.');
    for (const { path, label } of serial) stdout(`  ${path}  ${label === path ? '' : label}`.trimEnd());
    stdout(hid.length > 0 ? 'HID devices' : 'No HID devices.');
    for (const { ids, label, path } of hid) stdout(`  ${ids}  ${label}  ${path}`.trimEnd());
    return 0;
  },
};
