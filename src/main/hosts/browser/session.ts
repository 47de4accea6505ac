import { timingSafeEqual } from 'node:crypto';
import type { Clock, Random } from '../../../shared/kernel/effects.ts';

/** How long a one-time address is good for. */
export const tokenLifeMs = 60_000;

const tokenBytes = 32;

export type Exchange =
  | { readonly kind: 'opened'; readonly key: string }
  /** Never issued, or too old. */
  | { readonly kind: 'unknown' }
  /** Somebody has used this address before: one of the two is not who they should be. The session has ended. */
  | { readonly kind: 'replayed' };

export interface Sessions {
  /** A new one-time token. The one before is void unless it was used. */
  issue(): string;
  exchange(token: string): Exchange;
  /** Whether a key belongs to the session that is open. */
  holds(key: string): boolean;
}

/** One session at a time: the newest exchange holds the key. Secrets are compared in constant time. */
export function sessions(clock: Clock, random: Random): Sessions {
  let offered: { readonly token: Buffer; readonly untilMs: number } | null = null;
  let used: Buffer | null = null;
  let key: Buffer | null = null;

  return {
    issue() {
      const token = Buffer.from(random.bytes(tokenBytes));
      offered = { token, untilMs: clock.monotonicMs() + tokenLifeMs };
      return token.toString('base64url');
    },
    exchange(given) {
      const token = secretFrom(given);
      if (!token) return { kind: 'unknown' };
      if (used && timingSafeEqual(token, used)) {
        key = null;
        return { kind: 'replayed' };
      }
      if (!offered || !timingSafeEqual(token, offered.token) || clock.monotonicMs() > offered.untilMs) {
        return { kind: 'unknown' };
      }
      used = offered.token;
      offered = null;
      key = Buffer.from(random.bytes(tokenBytes));
      return { kind: 'opened', key: key.toString('base64url') };
    },
    holds(given) {
      const held = secretFrom(given);
      return held !== null && key !== null && timingSafeEqual(held, key);
    },
  };
}

/** 32 bytes in base64url, in their one spelling; null for anything else. */
function secretFrom(text: string): Buffer | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === tokenBytes && bytes.toString('base64url') === text ? bytes : null;
}
