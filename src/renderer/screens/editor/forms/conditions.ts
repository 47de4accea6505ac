/** When something applies, how often, to which things, and what happens when several meet. */
import type { Path } from '../draft.ts';
import type { FormField, Option, OptionalSetting, Scope } from '../form-field.ts';
import { count, has, kindAt, money, named, pick, quantity, row, variant } from './parts.ts';

/** `unit`: what limits count; undefined: money taken off; null: things that have no limits. */
export function narrowing(
  scope: Scope,
  at: Path,
  parts: { readonly when?: boolean; readonly limits?: string | null; readonly stacking?: boolean },
): FormField[] {
  const { folds } = scope.words;
  const fields: FormField[] = [];
  if (parts.when !== false) {
    const options = conditions(scope, [...at, 'when']);
    fields.push({
      kind: 'fold',
      label: folds.conditions,
      used: used(scope, options),
      fields: [{ kind: 'optionals', add: folds.addCondition, options }],
    });
  }
  if (parts.limits !== undefined) {
    const options = limits(scope, [...at, 'limits'], parts.limits);
    fields.push({
      kind: 'fold',
      label: folds.limits,
      used: used(scope, options),
      fields: [{ kind: 'optionals', add: folds.addLimit, options }],
    });
  }
  if (parts.stacking) {
    fields.push({
      kind: 'fold',
      label: folds.stacking,
      used: has(scope, [...at, 'stacking', 'group']) ? 1 : 0,
      fields: stacking(scope, [...at, 'stacking']),
    });
  }
  return fields;
}

const used = (scope: Scope, options: readonly OptionalSetting[]): number =>
  options.filter(({ at }) => at[0] !== undefined && has(scope, at[0])).length;

function conditions(scope: Scope, at: Path): OptionalSetting[] {
  const { conditions: called, fields, options, hints } = scope.words;
  const setting = (
    key: keyof typeof called,
    initial: () => unknown,
    ...own: FormField[]
  ): OptionalSetting => ({
    at: [[...at, key]],
    label: called[key],
    initial,
    fields: own,
  });
  const free = (key: 'stores' | 'channels'): OptionalSetting =>
    setting(key, () => [], {
      kind: 'keys',
      at: [...at, key],
      label: fields[key],
      options: [],
      hint: hints.free,
    });
  const of = (key: 'tiers' | 'memberships', choices: readonly Option[]): OptionalSetting =>
    setting(key, () => choices.slice(0, 1).map(({ value }) => value), {
      kind: 'many',
      at: [...at, key],
      label: fields[key],
      options: choices,
    });
  return [
    setting(
      'dates',
      () => ({ from: scope.today }),
      row(
        { kind: 'date', at: [...at, 'dates', 'from'], label: fields.from, isOptional: true },
        { kind: 'date', at: [...at, 'dates', 'until'], label: fields.till, isOptional: true },
      ),
    ),
    setting('weekdays', () => [1, 2, 3, 4, 5], {
      kind: 'many',
      at: [...at, 'weekdays'],
      label: fields.weekdays,
      options: scope.weekdays,
      isNumber: true,
    }),
    setting('hours', () => [{ from: '14:00', until: '17:00' }], {
      kind: 'list',
      at: [...at, 'hours'],
      label: fields.hours,
      add: scope.words.folds.addRow,
      least: 1,
      initial: () => ({ from: '14:00', until: '17:00' }),
      fields: (span) => [
        row(
          { kind: 'time', at: [...span, 'from'], label: fields.from },
          { kind: 'time', at: [...span, 'until'], label: fields.till },
        ),
      ],
    }),
    {
      at: [
        [...at, 'minimumMinor'],
        ...(has(scope, [...at, 'minimumQuantity'])
          ? []
          : [
              [...at, 'minimumOf'],
              [...at, 'minimumBase'],
            ]),
      ],
      label: called.minimum,
      initial: () => usualMinimum[scope.currency],
      fields: [
        row(
          money(scope, [...at, 'minimumMinor'], fields.minimum),
          pick([...at, 'minimumBase'], fields.minimumBase, options.minimumBase),
        ),
        ...optionalSelection(scope, [...at, 'minimumOf'], fields.minimumOf),
      ],
    },
    {
      at: [[...at, 'minimumQuantity']],
      label: called.minimumQuantity,
      initial: () => 2,
      fields: [
        count([...at, 'minimumQuantity'], fields.minimumItems),
        ...optionalSelection(scope, [...at, 'minimumOf'], fields.minimumOf),
      ],
    },
    of('tiers', named(scope, ['tiers', 'levels'])),
    of('memberships', named(scope, ['memberships'])),
    setting('groups', () => scope.groups.slice(0, 1).map(({ value }) => value), {
      kind: 'keys',
      at: [...at, 'groups'],
      label: fields.groups,
      options: scope.groups,
      hint: hints.groups,
      isClosed: true,
    }),
    setting(
      'nthVisit',
      () => ({ kind: 'every', number: 5 }),
      row(
        variant([...at, 'nthVisit'], fields.nth, options.nth, (kind) =>
          kind === 'every' ? { kind, number: 5 } : { kind, number: 1 },
        ),
        count([...at, 'nthVisit', 'number'], fields.number),
      ),
    ),
    setting(
      'birthday',
      () => ({ kind: 'days', before: 3, after: 3 }),
      variant([...at, 'birthday'], fields.birthday, options.birthday, (kind) =>
        kind === 'days' ? { kind, before: 3, after: 3 } : { kind },
      ),
      ...(kindAt(scope, [...at, 'birthday']) === 'days'
        ? [
            row(
              count([...at, 'birthday', 'before'], fields.before),
              count([...at, 'birthday', 'after'], fields.after),
            ),
          ]
        : []),
    ),
    setting('awayDays', () => 60, count([...at, 'awayDays'], fields.away)),
    setting('joinedWithinDays', () => 30, count([...at, 'joinedWithinDays'], fields.joined)),
    setting('referredWithinDays', () => 0, count([...at, 'referredWithinDays'], fields.referred)),
    free('stores'),
    free('channels'),
  ];
}

const usualMinimum = { VND: 100_000, THB: 10_000, USD: 1_000 } as const;

const spans = ['perBill', 'perDay', 'perWeek', 'perMonth', 'perYear', 'perMember', 'budget'] as const;

function limits(scope: Scope, at: Path, unit: string | null): OptionalSetting[] {
  const { limits: called, fields } = scope.words;
  return spans.map((span) => ({
    at: [[...at, span]],
    label: called[span],
    initial: () => ({ times: 1 }),
    fields: [
      row(
        count([...at, span, 'times'], fields.timesLimit, { isOptional: true }),
        unit === null
          ? money(scope, [...at, span, 'quantity'], fields.moneyLimit, { isOptional: true })
          : quantity(scope, [...at, span, 'quantity'], fields.quantityLimit, unit, { isOptional: true }),
      ),
    ],
  }));
}

function stacking(scope: Scope, at: Path): FormField[] {
  const { fields, options } = scope.words;
  return [
    count([...at, 'order'], fields.order),
    row(
      { kind: 'words', at: [...at, 'group'], label: fields.group, isOptional: true },
      pick([...at, 'pick'], fields.pick, options.pick),
    ),
  ];
}

/** Which things; where the shop has no catalogue, free words. */
export function selection(scope: Scope, at: Path): FormField[] {
  const { fields, hints } = scope.words;
  return [
    ...namers(scope, at),
    {
      kind: 'fold',
      label: fields.except,
      used: has(scope, [...at, 'except']) ? 1 : 0,
      fields: namers(scope, [...at, 'except']),
    },
  ];

  function namers({ items }: Scope, of: Path): FormField[] {
    const hint = { hint: hints.free };
    return [
      {
        kind: 'keys',
        at: [...of, 'items'],
        label: fields.items,
        options: items.map(({ id, name }) => ({ value: id, label: name })),
        isClosed: true,
        ...hint,
      },
      {
        kind: 'keys',
        at: [...of, 'categories'],
        label: fields.categories,
        options: distinct(items.map(({ category }) => category)),
      },
      {
        kind: 'keys',
        at: [...of, 'tags'],
        label: fields.tags,
        options: distinct(items.flatMap(({ tags }) => tags)),
      },
    ];
  }
}

const distinct = (words: readonly string[]): Option[] =>
  [...new Set(words)].filter(Boolean).map((word) => ({ value: word, label: word }));

/** A selection that may be left out: everything. */
export function optionalSelection(scope: Scope, at: Path, label: string): FormField[] {
  return [
    {
      kind: 'optionals',
      add: label,
      options: [{ at: [at], label, initial: () => ({}), fields: selection(scope, at) }],
    },
  ];
}
