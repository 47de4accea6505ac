/** What the engine answers. Shapes only; `evaluate.ts` computes them. */
import type { LocalDate } from '../../kernel/dates.ts';
import type { Text } from '../../kernel/language.ts';
import type { Minor } from '../../kernel/money.ts';

/** What the engine may know of a member. All quantities in units of the unit's scale. */
export interface MemberState {
  readonly enrolledOn: LocalDate;
  /** Spendable now, per unit; a missing unit is 0. */
  readonly available: Readonly<Record<string, number>>;
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

/** A chosen reward that cannot be had, or a bill that the programme does not know. */
export interface EngineRefusal {
  readonly kind:
    | 'unknownReward'
    | 'notEnough'
    | 'notAStep'
    | 'belowLeast'
    | 'moreThanBill'
    | 'needsBill'
    | 'outsideProgrammeDates'
    | 'invalidQuantity';
  readonly reward: string | null;
  readonly text: Text;
}

/** Why something was given, taken off, or not given: the rule, what went in, what came out, and a sentence. */
export interface WhyLine {
  /** Id of the earn rule, stamp card or reward. */
  readonly rule: string;
  readonly inputs: Readonly<Record<string, number | string>>;
  /** What it is about, `20,000 ₫ = 1 point`. */
  readonly text: Text;
  /** Unit and signed quantity that it led to; null when it led to nothing. */
  readonly outcome:
    | { readonly unit: string; readonly quantity: number }
    | { readonly moneyMinor: Minor }
    | null;
}

export interface Evaluation {
  readonly effects: readonly Effect[];
  /** When not empty, nothing of the occasion may be posted. */
  readonly refusals: readonly EngineRefusal[];
  readonly why: readonly WhyLine[];
  readonly due: { readonly totalMinor: Minor; readonly discountMinor: Minor; readonly payableMinor: Minor };
}
