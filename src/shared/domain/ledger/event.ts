/**
 * The log's vocabulary. An event is one immutable fact with balanced legs: per unit, the amounts of its legs sum
 * to zero. Points are moved between accounts, never made.
 */
import type { LocalDate } from '../../kernel/dates.ts';
import type { Minor } from '../../kernel/money.ts';
import type { ActionKind, ChosenReward, Rating, TenderKind } from '../bills/bill.ts';
import type { WhyLine } from '../engine/evaluation.ts';

/** `terminal.epoch.sequence`: names an event for ever. Lots are named by the event that issued them. */
export type EventId = string;

export const systemAccounts = ['issued', 'redeemed', 'expired', 'adjusted', 'loss', 'suspense'] as const;
export type SystemAccount = (typeof systemAccounts)[number];

/**
 * A member's account, `member:<id>`; what whoever bears a code holds, `bearer:<code>`: a gift card, a printed voucher;
 * or a system account.
 */
export type Account = `member:${string}` | `bearer:${string}` | SystemAccount;

/**
 * `available` is made of lots and never below zero. `debt` is never above zero: what a refund could not take back,
 * netted from later earnings. While there is debt in a unit, nothing of it is available.
 */
export type Bucket = 'available' | 'debt';

export interface Leg {
  readonly account: Account;
  readonly unit: string;
  readonly bucket: Bucket;
  /** Who may spend this part of the balance: one holder for now, the terminal's own store. */
  readonly holder: string;
  /** Issuing event of the lot; null on system accounts and debt. */
  readonly lot: EventId | null;
  /** Last day on which the lot can be spent; null: never expires, or no lot. */
  readonly expiresOn: LocalDate | null;
  /** First day on which the lot can be spent; absent or null: at once. */
  readonly availableFrom?: LocalDate | null;
  /**
   * On system accounts, in an event of several owners: whose other side this is. A reversal names the owners of the
   * event that it takes back, whoever they have become.
   */
  readonly opposite?: Account;
  /** Signed, in units of the unit's scale, never 0. */
  readonly amount: number;
}

/** The facts of each kind of event, besides its legs. */
export type EventDetail =
  | {
      readonly kind: 'sale';
      readonly totalMinor: Minor;
      readonly discountMinor: Minor;
      readonly itemCount: number;
      readonly rewards: readonly GivenReward[];
      readonly why: readonly WhyLine[];
      readonly lines?: readonly SoldLine[];
      /** How it was paid, rewards left out; absent: not told. */
      readonly tenders?: readonly PaidTender[];
      /** Vouchers that were printed with this bill. */
      readonly coupons?: readonly Coupon[];
    }
  /** An action, or a reward taken without a bill. */
  | {
      readonly kind: 'action';
      readonly action: ActionKind;
      /** Which of its kind: the survey, the event. */
      readonly name?: string;
      /** How the member liked it; absent: not told. */
      readonly rating?: Rating;
      readonly rewards: readonly GivenReward[];
      readonly why: readonly WhyLine[];
      readonly coupons?: readonly Coupon[];
    }
  /** A bill without a member: counts in the day's bills. */
  | {
      readonly kind: 'anonymousSale';
      readonly totalMinor: Minor;
      readonly discountMinor?: Minor;
      readonly rewards?: readonly GivenReward[];
      readonly why?: readonly WhyLine[];
      readonly lines?: readonly SoldLine[];
      readonly tenders?: readonly PaidTender[];
      readonly coupons?: readonly Coupon[];
      /** What whoever brings the code of its slip gets. */
      readonly claim?: Claim;
    }
  /** What an earlier bill without a member would have earned, given to a member who brought its code. */
  | {
      readonly kind: 'claim';
      /** The bill, which another terminal, or a partner's, may have made. */
      readonly of: EventId;
      readonly partner: string | null;
      readonly why: readonly WhyLine[];
    }
  /** Money paid in for something that is no goods: a wallet, a gift card, a membership. */
  | {
      readonly kind: 'purchase';
      readonly what: 'topUp' | 'giftCard' | 'membership';
      /** Unit or membership. */
      readonly item: string;
      readonly paidMinor: Minor;
      readonly why: readonly WhyLine[];
      readonly coupons?: readonly Coupon[];
    }
  /** A voucher that was promised to a member. */
  | {
      readonly kind: 'promise';
      readonly voucher: string;
      readonly by: 'campaign' | 'group' | 'word' | 'staff';
      /** Campaign or group; empty otherwise. */
      readonly source: string;
      readonly why: readonly WhyLine[];
    }
  /** No review takes a level between the two days. */
  | {
      readonly kind: 'tierFrozen';
      readonly from: LocalDate;
      readonly until: LocalDate;
      readonly reason: string;
      readonly approvedBy: string;
    }
  /** SHA-256 of a draw's seed, published before the first entry counts. */
  | { readonly kind: 'drawCommitted'; readonly draw: string; readonly commitment: string }
  | {
      readonly kind: 'drawDone';
      readonly draw: string;
      readonly seed: string;
      /** SHA-256 of the published list of entries. */
      readonly entriesHash: string;
      readonly winners: readonly { readonly prize: number; readonly entry: string }[];
    }
  /** Takes back `refundMinor` of a sale's total, or the whole of any event when null. */
  | {
      readonly kind: 'reversal';
      readonly of: EventId;
      readonly way: 'undo' | 'refund' | 'correction';
      readonly refundMinor: Minor | null;
      /** Of `refundMinor`, the part that was paid with points and returns as points. */
      readonly pointsPaidMinor: Minor;
      readonly reason: string;
    }
  | { readonly kind: 'expiry'; readonly onDate: LocalDate }
  | { readonly kind: 'adjustment'; readonly reason: string; readonly approvedBy: string }
  | {
      readonly kind: 'memberEnrolled';
      readonly consent: string;
      readonly why: readonly WhyLine[];
      /** Who brought the member. */
      readonly referrer?: string | null;
      readonly coupons?: readonly Coupon[];
    }
  | { readonly kind: 'memberMerged'; readonly into: string }
  | { readonly kind: 'cardBound'; readonly cardHash: string; readonly cardKind: string }
  | { readonly kind: 'cardReplaced'; readonly oldHash: string; readonly newHash: string }
  | { readonly kind: 'cardBlocked'; readonly cardHash: string; readonly reason: string }
  | { readonly kind: 'dayClosed'; readonly date: LocalDate }
  /** Corrections, overrides, exports and settings: who did what. */
  | { readonly kind: 'audit'; readonly act: string; readonly about: string };

export type EventKind = EventDetail['kind'];

export interface GivenReward extends ChosenReward {
  readonly discountMinor: Minor;
  readonly costMinor: Minor;
}

/** One line of a bill as it was sold. */
export interface SoldLine {
  readonly item: string | null;
  readonly category: string | null;
  readonly quantity: number;
  /** Before discounts. */
  readonly amountMinor: Minor;
  readonly discountMinor: Minor;
}

export interface PaidTender {
  readonly kind: TenderKind;
  readonly amountMinor: Minor;
}

export interface Coupon {
  /** Its account is `bearer:<code>`. */
  readonly code: string;
  readonly voucher: string;
  readonly uses: number;
  readonly expiresOn: LocalDate | null;
}

export interface Claim {
  /** Last day. */
  readonly until: LocalDate;
  readonly earns: readonly { readonly unit: string; readonly quantity: number; readonly rule: string }[];
}

/** What a service hands to the ledger; the ledger adds identity, time and chain. */
export interface EventDraft {
  /** Minted when the cashier pressed the button: the same operation posts once, however often it is sent. */
  readonly operationId: string;
  readonly detail: EventDetail;
  readonly member: string | null;
  /** Id of the signed-in person; `system` for the terminal itself. */
  readonly staff: string;
  readonly businessDate: LocalDate;
  /** Receipt number; with the kind it is the business key that keeps one bill from posting twice. */
  readonly receipt: string | null;
  readonly programme: { readonly id: string; readonly version: number } | null;
  readonly legs: readonly Leg[];
}

export interface LedgerEvent extends EventDraft {
  readonly id: EventId;
  readonly terminal: string;
  readonly epoch: number;
  readonly sequence: number;
  /** Wall clock, milliseconds since 1970; may be wrong, never orders anything. */
  readonly wallMs: number;
  /** Names the run of the terminal that wrote it. */
  readonly bootId: string;
  readonly schema: 1;
  readonly previousHash: string;
  /** SHA-256 over `previousHash`, a newline and the canonical JSON of everything else, in hexadecimal. */
  readonly hash: string;
}
