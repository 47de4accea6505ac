import {
  type Validity,
  validityOfMembership,
  validityOfUnit,
  validityOfVoucher,
} from '../../shared/domain/engine/expiry.ts';
import type { Grant } from '../../shared/domain/ledger/legs.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';

/** What is given on a day of a unit, voucher or membership; one that the programme no longer has never ends. */
export function grantOn(programme: Programme, unit: string, quantity: number, date: LocalDate): Grant {
  return { unit, quantity, ...validityOf(programme, unit, date) };
}

function validityOf({ units, vouchers, memberships }: Programme, id: string, date: LocalDate): Validity {
  const unit = units.find((one) => one.id === id);
  if (unit) return validityOfUnit(unit, date);
  const voucher = vouchers.find((one) => one.id === id);
  if (voucher) return validityOfVoucher(voucher, date);
  const membership = memberships.find((one) => one.id === id);
  return membership ? validityOfMembership(membership, date) : { expiresOn: null, availableFrom: null };
}
