/** What the engine answers. Shapes only; `evaluate.ts` computes them. */
import type { LocalDate } from '../../kernel/dates.ts';
import type { Text } from '../../kernel/language.ts';
import type { Minor } from '../../kernel/money.ts';

/** What the engine may know of a member. All quantities in units of the unit's scale. */
export interface MemberState {
  readonly enrolledOn: LocalDate;
  /** Spendable now, per unit; a missing unit is 0. */
  readonly available: Readonly<Record<string, number>>;
  /** Owed after refunds, per unit, above 0; a missing unit is 0. New earnings pay it off first. */
  readonly debts?: Readonly<Record<string, number>>;
}

export type Effect =
  | {
      readonly kind: 'earn';
      readonly unit: string;
      readonly quantity: number;
      readonly expiresOn: LocalDate | null;
      readonly rule: string;
    }
  | { readonly kind: 'spend'; readonly unit: string; readonly quantity: number; readonly reward: string }
  | { readonly kind: 'discount'; readonly amountMinor: Minor; readonly reward: string }
  | { readonly kind: 'give'; readonly reward: string; readonly pieces: number; readonly costMinor: Minor };

/** A chosen reward that cannot be had, or an occasion that cannot be. */
export interface EngineRefusal {
  readonly kind:
    | 'unknownReward'
    | 'notEnough'
    | 'notAStep'
    | 'belowLeast'
    | 'moreThanBill'
    | 'needsBill'
    | 'outsideProgrammeDates'
    | 'invalidQuantity'
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
  /** Id of the earn rule, stamp card or reward; the programme's own id where the occasion itself is refused. */
  readonly rule: string;
  readonly inputs: Readonly<Record<string, number | string>>;
  /** What it is about, `20,000 ₫ = 1 point`. */
  readonly text: Text;
  /** Signed: what is used or taken off the bill is below 0. Null when it led to nothing; `inputs.reason` then says why. */
  readonly outcome:
    | { readonly unit: string; readonly quantity: number }
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
  readonly due: { readonly totalMinor: Minor; readonly discountMinor: Minor; readonly payableMinor: Minor };
}
