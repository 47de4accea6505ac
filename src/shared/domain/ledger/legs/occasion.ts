import type { LocalDate } from '../../../kernel/dates.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
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

/** A bill or action that redeems and earns at once: what is spent leaves before anything earned arrives. */
export function occasionLegs(
  self: EventId,
  member: string,
  holder: string,
  holdings: Holdings,
  moved: { readonly spends: readonly Spending[]; readonly grants: readonly Grant[] },
  onDate: LocalDate,
): Result<Leg[], Insufficient & { readonly unit: string }> {
  const purse = openPurse(member, holder, holdings);
  const system: Leg[] = [];
  for (const { unit, quantity } of moved.spends) {
    const spent = spendFrom(purse, holder, unit, quantity, onDate);
    if (!spent.ok) return refuse({ ...spent.refusal, unit });
    system.push(...spent.value);
  }
  system.push(...earnInto(purse, self, holder, moved.grants));
  return ok([...purse.legs(), ...system]);
}
