import { createHmac, scrypt, timingSafeEqual } from 'node:crypto';
import type { Random } from '../../shared/kernel/effects.ts';

/** scrypt parameters: about 50 ms and 32 MiB on a shop's computer. */
const cost = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

export interface HashedPin {
  readonly hash: Buffer;
  readonly salt: Buffer;
}

/** `pepper` is derived from the merchant's key: four digits alone could be tried out from a stolen database. */
export async function hashPin(pin: string, pepper: Uint8Array, random: Random): Promise<HashedPin> {
  const salt = Buffer.from(random.bytes(16));
  return { hash: await stretch(pin, pepper, salt), salt };
}

export async function matchesPin(pin: string, pepper: Uint8Array, stored: HashedPin): Promise<boolean> {
  return timingSafeEqual(await stretch(pin, pepper, stored.salt), stored.hash);
}

function stretch(pin: string, pepper: Uint8Array, salt: Uint8Array): Promise<Buffer> {
  const peppered = createHmac('sha256', pepper).update(pin).digest();
  return new Promise((resolve, reject) => {
    scrypt(peppered, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
