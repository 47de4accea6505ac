import type { BalanceView, MemberSummary, MemberView } from '../../shared/contract/view.ts';
import { maskPhone } from '../../shared/domain/cards/mask.ts';
import { actionsFor } from '../../shared/domain/engine/actions.ts';
import { nearestOf, rewardsFor, stampCardsFor, vouchersFor } from '../../shared/domain/engine/offers.ts';
import { availableOn, type Holdings, type Lot, pendingOn } from '../../shared/domain/ledger/holdings.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { addDays, type LocalDate } from '../../shared/kernel/dates.ts';
import { type Core, languageOf, occasion, programmeOf, today } from '../core.ts';
import type { Profile } from '../members/members.ts';
import { historyLines } from './history-view.ts';
import { tierView } from './tier-view.ts';

const recentLines = 5;

export function memberSummary(
  core: Core,
  member: string,
  profile: Profile | null = core.members.profile(member),
): MemberSummary {
  const date = today(core);
  return {
    member,
    name: profile?.name ?? '',
    phone: profile?.phone ? maskPhone(profile.phone, languageOf(core)) : null,
    since: core.ledger.activity(member).enrolledOn ?? date,
    balances: balancesOf(programmeOf(core), core.ledger.holdings(member), date),
  };
}

export function memberView(core: Core, member: string, seenAgain = false): MemberView {
  const programme = programmeOf(core);
  const date = today(core);
  const profile = core.members.profile(member);
  const activity = core.ledger.activity(member);
  const holdings = core.ledger.holdings(member);
  const state = core.sales.stateOf(member, date, programme);
  const context = core.sales.contextOf(occasion(core));
  const moment = { date, context };
  const rewards = rewardsFor(programme, state, null, moment);
  return {
    ...memberSummary(core, member, profile),
    visits: activity.visits,
    lastVisitOn: activity.lastVisitOn,
    cards: core.members.cardsOf(member),
    tier: tierView(core, member, state.tier ?? null),
    vouchers: vouchersFor(programme, state, null, moment).map(({ voucher, name, uses, reason, isItem }) => ({
      voucher,
      name,
      uses,
      until: lastDayOf(holdings, voucher, date),
      reason,
      isItem,
    })),
    memberships: programme.memberships.flatMap(({ id, name }) => {
      const until = (state.available[id] ?? 0) > 0 ? latestDayOf(holdings, id, date) : null;
      return until === null ? [] : [{ id, name, until }];
    }),
    birthday: birthdayView(profile?.attributes?.birthday ?? null, date),
    actions: actionsFor(programme, state, date, context),
    news: core.news.map(({ text }) => text),
    stampCards: stampCardsFor(programme, state.available, state),
    rewards,
    nearest: nearestOf(rewards),
    favourites: favouritesOf(core, member, date),
    recent: historyLines(
      core,
      core.ledger.history({ member, limit: recentLines }),
      new Map([[member, profile?.name ?? '']]),
    ),
    seenAgain,
  };
}

/** Tastes change: what was bought longer ago says nothing of today. */
const favouriteDays = 365;
const mostFavourites = 3;

/** Names of what the member buys most and the shop still sells. */
function favouritesOf({ catalogue, ledger }: Core, member: string, date: LocalDate): string[] {
  if (catalogue.revision() === 0) return [];
  return ledger
    .favourites(member, addDays(date, -favouriteDays), 2 * mostFavourites)
    .flatMap(({ item }) => catalogue.find(item)?.name ?? [])
    .slice(0, mostFavourites);
}

/** The day on which the parcel that is used next ends. */
function lastDayOf({ lots }: Holdings, unit: string, date: LocalDate): LocalDate | null {
  const days = lots.flatMap((lot) =>
    lot.unit === unit && lot.expiresOn !== null && lot.expiresOn >= date ? [lot.expiresOn] : [],
  );
  return days.sort()[0] ?? null;
}

function latestDayOf({ lots }: Holdings, unit: string, date: LocalDate): LocalDate | null {
  const days = lots.flatMap((lot) =>
    lot.unit === unit && lot.expiresOn !== null && lot.expiresOn >= date ? [lot.expiresOn] : [],
  );
  return days.sort().at(-1) ?? null;
}

/** Days around a birthday in which it is worth a word. */
const nearDays = 7;

function birthdayView(birthday: string | null, date: LocalDate): MemberView['birthday'] {
  if (birthday === null) return null;
  const day = birthday.slice(-5);
  if (day === date.slice(5)) return 'today';
  for (let distance = 1; distance <= nearDays; distance += 1) {
    if (addDays(date, distance).slice(5) === day || addDays(date, -distance).slice(5) === day) return 'near';
  }
  return null;
}

export function balancesOf(programme: Programme, holdings: Holdings, date: LocalDate): BalanceView[] {
  const available = availableOn(holdings, date);
  const pending = pendingOn(holdings, date);
  return programme.units.map((unit) => ({
    unit: unit.id,
    available: available[unit.id] ?? 0,
    // Nothing is unconfirmed while the shop has no centre: this log is the only one.
    unconfirmed: 0,
    pending: pending[unit.id] ?? 0,
    debt: holdings.debts[unit.id] ?? 0,
    nextExpiry: nextExpiry(
      holdings.lots.filter((lot) => lot.unit === unit.id),
      date,
    ),
  }));
}

function nextExpiry(lots: readonly Lot[], date: LocalDate): BalanceView['nextExpiry'] {
  let on: LocalDate | null = null;
  let quantity = 0;
  for (const lot of lots) {
    if (lot.expiresOn === null || lot.expiresOn < date) continue;
    if (on === null || lot.expiresOn < on) {
      on = lot.expiresOn;
      quantity = 0;
    }
    if (lot.expiresOn === on) quantity += lot.remainder;
  }
  return on === null ? null : { on, quantity };
}
