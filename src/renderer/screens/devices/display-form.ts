import type { DisplaySetting } from '../../../shared/contract/methods.ts';

export const displaySpeeds = [2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const;
export const dialects = ['escpos', 'cd5220'] as const;

type SerialDisplay = Extract<DisplaySetting, { kind: 'serial' }>;

/** Everything that a form can show, whichever kind is chosen: changing the kind back and forth loses nothing. */
export interface DisplayForm {
  readonly id: string;
  readonly kind: DisplaySetting['kind'];
  readonly name: string;
  readonly path: string;
  /** The path is typed instead of chosen. */
  readonly byHand: boolean;
  readonly baudRate: SerialDisplay['baudRate'];
  readonly dialect: SerialDisplay['dialect'];
}

export function newDisplayForm(kind: DisplaySetting['kind'], name: string, id: string): DisplayForm {
  return { id, kind, name, path: '', byHand: true, baudRate: 9600, dialect: 'escpos' };
}

export function displayFormOf(setting: DisplaySetting): DisplayForm {
  return { ...newDisplayForm(setting.kind, setting.name, setting.id), byHand: false, ...setting };
}

/** What is still missing, as a key of the devices texts; null: it can be saved. */
export function displayGap(form: DisplayForm): 'nameMissing' | 'pathMissing' | null {
  if (form.name.trim() === '') return 'nameMissing';
  return form.kind === 'serial' && form.path.trim() === '' ? 'pathMissing' : null;
}

export function displaySetting(form: DisplayForm): DisplaySetting {
  const common = { id: form.id, name: form.name.trim() };
  if (form.kind === 'simulated') return { ...common, kind: form.kind };
  return {
    ...common,
    kind: form.kind,
    path: form.path.trim(),
    baudRate: form.baudRate,
    dialect: form.dialect,
  };
}
