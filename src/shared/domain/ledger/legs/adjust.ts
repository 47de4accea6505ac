import type { LocalDate } from '../../../kernel/dates.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { type Owner, systemLeg } from '../accounts.ts';
import type { EventId, Leg } from '../event.ts';
import { type Holdings, spendableOn } from '../holdings.ts';
import { openPurse } from '../purse.ts';
import type { Insufficient } from './spend.ts';

/** A correction by hand: a quantity above 0 is given with `expiresOn`, one below 0 is taken as in spending. */
export function adjustLegs(
  self: EventId,
  owner: Owner,
  holder: string,
  holdings: Holdings,
  change: { readonly unit: string; readonly quantity: number; readonly expiresOn: LocalDate | null },
  onDate: LocalDate,
): Result<Leg[], Insufficient> {
  const { unit, quantity, expiresOn } = change;
  const purse = openPurse(owner, holder, holdings);
  if (quantity > 0) {
    purse.credit({ lot: self, unit, holder, expiresOn }, quantity);
  } else {
    const spendable = spendableOn(onDate);
    const taken = purse.take(unit, -quantity, (lot) => lot.holder === holder && spendable(lot));
    if (taken < -quantity) return refuse({ kind: 'insufficient', missing: -quantity - taken });
  }
  return ok([...purse.legs(), systemLeg('adjusted', unit, holder, -quantity)]);
}
