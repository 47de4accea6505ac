import { nameKey } from './name-key.ts';

/** An id from the name that the owner gave: `Khách quen` is `khach-quen`; names of other letters are numbered. */
export function groupIdFor(name: string, taken: (id: string) => boolean): string {
  const plain = nameKey(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 32)
    .replace(/^-+|-+$/g, '');
  const base = plain === '' ? 'group' : plain;
  if (plain !== '' && !taken(base)) return base;
  for (let number = plain === '' ? 1 : 2; ; number += 1) {
    if (!taken(`${base}-${number}`)) return `${base}-${number}`;
  }
}
