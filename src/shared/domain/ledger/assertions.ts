import { invariant } from '../../kernel/invariant.ts';
import { memberOf } from './accounts.ts';
import { type EventBody } from './chain.ts';
import { type Leg, systemAccounts } from './event.ts';

/** What must hold of every event by itself, whatever the balances are. Throws InvariantViolation. */
export function assertEvent(event: EventBody): void {
  assertBalanced(event.legs);
  for (const leg of event.legs) assertLeg(leg);
  if (event.detail.kind !== 'sale' && event.detail.kind !== 'action') return;
  for (const leg of event.legs) {
    const spent = leg.lot !== null && leg.amount < 0 && leg.expiresOn !== null;
    invariant(!spent || (leg.expiresOn ?? '') >= event.businessDate, 'no lot is spent after its last day');
  }
}

/** Points are moved, never made: per unit the legs sum to zero. */
export function assertBalanced(legs: readonly Leg[]): void {
  const sums = new Map<string, number>();
  for (const { unit, amount } of legs) {
    invariant(Number.isSafeInteger(amount) && amount !== 0, 'a leg moves a whole amount, never nothing');
    sums.set(unit, (sums.get(unit) ?? 0) + amount);
  }
  for (const [unit, sum] of sums) invariant(sum === 0, `the legs in ${unit} sum to zero`);
}

function assertLeg(leg: Leg): void {
  const isMember = memberOf(leg.account) !== null;
  invariant(isMember || systemAccounts.some((account) => account === leg.account), 'every account is known');
  if (isMember && leg.bucket === 'available')
    invariant(leg.lot !== null, 'what a member holds lies in a lot');
  else invariant(leg.lot === null && leg.expiresOn === null, 'debt and system accounts have no lots');
  invariant(isMember || leg.bucket === 'available', 'only members owe');
}
