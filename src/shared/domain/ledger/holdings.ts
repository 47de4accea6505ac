import type { LocalDate } from '../../kernel/dates.ts';
import type { EventId } from './event.ts';

/** A parcel of an expiring unit. */
export interface Lot {
  readonly lot: EventId;
  readonly unit: string;
  readonly holder: string;
  readonly expiresOn: LocalDate | null;
  /** Above 0. */
  readonly remainder: number;
}

/** Everything that a member holds: lots of all units, and debts as amounts above 0. */
export interface Holdings {
  readonly lots: readonly Lot[];
  readonly debts: Readonly<Record<string, number>>;
}
