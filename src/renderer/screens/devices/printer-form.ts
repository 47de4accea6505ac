import type { PrinterSetting } from '../../../shared/contract/methods.ts';

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
}

export function newPrinterForm(kind: PrinterSetting['kind'], name: string, id: string): PrinterForm {
  return { id, kind, name, width: 80, host: '', port: rawPort, path: '', baudRate: 9600 };
}

export function printerFormOf(setting: PrinterSetting): PrinterForm {
  const form = newPrinterForm(setting.kind, setting.name, setting.id);
  switch (setting.kind) {
    case 'tcp':
      return { ...form, ...setting, port: String(setting.port) };
    case 'serial':
    case 'file':
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
      return form.path.trim() === '' ? 'pathMissing' : null;
    case 'simulated':
      return null;
  }
}

export function printerSetting(form: PrinterForm): PrinterSetting {
  const common = { id: form.id, name: form.name.trim(), width: form.width };
  switch (form.kind) {
    case 'tcp':
      return { ...common, kind: 'tcp', host: form.host.trim(), port: Number(form.port) };
    case 'serial':
      return { ...common, kind: 'serial', path: form.path.trim(), baudRate: form.baudRate };
    case 'file':
      return { ...common, kind: 'file', path: form.path.trim() };
    case 'simulated':
      return { ...common, kind: 'simulated' };
  }
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
