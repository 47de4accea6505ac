import { invariant } from '../../kernel/invariant.ts';
import type { Account, EventId, Leg, SystemAccount } from './event.ts';

const memberPrefix = 'member:';
const bearerPrefix = 'bearer:';

/**
 * Who holds something: a member's id, or `bearer:<code>` for whoever bears a code. No member's id begins with
 * `bearer:`.
 */
export type Owner = string;

export const bearerOf = (code: string): Owner => `${bearerPrefix}${code}`;

export function isBearer(owner: Owner): boolean {
  return owner.startsWith(bearerPrefix);
}

export function accountOf(owner: Owner): Account {
  return (isBearer(owner) ? owner : `${memberPrefix}${owner}`) as Account;
}

/** Null: a system account. */
export function ownerOf(account: Account): Owner | null {
  return memberOf(account) ?? (isBearer(account) ? account : null);
}

/** Whose holdings an event changes, in the order of its legs. */
export function ownersOf(legs: readonly Leg[]): Owner[] {
  const owners = new Set<Owner>();
  for (const { account } of legs) {
    const owner = ownerOf(account);
    if (owner !== null) owners.add(owner);
  }
  return [...owners];
}

/** The member that an account belongs to; null: a bearer's or a system account. */
export function memberOf(account: Account): string | null {
  return account.startsWith(memberPrefix) ? account.slice(memberPrefix.length) : null;
}

/** The other side of what an owner gains or loses; `opposite` where the event has several. */
export function systemLeg(
  account: SystemAccount,
  unit: string,
  holder: string,
  amount: number,
  opposite?: Account,
): Leg {
  const leg: Leg = { account, unit, bucket: 'available', holder, lot: null, expiresOn: null, amount };
  return opposite === undefined ? leg : { ...leg, opposite };
}

export interface EventName {
  readonly terminal: string;
  readonly epoch: number;
  readonly sequence: number;
}

export function nameEvent(name: EventName): EventId {
  return `${name.terminal}.${name.epoch}.${name.sequence}`;
}

/** Null when the text is not an event's name. */
export function parseEventId(id: EventId): EventName | null {
  const match = /^([0-9a-z]{1,40})\.(\d{1,9})\.(\d{1,15})$/.exec(id);
  if (!match) return null;
  return { terminal: match[1] ?? '', epoch: Number(match[2]), sequence: Number(match[3]) };
}

/** Order of issue within a terminal; between terminals only a fixed order. */
export function compareEventIds(a: EventId, b: EventId): number {
  if (a === b) return 0;
  // Most lots are issued in one epoch of one terminal; a member may hold hundreds of them.
  const cut = a.lastIndexOf('.');
  if (cut > 0 && a.slice(0, cut + 1) === b.slice(0, b.lastIndexOf('.') + 1))
    return Number(a.slice(cut + 1)) - Number(b.slice(cut + 1));
  const left = parseEventId(a);
  const right = parseEventId(b);
  invariant(left !== null && right !== null, 'lots are named by events');
  if (left.terminal !== right.terminal) return left.terminal < right.terminal ? -1 : 1;
  return left.epoch - right.epoch || left.sequence - right.sequence;
}
