import type { LocalDate } from '../../../kernel/dates.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { systemLeg } from '../accounts.ts';
import type { Leg } from '../event.ts';
import type { Holdings } from '../holdings.ts';
import { livesOn, openPurse, type Purse } from '../purse.ts';

/** `missing` is how much of the unit the member lacks, above 0. */
export interface Insufficient {
  readonly kind: 'insufficient';
  readonly missing: number;
}

/** Earliest last day first, ties by issue; expired lots and other holders' parts are never touched. */
export function spendLegs(
  member: string,
  holder: string,
  holdings: Holdings,
  unit: string,
  quantity: number,
  onDate: LocalDate,
): Result<Leg[], Insufficient> {
  const purse = openPurse(member, holder, holdings);
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
): Result<Leg[], Insufficient> {
  const lives = livesOn(onDate);
  const taken = purse.take(unit, quantity, (lot) => lot.holder === holder && lives(lot));
  if (taken < quantity) return refuse({ kind: 'insufficient', missing: quantity - taken });
  return ok(quantity === 0 ? [] : [systemLeg('redeemed', unit, holder, quantity)]);
}
