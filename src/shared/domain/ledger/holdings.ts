import type { LocalDate } from '../../kernel/dates.ts';
import type { EventId } from './event.ts';

/** A parcel of an expiring unit. */
export interface Lot {
  readonly lot: EventId;
  readonly unit: string;
  readonly holder: string;
  readonly expiresOn: LocalDate | null;
  /** First day on which it can be spent; absent: at once. */
  readonly availableFrom?: LocalDate | null;
  /** Above 0. */
  readonly remainder: number;
}

/** Everything that an owner holds: lots of all units, and debts as amounts above 0. */
export interface Holdings {
  readonly lots: readonly Lot[];
  readonly debts: Readonly<Record<string, number>>;
}

export const noHoldings: Holdings = { lots: [], debts: {} };

type Kept = Pick<Lot, 'expiresOn' | 'availableFrom'>;

/** A lot lives until the end of its last day. */
export const livesOn =
  (date: LocalDate) =>
  ({ expiresOn }: Kept): boolean =>
    expiresOn === null || expiresOn >= date;

/** Lives, and its first day has come. */
export const spendableOn =
  (date: LocalDate) =>
  (lot: Kept): boolean =>
    livesOn(date)(lot) && (lot.availableFrom ?? '') <= date;

/** Spendable on a day, per unit. Units of which nothing is there are missing. */
export function availableOn(holdings: Holdings, date: LocalDate): Record<string, number> {
  return sumOf(holdings, spendableOn(date));
}

/** Held on a day and spendable only later, per unit. Units of which nothing is there are missing. */
export function pendingOn(holdings: Holdings, date: LocalDate): Record<string, number> {
  const lives = livesOn(date);
  return sumOf(holdings, (lot) => lives(lot) && (lot.availableFrom ?? '') > date);
}

function sumOf(holdings: Holdings, counts: (lot: Lot) => boolean): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const lot of holdings.lots) if (counts(lot)) sums[lot.unit] = (sums[lot.unit] ?? 0) + lot.remainder;
  return sums;
}
