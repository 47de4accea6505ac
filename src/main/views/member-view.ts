import type { BalanceView, MemberSummary, MemberView } from '../../shared/contract/view.ts';
import { maskPhone } from '../../shared/domain/cards/mask.ts';
import { nearestReward, rewardsFor, stampCardsFor } from '../../shared/domain/engine/offers.ts';
import { availableOn, type Holdings, type Lot } from '../../shared/domain/ledger/holdings.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import { type Core, languageOf, programmeOf, today } from '../core.ts';
import { historyLines } from './history-view.ts';

const recentLines = 5;

export function memberSummary(core: Core, member: string): MemberSummary {
  const profile = core.members.profile(member);
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
  const activity = core.ledger.activity(member);
  const state = core.sales.stateOf(member, today(core));
  return {
    ...memberSummary(core, member),
    visits: activity.visits,
    lastVisitOn: activity.lastVisitOn,
    cards: core.members.cardsOf(member),
    stampCards: stampCardsFor(programme, state.available),
    rewards: rewardsFor(programme, state),
    nearest: nearestReward(programme, state),
    recent: historyLines(core, core.ledger.history({ member, limit: recentLines })),
    seenAgain,
  };
}

export function balancesOf(programme: Programme, holdings: Holdings, date: LocalDate): BalanceView[] {
  const available = availableOn(holdings, date);
  return programme.units.map((unit) => ({
    unit: unit.id,
    available: available[unit.id] ?? 0,
    // Nothing is unconfirmed while the shop has no centre: this log is the only one.
    unconfirmed: 0,
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
