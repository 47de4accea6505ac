import { createIsolatedDisplay } from '../../../drivers/displays/index.ts';
import { type StartHelper, startNodeHelper } from '../../../drivers/helpers/start-helper.ts';
import {
  allProfiles,
  findProfile,
  openPrinter,
  type PrinterProfile,
  pictureOf,
} from '../../../drivers/printers/index.ts';
import { createIsolatedReader, openReader } from '../../../drivers/readers/index.ts';
import { createSimulatedDisplay } from '../../../drivers/simulated/display.ts';
import { createSimulatedPrinter, type SimulatedPrinter } from '../../../drivers/simulated/printer.ts';
import { createSimulatedReader, type SimulatedReader } from '../../../drivers/simulated/reader.ts';
import type { PrinterSetting, ReaderSetting } from '../../shared/contract/methods.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { DevicePorts, PrinterPaper } from '../devices/ports.ts';
import { missingAccess } from './device-access.ts';
import { deviceFinder } from './find-devices.ts';

export { warmUp } from '../../../drivers/printers/index.ts';

/** The drivers, wired to the terminal's ports. `startHelper`: how this host starts processes, where not as Node does. */
export function devicePorts(startHelper: StartHelper = startNodeHelper): DevicePorts {
  const readers = new Map<string, SimulatedReader>();
  const printers = new Map<string, SimulatedPrinter>();
  const simulatedPrinter = (id: string): SimulatedPrinter => {
    const printer = printers.get(id);
    invariant(printer !== undefined, 'a simulated printer is opened before it is touched');
    return printer;
  };
  const simulatedReader = ({ id, format }: ReaderSetting): SimulatedReader => {
    const kind = format === 'text' || format === 'ean' ? 'barcode' : 'rfid';
    const reader = createSimulatedReader({ id, kind });
    readers.set(id, reader);
    return reader;
  };

  return {
    reader(setting) {
      switch (setting.kind) {
        case 'serial':
        case 'hid':
          return createIsolatedReader({ setting, startHelper });
        case 'pcsc':
          return openReader(setting, startHelper);
        case 'simulated':
          return simulatedReader(setting);
      }
    },
    printer(wanted) {
      const setting = withKnownProfile(wanted);
      switch (setting.kind) {
        case 'tcp':
        case 'serial':
        case 'file':
        case 'device':
        case 'usb':
        case 'queue':
          return openPrinter(setting, startHelper);
        case 'simulated': {
          const printer = createSimulatedPrinter(setting);
          printers.set(setting.id, printer);
          return printer;
        }
      }
    },
    display: (setting) =>
      setting.kind === 'simulated'
        ? createSimulatedDisplay(setting)
        : createIsolatedDisplay({ setting, startHelper }),
    profiles: () =>
      allProfiles().map(({ id, maker, models, paper }) => ({
        id,
        maker,
        name: models.join(', '),
        width: paper,
      })),
    picture: (slip, printer) => pictureOf(slip, profileOf(printer) ?? printer.width),
    find: deviceFinder(startHelper),
    access: (setting) => missingAccess(setting, startHelper),
    simulated: {
      scan: (reader, text) => readers.get(reader)?.feed(text),
      set: (printer, change) => simulatedPrinter(printer).set(change),
      state: (printer) => simulatedPrinter(printer).state(),
      paper: async (printer) => simulatedPrinter(printer).paper(),
    },
  };
}

/** Null: only the paper is known. A profile of another paper, or one that this version no longer has, is none. */
function profileOf({ width, profile }: PrinterPaper): PrinterProfile | null {
  const found = profile === undefined ? null : findProfile(profile);
  return found?.paper === width ? found : null;
}

function withKnownProfile(setting: PrinterSetting): PrinterSetting {
  if (profileOf(setting)) return setting;
  const { profile: _, ...known } = setting;
  return known;
}
