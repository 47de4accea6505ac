/** What conditions are asked of: one occasion, one member, one place and time. */
import type { LocalDate } from '../../kernel/dates.ts';
import type { Minor } from '../../kernel/money.ts';
import type { Basket } from './basket.ts';
import type { Context, MemberState } from './evaluation.ts';

export interface Facts {
  readonly date: LocalDate;
  readonly member: MemberState;
  readonly context: Context;
  /** Null where there is no bill. */
  readonly basket: Basket | null;
  /** Where there is no bill: what is paid into a wallet or for a membership; absent: nothing. */
  readonly paidMinor?: Minor;
  /** Whether this itself counts as one more visit; absent: a bill does. */
  readonly isVisit?: boolean;
  /** The level that counts for this occasion; null: none. */
  readonly level: string | null;
}
