/** What one event adds to the day's totals. The daily sheet is the sum of these, and ties to the log by construction. */
import type { LocalDate } from '../../kernel/dates.ts';
import type { Minor } from '../../kernel/money.ts';
import type { EventDetail, LedgerEvent, PaidTender } from './event.ts';
import { refundShare, totalOf } from './legs/refunds.ts';

/**
 * Key of each measure: staff for bills, reversals and adjustments; unit for what moved; reward for rewards; what was
 * bought for purchases; tender for what wallets paid; voucher for promises; 1 to 5 for ratings; else empty.
 * `count` counts occurrences (pieces for rewards), `amount` money in minor units or units of the unit's scale.
 */
export const measures = [
  /** Amount: the bill's total. In slots. */
  'bill',
  /** Bills without a member. In slots. */
  'anonymousBill',
  /** Amount: what was paid with points or taken off by rewards. */
  'pointsPaid',
  /** Amount: what wallets and gift cards paid of the day's bills, which is no money taken in. */
  'walletPaid',
  /** Amount: money paid in for wallets, gift cards and memberships. */
  'purchase',
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
  'promised',
  'claimed',
  'rating',
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
      addPaid(event, 1, add);
      addRewards(event, 1, add);
      break;
    case 'anonymousSale':
      add('anonymousBill', event.staff, 1, detail.totalMinor, slotOf(event));
      addPaid(event, 1, add);
      addRewards(event, 1, add);
      break;
    case 'action':
      addRewards(event, 1, add);
      addOnce(event, 1, add);
      break;
    case 'memberEnrolled':
    case 'promise':
    case 'claim':
      addOnce(event, 1, add);
      break;
    case 'purchase':
      add('purchase', detail.what, 1, detail.paidMinor);
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
    case 'tierFrozen':
    case 'drawCommitted':
    case 'drawDone':
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
 * A bill or purchase undone or corrected whole on its own day never was: it leaves the day. Anything else is money
 * handed back.
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

/** What took the place of money on a bill. */
function addPaid({ detail }: LedgerEvent, sign: 1 | -1, add: Add): void {
  if (detail.kind !== 'sale' && detail.kind !== 'anonymousSale') return;
  const { discountMinor = 0 } = detail;
  if (discountMinor !== 0) add('pointsPaid', '', sign, sign * discountMinor);
  for (const { kind, amountMinor } of walletTenders(detail))
    add('walletPaid', kind, sign, sign * amountMinor);
}

function walletTenders(detail: EventDetail): readonly PaidTender[] {
  const tenders = 'tenders' in detail ? (detail.tenders ?? []) : [];
  return tenders.filter(
    ({ kind, amountMinor }) => (kind === 'wallet' || kind === 'giftCard') && amountMinor !== 0,
  );
}

function addOnce({ detail }: LedgerEvent, sign: 1 | -1, add: Add): void {
  if (detail.kind === 'memberEnrolled') add('newMember', '', sign, 0);
  if (detail.kind === 'promise') add('promised', detail.voucher, sign, 0);
  if (detail.kind === 'claim') add('claimed', '', sign, 0);
  if (detail.kind === 'action' && detail.rating !== undefined) add('rating', String(detail.rating), sign, 0);
}

function addRewards(event: LedgerEvent, sign: 1 | -1, add: Add): void {
  const { detail } = event;
  if (detail.kind !== 'sale' && detail.kind !== 'anonymousSale' && detail.kind !== 'action') return;
  for (const { reward, quantity, discountMinor, costMinor } of detail.rewards ?? []) {
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
    addOnce(original, -1, add);
  }
  if (original.detail.kind === 'purchase') {
    const { what, paidMinor } = original.detail;
    if (isVoid(event, takenBack)) add('purchase', what, -1, -paidMinor);
    else add('refunded', '', 1, paidMinor);
  }
  const total = totalOf(original);
  if (total === null) return;
  if (isVoid(event, takenBack)) {
    const measure = original.detail.kind === 'sale' ? 'bill' : 'anonymousBill';
    add(measure, original.staff, -1, -total, slotOf(original));
    addPaid(original, -1, add);
    return;
  }
  const minor = detail.refundMinor ?? total - takenBack.refundedMinor;
  const walletMinor = walletPart(original, total, takenBack.refundedMinor, minor);
  add('refunded', '', 1, minor - detail.pointsPaidMinor - walletMinor);
}

/** Of a refund, what was paid from wallets and gift cards and returns to them. */
export function walletPart(
  original: LedgerEvent,
  totalMinor: Minor,
  beforeMinor: Minor,
  refundMinor: Minor,
): Minor {
  return walletTenders(original.detail).reduce(
    (sum, { amountMinor }) => sum + refundShare(amountMinor, totalMinor, beforeMinor, refundMinor),
    0,
  );
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
