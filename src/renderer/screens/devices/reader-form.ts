import type { ReaderSetting, UsbIdentity } from '../../../shared/contract/methods.ts';
import type { NumberFormat } from '../../../shared/domain/cards/card.ts';

export const readerSpeeds = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const;
export const framings = ['rdm6300', 'line', 'wiegand'] as const;

type SerialReader = Extract<ReaderSetting, { kind: 'serial' }>;

/** Everything that a form can show, whichever kind is chosen: changing the kind back and forth loses nothing. */
export interface ReaderForm {
  readonly id: string;
  readonly kind: ReaderSetting['kind'];
  readonly name: string;
  readonly format: NumberFormat;
  /** What the reader puts around each number. */
  readonly prefix: string;
  readonly suffix: string;
  /** Of a keyboard reader, as learn mode found it; null: the usual one. */
  readonly pace: NonNullable<Extract<ReaderSetting, { kind: 'wedge' }>['pace']> | null;
  readonly path: string;
  /** What hangs at the serial port; null: not known, or one of several alike. */
  readonly portDevice: UsbIdentity | null;
  /** The path is typed instead of chosen. */
  readonly byHand: boolean;
  readonly baudRate: SerialReader['baudRate'];
  readonly framing: SerialReader['framing'];
  readonly hid: UsbIdentity | null;
  readonly use: Extract<ReaderSetting, { kind: 'hid' }>['use'];
  /** Its name in PC/SC; empty: the first. */
  readonly pcsc: string;
}

export function newReaderForm(kind: ReaderSetting['kind'], name: string, id: string): ReaderForm {
  return {
    id,
    kind,
    name,
    format: 'text',
    prefix: '',
    suffix: '',
    pace: null,
    path: '',
    portDevice: null,
    byHand: true,
    baudRate: 9600,
    framing: 'rdm6300',
    hid: null,
    use: 'keyboard',
    pcsc: '',
  };
}

export function readerFormOf(setting: ReaderSetting): ReaderForm {
  const { format, trim } = setting;
  const form = {
    ...newReaderForm(setting.kind, setting.name, setting.id),
    format,
    prefix: trim?.prefix ?? '',
    suffix: trim?.suffix ?? '',
    byHand: false,
  };
  switch (setting.kind) {
    case 'serial': {
      const { path, identity, baudRate, framing } = setting;
      return { ...form, path, portDevice: identity ?? null, baudRate, framing };
    }
    case 'hid':
      return { ...form, hid: setting.identity, use: setting.use };
    case 'pcsc':
      return { ...form, pcsc: setting.reader };
    case 'wedge':
      return { ...form, pace: setting.pace ?? null };
    case 'simulated':
      return form;
  }
}

/** What is still missing, as a key of the devices texts; null: it can be saved. */
export function readerGap(form: ReaderForm): 'nameMissing' | 'pathMissing' | 'connectionMissing' | null {
  if (form.name.trim() === '') return 'nameMissing';
  if (form.kind === 'serial' && form.path.trim() === '') return 'pathMissing';
  return form.kind === 'hid' && form.hid === null ? 'connectionMissing' : null;
}

/** Only of a form without gaps. */
export function readerSetting(form: ReaderForm): ReaderSetting {
  const { prefix, suffix, kind } = form;
  const common = {
    id: form.id,
    name: form.name.trim(),
    format: form.format,
    ...(prefix || suffix ? { trim: { prefix, suffix } } : {}),
  };
  switch (kind) {
    case 'serial': {
      const { path, portDevice, baudRate, framing } = form;
      const identity = portDevice ? { identity: portDevice } : {};
      return { ...common, kind, path: path.trim(), ...identity, baudRate, framing };
    }
    case 'hid':
      if (form.hid === null) throw new Error('a form with gaps is not saved');
      return { ...common, kind, identity: form.hid, use: form.use };
    case 'pcsc':
      return { ...common, kind, reader: form.pcsc };
    case 'wedge':
      return { ...common, kind, ...(form.pace ? { pace: form.pace } : {}) };
    case 'simulated':
      return { ...common, kind };
  }
}
