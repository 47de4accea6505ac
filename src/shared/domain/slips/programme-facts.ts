/** What slips are told of levels, vouchers, wallets, codes, draws and partners, besides the facts of each kind of slip. */
import type { LocalDate } from '../../kernel/dates.ts';
import type { Text } from '../../kernel/language.ts';
import type { Minor } from '../../kernel/money.ts';
import type { EventFacts, SlipQuantity, SlipShop, SlipUnit } from './facts.ts';

/** What is missing for a level, as the programme counts it. */
export type SlipMissing = SlipQuantity | { readonly moneyMinor: Minor } | { readonly visits: number };

export interface SlipLevel {
  readonly name: Text;
  readonly since: LocalDate;
  /** Null: nothing has to be done to keep it. */
  readonly toKeep: SlipMissing | null;
  /** Null: for ever. */
  readonly safeUntil: LocalDate | null;
  readonly next: { readonly name: Text; readonly missing: SlipMissing } | null;
  readonly frozenUntil: LocalDate | null;
  /** This very event brought it. */
  readonly isNew: boolean;
  readonly benefits: Text | null;
  /** It comes with a card of its own, which is printed when it is reached. */
  readonly hasCard: boolean;
}

/** A voucher that waits, or a paid membership that runs. */
export interface SlipVoucher {
  readonly name: Text;
  readonly uses: number;
  /** Null: no end. */
  readonly until: LocalDate | null;
}

/** A voucher for whoever bears its code. */
export interface SlipCoupon extends SlipVoucher {
  readonly conditions: readonly Text[];
  /** Signed; what the code on paper says. */
  readonly code: string;
}

/** A draw in which the member takes part. */
export interface SlipDraw {
  readonly name: Text;
  readonly drawnOn: LocalDate;
  /** Null: not committed yet. */
  readonly commitment: string | null;
  /** The member's name on the list. */
  readonly entry: string;
  readonly chances: number;
}

/** Something that was taken off a bill. */
export interface SlipDiscount {
  readonly name: Text;
  readonly amountMinor: Minor;
}

/** Part of a bill that a wallet or a gift card paid. */
export interface SlipPayment {
  /** Null: a gift card. */
  readonly wallet: Text | null;
  readonly amountMinor: Minor;
  readonly leftMinor: Minor;
}

export interface SlipClaim {
  readonly until: LocalDate;
  readonly gives: readonly SlipQuantity[];
  /** Signed; what the code on paper says. */
  readonly code: string;
}

export interface GuestFacts extends EventFacts {
  readonly totalMinor: Minor;
  readonly discountMinor: Minor;
  readonly discounts: readonly SlipDiscount[];
  readonly payments: readonly SlipPayment[];
  /** Null: nothing waits. */
  readonly claim: SlipClaim | null;
  readonly coupons: readonly SlipCoupon[];
}

export interface GiftCardFacts extends EventFacts {
  readonly amountMinor: Minor;
  readonly until: LocalDate | null;
  /** Signed; what the code on paper says. */
  readonly code: string;
}

export interface TopUpFacts extends EventFacts {
  readonly wallet: Text;
  readonly paidMinor: Minor;
  readonly bonusMinor: Minor;
  readonly balanceMinor: Minor;
  /** What the top-up earned besides. */
  readonly changes: readonly SlipQuantity[];
}

export interface MembershipFacts extends EventFacts {
  readonly name: Text;
  readonly paidMinor: Minor;
  readonly until: LocalDate | null;
  readonly benefits: Text | null;
  readonly changes: readonly SlipQuantity[];
}

export interface VoucherFacts extends EventFacts {
  readonly voucher: SlipVoucher & { readonly conditions: readonly Text[] };
}

/** A draw before it is drawn: its promise on paper. */
export interface DrawFacts {
  readonly shop: SlipShop;
  readonly atMs: number;
  readonly name: Text;
  readonly drawnOn: LocalDate;
  readonly commitment: string;
  readonly prizes: readonly { readonly name: Text; readonly count: number }[];
}

export interface DrawResultFacts extends DrawFacts {
  readonly seed: string;
  readonly entriesHash: string;
  readonly chances: number;
  /** `name` in full: the slip masks it; empty when nobody knows. `prize` is the place among the prizes, from 0. */
  readonly winners: readonly { readonly prize: number; readonly entry: string; readonly name: string }[];
}

export interface SettlementFacts {
  readonly shop: SlipShop;
  readonly units: readonly SlipUnit[];
  readonly atMs: number;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly partners: readonly {
    readonly name: string;
    readonly lines: readonly {
      readonly unit: string;
      readonly givenForPartner: number;
      readonly usedAtPartner: number;
    }[];
    /** Above 0: the partner owes the shop. */
    readonly balanceMinor: Minor;
  }[];
}
