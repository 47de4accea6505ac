import type { LocalDate } from '../../../kernel/dates.ts';
import { accountOf, type Owner, systemLeg } from '../accounts.ts';
import type { Leg } from '../event.ts';
import { type Holdings, livesOn } from '../holdings.ts';
import { bySpending, lotLeg } from '../purse.ts';

/**
 * Everything that can no longer be spent on `onDate`, whoever holds it; empty when nothing has expired. Of `lapsed`
 * units everything goes, whatever its last day.
 */
export function expiryLegs(
  holdings: Holdings,
  owner: Owner,
  onDate: LocalDate,
  lapsed: readonly string[] = [],
): Leg[] {
  const lives = livesOn(onDate);
  const expired = holdings.lots.filter((lot) => !lives(lot) || lapsed.includes(lot.unit)).sort(bySpending);
  const account = accountOf(owner);
  const totals = new Map<string, { unit: string; holder: string; quantity: number }>();
  for (const { unit, holder, remainder } of expired) {
    const key = `${unit} ${holder}`;
    const quantity = (totals.get(key)?.quantity ?? 0) + remainder;
    totals.set(key, { unit, holder, quantity });
  }
  return [
    ...expired.map((lot) => lotLeg(account, lot, -lot.remainder)),
    ...[...totals.values()].map(({ unit, holder, quantity }) => systemLeg('expired', unit, holder, quantity)),
  ];
}
