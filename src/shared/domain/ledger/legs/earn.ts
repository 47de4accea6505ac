import type { LocalDate } from '../../../kernel/dates.ts';
import { type Owner, systemLeg } from '../accounts.ts';
import type { Account, EventId, Leg } from '../event.ts';
import type { Holdings } from '../holdings.ts';
import { openPurse, type Purse } from '../purse.ts';

/** `quantity` is at least 0. */
export interface Grant {
  readonly unit: string;
  readonly quantity: number;
  readonly expiresOn: LocalDate | null;
  /** First day on which it can be spent; absent or null: at once. */
  readonly availableFrom?: LocalDate | null;
}

/** Debt in a unit is paid first; the rest becomes the lot `self`. */
export function earnLegs(
  self: EventId,
  owner: Owner,
  holder: string,
  holdings: Holdings,
  grants: readonly Grant[],
): Leg[] {
  const purse = openPurse(owner, holder, holdings);
  const issued = earnInto(purse, self, holder, grants);
  return [...purse.legs(), ...issued];
}

/** Puts grants into an open purse; answers the system's side. */
export function earnInto(
  purse: Purse,
  self: EventId,
  holder: string,
  grants: readonly Grant[],
  opposite?: Account,
): Leg[] {
  const total = new Map<string, number>();
  for (const { unit, quantity, expiresOn, availableFrom = null } of grants) {
    if (quantity === 0) continue;
    purse.credit({ lot: self, unit, holder, expiresOn, availableFrom }, quantity);
    total.set(unit, (total.get(unit) ?? 0) + quantity);
  }
  return [...total].map(([unit, quantity]) => systemLeg('issued', unit, holder, -quantity, opposite));
}
