/** What each slip is made from. The terminal fills these in; composing adds the words, the order and the masking. */
import type { Era, LocalDate } from '../../kernel/dates.ts';
import type { Language, Text } from '../../kernel/language.ts';
import type { Currency, Minor } from '../../kernel/money.ts';
import type { WhyLine } from '../engine/evaluation.ts';
import type { EventId } from '../ledger/event.ts';
import type { StampCard, Unit } from '../programme/document.ts';
import type { SlipLook } from './look.ts';
import type {
  SlipCoupon,
  SlipDiscount,
  SlipDraw,
  SlipLevel,
  SlipPayment,
  SlipVoucher,
} from './programme-facts.ts';

export interface SlipShop {
  readonly name: string;
  /** Empty when none was given. */
  readonly address: string;
  readonly language: Language;
  readonly currency: Currency;
  /** IANA zone. */
  readonly zone: string;
  readonly era: Era;
  /** What the shop calls its programme. */
  readonly programme?: Text;
  /** How the shop wants its slips; absent: all that there is to say, and nothing of its own. */
  readonly look?: SlipLook;
}

/** A unit as far as a slip shows it; vouchers and memberships are held like units, under their own ids. */
export interface SlipUnit extends Pick<Unit, 'id' | 'name' | 'one' | 'scale' | 'showWhole'> {
  readonly kind: Unit['kind'] | 'voucher' | 'membership';
  /** Of money. */
  readonly currency?: Currency;
}

/** In units of the unit's scale; signed where something changed. */
export interface SlipQuantity {
  readonly unit: string;
  readonly quantity: number;
}

export interface SlipBalance {
  readonly unit: string;
  readonly available: number;
  readonly debt: number;
  readonly nextExpiry: { readonly on: LocalDate; readonly quantity: number } | null;
  /** Earned and spendable only later, the earliest first. */
  readonly coming?: readonly { readonly on: LocalDate; readonly quantity: number }[];
}

export interface SlipStampCard {
  readonly name: Text;
  readonly boxes: number;
  readonly filled: number;
  /** How many of the filled boxes this event stamped. */
  readonly fresh: number;
  /** Full cards waiting, this one included. */
  readonly full: number;
  readonly shape: StampCard['shape'];
  readonly rewardName: Text;
}

/** What every slip about one event says. */
export interface EventFacts {
  readonly shop: SlipShop;
  /** All units of the programme, in its order. */
  readonly units: readonly SlipUnit[];
  readonly event: EventId;
  readonly receipt: string | null;
  readonly atMs: number;
  readonly staffName: string;
  /** In full: the slip masks it. Empty or null shows no line. */
  readonly memberName: string | null;
  readonly balances: readonly SlipBalance[];
  readonly stampCards: readonly SlipStampCard[];
  /** Null or absent: the programme has no levels. */
  readonly level?: SlipLevel | null;
  readonly vouchers?: readonly SlipVoucher[];
  readonly memberships?: readonly SlipVoucher[];
  /** Draws for which this event gave chances. */
  readonly draws?: readonly SlipDraw[];
}

export interface GivenThing {
  readonly name: Text;
  readonly pieces: number;
  /** How to book an experience. */
  readonly note?: Text;
  /** Where a partner's reward is used. */
  readonly partner?: string;
  /** What the shop pays to a cause. */
  readonly donatedMinor?: Minor;
}

export interface EarnFacts extends EventFacts {
  /** Null when the event was not a purchase, a visit. */
  readonly totalMinor: Minor | null;
  readonly discountMinor: Minor;
  readonly changes: readonly SlipQuantity[];
  readonly gives: readonly GivenThing[];
  readonly why: readonly WhyLine[];
  /** Sums to `discountMinor`; empty or absent: nobody knows by name. */
  readonly discounts?: readonly SlipDiscount[];
  readonly payments?: readonly SlipPayment[];
  /** Printed below the slip, each a part of its own. */
  readonly coupons?: readonly SlipCoupon[];
}

export interface RewardFacts extends EventFacts {
  readonly gives: readonly GivenThing[];
  /** Money off the bill, 0 when only things were given. */
  readonly discountMinor: Minor;
  readonly changes: readonly SlipQuantity[];
  readonly coupons?: readonly SlipCoupon[];
}

export interface RefundFacts extends EventFacts {
  readonly way: 'undo' | 'refund' | 'correction';
  /** Receipt of the bill that is taken back. */
  readonly originalReceipt: string | null;
  /** Part of the bill's total that is taken back; null when the event had no bill. */
  readonly refundMinor: Minor | null;
  /** Of that, the part that was paid with points and returns as points. */
  readonly pointsPaidMinor: Minor;
  /** Of that, what wallets and gift cards paid and what returns to them. */
  readonly walletPaidMinor?: Minor;
  /** What had been bought, where it was no bill; null or absent: it was one. */
  readonly purchase?: { readonly what: 'topUp' | 'giftCard' | 'membership'; readonly name: Text } | null;
  readonly reason: string;
  /** Signed: below 0 was taken back, above 0 was given back. */
  readonly changes: readonly SlipQuantity[];
}

export interface DayFacts {
  readonly shop: SlipShop;
  readonly units: readonly SlipUnit[];
  readonly printedAtMs: number;
  readonly staffName: string;
  readonly sheet: DaySheet;
}

/** The day's figures, as reports give them. */
export interface DaySheet {
  readonly date: LocalDate;
  readonly bills: number;
  readonly billsWithMember: number;
  readonly totalMinor: Minor;
  readonly pointsPaidMinor: Minor;
  readonly refundedMinor: Minor;
  /** What wallets and gift cards paid of the bills; absent: 0. */
  readonly walletPaidMinor?: Minor;
  /** Paid in for wallets, gift cards and memberships. */
  readonly purchases?: readonly {
    readonly what: 'topUp' | 'giftCard' | 'membership';
    readonly count: number;
    readonly paidMinor: Minor;
  }[];
  readonly takingsMinor: Minor;
  readonly units: readonly {
    readonly unit: string;
    readonly name: Text;
    readonly earned: number;
    readonly takenBack: number;
    readonly used: number;
    readonly givenBack: number;
    readonly expired: number;
    readonly adjusted: number;
    readonly outstanding: number;
  }[];
  readonly rewards: readonly { readonly name: Text; readonly count: number; readonly costMinor: Minor }[];
  readonly rewardCostMinor: Minor;
  readonly newMembers: number;
  readonly staff: readonly {
    readonly name: string;
    readonly bills: number;
    readonly reversals: number;
    readonly adjustments: number;
  }[];
  readonly hours: readonly { readonly hour: number; readonly bills: number }[];
  readonly closed: boolean;
}

export interface TestFacts {
  readonly shop: SlipShop;
  readonly printerName: string;
  readonly atMs: number;
}
