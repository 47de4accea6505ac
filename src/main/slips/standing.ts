/** Where the member of a slip stands: balances, level, vouchers, memberships, draws. */

import { entryNameOf } from '../../shared/domain/draws/entries.ts';
import type { MemberState, TierState } from '../../shared/domain/engine/evaluation.ts';
import { stampCardsFor } from '../../shared/domain/engine/offers.ts';
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { type Holdings, type Lot, livesOn } from '../../shared/domain/ledger/holdings.ts';
import type { Programme, Tiers } from '../../shared/domain/programme/document.ts';
import type { EventFacts, SlipBalance, SlipQuantity } from '../../shared/domain/slips/facts.ts';
import type {
  SlipDraw,
  SlipLevel,
  SlipMissing,
  SlipVoucher,
} from '../../shared/domain/slips/programme-facts.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import { type Core, programmeOf, today } from '../core.ts';
import { commitmentOf } from '../draws/draws.ts';
import { sha256 } from '../ledger/sha256.ts';
import { balancesOf } from '../views/member-view.ts';

type Standing = Pick<EventFacts, 'balances' | 'stampCards' | 'level' | 'vouchers' | 'memberships' | 'draws'>;

export const nobodysStanding: Standing = { balances: [], stampCards: [] };

/** What the member holds now; `changes` are the event's. */
export function standingOf(
  core: Core,
  event: LedgerEvent,
  member: string,
  changes: readonly SlipQuantity[],
): Standing {
  const programme = programmeOf(core);
  const date = today(core);
  const holdings = core.ledger.holdings(member);
  const state = core.sales.stateOf(member, date, programme);
  return {
    balances: slipBalances(programme, holdings, date),
    stampCards: cardsOf(programme, state, changes),
    level: levelOf(core, event, member, state.tier ?? null),
    vouchers: programme.vouchers.flatMap((voucher) => heldOf(voucher, holdings, date)).sort(byLastDay),
    memberships: programme.memberships
      .flatMap((membership) => heldOf(membership, holdings, date, 'last'))
      .map((held) => ({ ...held, uses: 1 })),
    draws: drawsOf(core, member, holdings, changes),
  };
}

function slipBalances(programme: Programme, holdings: Holdings, date: LocalDate): SlipBalance[] {
  return balancesOf(programme, holdings, date).map((balance) => ({
    ...balance,
    coming: comingOf(holdings, balance.unit, date),
  }));
}

function comingOf({ lots }: Holdings, unit: string, date: LocalDate): NonNullable<SlipBalance['coming']> {
  const days = new Map<LocalDate, number>();
  for (const { unit: held, availableFrom, remainder } of lots.filter(livesOn(date))) {
    if (held !== unit || !availableFrom || availableFrom <= date) continue;
    days.set(availableFrom, (days.get(availableFrom) ?? 0) + remainder);
  }
  return [...days]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([on, quantity]) => ({ on, quantity }));
}

function cardsOf(
  programme: Programme,
  state: MemberState,
  changes: readonly SlipQuantity[],
): Standing['stampCards'] {
  return stampCardsFor(programme, state.available, state).map((card) => {
    const unit = programme.stampCards.find(({ id }) => id === card.card)?.unit;
    const stamped = changes.find((change) => change.unit === unit && change.quantity > 0)?.quantity ?? 0;
    return { ...card, fresh: Math.min(card.filled, stamped) };
  });
}

/** The stamps that a slip itself carries, for somebody who holds nothing yet. */
export const paperCards = (
  { stampCards, rewards }: Pick<Programme, 'stampCards' | 'rewards'>,
  gives: readonly SlipQuantity[],
): Standing['stampCards'] =>
  stampCards.flatMap(({ name, unit, boxes, shape, reward }) => {
    const stamps = gives.find((given) => given.unit === unit)?.quantity ?? 0;
    if (stamps === 0) return [];
    const rewardName = rewards.find(({ id }) => id === reward)?.name ?? name;
    const filled = Math.min(boxes, stamps);
    return [{ name, boxes, filled, fresh: filled, full: Math.floor(stamps / boxes), shape, rewardName }];
  });

/** `last`: runs until the end of its last lot; else the lot that ends first says until when. */
function heldOf(
  { id, name }: Pick<Programme['vouchers'][number], 'id' | 'name'>,
  { lots }: Holdings,
  date: LocalDate,
  end: 'first' | 'last' = 'first',
): SlipVoucher[] {
  const held = lots.filter((lot) => lot.unit === id && livesOn(date)(lot));
  if (held.length === 0) return [];
  const days = held.flatMap(({ expiresOn }: Lot) => expiresOn ?? []).sort();
  const until = (end === 'last' ? days.at(-1) : days[0]) ?? null;
  return [{ name, uses: held.reduce((sum, { remainder }) => sum + remainder, 0), until }];
}

/** Those without an end come last. */
const byLastDay = (one: SlipVoucher, other: SlipVoucher): number =>
  (one.until ?? '9999') < (other.until ?? '9999') ? -1 : 1;

function levelOf(core: Core, event: LedgerEvent, member: string, state: TierState | null): SlipLevel | null {
  const { tiers } = programmeOf(core);
  const held = tiers?.levels.find(({ id }) => id === state?.level);
  if (!tiers || !state || !held) return null;
  const next = state.next && tiers.levels.find(({ id }) => id === state.next?.level);
  return {
    name: held.name,
    since: state.since,
    toKeep: state.toKeep === null ? null : missing(tiers, state.toKeep),
    safeUntil: state.safeUntil,
    next: state.next && next ? { name: next.name, missing: missing(tiers, state.next.missing) } : null,
    frozenUntil: state.frozenUntil,
    isNew: isReachedBy(core, event, member, state.level),
    benefits: held.benefits ?? null,
    hasCard: held.card,
  };
}

function missing({ metric }: Tiers, quantity: number): SlipMissing {
  switch (metric.kind) {
    case 'spent':
      return { moneyMinor: quantity };
    case 'visits':
      return { visits: quantity };
    case 'earned':
    case 'balance':
      return { unit: metric.unit, quantity };
  }
}

/** Only the latest event of whoever stands at the counter can be what raised the level that was shown before it. */
function isReachedBy(core: Core, event: LedgerEvent, member: string, level: string): boolean {
  const { levelShown } = core;
  if (levelShown?.member !== member || levelShown.level === level) return false;
  if (core.ledger.history({ member, limit: 1 })[0]?.id !== event.id) return false;
  const levels = programmeOf(core).tiers?.levels ?? [];
  const place = (name: string) => levels.findIndex(({ id }) => id === name);
  return place(level) > place(levelShown.level);
}

/** Draws that are still to come and for which the event gave chances. */
function drawsOf(
  core: Core,
  member: string,
  { lots }: Holdings,
  changes: readonly SlipQuantity[],
): SlipDraw[] {
  const date = today(core);
  return programmeOf(core)
    .draws.filter(({ unit, drawnOn }) => drawnOn >= date && gains(changes, unit))
    .map(({ id, name, drawnOn, unit }) => ({
      name,
      drawnOn,
      commitment: commitmentOf(core, id),
      entry: entryNameOf(id, member, sha256),
      chances: lots.reduce((sum, lot) => (lot.unit === unit ? sum + lot.remainder : sum), 0),
    }));
}

const gains = (changes: readonly SlipQuantity[], unit: string): boolean =>
  changes.some((change) => change.unit === unit && change.quantity > 0);
