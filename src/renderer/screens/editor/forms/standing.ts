/** Levels, memberships, partners, draws, campaigns, rules of the house. */
import { addDays } from '../../../../shared/kernel/dates.ts';
import { type Draft, type Path, withValue } from '../draft.ts';
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
  longText,
  money,
  name,
  named,
  percent,
  pick,
  quantity,
  row,
  toggle,
  units,
  variant,
} from './parts.ts';

export function tiersForm(scope: Scope): FormField[] {
  const { fields, options, folds } = scope.words;
  const at: Path = ['tiers'];
  const window = [...at, 'window'];
  const metric = [...at, 'metric'];
  return [
    row(
      {
        ...variant(metric, fields.metric, options.metric, (kind) =>
          kind === 'earned' || kind === 'balance' ? { kind, unit: first(units(scope)) } : { kind },
        ),
        follow: (draft, kind) => (kind === 'balance' ? withoutReviews(draft) : draft),
      },
      ...(has(scope, [...metric, 'unit'])
        ? [choose(scope, [...metric, 'unit'], fields.metricUnit, units(scope))]
        : []),
    ),
    row(
      variant(window, fields.window, options.window, (kind) =>
        kind === 'rolling' ? { kind, days: 365 } : { kind },
      ),
      ...(kindAt(scope, window) === 'rolling' ? [count([...window, 'days'], fields.days)] : []),
    ),
    pick([...at, 'review'], fields.review, options.review),
    pick([...at, 'reachedCounts'], fields.reached, options.reached),
    {
      kind: 'fold',
      label: folds.details,
      used: 0,
      fields: [
        row(count([...at, 'safeDays'], fields.safeDays), count([...at, 'graceDays'], fields.graceDays)),
        count([...at, 'freezeDays'], fields.freezeDays),
        ...(kindAt(scope, metric) === 'balance'
          ? []
          : [
              {
                kind: 'many' as const,
                at: [...at, 'lostWithLevel'],
                label: fields.lost,
                options: units(scope),
              },
            ]),
      ],
    },
  ];
}

/** A level that goes with the balance is never reviewed. */
const withoutReviews = (draft: Draft): Draft =>
  (['graceDays', 'freezeDays', 'lostWithLevel'] as const).reduce(
    (changed, key) => withValue(changed, ['tiers', key], undefined),
    draft,
  );

export function levelForm(scope: Scope, at: Path): FormField[] {
  const { fields } = scope.words;
  return [
    name(scope, at),
    row(
      measure(scope, [...at, 'threshold'], fields.threshold, false),
      measure(scope, [...at, 'keep'], fields.keep, true),
    ),
    percent([...at, 'rewardPrice'], fields.rewardPrice),
    longText([...at, 'benefits'], fields.benefits),
    toggle([...at, 'card'], fields.card),
  ];
}

function measure(scope: Scope, at: Path, label: string, isOptional: boolean): FormField {
  switch (kindAt(scope, ['tiers', 'metric'])) {
    case 'spent':
      return money(scope, at, label, { isOptional });
    case 'visits':
      return count(at, label, { isOptional });
    default:
      return quantity(scope, at, label, get(scope, ['tiers', 'metric', 'unit']), { isOptional });
  }
}

export function membershipForm(scope: Scope, at: Path): FormField[] {
  const { fields } = scope.words;
  return [
    name(scope, at),
    row(
      money(scope, [...at, 'priceMinor'], fields.membershipPrice),
      count([...at, 'days'], fields.membershipDays),
    ),
    longText([...at, 'benefits'], fields.benefits),
  ];
}

export function partnerForm(scope: Scope, at: Path): FormField[] {
  const { fields, folds } = scope.words;
  return [
    { kind: 'words', at: [...at, 'name'], label: fields.name },
    {
      kind: 'list',
      at: [...at, 'settlement'],
      label: fields.settlement,
      add: folds.addRow,
      least: 0,
      initial: () => ({ unit: first(units(scope)), minor: { VND: 1_000, THB: 100, USD: 5 }[scope.currency] }),
      fields: (line) => [
        row(
          choose(scope, [...line, 'unit'], fields.settlementUnit, units(scope)),
          money(scope, [...line, 'minor'], fields.settlementMinor),
        ),
      ],
    },
  ];
}

export function drawForm(scope: Scope, at: Path): FormField[] {
  const { fields, options, folds } = scope.words;
  return [
    name(scope, at),
    row(choose(scope, [...at, 'unit'], fields.entries, units(scope, 'entries')), {
      kind: 'date',
      at: [...at, 'drawnOn'],
      label: fields.drawnOn,
    }),
    pick([...at, 'onePrizePer'], fields.onePrizePer, options.onePrizePer),
    {
      kind: 'list',
      at: [...at, 'prizes'],
      label: fields.prizes,
      add: folds.addRow,
      least: 1,
      initial: () => newPrize(scope),
      fields: (prize) => [
        { kind: 'text', at: [...prize, 'name'], label: fields.name },
        row(
          count([...prize, 'count'], fields.prizeCount),
          money(scope, [...prize, 'costMinor'], fields.prizeCost),
        ),
      ],
    },
  ];
}

export function newPrize({ words, currency }: Scope): unknown {
  const { prize } = words.fresh;
  const costMinor = { VND: 100_000, THB: 20_000, USD: 1_000 }[currency];
  return { name: { vi: prize, th: prize, en: prize }, count: 1, costMinor };
}

export function campaignForm(scope: Scope, at: Path): FormField[] {
  const { fields, options } = scope.words;
  const trigger = [...at, 'trigger'];
  return [
    name(scope, at),
    choose(scope, [...at, 'voucher'], fields.voucher, named(scope, ['vouchers'])),
    variant(trigger, fields.trigger, options.triggers, (kind) => beginTrigger(scope, kind)),
    ...triggerFields(scope, trigger),
    longText([...at, 'message'], fields.message),
    ...narrowing(scope, at, {}),
  ];
}

function triggerFields(scope: Scope, at: Path): FormField[] {
  const { fields } = scope.words;
  switch (kindAt(scope, at)) {
    case 'birthday':
      return [count([...at, 'daysBefore'], fields.daysBefore)];
    case 'away':
      return [count([...at, 'days'], fields.away)];
    case 'tier':
      return [
        {
          kind: 'many',
          at: [...at, 'levels'],
          label: fields.levels,
          options: named(scope, ['tiers', 'levels']),
        },
      ];
    case 'date':
      return [
        row(
          { kind: 'date', at: [...at, 'from'], label: fields.from },
          { kind: 'date', at: [...at, 'until'], label: fields.till },
        ),
      ];
    default:
      return [];
  }
}

function beginTrigger(scope: Scope, kind: string): unknown {
  switch (kind) {
    case 'birthday':
      return { kind, daysBefore: 7 };
    case 'away':
      return { kind, days: 60 };
    case 'tier':
      return {
        kind,
        levels: named(scope, ['tiers', 'levels'])
          .slice(-1)
          .map(({ value }) => value),
      };
    case 'date':
      return { kind, from: scope.today, until: addDays(scope.today, 30) };
    default:
      return { kind };
  }
}

export function programmeForm({ words }: Scope): FormField[] {
  return [
    { kind: 'text', at: ['name'], label: words.fields.name },
    { kind: 'date', at: ['endsOn'], label: words.fields.endsOn, isOptional: true },
  ];
}

export function policiesForm(scope: Scope): FormField[] {
  const { fields, options, folds } = scope.words;
  const at = (key: string): Path => ['policies', key];
  return [
    row(
      pick(at('rounding'), fields.rounding, options.rounding),
      pick(at('discountRounding'), fields.discountRounding, options.rounding),
    ),
    pick(at('pointsPaid'), fields.pointsPaid, options.pointsPaid),
    row(
      pick(at('discounted'), fields.discounted, options.earns),
      pick(at('walletPaid'), fields.walletPaid, options.earns),
    ),
    row(
      pick(at('taxBase'), fields.taxBase, options.taxBase),
      pick(at('earnedUsable'), fields.earnedUsable, options.earnedUsable),
    ),
    ...optionalSelection(scope, at('earnsNothing'), fields.earnsNothing),
    row(count(at('claimDays'), fields.claimDays), count(at('claimsPerDay'), fields.claimsPerDay)),
    money(scope, at('ownerApprovalAboveMinor'), fields.approval),
    toggle(at('scanIsVisit'), fields.scanIsVisit),
    {
      kind: 'fold',
      label: folds.details,
      used: 0,
      fields: [
        pick(at('orderDiscount'), fields.orderDiscount, options.orderDiscount),
        row(
          pick(at('orderPercentages'), fields.orderPercentages, options.orderPercentages),
          percent(at('mostDiscount'), fields.mostDiscount),
        ),
        pick(at('refundShortfall'), fields.refundShortfall, options.refundShortfall),
        row(
          decimal(at('duplicateScanMs'), fields.duplicateScan, 3),
          decimal(at('undoMs'), fields.undoTime, 3),
        ),
      ],
    },
  ];
}
