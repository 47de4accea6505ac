import { invariant } from '../../kernel/invariant.ts';
import type { Account, EventId, Leg, SystemAccount } from './event.ts';

const prefix = 'member:';

export function accountOf(member: string): Account {
  return `${prefix}${member}` as Account;
}

/** The member that an account belongs to; null: a system account. */
export function memberOf(account: Account): string | null {
  return account.startsWith(prefix) ? account.slice(prefix.length) : null;
}

/** The other side of what a member gains or loses. */
export function systemLeg(account: SystemAccount, unit: string, holder: string, amount: number): Leg {
  return { account, unit, bucket: 'available', holder, lot: null, expiresOn: null, amount };
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
  const left = parseEventId(a);
  const right = parseEventId(b);
  invariant(left !== null && right !== null, 'lots are named by events');
  if (left.terminal !== right.terminal) return left.terminal < right.terminal ? -1 : 1;
  return left.epoch - right.epoch || left.sequence - right.sequence;
}
