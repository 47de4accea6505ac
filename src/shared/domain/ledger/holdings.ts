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

export const noHoldings: Holdings = { lots: [], debts: {} };

/** Spendable on a day, per unit: a lot counts until its last day. Units of which nothing is there are missing. */
export function availableOn(holdings: Holdings, date: LocalDate): Record<string, number> {
  const available: Record<string, number> = {};
  for (const lot of holdings.lots) {
    if (lot.expiresOn !== null && lot.expiresOn < date) continue;
    available[lot.unit] = (available[lot.unit] ?? 0) + lot.remainder;
  }
  return available;
}
