/** Rewards, discounts and vouchers. */
import { type Path, valueAt } from '../draft.ts';
import type { FormField, Scope } from '../form-field.ts';
import { narrowing, optionalSelection, selection } from './conditions.ts';
import {
  choose,
  count,
  first,
  get,
  kindAt,
  kindOf,
  longText,
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

export function rewardForm(scope: Scope, at: Path): FormField[] {
  const { fields, options } = scope.words;
  const kind = kindAt(scope, at);
  const unit = get(scope, kind === 'pointsAsMoney' ? [...at, 'unit'] : [...at, 'price', 'unit']);
  return [
    name(scope, at),
    {
      kind: 'pick',
      at,
      label: fields.kind,
      options: optionsOf(options.rewardKinds),
      read: kindOf,
      write: (chosen) => beginReward(scope, chosen, get(scope, at)),
    },
    ...(kind === 'pointsAsMoney' ? [] : price(scope, [...at, 'price'])),
    ...rewardFields(scope, at, kind),
    ...narrowing(scope, at, { limits: typeof unit === 'string' ? unit : '', stacking: true }),
  ];
}

function price(scope: Scope, at: Path): FormField[] {
  const { fields } = scope.words;
  return [
    row(
      quantity(scope, [...at, 'quantity'], fields.price, get(scope, [...at, 'unit'])),
      choose(scope, [...at, 'unit'], fields.priceUnit, units(scope, 'points', 'stamps', 'money')),
    ),
  ];
}

function rewardFields(scope: Scope, at: Path, kind: string): FormField[] {
  const { fields, options } = scope.words;
  const cost = money(scope, [...at, 'costMinor'], fields.cost);
  switch (kind) {
    case 'pointsAsMoney': {
      const unit = get(scope, [...at, 'unit']);
      return [
        choose(scope, [...at, 'unit'], fields.gives, units(scope, 'points')),
        row(
          quantity(scope, [...at, 'step'], fields.step, unit),
          money(scope, [...at, 'stepMinor'], fields.stepMinor),
        ),
        row(
          quantity(scope, [...at, 'least'], fields.leastPoints, unit),
          percent([...at, 'mostOfBill'], fields.mostOfBill),
        ),
      ];
    }
    case 'item':
      return [
        row(cost, count([...at, 'stock'], fields.stock, { isOptional: true })),
        toggle([...at, 'limitedEdition'], fields.limitedEdition),
      ];
    case 'benefit':
      return benefitForm(scope, [...at, 'gives'], options.benefits);
    case 'voucher':
      return [choose(scope, [...at, 'voucher'], fields.voucher, named(scope, ['vouchers']))];
    case 'credit': {
      const unit = get(scope, [...at, 'unit']);
      return [
        row(
          choose(scope, [...at, 'unit'], fields.creditUnit, units(scope)),
          quantity(scope, [...at, 'quantity'], fields.quantity, unit),
        ),
      ];
    }
    case 'donation':
      return [money(scope, [...at, 'worthMinor'], fields.worth)];
    case 'partner':
      return [
        row(
          choose(scope, [...at, 'partner'], fields.partner, named(scope, ['partners'])),
          money(scope, [...at, 'worthMinor'], fields.worth),
        ),
      ];
    case 'experience':
      return [longText([...at, 'note'], fields.note), cost];
    default:
      return [];
  }
}

/** What all rewards have stays; the rest begins anew. */
function beginReward(scope: Scope, kind: string, before: unknown): unknown {
  const kept = ['id', 'name', 'when', 'limits', 'stacking'].flatMap((key) => {
    const value = valueAt(before, [key]);
    return value === undefined ? [] : [[key, value] as const];
  });
  return { ...Object.fromEntries(kept), ...newReward(scope, kind, valueAt(before, ['price'])) };
}

export function newReward(scope: Scope, kind: string, before?: unknown): Readonly<Record<string, unknown>> {
  const { currency, words } = scope;
  const worth = { VND: 10_000, THB: 2_000, USD: 100 }[currency];
  const unit = first(units(scope, 'points', 'stamps'));
  const cost = before ?? { unit, quantity: 50 };
  const sentence = words.fresh.text;
  switch (kind) {
    case 'pointsAsMoney':
      return {
        kind,
        unit: first(units(scope, 'points')) || unit,
        step: 1,
        stepMinor: { VND: 1_000, THB: 100, USD: 5 }[currency],
        least: 0,
      };
    case 'benefit':
      return { kind, price: cost, gives: beginBenefit(scope, 'moneyOff') };
    case 'voucher':
      return { kind, price: cost, voucher: first(named(scope, ['vouchers'])) };
    case 'credit':
      return { kind, price: cost, unit: first(units(scope, 'money', 'entries', 'credit')), quantity: 1 };
    case 'donation':
      return { kind, price: cost, worthMinor: worth };
    case 'partner':
      return { kind, price: cost, partner: first(named(scope, ['partners'])), worthMinor: worth };
    case 'experience':
      return { kind, price: cost, note: { vi: sentence, th: sentence, en: sentence }, costMinor: worth };
    default:
      return { kind, price: cost, costMinor: worth };
  }
}

export function benefitForm(scope: Scope, at: Path, kinds: Readonly<Record<string, string>>): FormField[] {
  const { fields } = scope.words;
  return [
    variant(at, fields.benefit, kinds, (kind) => beginBenefit(scope, kind)),
    ...benefitFields(scope, at),
  ];
}

function benefitFields(scope: Scope, at: Path): FormField[] {
  const { fields, folds } = scope.words;
  const some = { isOptional: true } as const;
  const cap = money(scope, [...at, 'capMinor'], fields.cap, some);
  const of = optionalSelection(scope, [...at, 'of'], fields.of);
  switch (kindAt(scope, at)) {
    case 'moneyOff':
      return [money(scope, [...at, 'amountMinor'], fields.moneyOff), ...of];
    case 'percentOff':
      return [row(percent([...at, 'basisPoints'], fields.percent), cap), ...of];
    case 'cheapestOff':
      return [
        row(percent([...at, 'basisPoints'], fields.percent), count([...at, 'quantity'], fields.cheapest)),
        ...of,
      ];
    case 'freeItems':
      return [
        row(count([...at, 'quantity'], fields.freeQuantity, some), cap),
        ...selection(scope, [...at, 'of']),
      ];
    case 'buyGet':
      return [
        row(
          count([...at, 'buyQuantity'], fields.buyQuantity),
          count([...at, 'getQuantity'], fields.getQuantity),
          percent([...at, 'basisPoints'], fields.off),
        ),
        { kind: 'fold', label: fields.buy, used: 0, fields: selection(scope, [...at, 'buy']) },
        { kind: 'fold', label: fields.get, used: 0, fields: selection(scope, [...at, 'get']) },
      ];
    case 'bundle':
      return [
        money(scope, [...at, 'priceMinor'], fields.bundlePrice),
        {
          kind: 'list',
          at: [...at, 'parts'],
          label: fields.parts,
          add: folds.addRow,
          least: 1,
          initial: () => ({ of: {}, quantity: 1 }),
          fields: (part) => [
            count([...part, 'quantity'], fields.quantity),
            ...selection(scope, [...part, 'of']),
          ],
        },
      ];
    case 'priceList':
      return [
        {
          kind: 'list',
          at: [...at, 'prices'],
          label: fields.prices,
          add: folds.addRow,
          least: 1,
          initial: () => newPrice(scope),
          fields: (line) => [
            row(itemField(scope, [...line, 'item']), money(scope, [...line, 'priceMinor'], fields.itemPrice)),
          ],
        },
      ];
    case 'item':
      return [money(scope, [...at, 'costMinor'], fields.cost)];
    default:
      return [];
  }
}

/** From the catalogue by name, or a free word where there is none. */
function itemField(scope: Scope, at: Path): FormField {
  const { items, words } = scope;
  const label = words.fields.item;
  return items.length === 0
    ? { kind: 'words', at, label }
    : choose(
        scope,
        at,
        label,
        items.map(({ id, name: called }) => ({ value: id, label: called })),
      );
}

const newPrice = ({ items, words }: Scope): unknown => ({
  item: items[0]?.id ?? words.fields.item,
  priceMinor: items[0]?.priceMinor ?? 0,
});

export function beginBenefit(scope: Scope, kind: string): unknown {
  const amount = { VND: 10_000, THB: 2_000, USD: 100 }[scope.currency];
  switch (kind) {
    case 'percentOff':
      return { kind, basisPoints: 1_000 };
    case 'cheapestOff':
      return { kind, basisPoints: 5_000, quantity: 1 };
    case 'freeItems':
      return { kind, of: {}, quantity: 1 };
    case 'buyGet':
      return { kind, buy: {}, buyQuantity: 5, get: {}, getQuantity: 1 };
    case 'bundle':
      return { kind, parts: [{ of: {}, quantity: 1 }], priceMinor: amount };
    case 'priceList':
      return { kind, prices: [newPrice(scope)] };
    case 'item':
      return { kind, costMinor: amount };
    default:
      return { kind, amountMinor: amount };
  }
}

export function promotionForm(scope: Scope, at: Path): FormField[] {
  const { fields, options } = scope.words;
  const { item: _, ...kinds } = options.benefits;
  return [
    name(scope, at),
    ...benefitForm(scope, [...at, 'gives'], kinds),
    row(pick([...at, 'for'], fields.for, options.for), {
      kind: 'words',
      at: [...at, 'code'],
      label: fields.code,
      isOptional: true,
      isCode: true,
    }),
    ...narrowing(scope, at, { limits: null, stacking: true }),
  ];
}

export function voucherForm(scope: Scope, at: Path): FormField[] {
  const { fields, options, folds } = scope.words;
  const some = { isOptional: true } as const;
  return [
    name(scope, at),
    ...benefitForm(scope, [...at, 'gives'], options.benefits),
    row(count([...at, 'uses'], fields.uses), count([...at, 'validDays'], fields.validDays, some)),
    {
      kind: 'fold',
      label: folds.details,
      used: ['validFrom', 'until', 'claimCode'].filter((key) => get(scope, [...at, key]) !== undefined)
        .length,
      fields: [
        row(
          {
            kind: 'optionals',
            add: fields.validFrom,
            options: [
              {
                at: [[...at, 'validFrom']],
                label: fields.validFrom,
                initial: () => ({ days: 1 }),
                fields: [count([...at, 'validFrom', 'days'], fields.validFrom)],
              },
            ],
          },
          { kind: 'date', at: [...at, 'until'], label: fields.until, ...some },
        ),
        toggle([...at, 'bearer'], fields.bearer),
        toggle([...at, 'hidden'], fields.hidden),
        { kind: 'words', at: [...at, 'claimCode'], label: fields.claimCode, ...some, isCode: true },
      ],
    },
    ...narrowing(scope, at, { stacking: true }),
  ];
}
