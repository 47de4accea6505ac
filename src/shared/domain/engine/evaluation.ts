/** What the engine is asked and what it answers. Shapes only; `evaluate.ts` computes them. */
import type { LocalDate } from '../../kernel/dates.ts';
import type { Text } from '../../kernel/language.ts';
import type { Minor } from '../../kernel/money.ts';

/**
 * What the engine may know of a member. All quantities in units of the unit's scale. Vouchers and memberships are held
 * like units, under their own ids: `available['birthday-cake']` is the uses that are left.
 */
export interface MemberState {
  readonly enrolledOn: LocalDate;
  /** Spendable now, per unit; a missing unit is 0. */
  readonly available: Readonly<Record<string, number>>;
  /** Earned and not yet spendable. */
  readonly pending?: Readonly<Record<string, number>>;
  /** Owed after refunds, per unit, above 0; a missing unit is 0. New earnings pay it off first. */
  readonly debts?: Readonly<Record<string, number>>;
  /** Last day of the lots of a unit that are not full cards, earliest first: for `fromFirstStamp`. */
  readonly openCardExpiry?: Readonly<Record<string, LocalDate>>;
  /** Bills and visits before this one, those taken back not counted. */
  readonly visits?: number;
  readonly lastVisitOn?: LocalDate | null;
  /** `YYYY-MM-DD`, or `--MM-DD` where the year was not given. */
  readonly birthday?: string | null;
  readonly groups?: readonly string[];
  /** The level held before this occasion; null: the programme has none. */
  readonly tier?: TierState | null;
  /** The day on which another member brought this one; null: nobody did. */
  readonly referredOn?: LocalDate | null;
  /** What rules, promotions, rewards and campaigns with limits have given so far, by id, oldest first. */
  readonly uses?: Readonly<Record<string, readonly Use[]>>;
  /** 0 to 99, fixed by the member's id: who is in a control group. */
  readonly bucket?: number;
  /** Nobody: the bill of a guest. Nothing can be taken from a balance; what would be earned can be claimed. */
  readonly isGuest?: boolean;
}

export interface Use {
  readonly on: LocalDate;
  readonly times: number;
  readonly quantity: number;
}

/** Where a member stands in the programme's levels. */
export interface TierState {
  readonly level: string;
  /** The metric as it counts for reaching levels on the day. */
  readonly metric: number;
  readonly since: LocalDate;
  /** The level is safe until then; null: for ever. */
  readonly safeUntil: LocalDate | null;
  /** What is missing to keep the level at its next review, 0 when it is kept; null: nothing has to be done. */
  readonly toKeep: number | null;
  /** The next level and what is missing for it; null at the top. */
  readonly next: { readonly level: string; readonly missing: number } | null;
  readonly frozenUntil: LocalDate | null;
}

/** Where and when, besides the business date. */
export interface Context {
  readonly store?: string;
  readonly channel?: string;
  /** Minutes since local midnight, 0 to 1439; absent: rules with hours do not apply. */
  readonly minute?: number;
  /** What rules with a budget and rewards with a stock have given to everybody, by id. */
  readonly given?: Readonly<Record<string, { readonly times: number; readonly quantity: number }>>;
  /** What the codes on this bill are good for: bearer vouchers and gift cards, by code. */
  readonly bearers?: Readonly<Record<string, BearerState>>;
}

export interface BearerState {
  /** Voucher or unit of money. */
  readonly unit: string;
  /** Uses, or money in the unit's scale. */
  readonly available: number;
}

export type Effect =
  | {
      readonly kind: 'earn';
      /** A unit, a voucher or a membership. */
      readonly unit: string;
      readonly quantity: number;
      readonly expiresOn: LocalDate | null;
      /** First day on which it can be spent; null: at once. */
      readonly availableFrom: LocalDate | null;
      readonly rule: string;
      readonly to: 'member' | 'referrer';
    }
  | {
      readonly kind: 'spend';
      readonly unit: string;
      readonly quantity: number;
      /** Reward, voucher, or the unit itself where a wallet pays. */
      readonly reward: string;
      /** Whose: a bearer voucher or gift card; null: the member's. */
      readonly code: string | null;
    }
  | {
      readonly kind: 'discount';
      readonly amountMinor: Minor;
      readonly reward: string;
      /** How it falls on the bill's lines, by position; sums to `amountMinor`. Empty where there are no lines. */
      readonly lines: readonly { readonly line: number; readonly amountMinor: Minor }[];
    }
  | { readonly kind: 'give'; readonly reward: string; readonly pieces: number; readonly costMinor: Minor }
  /** A bearer voucher to be printed with a code of its own. */
  | {
      readonly kind: 'coupon';
      readonly voucher: string;
      readonly expiresOn: LocalDate | null;
      readonly rule: string;
    }
  /** Part of the bill is paid from a wallet or gift card. The balance side is a `spend`. */
  | {
      readonly kind: 'pay';
      readonly unit: string;
      readonly code: string | null;
      readonly amountMinor: Minor;
    };

/** A chosen reward that cannot be had, or an occasion that cannot be. */
export interface EngineRefusal {
  readonly kind:
    | 'unknownReward'
    | 'notEnough'
    | 'notAStep'
    | 'belowLeast'
    | 'moreThanBill'
    | 'needsBill'
    | 'needsLines'
    | 'outsideProgrammeDates'
    | 'invalidQuantity'
    /** Its own conditions do not hold: the reason is in `text`. */
    | 'notNow'
    | 'belowMinimum'
    | 'nothingToReduce'
    | 'limitReached'
    | 'outOfStock'
    /** Another of its group, or another percentage, is taken already. */
    | 'notTogether'
    /** An amount, tax, item count or date that no bill can have. */
    | 'invalidOccasion';
  /** Null when it is about the occasion itself. */
  readonly reward: string | null;
  readonly text: Text;
}

/**
 * Why something was given, taken off, or not given: the rule, what went in, what came out, and a sentence. Per unit the
 * outcomes sum to what the effects earn less what they spend, and in money to minus the discount.
 */
export interface WhyLine {
  /**
   * Id of the earn rule, stamp card, promotion, reward, voucher, campaign or wallet; the programme's own id where the
   * occasion itself is refused.
   */
  readonly rule: string;
  readonly inputs: Readonly<Record<string, number | string>>;
  /** What it is about, `20,000 ₫ = 1 point`. */
  readonly text: Text;
  /** Signed: what is used or taken off the bill is below 0. Null when it led to nothing; `inputs.reason` then says why. */
  readonly outcome:
    | { readonly unit: string; readonly quantity: number; readonly to?: 'referrer' }
    | { readonly moneyMinor: Minor }
    | null;
}

export interface Evaluation {
  /**
   * What is earned, by rule, then what is used, in the order of use. Never spends more than was available before:
   * points that a bill earns and uses at once, where the programme allows it, are in the why lines only.
   */
  readonly effects: readonly Effect[];
  /** When not empty there are no effects, and nothing of the occasion may be posted. */
  readonly refusals: readonly EngineRefusal[];
  readonly why: readonly WhyLine[];
  readonly due: Due;
  /** The level before and after, where the occasion moves the metric; null: the programme has no levels. */
  readonly tier: { readonly before: string; readonly after: string } | null;
}

export interface Due {
  readonly totalMinor: Minor;
  readonly discountMinor: Minor;
  /** Paid from wallets and gift cards. */
  readonly walletMinor: Minor;
  /** `totalMinor` − `discountMinor` − `walletMinor`. */
  readonly payableMinor: Minor;
}
