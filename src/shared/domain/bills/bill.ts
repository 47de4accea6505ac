import type { LocalDate } from '../../kernel/dates.ts';
import type { Minor } from '../../kernel/money.ts';
import type { tenderKinds } from '../programme/document/conditions.ts';

/** One purchase, as far as the programme needs to know it. */
export interface Bill {
  /** What there is to pay before any reward, tax included, in minor units; above 0. With lines: their sum. */
  readonly totalMinor: Minor;
  /** The part of `totalMinor` that is tax, where the till tells it; 0 otherwise. Lines tell their own. */
  readonly taxMinor?: Minor;
  /** How many things were bought that a per-item rule counts: cups, washes. 0 to `mostItems`. Lines count themselves. */
  readonly itemCount: number;
  /** What was bought, where the shop rings up items; absent: only the amount is known. */
  readonly lines?: readonly BillLine[];
  /** How it is paid; absent: in cash. What they leave over is paid in cash. */
  readonly tenders?: readonly Tender[];
  readonly businessDate: LocalDate;
  readonly status: 'open' | 'completed' | 'voided';
  /** Rewards, vouchers and promotion codes that the member takes on this bill, in the order of use. */
  readonly rewards: readonly ChosenReward[];
}

export const mostItems = 10_000;
export const mostLines = 200;

export interface BillLine {
  /** The shop's own id of the item; null: an amount typed by hand. */
  readonly item: string | null;
  readonly category: string | null;
  readonly tags: readonly string[];
  /** 1 to `mostItems`. */
  readonly quantity: number;
  /** Price of one, tax included, in minor units. Below 0: a discount typed by hand. */
  readonly unitMinor: Minor;
  /** Tax in hundredths of a percent of the price before tax: 1500 is 15 %. */
  readonly taxBasisPoints: number;
  /** What is sold is itself money or a membership: such lines never earn and no discount touches them. */
  readonly sells: 'goods' | 'giftCard' | 'topUp' | 'membership';
  readonly voided: boolean;
}

export type TenderKind = (typeof tenderKinds)[number];

export interface Tender {
  readonly kind: TenderKind;
  /** Wallet and gift card: the unit of money that it draws on. */
  readonly unit?: string;
  /** Gift card: its code. */
  readonly code?: string;
  /** Null: as much as is needed and there is. */
  readonly amountMinor: Minor | null;
}

/**
 * Something that is taken: a reward, a voucher or a promotion with a code, by its id. `quantity`: points for points as
 * money, pieces for everything else.
 */
export interface ChosenReward {
  readonly reward: string;
  readonly quantity: number;
  /** Of a bearer voucher. */
  readonly code?: string | undefined;
}

/** A deed that is not a purchase and can earn. */
export interface Action {
  readonly action: ActionKind;
  /** Which of its kind: the survey, the event. */
  readonly name?: string;
  readonly businessDate: LocalDate;
  readonly rewards: readonly ChosenReward[];
}

export const actionKinds = [
  'visit',
  'enrolment',
  'redemption',
  'review',
  'survey',
  'referral',
  'share',
  'donation',
  'webinar',
  'event',
  'profileCompleted',
  'birthday',
  'activity',
] as const;
/** `redemption`: a reward taken without a bill. `referral`: somebody whom the member named became a member. */
export type ActionKind = (typeof actionKinds)[number];

/** Deeds with which a member may say how they like it, from 1, not at all, to 5. */
export const ratedActions: readonly ActionKind[] = ['review', 'survey'];
export const ratings = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof ratings)[number];

/** Money paid into a wallet of the member. */
export interface TopUp {
  readonly unit: string;
  readonly paidMinor: Minor;
  readonly businessDate: LocalDate;
}

/** A paid membership sold to the member. */
export interface MembershipSale {
  readonly membership: string;
  readonly businessDate: LocalDate;
}

export type Occasion =
  | ({ readonly kind: 'bill' } & Bill)
  | ({ readonly kind: 'action' } & Action)
  | ({ readonly kind: 'topUp' } & TopUp)
  | ({ readonly kind: 'membership' } & MembershipSale);
