/** Fields that several forms share. */

import { languages, type Text } from '../../../../shared/kernel/language.ts';
import { exponentOf } from '../../../../shared/kernel/money.ts';
import { entriesAt, type Path, valueAt } from '../draft.ts';
import type { FormField, Option, Scope } from '../form-field.ts';

type NumberField = Extract<FormField, { kind: 'number' }>;
type Extra = Partial<Pick<NumberField, 'isOptional' | 'after' | 'hint'>>;

export const get = (scope: Scope, at: Path): unknown => valueAt(scope.draft, at);

export const kindAt = (scope: Scope, at: Path): string => kindOf(get(scope, at));

export function kindOf(value: unknown): string {
  const kind = valueAt(value, ['kind']);
  return typeof kind === 'string' ? kind : '';
}

export const has = (scope: Scope, at: Path): boolean => get(scope, at) !== undefined;

export const optionsOf = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

export function name(scope: Scope, at: Path): FormField {
  return { kind: 'text', at: [...at, 'name'], label: scope.words.fields.name };
}

export const longText = (at: Path, label: string): FormField => ({
  kind: 'text',
  at,
  label,
  isLong: true,
  isOptional: true,
});

export const count = (at: Path, label: string, extra: Extra = {}): FormField => ({
  kind: 'number',
  at,
  label,
  scale: 0,
  ...extra,
});

export const decimal = (at: Path, label: string, scale: number, extra: Extra = {}): FormField => ({
  kind: 'number',
  at,
  label,
  scale,
  ...extra,
});

export const percent = (at: Path, label: string, extra: Extra = {}): FormField =>
  decimal(at, label, 2, { after: '%', ...extra });

export const money = (scope: Scope, at: Path, label: string, extra: Extra = {}): FormField =>
  decimal(at, label, exponentOf[scope.currency], { after: symbols[scope.currency], ...extra });

export const symbols = { VND: '₫', THB: '฿', USD: '$' } as const;

/** A quantity of the unit whose id stands at `unitAt`. */
export function quantity(scope: Scope, at: Path, label: string, unit: unknown, extra: Extra = {}): FormField {
  const found = entriesAt(scope.draft, ['units']).find(({ id }) => id === unit);
  if (found?.['kind'] === 'money') return money(scope, at, label, extra);
  const scale = typeof found?.['scale'] === 'number' ? found['scale'] : 0;
  return decimal(at, label, scale, found ? { after: called(scope, found), ...extra } : extra);
}

export const toggle = (at: Path, label: string, hint?: string): FormField => ({
  kind: 'switch',
  at,
  label,
  ...(hint === undefined ? {} : { hint }),
});

type PickField = Extract<FormField, { kind: 'pick' }>;

export const pick = (at: Path, label: string, labels: Readonly<Record<string, string>>): PickField => ({
  kind: 'pick',
  at,
  label,
  options: optionsOf(labels),
});

/** The kind of a group; another kind begins anew. */
export function variant(
  at: Path,
  label: string,
  labels: Readonly<Record<string, string>>,
  begin: (kind: string) => unknown,
): PickField {
  return {
    kind: 'pick',
    at,
    label,
    options: optionsOf(labels),
    read: kindOf,
    write: begin,
  };
}

export const row = (...fields: readonly FormField[]): FormField => ({ kind: 'row', fields });

/** One entry of the draft by id; what is chosen and gone is said to be gone. */
export function choose(scope: Scope, at: Path, label: string, options: readonly Option[]): PickField {
  const value = get(scope, at);
  const isGone =
    typeof value === 'string' && value !== '' && !options.some((option) => option.value === value);
  return { kind: 'pick', at, label, options: isGone ? [...options, gone(scope, value)] : options };
}

/** Ids mean nothing to people. */
export const gone = ({ words }: Scope, value: string): Option => ({ value, label: words.gone });

/** Entries of lists by their names. */
export function named(scope: Scope, ...lists: readonly Path[]): Option[] {
  return lists.flatMap((list) =>
    entriesAt(scope.draft, list).map((entry) => ({ value: entry.id, label: called(scope, entry) })),
  );
}

export const units = (scope: Scope, ...kinds: readonly string[]): Option[] =>
  entriesAt(scope.draft, ['units'])
    .filter((unit) => kinds.length === 0 || kinds.includes(String(unit['kind'])))
    .map((unit) => ({ value: unit.id, label: called(scope, unit) }));

/** The first of a list of options, for what begins with it. */
export const first = (options: readonly Option[]): string => options[0]?.value ?? '';

export function called(scope: Scope, entry: Readonly<Record<string, unknown>>): string {
  const text = entry['name'];
  if (typeof text === 'string') return text;
  if (isText(text)) return scope.text(text);
  return typeof entry['id'] === 'string' ? entry['id'] : '';
}

export const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && languages.every((language) => language in value);
