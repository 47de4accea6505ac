/** What the terminal needs of the world of devices. Hosts wire the drivers; tests hand in simulated ones. */

import type { PaperWidth, Printer } from '../../../drivers/contract/printer.ts';
import type { CardReader } from '../../../drivers/contract/reader.ts';
import type { PrinterSetting, ReaderSetting } from '../../shared/contract/methods.ts';
import type { PrinterHealth, SlipPicture } from '../../shared/contract/view.ts';
import type { SlipDocument } from '../../shared/domain/slips/slip.ts';

export interface DevicePorts {
  /** A reader that is not open yet. Wedges have no port: their scans come from the screen. */
  reader(setting: Exclude<ReaderSetting, { kind: 'wedge' }>): CardReader;
  printer(setting: PrinterSetting): Printer;
  /** The one bitmap that paper and preview share. */
  picture(slip: SlipDocument, width: PaperWidth): Promise<SlipPicture>;
  /** Serial ports that are plugged in; empty where the system cannot tell. */
  listSerial(): Promise<{ path: string; label: string }[]>;
  readonly simulated: SimulatedDevices;
}

/** The device shelf of a demonstration: what a person does to simulated devices. */
export interface SimulatedDevices {
  /** The reader must be open. */
  scan(reader: string, text: string): void;
  set(printer: string, change: Partial<NonNullable<PrinterHealth['simulated']>>): void;
  state(printer: string): NonNullable<PrinterHealth['simulated']>;
  /** The last slip that came out, as the paper shows it. */
  paper(printer: string): Promise<SlipPicture | null>;
}
