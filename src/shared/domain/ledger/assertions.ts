import { invariant } from '../../kernel/invariant.ts';
import { ownerOf, ownersOf } from './accounts.ts';
import { type EventBody } from './chain.ts';
import { type EventKind, type Leg, systemAccounts } from './event.ts';

/** What must hold of every event by itself, whatever the balances are. Throws InvariantViolation. */
export function assertEvent(event: EventBody): void {
  assertBalanced(event.legs);
  for (const leg of event.legs) assertLeg(leg);
  assertSides(event.legs);
  if (!spends.has(event.detail.kind)) return;
  for (const leg of event.legs) {
    if (leg.lot === null || leg.amount > 0) continue;
    const { expiresOn, availableFrom } = leg;
    invariant(expiresOn === null || expiresOn >= event.businessDate, 'no lot is spent after its last day');
    invariant((availableFrom ?? '') <= event.businessDate, 'no lot is spent before its first day');
  }
}

const spends: ReadonlySet<EventKind> = new Set<EventKind>(['sale', 'anonymousSale', 'action']);

/** Points are moved, never made: per unit the legs sum to zero. */
export function assertBalanced(legs: readonly Leg[]): void {
  const sums = new Map<string, number>();
  for (const { unit, amount } of legs) {
    invariant(Number.isSafeInteger(amount) && amount !== 0, 'a leg moves a whole amount, never nothing');
    sums.set(unit, (sums.get(unit) ?? 0) + amount);
  }
  for (const [unit, sum] of sums) invariant(sum === 0, `the legs in ${unit} sum to zero`);
}

/** Where several owners move something, a refund must know whose share is whose. */
function assertSides(legs: readonly Leg[]): void {
  if (ownersOf(legs).length < 2) return;
  const told = legs.every((leg) => ownerOf(leg.account) !== null || leg.opposite !== undefined);
  invariant(told, 'with several owners every system leg names its own');
}

function assertLeg(leg: Leg): void {
  const owned = ownerOf(leg.account) !== null;
  invariant(owned || systemAccounts.some((account) => account === leg.account), 'every account is known');
  if (owned && leg.bucket === 'available') invariant(leg.lot !== null, 'what an owner holds lies in a lot');
  else {
    const { lot, expiresOn, availableFrom = null } = leg;
    const bare = lot === null && expiresOn === null && availableFrom === null;
    invariant(bare, 'debt and system accounts have no lots');
  }
  invariant(owned || leg.bucket === 'available', 'only owners owe');
  const { opposite } = leg;
  invariant(opposite === undefined || (!owned && ownerOf(opposite) !== null), 'an owner has the other side');
}
