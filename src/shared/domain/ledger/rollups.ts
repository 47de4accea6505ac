/** What one event adds to the day's totals. The daily sheet is the sum of these, and ties to the log by construction. */
import type { LocalDate } from '../../kernel/dates.ts';
import type { LedgerEvent } from './event.ts';
import { totalOf } from './legs/reversal.ts';

/**
 * Key of each measure: staff for bills, reversals and adjustments; unit for what moved; reward for rewards; else empty.
 * `count` counts occurrences (pieces for rewards), `amount` money in minor units or units of the unit's scale.
 */
export const measures = [
  /** Amount: the bill's total. In slots. */
  'bill',
  /** Bills without a member. In slots. */
  'anonymousBill',
  /** Amount: what was paid with points or taken off by rewards. */
  'pointsPaid',
  /** Amount: money handed back. */
  'refunded',
  'earned',
  'takenBack',
  'used',
  'givenBack',
  'expired',
  'adjusted',
  /** Amount: what the rewards cost the shop. */
  'reward',
  'newMember',
  'reversal',
  'adjustment',
  'dayClosed',
] as const;
export type Measure = (typeof measures)[number];

export interface RollupChange {
  readonly date: LocalDate;
  readonly measure: Measure;
  readonly key: string;
  /** Quarter hours since 1970 for bills, which any zone's hours are made of; 0 for everything else. */
  readonly slot: number;
  readonly count: number;
  readonly amount: number;
}

/** What a reversal needs to know of the event that it takes back. */
export interface TakenBack {
  readonly original: LedgerEvent;
  /** Of the total, by earlier reversals. */
  readonly refundedMinor: number;
  /** Whether nothing is left of the original after this reversal. */
  readonly complete: boolean;
}

export function rollupsOf(event: LedgerEvent, takenBack: TakenBack | null): RollupChange[] {
  const changes: RollupChange[] = [];
  const add = (measure: Measure, key: string, count: number, amount: number, slot = 0): void => {
    changes.push({ date: event.businessDate, measure, key, slot, count, amount });
  };
  const { detail } = event;
  switch (detail.kind) {
    case 'sale':
      add('bill', event.staff, 1, detail.totalMinor, slotOf(event));
      if (detail.discountMinor !== 0) add('pointsPaid', '', 1, detail.discountMinor);
      addRewards(event, 1, add);
      break;
    case 'anonymousSale':
      add('anonymousBill', event.staff, 1, detail.totalMinor, slotOf(event));
      break;
    case 'action':
      addRewards(event, 1, add);
      break;
    case 'memberEnrolled':
      add('newMember', '', 1, 0);
      break;
    case 'reversal':
      add('reversal', event.staff, 1, 0);
      if (takenBack) addTakenBack(event, takenBack, add);
      break;
    case 'adjustment':
      add('adjustment', event.staff, 1, 0);
      break;
    case 'dayClosed':
      add('dayClosed', '', 1, 0);
      break;
    case 'expiry':
    case 'memberMerged':
    case 'cardBound':
    case 'cardReplaced':
    case 'cardBlocked':
    case 'audit':
      break;
  }
  addMoved(event, add);
  return changes;
}

/**
 * A bill undone or corrected whole on its own day never was: it leaves the bills. Anything else is money handed back.
 */
export function isVoid(event: LedgerEvent, takenBack: TakenBack): boolean {
  const { detail } = event;
  return (
    detail.kind === 'reversal' &&
    detail.way !== 'refund' &&
    takenBack.complete &&
    takenBack.refundedMinor === 0 &&
    takenBack.original.businessDate === event.businessDate
  );
}

const slotMs = 900_000;

/** Start of a slot in milliseconds since 1970. */
export const slotStartMs = (slot: number): number => slot * slotMs;

function slotOf(event: LedgerEvent): number {
  return Math.floor(event.wallMs / slotMs);
}

type Add = (measure: Measure, key: string, count: number, amount: number, slot?: number) => void;

function addRewards(event: LedgerEvent, sign: 1 | -1, add: Add): void {
  const { detail } = event;
  if (detail.kind !== 'sale' && detail.kind !== 'action') return;
  for (const { reward, quantity, discountMinor, costMinor } of detail.rewards) {
    // Points as money are counted by use: their quantity is points, not pieces.
    add('reward', reward, sign * (discountMinor > 0 ? 1 : quantity), sign * costMinor);
  }
}

function addTakenBack(event: LedgerEvent, takenBack: TakenBack, add: Add): void {
  const { detail } = event;
  const { original } = takenBack;
  if (detail.kind !== 'reversal') return;
  if (takenBack.complete) {
    addRewards(original, -1, add);
    if (original.detail.kind === 'memberEnrolled') add('newMember', '', -1, 0);
  }
  const total = totalOf(original);
  if (total === null) return;
  if (isVoid(event, takenBack)) {
    const measure = original.detail.kind === 'sale' ? 'bill' : 'anonymousBill';
    add(measure, original.staff, -1, -total, slotOf(original));
    if (original.detail.kind === 'sale' && original.detail.discountMinor !== 0)
      add('pointsPaid', '', -1, -original.detail.discountMinor);
    return;
  }
  const minor = detail.refundMinor ?? total - takenBack.refundedMinor;
  add('refunded', '', 1, minor - detail.pointsPaidMinor);
}

/** The system's side of the legs says what moved and why. */
function addMoved(event: LedgerEvent, add: Add): void {
  for (const { account, unit, amount } of event.legs) {
    switch (account) {
      case 'issued':
        if (amount < 0) add('earned', unit, 1, -amount);
        else add('takenBack', unit, 1, amount);
        break;
      case 'redeemed':
        if (amount > 0) add('used', unit, 1, amount);
        else add('givenBack', unit, 1, -amount);
        break;
      case 'expired':
        add('expired', unit, 1, amount);
        break;
      case 'adjusted':
      case 'loss':
      case 'suspense':
        add('adjusted', unit, 1, -amount);
        break;
      default:
        break;
    }
  }
}
