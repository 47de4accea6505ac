import type { LocalDate } from '../../../kernel/dates.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { accountOf, type Owner } from '../accounts.ts';
import type { EventId, Leg } from '../event.ts';
import type { Holdings } from '../holdings.ts';
import { openPurse } from '../purse.ts';
import { earnInto, type Grant } from './earn.ts';
import { type Insufficient, spendFrom } from './spend.ts';

export interface Spending {
  readonly unit: string;
  /** At least 0. */
  readonly quantity: number;
}

/** What an occasion moves for one owner: the member, who brought the member, a gift card, a coupon that is printed. */
export interface Part {
  readonly owner: Owner;
  readonly holdings: Holdings;
  readonly spends: readonly Spending[];
  readonly grants: readonly Grant[];
}

/**
 * A bill or action that redeems and earns at once: of each owner, what is spent leaves before anything earned arrives.
 * Parts of one owner count as one, with the holdings of the first.
 */
export function occasionLegs(
  self: EventId,
  parts: readonly Part[],
  holder: string,
  onDate: LocalDate,
): Result<Leg[], Insufficient & { readonly unit: string; readonly owner: Owner }> {
  const moving = byOwner(parts);
  const legs: Leg[] = [];
  for (const { owner, holdings, spends, grants } of moving) {
    const opposite = moving.length > 1 ? accountOf(owner) : undefined;
    const purse = openPurse(owner, holder, holdings);
    const system: Leg[] = [];
    for (const { unit, quantity } of spends) {
      const spent = spendFrom(purse, holder, unit, quantity, onDate, opposite);
      if (!spent.ok) return refuse({ ...spent.refusal, unit, owner });
      system.push(...spent.value);
    }
    system.push(...earnInto(purse, self, holder, grants, opposite));
    legs.push(...purse.legs(), ...system);
  }
  return ok(legs);
}

/** Owners of whom something moves, in the order of their first parts. */
function byOwner(parts: readonly Part[]): Part[] {
  const owners = new Map<Owner, Part>();
  for (const part of parts) {
    if (![...part.spends, ...part.grants].some(({ quantity }) => quantity > 0)) continue;
    const first = owners.get(part.owner);
    owners.set(
      part.owner,
      first
        ? { ...first, spends: [...first.spends, ...part.spends], grants: [...first.grants, ...part.grants] }
        : part,
    );
  }
  return [...owners.values()];
}
