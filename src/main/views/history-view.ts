import type { DoneView, HistoryLine } from '../../shared/contract/view.ts';
import { accountOf } from '../../shared/domain/ledger/accounts.ts';
import type { GivenReward, LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { unreachable } from '../../shared/kernel/invariant.ts';
import type { Text } from '../../shared/kernel/language.ts';
import { type Core, programmeOf } from '../core.ts';
import { type Refundable, refundable } from '../sales/reversals.ts';

/** In the order of the events. Whoever appears in many of them is looked up once, whoever is `known` not at all. */
export function historyLines(
  core: Core,
  events: readonly LedgerEvent[],
  known: ReadonlyMap<string, string> = new Map(),
): HistoryLine[] {
  const memberName = once((member: string) => known.get(member) ?? nameOf(core, member));
  const staffName = once((staff: string) => core.staff.find(staff)?.name ?? '');
  const reversals = core.ledger.reversalsOfEach(events.map(({ id }) => id));
  return events.map((event) =>
    historyLine(core, event, refundable(event, reversals.get(event.id) ?? []), memberName, staffName),
  );
}

function once(lookUp: (id: string) => string): (id: string) => string {
  const known = new Map<string, string>();
  return (id) => {
    const name = known.get(id) ?? lookUp(id);
    known.set(id, name);
    return name;
  };
}

function historyLine(
  core: Core,
  event: LedgerEvent,
  left: Refundable,
  memberName: (id: string) => string,
  staffName: (id: string) => string,
): HistoryLine {
  return {
    event: event.id,
    at: event.wallMs,
    date: event.businessDate,
    kind: kindOf(event),
    member: event.member ? { id: event.member, name: memberName(event.member) } : null,
    staff: event.staff === 'system' ? '' : staffName(event.staff),
    receipt: event.receipt,
    totalMinor: totalOf(event),
    refundedMinor: left.refundedMinor,
    changes: changesOf(event),
    rewards: rewardsOf(event).map((one) => rewardName(core, one.reward)),
    reversible: left.reversible,
    reversed: left.reversed,
    ...ratingOf(event),
  };
}

function ratingOf({ detail }: LedgerEvent): Pick<HistoryLine, 'rating'> {
  return detail.kind === 'action' && detail.rating !== undefined ? { rating: detail.rating } : {};
}

/** What was given with a bill or an action. */
export const rewardsOf = ({ detail }: LedgerEvent): readonly GivenReward[] =>
  'rewards' in detail ? (detail.rewards ?? []) : [];

/** Signed changes of what the event's own member holds, debts included, per unit. */
export function changesOf(event: LedgerEvent): DoneView['changes'] {
  const changes = new Map<string, number>();
  for (const leg of event.legs) {
    if (event.member === null || leg.account !== accountOf(event.member)) continue;
    changes.set(leg.unit, (changes.get(leg.unit) ?? 0) + leg.amount);
  }
  return [...changes]
    .filter(([, quantity]) => quantity !== 0)
    .map(([unit, quantity]) => ({ unit, quantity }));
}

export function rewardName(core: Core, reward: string): Text {
  const { rewards, vouchers, promotions, memberships, units } = programmeOf(core);
  const known = [...rewards, ...vouchers, ...promotions, ...memberships, ...units].find(
    (one) => one.id === reward,
  );
  return known?.name ?? { vi: reward, th: reward, en: reward };
}

function nameOf(core: Core, member: string): string {
  const survivor = core.members.survivor(member);
  return survivor ? (core.members.profile(survivor)?.name ?? '') : '';
}

/** What the event was about in money; null: nothing. */
export function totalOf(event: LedgerEvent): number | null {
  const { detail } = event;
  if (detail.kind === 'sale' || detail.kind === 'anonymousSale') return detail.totalMinor;
  if (detail.kind === 'purchase') return detail.paidMinor;
  return detail.kind === 'reversal' ? detail.refundMinor : null;
}

function kindOf(event: LedgerEvent): HistoryLine['kind'] {
  const { detail } = event;
  switch (detail.kind) {
    case 'sale':
    case 'anonymousSale':
    case 'expiry':
    case 'adjustment':
      return detail.kind;
    case 'action':
      if (detail.action === 'visit' || detail.action === 'redemption') return detail.action;
      return 'action';
    case 'purchase':
      return detail.what;
    case 'claim':
    case 'promise':
      return detail.kind;
    case 'tierFrozen':
      return 'frozen';
    case 'drawCommitted':
    case 'drawDone':
      return 'draw';
    case 'reversal':
      return detail.way;
    case 'memberEnrolled':
      return 'enrolled';
    case 'memberMerged':
      return 'merge';
    case 'cardBound':
    case 'cardReplaced':
    case 'cardBlocked':
      return 'card';
    case 'dayClosed':
    case 'audit':
      return 'correction';
    default:
      return unreachable(detail);
  }
}
