/** Keys that sign codes. */
import { base32OfHex } from './base32.ts';

/** HMAC-SHA256 in hexadecimal over a text in UTF-8, the key being bound. */
export type HmacSha256 = (text: string) => string;

export interface CodeKey {
  /** Four characters that name it on a code, without telling anything of it. */
  readonly id: string;
  /** Id of the partner whose codes it checks; null: it signs the merchant's own. */
  readonly partner: string | null;
  readonly hmac: HmacSha256;
}

/**
 * Whoever can check a code can also make one. So a partner gets a key of its own that only claims for that partner are
 * signed with, never the merchant's.
 */
export function codeKey(hmac: HmacSha256, partner: string | null = null): CodeKey {
  return { id: base32OfHex(hmac('key').slice(0, 5)), partner, hmac };
}
