import { openPrinter, pictureOf } from '../../../drivers/printers/index.ts';
import { listSerialPorts, openReader } from '../../../drivers/readers/index.ts';
import { createSimulatedPrinter, type SimulatedPrinter } from '../../../drivers/simulated/printer.ts';
import { createSimulatedReader, type SimulatedReader } from '../../../drivers/simulated/reader.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { DevicePorts } from '../devices/ports.ts';

export { warmUp } from '../../../drivers/printers/index.ts';

/** The drivers, wired to the terminal's ports. */
export function devicePorts(): DevicePorts {
  const readers = new Map<string, SimulatedReader>();
  const printers = new Map<string, SimulatedPrinter>();
  const simulatedPrinter = (id: string): SimulatedPrinter => {
    const printer = printers.get(id);
    invariant(printer !== undefined, 'a simulated printer is opened before it is touched');
    return printer;
  };

  return {
    reader(setting) {
      if (setting.kind === 'serial') return openReader(setting);
      const kind = setting.format === 'text' || setting.format === 'ean' ? 'barcode' : 'rfid';
      const reader = createSimulatedReader({ id: setting.id, kind });
      readers.set(setting.id, reader);
      return reader;
    },
    printer(setting) {
      if (setting.kind !== 'simulated') return openPrinter(setting);
      const printer = createSimulatedPrinter(setting);
      printers.set(setting.id, printer);
      return printer;
    },
    picture: pictureOf,
    listSerial: async () => (await listSerialPorts()).map(({ path, label }) => ({ path, label })),
    simulated: {
      scan: (reader, text) => readers.get(reader)?.feed(text),
      set: (printer, change) => simulatedPrinter(printer).set(change),
      state: (printer) => simulatedPrinter(printer).state(),
      paper: async (printer) => simulatedPrinter(printer).paper(),
    },
  };
}
