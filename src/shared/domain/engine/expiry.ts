/** From when and until when what is earned can be used. */
import { addDays, endOfMonthAfter, isLocalDate, type LocalDate } from '../../kernel/dates.ts';
import type { Membership, Unit, Voucher } from '../programme/document.ts';

export interface Validity {
  /** Last day on which it can be used; null: no end of its own. */
  readonly expiresOn: LocalDate | null;
  /** First day on which it can be used; null: at once. */
  readonly availableFrom: LocalDate | null;
}

/**
 * Of what is earned of a unit on a day. A balance that goes with inactivity has no end by lot: see `lastDayOfBalance`.
 * Stamps that go together with their card: see `stampExpiries`.
 */
export const validityOfUnit = (unit: Unit, earnedOn: LocalDate): Validity => ({
  expiresOn: expiryOf(unit, earnedOn),
  availableFrom: unit.pendingDays === 0 ? null : daysLater(earnedOn, unit.pendingDays),
});

/** The day of giving and the `validDays` days after it, no longer than `until`. */
export function validityOfVoucher(
  { validDays, validFrom, until }: Pick<Voucher, 'validDays' | 'validFrom' | 'until'>,
  givenOn: LocalDate,
): Validity {
  const ends = [
    ...(validDays === undefined ? [] : [daysLater(givenOn, validDays)]),
    ...(until === undefined ? [] : [until]),
  ];
  return {
    expiresOn: ends.toSorted()[0] ?? null,
    availableFrom:
      validFrom === undefined || validFrom.days === 0 ? null : daysLater(givenOn, validFrom.days),
  };
}

/** The day of buying counts. */
export const validityOfMembership = ({ days }: Membership, soldOn: LocalDate): Validity => ({
  expiresOn: daysLater(soldOn, days - 1),
  availableFrom: null,
});

/** The last day on which what was earned on a day can be spent; null: nothing of the lot itself ends it. */
export function expiryOf({ expiry }: Pick<Unit, 'expiry'>, earnedOn: LocalDate): LocalDate | null {
  switch (expiry.kind) {
    case 'never':
    case 'inactivity':
      return null;
    case 'days':
    case 'fromFirstStamp':
      return daysLater(earnedOn, expiry.days);
    case 'monthEnd':
      return withinCalendar(endOfMonthAfter(earnedOn, expiry.months));
    case 'yearEnd':
      return withinCalendar(`${Number(earnedOn.slice(0, 4)) + expiry.years}-12-31`.padStart(10, '0'));
  }
}

/**
 * The last day on which a balance that goes with inactivity stands, when something was last earned or spent of it on
 * `lastMovedOn`; null: the unit does not go this way.
 */
export function lastDayOfBalance({ expiry }: Pick<Unit, 'expiry'>, lastMovedOn: LocalDate): LocalDate | null {
  return expiry.kind === 'inactivity' ? daysLater(lastMovedOn, expiry.days) : null;
}

const daysLater = (date: LocalDate, days: number): LocalDate => withinCalendar(addDays(date, days));

/** Years beyond 9999 have no ISO form that compares as text. */
const withinCalendar = (date: LocalDate): LocalDate => (isLocalDate(date) ? date : '9999-12-31');
