import { drawerPins } from '../../../shared/contract/devices.ts';
import type { PrinterSetting, UsbIdentity } from '../../../shared/contract/methods.ts';

export { drawerPins };
export const printerSpeeds = [9600, 19_200, 38_400, 57_600, 115_200] as const;
export const paperWidths = [58, 80] as const;

/** The port on which network printers listen. */
const rawPort = '9100';

/** Everything that a form can show, whichever kind is chosen: changing the kind back and forth loses nothing. */
export interface PrinterForm {
  readonly id: string;
  readonly kind: PrinterSetting['kind'];
  readonly name: string;
  readonly width: PrinterSetting['width'];
  /** Empty: only the paper is known. */
  readonly profile: string;
  readonly drawer: (typeof drawerPins)[number];
  readonly host: string;
  /** As typed. */
  readonly port: string;
  readonly path: string;
  /** The path is typed instead of chosen. */
  readonly byHand: boolean;
  readonly baudRate: Extract<PrinterSetting, { kind: 'serial' }>['baudRate'];
  readonly usb: UsbIdentity | null;
  readonly queue: string;
}

export function newPrinterForm(kind: PrinterSetting['kind'], name: string, id: string): PrinterForm {
  return {
    id,
    kind,
    name,
    width: 80,
    profile: '',
    drawer: 'none',
    host: '',
    port: rawPort,
    path: '',
    byHand: true,
    baudRate: 9600,
    usb: null,
    queue: '',
  };
}

export function printerFormOf(setting: PrinterSetting): PrinterForm {
  const { width, profile = '', drawer = 'none' } = setting;
  const blank = newPrinterForm(setting.kind, setting.name, setting.id);
  const form = { ...blank, width, profile, drawer, byHand: false };
  switch (setting.kind) {
    case 'tcp':
      return { ...form, host: setting.host, port: String(setting.port) };
    case 'serial':
      return { ...form, path: setting.path, baudRate: setting.baudRate };
    case 'file':
    case 'device':
      return { ...form, path: setting.path };
    case 'usb':
      return { ...form, usb: setting.identity };
    case 'queue':
      return { ...form, queue: setting.queue };
    case 'simulated':
      return form;
  }
}

/** What is still missing, as a key of the devices texts; null: it can be saved. */
export function printerGap(
  form: PrinterForm,
): 'nameMissing' | 'hostMissing' | 'portWrong' | 'pathMissing' | 'connectionMissing' | null {
  if (form.name.trim() === '') return 'nameMissing';
  switch (form.kind) {
    case 'tcp':
      if (!/^[a-zA-Z0-9.:-]{1,253}$/.test(form.host.trim())) return 'hostMissing';
      return isPort(form.port) ? null : 'portWrong';
    case 'serial':
    case 'file':
    case 'device':
      return form.path.trim() === '' ? 'pathMissing' : null;
    case 'usb':
      return form.usb === null ? 'connectionMissing' : null;
    case 'queue':
      return form.queue === '' ? 'connectionMissing' : null;
    case 'simulated':
      return null;
  }
}

/** Only of a form without gaps. */
export function printerSetting(form: PrinterForm): PrinterSetting {
  const { id, width, profile, drawer } = form;
  const common = {
    id,
    name: form.name.trim(),
    width,
    ...(profile === '' ? {} : { profile }),
    ...(drawer === 'none' ? {} : { drawer }),
  };
  switch (form.kind) {
    case 'tcp':
      return { ...common, kind: 'tcp', host: form.host.trim(), port: Number(form.port) };
    case 'serial':
      return { ...common, kind: 'serial', path: form.path.trim(), baudRate: form.baudRate };
    case 'file':
    case 'device':
      return { ...common, kind: form.kind, path: form.path.trim() };
    case 'usb':
      if (form.usb === null) throw new Error('a form with gaps is not saved');
      return { ...common, kind: 'usb', identity: form.usb };
    case 'queue':
      return { ...common, kind: 'queue', queue: form.queue };
    case 'simulated':
      return { ...common, kind: 'simulated' };
  }
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
