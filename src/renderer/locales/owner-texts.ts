import type { owner } from './en/owner.ts';
import type { TextsLike } from './shape.ts';

/** The owner's texts in any one language. */
export type OwnerTexts = TextsLike<typeof owner>;
