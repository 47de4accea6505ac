/** What the terminal needs of the world of devices. Hosts wire the drivers; tests hand in simulated ones. */

import type { CustomerDisplay } from '../../../drivers/contract/display.ts';
import type { Printer } from '../../../drivers/contract/printer.ts';
import type { CardReader } from '../../../drivers/contract/reader.ts';
import type { FoundDevices, MissingAccess, PrinterProfileView } from '../../shared/contract/devices.ts';
import type { DisplaySetting, PrinterSetting, ReaderSetting } from '../../shared/contract/methods.ts';
import type { PrinterHealth, SlipPicture } from '../../shared/contract/view.ts';
import type { SlipDocument } from '../../shared/domain/slips/slip.ts';
import type { DeviceSetting } from './claims.ts';

export interface DevicePorts {
  /** A reader that is not open yet. Wedges have no port: their scans come from the screen. */
  reader(setting: Exclude<ReaderSetting, { kind: 'wedge' }>): CardReader;
  /** Nothing of it is opened before it is asked for something. Throws for a profile that does not fit. */
  printer(setting: PrinterSetting): CounterPrinter;
  /** A pole display that is not open yet. */
  display(setting: DisplaySetting): CustomerDisplay;
  /** For people to choose from. */
  profiles(): PrinterProfileView[];
  /** The one bitmap that paper and preview share: as that printer prints it. */
  picture(slip: SlipDocument, printer: PrinterPaper): Promise<SlipPicture>;
  /** What is plugged in. Never rejects. */
  find(): Promise<FoundDevices>;
  /** What keeps this user from a device; null where nothing is known to. Never rejects. */
  access(setting: DeviceSetting): Promise<MissingAccess | null>;
  readonly simulated: SimulatedDevices;
}

/** A printer with a socket for a cash drawer. */
export interface CounterPrinter extends Printer {
  /** Settles when the pulse was handed over; rejects with a DeviceFault. Nobody knows whether a drawer is there. */
  openDrawer(pin: 2 | 5): Promise<void>;
}

/** What decides how wide a slip is. */
export type PrinterPaper = Pick<PrinterSetting, 'width' | 'profile'>;

/** The device shelf of a demonstration: what a person does to simulated devices. */
export interface SimulatedDevices {
  /** The reader must be open. */
  scan(reader: string, text: string): void;
  set(printer: string, change: Partial<NonNullable<PrinterHealth['simulated']>>): void;
  state(printer: string): NonNullable<PrinterHealth['simulated']>;
  /** The last slip that came out, as the paper shows it. */
  paper(printer: string): Promise<SlipPicture | null>;
}
