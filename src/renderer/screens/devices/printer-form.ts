import type { PrinterSetting, UsbIdentity } from '../../../shared/contract/methods.ts';

export const printerKinds = [
  'tcp',
  'serial',
  'file',
  'simulated',
] as const satisfies readonly PrinterSetting['kind'][];
export const printerSpeeds = [9600, 19_200, 38_400, 57_600, 115_200] as const;
export const paperWidths = [58, 80] as const;

/** The port on which network printers listen. */
const rawPort = '9100';

/** Of no device: the terminal finds nothing under it. */
const noIdentity: UsbIdentity = { vendorId: '0000', productId: '0000', serialNumber: null };

/** Everything that a form can show, whichever kind is chosen: changing the kind back and forth loses nothing. */
export interface PrinterForm {
  readonly id: string;
  readonly kind: PrinterSetting['kind'];
  readonly name: string;
  readonly width: PrinterSetting['width'];
  readonly host: string;
  /** As typed. */
  readonly port: string;
  readonly path: string;
  readonly baudRate: Extract<PrinterSetting, { kind: 'serial' }>['baudRate'];
  readonly profile?: string;
  readonly drawer?: 'none' | 'pin2' | 'pin5';
  readonly identity: UsbIdentity;
  readonly queue: string;
}

export function newPrinterForm(kind: PrinterSetting['kind'], name: string, id: string): PrinterForm {
  return {
    id,
    kind,
    name,
    width: 80,
    host: '',
    port: rawPort,
    path: '',
    baudRate: 9600,
    identity: noIdentity,
    queue: '',
  };
}

export function printerFormOf(setting: PrinterSetting): PrinterForm {
  const form = newPrinterForm(setting.kind, setting.name, setting.id);
  switch (setting.kind) {
    case 'tcp':
      return { ...form, ...setting, port: String(setting.port) };
    case 'serial':
    case 'file':
    case 'device':
    case 'usb':
    case 'queue':
    case 'simulated':
      return { ...form, ...setting };
  }
}

/** What is still missing, as a key of the devices texts; null: it can be saved. */
export function printerGap(
  form: PrinterForm,
): 'nameMissing' | 'hostMissing' | 'portWrong' | 'pathMissing' | null {
  if (form.name.trim() === '') return 'nameMissing';
  switch (form.kind) {
    case 'tcp':
      if (!/^[a-zA-Z0-9.:-]{1,253}$/.test(form.host.trim())) return 'hostMissing';
      return isPort(form.port) ? null : 'portWrong';
    case 'serial':
    case 'file':
    case 'device':
      return form.path.trim() === '' ? 'pathMissing' : null;
    case 'queue':
      return form.queue.trim() === '' ? 'pathMissing' : null;
    case 'usb':
    case 'simulated':
      return null;
  }
}

export function printerSetting(form: PrinterForm): PrinterSetting {
  const { id, width, profile, drawer } = form;
  const common = {
    id,
    name: form.name.trim(),
    width,
    ...(profile === undefined ? {} : { profile }),
    ...(drawer === undefined ? {} : { drawer }),
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
      return { ...common, kind: 'usb', identity: form.identity };
    case 'queue':
      return { ...common, kind: 'queue', queue: form.queue.trim() };
    case 'simulated':
      return { ...common, kind: 'simulated' };
  }
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
