import type { ReaderSetting, UsbIdentity } from '../../../shared/contract/methods.ts';
import type { NumberFormat } from '../../../shared/domain/cards/card.ts';

export const readerKinds = [
  'wedge',
  'serial',
  'simulated',
] as const satisfies readonly ReaderSetting['kind'][];
export const readerSpeeds = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const;
export const framings = ['rdm6300', 'line'] as const;

type SerialReader = Extract<ReaderSetting, { kind: 'serial' }>;

/** Everything that a form can show, whichever kind is chosen: changing the kind back and forth loses nothing. */
export interface ReaderForm {
  readonly id: string;
  readonly kind: ReaderSetting['kind'];
  readonly name: string;
  readonly format: NumberFormat;
  readonly path: string;
  readonly baudRate: SerialReader['baudRate'];
  readonly framing: SerialReader['framing'];
  readonly trim?: { readonly prefix: string; readonly suffix: string };
  readonly identity?: UsbIdentity;
  readonly use: 'keyboard' | 'pos';
  /** PC/SC: empty is the first. */
  readonly reader: string;
}

export function newReaderForm(kind: ReaderSetting['kind'], name: string, id: string): ReaderForm {
  return {
    id,
    kind,
    name,
    format: 'text',
    path: '',
    baudRate: 9600,
    framing: 'rdm6300',
    use: 'keyboard',
    reader: '',
  };
}

export function readerFormOf(setting: ReaderSetting): ReaderForm {
  return { ...newReaderForm(setting.kind, setting.name, setting.id), ...setting };
}

/** What is still missing, as a key of the devices texts; null: it can be saved. */
export function readerGap(form: ReaderForm): 'nameMissing' | 'pathMissing' | null {
  if (form.name.trim() === '') return 'nameMissing';
  return form.kind === 'serial' && form.path.trim() === '' ? 'pathMissing' : null;
}

export function readerSetting(form: ReaderForm): ReaderSetting {
  const { id, kind, format, trim, identity, use, baudRate, framing, reader } = form;
  const common = { id, name: form.name.trim(), format, ...(trim ? { trim } : {}) };
  switch (kind) {
    case 'serial':
      return {
        ...common,
        kind,
        path: form.path.trim(),
        ...(identity ? { identity } : {}),
        baudRate,
        framing,
      };
    case 'hid':
      return { ...common, kind, identity: identity ?? noIdentity, use };
    case 'pcsc':
      return { ...common, kind, reader };
    case 'wedge':
    case 'simulated':
      return { ...common, kind };
  }
}

/** Of no device: the terminal finds nothing under it. */
const noIdentity: UsbIdentity = { vendorId: '0000', productId: '0000', serialNumber: null };
