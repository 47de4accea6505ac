/** What members collect, and how. */
import { exponentOf } from '../../../../shared/kernel/money.ts';
import { type Draft, type Path, valueAt, withValue } from '../draft.ts';
import type { FormField, Scope } from '../form-field.ts';
import { narrowing, optionalSelection } from './conditions.ts';
import {
  choose,
  count,
  decimal,
  first,
  get,
  has,
  kindAt,
  kindOf,
  money,
  name,
  named,
  optionsOf,
  percent,
  pick,
  quantity,
  row,
  toggle,
  units,
  variant,
} from './parts.ts';

export function unitForm(scope: Scope, at: Path): FormField[] {
  const { fields, options, folds } = scope.words;
  const kind = kindAt(scope, at);
  const expiry = [...at, 'expiry'];
  const { fromFirstStamp, ...others } = options.expiry;
  const ends = kind === 'stamps' ? { ...others, fromFirstStamp } : others;
  return [
    name(scope, at),
    pick([...at, 'kind'], fields.kind, options.unitKinds),
    row(
      variant(expiry, fields.expiry, ends, (chosen) => beginExpiry(chosen)),
      ...expiryNumber(scope, expiry),
    ),
    ...(kind === 'money' ? topUp(scope, [...at, 'topUp']) : []),
    {
      kind: 'fold',
      label: folds.details,
      used: get(scope, [...at, 'pendingDays']) ? 1 : 0,
      fields: [
        row(count([...at, 'pendingDays'], fields.pending), count([...at, 'scale'], fields.scale)),
        { kind: 'words', at: [...at, 'one', 'en'], label: fields.one, isOptional: true },
        toggle([...at, 'showWhole'], fields.showWhole),
      ],
    },
  ];
}

function expiryNumber(scope: Scope, at: Path): FormField[] {
  const { fields } = scope.words;
  switch (kindAt(scope, at)) {
    case 'days':
    case 'inactivity':
    case 'fromFirstStamp':
      return [count([...at, 'days'], fields.days)];
    case 'monthEnd':
      return [count([...at, 'months'], fields.months)];
    case 'yearEnd':
      return [count([...at, 'years'], fields.years)];
    default:
      return [];
  }
}

function beginExpiry(kind: string): unknown {
  switch (kind) {
    case 'never':
      return { kind };
    case 'monthEnd':
      return { kind, months: 12 };
    case 'yearEnd':
      return { kind, years: 1 };
    case 'fromFirstStamp':
      return { kind, days: 90 };
    default:
      return { kind, days: 365 };
  }
}

function topUp(scope: Scope, at: Path): FormField[] {
  const { fields } = scope.words;
  const bounds = { VND: [50_000, 5_000_000], THB: [5_000, 500_000], USD: [500, 50_000] }[scope.currency];
  return [
    {
      kind: 'optionals',
      add: fields.topUp,
      options: [
        {
          at: [at],
          label: fields.topUp,
          initial: () => ({ leastMinor: bounds[0], mostMinor: bounds[1] }),
          fields: [
            row(
              money(scope, [...at, 'leastMinor'], fields.least),
              money(scope, [...at, 'mostMinor'], fields.most),
            ),
          ],
        },
      ],
    },
  ];
}

export function earnForm(scope: Scope, at: Path): FormField[] {
  const { fields, options, folds } = scope.words;
  const unit = get(scope, [...at, 'unit']);
  const on = kindAt(scope, [...at, 'on']);
  const amounts = amountsFor(on, options.amount);
  return [
    name(scope, at),
    row(
      {
        ...variant([...at, 'on'], fields.on, options.on, (kind) => beginOn(scope, kind)),
        follow: (changed, kind) => withAmountFor(scope, changed, at, kind),
      },
      {
        ...choose(scope, [...at, 'unit'], fields.gives, [
          ...units(scope),
          ...named(scope, ['vouchers'], ['memberships']),
        ]),
        follow: (changed, chosen) => withUnitMinor(scope, changed, at, chosen),
      },
    ),
    ...(on === 'bill' ? [] : [row(...onFields(scope, [...at, 'on']))]),
    variant([...at, 'amount'], fields.amount, amounts, (kind) => beginAmount(scope, kind, unit)),
    ...amountFields(scope, [...at, 'amount'], unit),
    ...narrowing(scope, at, {}),
    {
      kind: 'fold',
      label: folds.details,
      used: ['of', 'tenders'].filter((key) => has(scope, [...at, key])).length,
      fields: [
        pick([...at, 'to'], fields.to, options.to),
        ...(on === 'bill' || has(scope, [...at, 'of'])
          ? optionalSelection(scope, [...at, 'of'], fields.of)
          : []),
        ...(on === 'bill' || has(scope, [...at, 'tenders']) ? tenders(scope, [...at, 'tenders']) : []),
      ],
    },
    ...narrowing(scope, at, { when: false, limits: typeof unit === 'string' ? unit : '', stacking: true }),
  ];
}

/** An amount that the other occasion does not know begins anew. */
function withAmountFor(scope: Scope, draft: Draft, at: Path, on: string): Draft {
  const amount = [...at, 'amount'];
  const kinds = Object.keys(amountsFor(on, scope.words.options.amount));
  return kinds.includes(kindOf(valueAt(draft, amount)))
    ? draft
    : withValue(draft, amount, beginAmount(scope, 'fixed'));
}

/** So much money for one whole unit: of a wallet it is that much itself. */
function withUnitMinor(scope: Scope, draft: Draft, at: Path, unit: string): Draft {
  const amount = [...at, 'amount'];
  if (kindOf(valueAt(draft, amount)) !== 'percent') return draft;
  return withValue(draft, [...amount, 'unitMinor'], wholeUnitMinor(scope, unit));
}

function tenders({ words }: Scope, at: Path): FormField[] {
  const label = words.fields.tenders;
  return [
    {
      kind: 'optionals',
      add: label,
      options: [
        {
          at: [at],
          label,
          initial: () => ['cash'],
          fields: [{ kind: 'many', at, label, options: optionsOf(words.options.tenders) }],
        },
      ],
    },
  ];
}

function amountsFor(on: string, all: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kinds: Readonly<Record<string, readonly string[]>> = {
    action: ['fixed', 'multiplier'],
    topUp: ['perAmount', 'percent', 'fixed', 'multiplier'],
    membership: ['percent', 'fixed', 'multiplier'],
  };
  const some = kinds[on];
  return some ? Object.fromEntries(Object.entries(all).filter(([kind]) => some.includes(kind))) : all;
}

function onFields(scope: Scope, at: Path): FormField[] {
  const { fields, options } = scope.words;
  switch (kindAt(scope, at)) {
    case 'action':
      return [
        pick([...at, 'action'], fields.action, options.actions),
        { kind: 'words', at: [...at, 'name'], label: fields.actionName, isOptional: true },
      ];
    case 'topUp':
      return [choose(scope, [...at, 'unit'], fields.wallet, units(scope, 'money'))];
    case 'membership':
      return [choose(scope, [...at, 'membership'], fields.membership, named(scope, ['memberships']))];
    default:
      return [];
  }
}

function beginOn(scope: Scope, kind: string): unknown {
  switch (kind) {
    case 'action':
      return { kind, action: 'visit' };
    case 'topUp':
      return { kind, unit: first(units(scope, 'money')) };
    case 'membership':
      return { kind, membership: first(named(scope, ['memberships'])) };
    default:
      return { kind };
  }
}

function amountFields(scope: Scope, at: Path, unit: unknown): FormField[] {
  const { fields, options } = scope.words;
  switch (kindAt(scope, at)) {
    case 'perAmount':
      return [
        row(
          quantity(scope, [...at, 'quantity'], fields.quantity, unit),
          money(scope, [...at, 'perMinor'], fields.perMinor),
        ),
        pick([...at, 'steps'], fields.steps, options.steps),
      ];
    case 'percent':
      return [
        row(
          percent([...at, 'basisPoints'], fields.percent),
          money(scope, [...at, 'unitMinor'], fields.unitMinor),
        ),
      ];
    case 'perItem':
    case 'fixed':
      return [quantity(scope, [...at, 'quantity'], fields.quantity, unit)];
    case 'multiplier':
      return [
        decimal([...at, 'times'], fields.times, 2, { after: '×' }),
        {
          kind: 'many',
          at: [...at, 'of'],
          label: fields.multiplies,
          options: named(scope, ['earn']).filter(
            ({ value }) => value !== valueAt(scope.draft, [...at.slice(0, -1), 'id']),
          ),
        },
      ];
    default:
      return [];
  }
}

export function beginAmount(scope: Scope, kind: string, unit?: unknown): unknown {
  const { currency } = scope;
  switch (kind) {
    case 'perAmount':
      return { kind, perMinor: { VND: 20_000, THB: 2_000, USD: 100 }[currency], quantity: 1, steps: 'full' };
    case 'percent':
      return { kind, basisPoints: 500, unitMinor: wholeUnitMinor(scope, unit) };
    case 'multiplier':
      return { kind, times: 200 };
    default:
      return { kind, quantity: 1 };
  }
}

function wholeUnitMinor(scope: Scope, unit: unknown): number {
  const { currency } = scope;
  const isMoney = units(scope, 'money').some(({ value }) => value === unit);
  return isMoney ? 10 ** exponentOf[currency] : { VND: 1_000, THB: 100, USD: 100 }[currency];
}

export function stampCardForm(scope: Scope, at: Path): FormField[] {
  const { fields, options, hints } = scope.words;
  return [
    name(scope, at),
    row(
      choose(scope, [...at, 'unit'], fields.cardUnit, units(scope, 'stamps')),
      choose(scope, [...at, 'reward'], fields.cardReward, named(scope, ['rewards'])),
    ),
    row(count([...at, 'boxes'], fields.boxes), count([...at, 'headStart'], fields.headStart)),
    pick([...at, 'shape'], fields.shape, options.shapes),
    count([...at, 'controlPercent'], fields.control, { after: '%', hint: hints.control }),
  ];
}
