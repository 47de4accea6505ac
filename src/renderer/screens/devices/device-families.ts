import { type LucideIcon, MonitorSmartphone, Printer, ScanLine } from 'lucide-react';
import type { ComponentType } from 'react';
import type { FoundDevices } from '../../../shared/contract/devices.ts';
import type { DisplaySetting, PrinterSetting, ReaderSetting } from '../../../shared/contract/methods.ts';
import { callAndSay } from '../../posting.ts';
import { type Connection, displayConnections, printerConnections, readerConnections } from './connections.ts';
import { DisplayFields } from './display-fields.tsx';
import {
  type DisplayForm,
  displayFormOf,
  displayGap,
  displaySetting,
  newDisplayForm,
} from './display-form.ts';
import { PrinterFields } from './printer-fields.tsx';
import {
  newPrinterForm,
  type PrinterForm,
  printerFormOf,
  printerGap,
  printerSetting,
} from './printer-form.ts';
import { ReaderFields } from './reader-fields.tsx';
import { newReaderForm, type ReaderForm, readerFormOf, readerGap, readerSetting } from './reader-form.ts';

/** What the forms of all devices have in common. */
interface DeviceForm {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** What tells one kind of device from another in the dialog that adds, changes and removes them. */
export interface DeviceFamily<Setting extends DeviceForm, Form extends DeviceForm> {
  readonly icon: LucideIcon;
  readonly texts: {
    readonly add: 'addReader' | 'addPrinter' | 'addDisplay';
    readonly edit: 'editReader' | 'editPrinter' | 'editDisplay';
    readonly name: 'nameReader' | 'namePrinter' | 'nameDisplay';
    readonly remove: 'removeReader' | 'removePrinter' | 'removeDisplay';
  };
  newForm(name: string, id: string): Form;
  formOf(setting: Setting): Form;
  /** What is still missing, as a key of the devices texts; null: it can be saved. */
  gapOf(form: Form): ReturnType<typeof readerGap | typeof printerGap | typeof displayGap>;
  connections(found: FoundDevices): readonly Connection<Form>[];
  readonly Fields: ComponentType<{ readonly form: Form; readonly onChange: (form: Form) => void }>;
  /** Whether it was done. */
  save(form: Form): Promise<boolean>;
  remove(id: string): Promise<boolean>;
}

export const readerFamily: DeviceFamily<ReaderSetting, ReaderForm> = {
  icon: ScanLine,
  texts: { add: 'addReader', edit: 'editReader', name: 'nameReader', remove: 'removeReader' },
  newForm: (name, id) => newReaderForm('wedge', name, id),
  formOf: readerFormOf,
  gapOf: readerGap,
  connections: readerConnections,
  Fields: ReaderFields,
  save: async (form) => (await callAndSay('reader.save', readerSetting(form))) !== null,
  remove: async (id) => (await callAndSay('reader.remove', { id })) !== null,
};

export const printerFamily: DeviceFamily<PrinterSetting, PrinterForm> = {
  icon: Printer,
  texts: { add: 'addPrinter', edit: 'editPrinter', name: 'namePrinter', remove: 'removePrinter' },
  newForm: (name, id) => newPrinterForm('tcp', name, id),
  formOf: printerFormOf,
  gapOf: printerGap,
  connections: printerConnections,
  Fields: PrinterFields,
  save: async (form) => (await callAndSay('printer.save', printerSetting(form))) !== null,
  remove: async (id) => (await callAndSay('printer.remove', { id })) !== null,
};

export const displayFamily: DeviceFamily<DisplaySetting, DisplayForm> = {
  icon: MonitorSmartphone,
  texts: { add: 'addDisplay', edit: 'editDisplay', name: 'nameDisplay', remove: 'removeDisplay' },
  newForm: (name, id) => newDisplayForm('serial', name, id),
  formOf: displayFormOf,
  gapOf: displayGap,
  connections: displayConnections,
  Fields: DisplayFields,
  save: async (form) => (await callAndSay('display.save', displaySetting(form))) !== null,
  remove: async (id) => (await callAndSay('display.remove', { id })) !== null,
};
