import type { LocalDate } from '../../kernel/dates.ts';
import type { Minor } from '../../kernel/money.ts';

/** One purchase, as far as the programme needs to know it. */
export interface Bill {
  /** Before any reward, tax included, in minor units; above 0. */
  readonly totalMinor: Minor;
  /** The part of `totalMinor` that is tax, where the till tells it; 0 otherwise. */
  readonly taxMinor?: Minor;
  /** How many things were bought that a per-item rule counts: cups, washes. 0 to `mostItems`. */
  readonly itemCount: number;
  readonly businessDate: LocalDate;
  readonly status: 'open' | 'completed';
  /** Rewards that the member takes on this bill, in the order of use. */
  readonly rewards: readonly ChosenReward[];
}

export const mostItems = 10_000;

/** A reward with how much of it: points for points as money, pieces for everything else. */
export interface ChosenReward {
  readonly reward: string;
  readonly quantity: number;
}

/** A deed that is not a purchase and can earn. */
export interface Action {
  readonly action: ActionKind;
  readonly businessDate: LocalDate;
  readonly rewards: readonly ChosenReward[];
}

export const actionKinds = ['visit', 'enrolment', 'redemption'] as const;
/** `redemption`: a reward taken without a bill. */
export type ActionKind = (typeof actionKinds)[number];

export type Occasion = ({ readonly kind: 'bill' } & Bill) | ({ readonly kind: 'action' } & Action);
