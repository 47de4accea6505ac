/** What each slip is made from. The terminal fills these in; composing adds the words, the order and the masking. */
import type { Era, LocalDate } from '../../kernel/dates.ts';
import type { Language, Text } from '../../kernel/language.ts';
import type { Currency, Minor } from '../../kernel/money.ts';
import type { WhyLine } from '../engine/evaluation.ts';
import type { EventId } from '../ledger/event.ts';
import type { StampCard, Unit } from '../programme/document.ts';

export interface SlipShop {
  readonly name: string;
  /** Empty when none was given. */
  readonly address: string;
  readonly language: Language;
  readonly currency: Currency;
  /** IANA zone. */
  readonly zone: string;
  readonly era: Era;
}

/** A unit as far as a slip shows it. */
export type SlipUnit = Pick<Unit, 'id' | 'kind' | 'name' | 'scale' | 'showWhole'>;

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
}

export interface GivenThing {
  readonly name: Text;
  readonly pieces: number;
}

export interface EarnFacts extends EventFacts {
  /** Null when the event was not a purchase, a visit. */
  readonly totalMinor: Minor | null;
  readonly discountMinor: Minor;
  readonly changes: readonly SlipQuantity[];
  readonly gives: readonly GivenThing[];
  readonly why: readonly WhyLine[];
}

export interface RewardFacts extends EventFacts {
  readonly gives: readonly GivenThing[];
  /** Money off the bill, 0 when only things were given. */
  readonly discountMinor: Minor;
  readonly changes: readonly SlipQuantity[];
}

export interface RefundFacts extends EventFacts {
  readonly way: 'undo' | 'refund' | 'correction';
  /** Receipt of the bill that is taken back. */
  readonly originalReceipt: string | null;
  /** Part of the bill's total that is taken back; null when the event had no bill. */
  readonly refundMinor: Minor | null;
  /** Of that, the part that was paid with points and returns as points. */
  readonly pointsPaidMinor: Minor;
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
