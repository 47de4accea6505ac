import type { owner } from './en/owner.ts';

type Words<T> = T extends string ? string : { readonly [K in keyof T]: Words<T[K]> };

/** Every language of the owner's screens says the same things. */
export type OwnerTexts = Words<typeof owner>;
