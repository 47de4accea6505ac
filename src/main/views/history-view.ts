import type { DoneView, HistoryLine } from '../../shared/contract/view.ts';
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { unreachable } from '../../shared/kernel/invariant.ts';
import type { Text } from '../../shared/kernel/language.ts';
import { type Core, programmeOf } from '../core.ts';

/** In the order of the events. Whoever appears in many of them is looked up once. */
export function historyLines(core: Core, events: readonly LedgerEvent[]): HistoryLine[] {
  const memberName = once((member: string) => nameOf(core, member));
  const staffName = once((staff: string) => core.staff.find(staff)?.name ?? '');
  return events.map((event) => historyLine(core, event, memberName, staffName));
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
  memberName: (id: string) => string,
  staffName: (id: string) => string,
): HistoryLine {
  const { detail } = event;
  const refundable = core.sales.refundable(event);
  return {
    event: event.id,
    at: event.wallMs,
    date: event.businessDate,
    kind: kindOf(event),
    member: event.member ? { id: event.member, name: memberName(event.member) } : null,
    staff: event.staff === 'system' ? '' : staffName(event.staff),
    receipt: event.receipt,
    totalMinor: totalOf(event),
    refundedMinor: refundable.refundedMinor,
    changes: changesOf(event),
    rewards: 'rewards' in detail ? detail.rewards.map((one) => rewardName(core, one.reward)) : [],
    reversible: refundable.reversible,
    reversed: refundable.reversed,
  };
}

/** Signed changes of what the member holds, debts included, per unit. */
export function changesOf(event: LedgerEvent): DoneView['changes'] {
  const changes = new Map<string, number>();
  for (const leg of event.legs) {
    if (!leg.account.startsWith('member:')) continue;
    changes.set(leg.unit, (changes.get(leg.unit) ?? 0) + leg.amount);
  }
  return [...changes]
    .filter(([, quantity]) => quantity !== 0)
    .map(([unit, quantity]) => ({ unit, quantity }));
}

export function rewardName(core: Core, reward: string): Text {
  const known = programmeOf(core).rewards.find((one) => one.id === reward);
  return known?.name ?? { vi: reward, th: reward, en: reward };
}

function nameOf(core: Core, member: string): string {
  const survivor = core.members.survivor(member);
  return survivor ? (core.members.profile(survivor)?.name ?? '') : '';
}

function totalOf(event: LedgerEvent): number | null {
  const { detail } = event;
  if (detail.kind === 'sale' || detail.kind === 'anonymousSale') return detail.totalMinor;
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
      return detail.action === 'visit' ? 'visit' : 'redemption';
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
