/**
 * What an event adds to a member's days and to the uses of rules and rewards. Levels, limits and groups are read from
 * the sums of these. A reversal takes its part off the day of the original.
 */
import type { LocalDate } from '../../kernel/dates.ts';
import type { Minor } from '../../kernel/money.ts';
import { scaleBy } from '../../kernel/rounding.ts';
import type { WhyLine } from '../engine/evaluation.ts';
import { isBearer, ownerOf, ownersOf } from './accounts.ts';
import type { GivenReward, LedgerEvent, SoldLine } from './event.ts';
import { totalOf } from './legs/refunds.ts';
import type { TakenBack } from './rollups.ts';

/**
 * Measures of a member's day:
 * - `spent`: bills, and their totals in minor units
 * - `visit`: bills and visits; amount 0
 * - `earned:<unit>`: events, and units of the unit's scale, spent or not
 * - `use:<rule, reward, promotion, voucher or campaign>`: times, and what was given: units earned, money taken off in
 *   minor units, pieces of a reward, points of points as money
 * - `item:<item>`: bills, and pieces
 * - `cost`: bills and deeds that something was given with, and what it took off the bill or cost as goods, in minor units
 * - `promised:<voucher>`: promises, and uses
 */
export interface DayChange {
  /** As the event names it: a reversal may name somebody who was merged since. */
  readonly member: string;
  readonly measure: string;
  readonly date: LocalDate;
  readonly count: number;
  readonly amount: number;
}

/** What was given to everybody. */
export interface UseChange {
  readonly rule: string;
  readonly times: number;
  readonly quantity: number;
}

export interface Given {
  readonly days: readonly DayChange[];
  readonly uses: readonly UseChange[];
}

export function givenBy(event: LedgerEvent, takenBack: TakenBack | null): Given {
  if (event.detail.kind !== 'reversal') return { days: daysOf(event), uses: usesOf(event) };
  if (!takenBack) return { days: [], uses: [] };
  const less = partOf(takenBack, event.detail.refundMinor);
  const { original } = takenBack;
  return {
    days: daysOf(original)
      .map((day) => ({ ...day, count: less(day.count), amount: less(day.amount) }))
      .filter(({ count, amount }) => count !== 0 || amount !== 0),
    uses: usesOf(original)
      .map((use) => ({ ...use, times: less(use.times), quantity: less(use.quantity) }))
      .filter(({ times, quantity }) => times !== 0 || quantity !== 0),
  };
}

/** What this reversal takes off an amount of the original, as a number below 0: rounded as its legs are. */
function partOf(takenBack: TakenBack, refundMinor: number | null): (amount: number) => number {
  const { original, refundedMinor, complete } = takenBack;
  const total = totalOf(original);
  if (total === null || (complete && refundedMinor === 0)) return (amount) => (complete ? 0 - amount : 0);
  const until = (minor: number, amount: number) => scaleBy(amount, minor, total, 'down');
  const after = complete ? total : refundedMinor + (refundMinor ?? 0);
  return (amount) => until(refundedMinor, amount) - until(after, amount);
}

function daysOf(event: LedgerEvent): DayChange[] {
  const { detail, member, businessDate: date } = event;
  const days: DayChange[] = [];
  const add = (member: string, measure: string, count: number, amount: number): void => {
    days.push({ member, measure, date, count, amount });
  };
  for (const [owner, units] of earnedIn(event))
    if (!isBearer(owner)) for (const [unit, quantity] of units) add(owner, `earned:${unit}`, 1, quantity);
  if (member === null) return days;
  if (detail.kind === 'sale') {
    add(member, 'spent', 1, detail.totalMinor);
    for (const [item, quantity] of piecesOf(detail.lines ?? [])) add(member, `item:${item}`, 1, quantity);
  }
  if (isVisit(event)) add(member, 'visit', 1, 0);
  const costMinor = costOf(event);
  if (costMinor > 0) add(member, 'cost', 1, costMinor);
  if (detail.kind === 'promise') {
    const uses = earnedIn(event).get(member)?.get(detail.voucher) ?? 0;
    add(member, `promised:${detail.voucher}`, 1, uses);
  }
  for (const { rule, times, quantity } of usesOf(event)) add(member, `use:${rule}`, times, quantity);
  return days;
}

/** Everything that a bill was made cheaper by, and the things that were handed over with it. */
function costOf(event: LedgerEvent): Minor {
  const off = event.detail.kind === 'sale' ? event.detail.discountMinor : 0;
  return rewardsOf(event).reduce((sum, { costMinor }) => sum + costMinor, off);
}

export function isVisit({ detail }: Pick<LedgerEvent, 'detail'>): boolean {
  return detail.kind === 'sale' || (detail.kind === 'action' && detail.action === 'visit');
}

/** What each owner gained from nothing, per unit, debts that it paid included. */
function earnedIn({ legs }: LedgerEvent): Map<string, Map<string, number>> {
  const only = ownersOf(legs)[0];
  const earned = new Map<string, Map<string, number>>();
  for (const { account, unit, amount, opposite } of legs) {
    if (account !== 'issued' || amount >= 0) continue;
    const owner = (opposite === undefined ? only : ownerOf(opposite)) ?? null;
    if (owner === null) continue;
    const units = earned.get(owner) ?? new Map<string, number>();
    earned.set(owner, units.set(unit, (units.get(unit) ?? 0) - amount));
  }
  return earned;
}

function piecesOf(lines: readonly SoldLine[]): Map<string, number> {
  const pieces = new Map<string, number>();
  for (const { item, quantity } of lines)
    if (item !== null && quantity > 0) pieces.set(item, (pieces.get(item) ?? 0) + quantity);
  return pieces;
}

/**
 * A rule counts once per event, a reward each time that it was chosen. What a bill without a member would have earned
 * counts when it is claimed.
 */
function usesOf(event: LedgerEvent): UseChange[] {
  const { detail, member } = event;
  const uses = new Map<string, UseChange>();
  const add = (rule: string, times: number, quantity: number): void => {
    const before = uses.get(rule);
    uses.set(rule, {
      rule,
      times: times + (before?.times ?? 0),
      quantity: quantity + (before?.quantity ?? 0),
    });
  };
  const rewards = rewardsOf(event);
  for (const { reward, quantity } of rewards) add(reward, 1, quantity);
  const chosen = new Set(rewards.map(({ reward }) => reward));
  for (const { rule, outcome } of whyOf(event)) {
    if (outcome === null || chosen.has(rule)) continue;
    if ('unit' in outcome && member === null) continue;
    const quantity = Math.abs('unit' in outcome ? outcome.quantity : outcome.moneyMinor);
    if (quantity > 0) add(rule, uses.has(rule) ? 0 : 1, quantity);
  }
  if (detail.kind === 'promise' && detail.source !== '' && !uses.has(detail.source)) add(detail.source, 1, 1);
  return [...uses.values()];
}

const rewardsOf = ({ detail }: LedgerEvent): readonly GivenReward[] =>
  'rewards' in detail ? (detail.rewards ?? []) : [];

const whyOf = ({ detail }: LedgerEvent): readonly WhyLine[] => ('why' in detail ? (detail.why ?? []) : []);
