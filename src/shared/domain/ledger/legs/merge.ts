import type { LocalDate } from '../../../kernel/dates.ts';
import type { Leg } from '../event.ts';
import { type Holdings, livesOn, spendableOn } from '../holdings.ts';
import { openPurse } from '../purse.ts';

export interface Merging {
  readonly member: string;
  readonly holdings: Holdings;
}

/**
 * Moves everything that `from` holds and owes to `into`. Lots keep their name, days and holder; what one of them
 * owes is paid from what the other holds.
 */
export function mergeLegs(from: Merging, into: Merging, holder: string, onDate: LocalDate): Leg[] {
  const source = openPurse(from.member, holder, from.holdings);
  const target = openPurse(into.member, holder, into.holdings);
  const spendable = spendableOn(onDate);
  const lives = livesOn(onDate);
  for (const lot of from.holdings.lots) {
    source.take(lot.unit, lot.remainder, (each) => each === lot);
    target.credit(lot, lot.remainder);
  }
  for (const unit of Object.keys(from.holdings.debts).sort()) {
    let owed = source.settle(unit, source.owed(unit));
    owed -= target.take(unit, owed, spendable);
    owed -= target.take(unit, owed, lives);
    owed -= target.take(unit, owed, () => true);
    target.owe(unit, owed);
  }
  return [...source.legs(), ...target.legs()];
}
