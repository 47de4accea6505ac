/** The parts of a programme as an owner thinks of them: which lists lie where, and what a new entry begins with. */
import {
  BadgePercent,
  CalendarRange,
  CreditCard,
  Gem,
  Gift,
  Handshake,
  House,
  type LucideIcon,
  Medal,
  Megaphone,
  Sparkles,
  Stamp,
  Ticket,
  TicketPercent,
  Trophy,
  WalletCards,
} from 'lucide-react';
import { addDays } from '../../../shared/kernel/dates.ts';
import { languages, type Text } from '../../../shared/kernel/language.ts';
import { editor as en } from '../../locales/en/editor.ts';
import { editor as th } from '../../locales/th/editor.ts';
import { editor as vi } from '../../locales/vi/editor.ts';
import { type Draft, entriesAt, freshId, type Path } from './draft.ts';
import type { FormField, Scope } from './form-field.ts';
import { beginAmount, earnForm, stampCardForm, unitForm } from './forms/earning.ts';
import { first, named, units } from './forms/parts.ts';
import { beginBenefit, newReward, promotionForm, rewardForm, voucherForm } from './forms/rewards.ts';
import {
  campaignForm,
  drawForm,
  levelForm,
  membershipForm,
  newPrize,
  partnerForm,
  policiesForm,
  programmeForm,
  tiersForm,
} from './forms/standing.ts';

export const listIds = [
  'units',
  'earn',
  'stampCards',
  'levels',
  'rewards',
  'promotions',
  'vouchers',
  'wallets',
  'memberships',
  'partners',
  'draws',
  'campaigns',
] as const;
export type ListId = (typeof listIds)[number];

/** Not in a list: there is one of each. */
export type SingleId = 'tiers' | 'policies' | 'programme';

export interface ListKind {
  readonly path: Path;
  readonly icon: LucideIcon;
  readonly form: (scope: Scope, at: Path) => readonly FormField[];
  readonly fresh: (scope: Scope) => Readonly<Record<string, unknown>>;
  /** Of the list at `path`, only these lie here. */
  readonly holds?: (entry: Draft) => boolean;
}

export const lists: Readonly<Record<ListId, ListKind>> = {
  units: {
    path: ['units'],
    icon: Gem,
    form: unitForm,
    holds: (unit) => unit['kind'] !== 'money',
    fresh: () => ({ kind: 'points', scale: 0, expiry: { kind: 'monthEnd', months: 12 } }),
  },
  earn: {
    path: ['earn'],
    icon: Sparkles,
    form: earnForm,
    fresh: (scope) => ({
      unit: first(units(scope)),
      on: { kind: 'bill' },
      amount: beginAmount(scope, 'perAmount'),
    }),
  },
  stampCards: {
    path: ['stampCards'],
    icon: Stamp,
    form: stampCardForm,
    fresh: (scope) => ({
      unit: first(units(scope, 'stamps')),
      boxes: 10,
      headStart: 2,
      controlPercent: 0,
      reward: first(named(scope, ['rewards'])),
      shape: 'cup',
    }),
  },
  levels: {
    path: ['tiers', 'levels'],
    icon: Medal,
    form: levelForm,
    fresh: ({ draft }) => {
      const last = entriesAt(draft, ['tiers', 'levels']).at(-1)?.['threshold'];
      return { threshold: typeof last === 'number' && last > 0 ? last * 2 : 100 };
    },
  },
  rewards: { path: ['rewards'], icon: Gift, form: rewardForm, fresh: (scope) => newReward(scope, 'item') },
  promotions: {
    path: ['promotions'],
    icon: BadgePercent,
    form: promotionForm,
    fresh: (scope) => ({ gives: beginBenefit(scope, 'percentOff') }),
  },
  vouchers: {
    path: ['vouchers'],
    icon: Ticket,
    form: voucherForm,
    fresh: (scope) => ({ gives: beginBenefit(scope, 'moneyOff'), validDays: 30 }),
  },
  wallets: {
    path: ['units'],
    icon: WalletCards,
    form: unitForm,
    holds: (unit) => unit['kind'] === 'money',
    fresh: ({ currency }) => ({
      kind: 'money',
      scale: currency === 'VND' ? 0 : 2,
      expiry: { kind: 'never' },
      topUp: {
        leastMinor: { VND: 50_000, THB: 5_000, USD: 500 }[currency],
        mostMinor: { VND: 5_000_000, THB: 500_000, USD: 50_000 }[currency],
      },
    }),
  },
  memberships: {
    path: ['memberships'],
    icon: CreditCard,
    form: membershipForm,
    fresh: ({ currency }) => ({ priceMinor: { VND: 200_000, THB: 30_000, USD: 1_500 }[currency], days: 365 }),
  },
  partners: { path: ['partners'], icon: Handshake, form: partnerForm, fresh: () => ({ settlement: [] }) },
  draws: {
    path: ['draws'],
    icon: Trophy,
    form: drawForm,
    fresh: (scope) => ({
      unit: first(units(scope, 'entries')),
      drawnOn: addDays(scope.today, 30),
      prizes: [newPrize(scope)],
    }),
  },
  campaigns: {
    path: ['campaigns'],
    icon: Megaphone,
    form: campaignForm,
    fresh: (scope) => ({
      voucher: first(named(scope, ['vouchers'])),
      trigger: { kind: 'birthday', daysBefore: 7 },
    }),
  },
};

export const singles: Readonly<
  Record<
    SingleId,
    { readonly path: Path; readonly icon: LucideIcon; readonly form: (scope: Scope) => readonly FormField[] }
  >
> = {
  tiers: { path: ['tiers'], icon: CalendarRange, form: tiersForm },
  policies: { path: ['policies'], icon: House, form: policiesForm },
  programme: { path: [], icon: TicketPercent, form: programmeForm },
};

export const sectionIds = [
  'collect',
  'earn',
  'cards',
  'levels',
  'rewards',
  'discounts',
  'wallets',
  'more',
  'house',
] as const;
export type SectionId = (typeof sectionIds)[number];

export const sections: Readonly<
  Record<SectionId, { readonly icon: LucideIcon; readonly parts: readonly (ListId | SingleId)[] }>
> = {
  collect: { icon: Gem, parts: ['units'] },
  earn: { icon: Sparkles, parts: ['earn'] },
  cards: { icon: Stamp, parts: ['stampCards'] },
  levels: { icon: Medal, parts: ['tiers', 'levels'] },
  rewards: { icon: Gift, parts: ['rewards'] },
  discounts: { icon: BadgePercent, parts: ['promotions', 'vouchers'] },
  wallets: { icon: WalletCards, parts: ['wallets', 'memberships'] },
  more: { icon: Handshake, parts: ['partners', 'draws', 'campaigns'] },
  house: { icon: House, parts: ['policies', 'programme'] },
};

export const isList = (part: ListId | SingleId): part is ListId => part in lists;

const stems: Readonly<Record<ListId, string>> = {
  units: 'unit',
  earn: 'rule',
  stampCards: 'card',
  levels: 'level',
  rewards: 'reward',
  promotions: 'promotion',
  vouchers: 'voucher',
  wallets: 'wallet',
  memberships: 'membership',
  partners: 'partner',
  draws: 'draw',
  campaigns: 'campaign',
};

/** A whole entry that is valid where the draft has what it needs. */
export function freshEntry(list: ListId, scope: Scope): Draft {
  const name = list === 'partners' ? scope.words.fresh.partners : freshText(list);
  return { id: freshId(scope.draft, stems[list]), name, ...lists[list].fresh(scope) };
}

/** Levels begin with two: the one that everybody has, and one to reach. */
export function freshTiers(scope: Scope): Draft {
  return {
    metric: { kind: 'spent' },
    window: { kind: 'rolling', days: 365 },
    levels: [
      { id: freshId(scope.draft, 'basic'), name: freshText('basic'), threshold: 0 },
      {
        id: freshId(scope.draft, 'gold'),
        name: freshText('gold'),
        threshold: { VND: 5_000_000, THB: 500_000, USD: 50_000 }[scope.currency],
      },
    ],
    reachedCounts: 'nextBill',
    review: 'oneStep',
    safeDays: 365,
    graceDays: 0,
    freezeDays: 0,
    lostWithLevel: [],
  };
}

const spoken = { vi, th, en };
function freshText(key: ListId | 'basic' | 'gold'): Text {
  const text = { vi: '', th: '', en: '' };
  for (const language of languages) text[language] = spoken[language].fresh[key];
  return text;
}

/** Where a refusal or an advice points: which section, part and entry; null: the document as a whole. */
export function placeOf(
  path: Path,
  draft: Draft,
): { readonly part: ListId | SingleId; readonly index: number | null } {
  const [head, second, third] = path;
  if (head === 'policies') return { part: 'policies', index: null };
  if (head === 'tiers') {
    return second === 'levels' && typeof third === 'number'
      ? { part: 'levels', index: third }
      : { part: 'tiers', index: null };
  }
  if (head === 'units' && typeof second === 'number') {
    const isWallet = entriesAt(draft, ['units'])[second]?.['kind'] === 'money';
    return { part: isWallet ? 'wallets' : 'units', index: second };
  }
  const list = listIds.find((id) => id === head);
  if (list && typeof second === 'number') return { part: list, index: second };
  return { part: list ?? 'programme', index: null };
}

export const sectionOf = (part: ListId | SingleId): SectionId =>
  sectionIds.find((id) => sections[id].parts.includes(part)) ?? 'house';
