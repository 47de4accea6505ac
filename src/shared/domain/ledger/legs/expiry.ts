import type { LocalDate } from '../../../kernel/dates.ts';
import { accountOf, systemLeg } from '../accounts.ts';
import type { Leg } from '../event.ts';
import type { Holdings } from '../holdings.ts';
import { bySpending, livesOn } from '../purse.ts';

/** Everything that can no longer be spent on `onDate`, whoever holds it; empty when nothing has expired. */
export function expiryLegs(holdings: Holdings, member: string, onDate: LocalDate): Leg[] {
  const lives = livesOn(onDate);
  const expired = holdings.lots.filter((lot) => !lives(lot)).sort(bySpending);
  const account = accountOf(member);
  const totals = new Map<string, { unit: string; holder: string; quantity: number }>();
  for (const { unit, holder, remainder } of expired) {
    const key = `${unit} ${holder}`;
    const quantity = (totals.get(key)?.quantity ?? 0) + remainder;
    totals.set(key, { unit, holder, quantity });
  }
  return [
    ...expired.map(
      ({ unit, holder, lot, expiresOn, remainder }): Leg => ({
        account,
        unit,
        bucket: 'available',
        holder,
        lot,
        expiresOn,
        amount: -remainder,
      }),
    ),
    ...[...totals.values()].map(({ unit, holder, quantity }) => systemLeg('expired', unit, holder, quantity)),
  ];
}
