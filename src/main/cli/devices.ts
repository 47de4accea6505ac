import { DeviceFault } from '../../../drivers/contract/device.ts';
import type { Command } from './command.ts';
import type { Output } from './data-argument.ts';
import { showOnDisplay } from './devices-display.ts';
import { listDevices, listProfiles } from './devices-list.ts';
import { kickDrawer, printTest, showStatus } from './devices-printer.ts';
import { watchReader } from './devices-watch.ts';
import { WrongUse } from './devices-wrong-use.ts';

const help = `Usage: quen devices [list] [--json]
       quen devices watch READER [--speed BAUD] [--framing line|rdm6300|wiegand] [--count N] [--json]
       quen devices profiles [--json]
       quen devices print PRINTER [--profile ID] [--language vi|th|en]
       quen devices status PRINTER [--profile ID] [--json]
       quen devices kick PRINTER [--profile ID] [--pin 2|5]
       quen devices display PORT[@BAUD] [--dialect escpos|cd5220] [--upper TEXT] [--lower TEXT] [--seconds N]

Looks at readers and printers without the terminal, which must not have them open.

  list         what is plugged in: serial ports, HID devices, PC/SC readers, USB printers, queues of the print service.
               A keyboard-wedge reader is one of the HID devices and needs no setting up
  watch        what a reader sends, as it came and as scans, until Ctrl-C. Keys of a keyboard-type reader
               reach no window meanwhile
  profiles     the printers that are known by name
  print        a test slip; says whether it was printed
  status       what the printer says of itself
  kick         opens the cash drawer: one pulse of five bytes
  display      two lines on a pole display, for 5 seconds; it is left empty

READER is the path of a serial port, hid:VENDOR:PRODUCT[:SERIAL], or pcsc:NAME; pcsc: alone is the first one.
PRINTER is tcp:HOST[:PORT], serial:PATH[@BAUD], usb:VENDOR:PRODUCT[:SERIAL], queue:NAME, device:/dev/usb/lp0 or file:PATH.
Without a port it is 9100, without a speed 115200; 9600 for a display.

  --profile ID   one of "profiles"; the default is unknown-80
  --language L   of the test slip: vi, th or en (the default)
  --pin N        of the drawer socket: 2 (the default) or 5
  --dialect D    what the display's switches say: escpos (the default) or cd5220
  --speed BAUD   of the serial reader; 9600 unless given
  --framing F    line: text ended by CR or LF (the default); rdm6300: frames of RDM6300 and ID-12;
                 wiegand: lines of a converter, whose parity is checked
  --count N      stop after N scans
  --json         print JSON: one object, or one for each event

Exit code: 0 done, 1 refused or failed, or the printer cannot print, 2 wrong use.`;

type Subcommand = (args: readonly string[], output: Output) => Promise<number>;

const subcommands: Readonly<Record<string, Subcommand>> = {
  list: listDevices,
  profiles: listProfiles,
  watch: watchReader,
  print: printTest,
  status: showStatus,
  kick: kickDrawer,
  display: showOnDisplay,
};

export const devicesCommand: Command = {
  name: 'devices',
  summary: 'list, watch and try readers, printers and displays',
  help,

  async run(args, output) {
    const [first] = args;
    const isNamed = first !== undefined && !first.startsWith('-');
    const name = isNamed ? first : 'list';
    const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
    try {
      if (!subcommand) throw new WrongUse(`There is no "devices ${name}".`);
      return await subcommand(isNamed ? args.slice(1) : args, output);
    } catch (error) {
      if (error instanceof WrongUse) {
        output.stderr(`${error.message}\n\n${help}`);
        return 2;
      }
      if (!(error instanceof DeviceFault)) throw error;
      output.stderr(error.message);
      return 1;
    }
  },
};
