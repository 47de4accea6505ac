import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import type { Random } from '../../shared/kernel/effects.ts';

/**
 * Keeps personal data readable only while its own key exists. Each member has a random key, wrapped by a key that is
 * derived from the merchant's; destroying the wrapped key erases the member. Look-ups go through keyed hashes, so that
 * the database alone tells neither who a member is nor which cards exist.
 */
export interface Vault {
  newWrappedKey(): Buffer;
  seal(wrappedKey: Uint8Array, text: string): Buffer;
  /** Throws when the key or the text was altered. */
  open(wrappedKey: Uint8Array, sealed: Uint8Array): string;
  /** 32 bytes that stand for a value of one kind; equal values, equal bytes. */
  hash(kind: string, value: string): Buffer;
}

const nonceLength = 12;
const tagLength = 16;

export function createVault(merchantKey: Uint8Array, random: Random): Vault {
  // Node takes longer to accept bytes for a key than to encrypt a profile with one.
  const wrapping = createSecretKey(derive(merchantKey, 'profile wrapping'));
  const indexing = createSecretKey(derive(merchantKey, 'look-up'));
  const unwrap = (wrapped: Uint8Array) => createSecretKey(decrypt(wrapping, wrapped));
  return {
    newWrappedKey: () => encrypt(wrapping, random.bytes(32), random),
    seal: (wrapped, text) => encrypt(unwrap(wrapped), Buffer.from(text, 'utf8'), random),
    open: (wrapped, sealed) => decrypt(unwrap(wrapped), sealed).toString('utf8'),
    hash: (kind, value) => createHmac('sha256', indexing).update(`${kind}\0${value}`).digest(),
  };
}

export function derive(merchantKey: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', merchantKey, 'quen', purpose, 32));
}

function encrypt(key: KeyObject, plain: Uint8Array, random: Random): Buffer {
  const nonce = random.bytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

function decrypt(key: KeyObject, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  const body = sealed.subarray(nonceLength, sealed.length - tagLength);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
