import { nameKey } from './members/name-key.ts';

/**
 * An id that says what it names: `Khách quen` is `khach-quen`. A name without Latin letters is numbered behind the stem:
 * `group-1`. Begins with a letter, at most 36 characters.
 */
export function idFromName(name: string, stem: string, taken: (id: string) => boolean): string {
  const plain = nameKey(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '')
    .slice(0, 32)
    .replace(/-+$/, '');
  if (plain !== '' && !taken(plain)) return plain;
  const base = plain === '' ? stem : plain;
  for (let number = plain === '' ? 1 : 2; ; number += 1) {
    if (!taken(`${base}-${number}`)) return `${base}-${number}`;
  }
}
