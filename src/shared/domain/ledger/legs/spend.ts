import type { LocalDate } from '../../../kernel/dates.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { type Owner, systemLeg } from '../accounts.ts';
import type { Account, Leg } from '../event.ts';
import { type Holdings, spendableOn } from '../holdings.ts';
import { openPurse, type Purse } from '../purse.ts';

/** `missing` is how much of the unit the owner lacks, above 0. */
export interface Insufficient {
  readonly kind: 'insufficient';
  readonly missing: number;
}

/** Earliest last day first, ties by issue; expired and pending lots and other holders' parts are never touched. */
export function spendLegs(
  owner: Owner,
  holder: string,
  holdings: Holdings,
  unit: string,
  quantity: number,
  onDate: LocalDate,
): Result<Leg[], Insufficient> {
  const purse = openPurse(owner, holder, holdings);
  const spent = spendFrom(purse, holder, unit, quantity, onDate);
  return spent.ok ? ok([...purse.legs(), ...spent.value]) : spent;
}

/** Spends from an open purse; answers the system's side. After a refusal the purse is worthless. */
export function spendFrom(
  purse: Purse,
  holder: string,
  unit: string,
  quantity: number,
  onDate: LocalDate,
  opposite?: Account,
): Result<Leg[], Insufficient> {
  const spendable = spendableOn(onDate);
  const taken = purse.take(unit, quantity, (lot) => lot.holder === holder && spendable(lot));
  if (taken < quantity) return refuse({ kind: 'insufficient', missing: quantity - taken });
  return ok(quantity === 0 ? [] : [systemLeg('redeemed', unit, holder, quantity, opposite)]);
}
