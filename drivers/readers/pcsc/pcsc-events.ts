/** What the helper of PC/SC tells of its reader. */
export type PcscEvent =
  /** A card was put on it. */
  | { readonly kind: 'card'; readonly uid: Uint8Array; readonly atr: Uint8Array }
  | { readonly kind: 'unreadable'; readonly cause: CardTrouble; readonly atr: Uint8Array }
  | { readonly kind: 'takenAway' }
  /** The reader, or the service that serves it, is not there any more. */
  | { readonly kind: 'gone' };

/**
 * `silent`: a card without a number, as bank cards in a slot are. `changing`: a telephone or a passport, which makes up
 * a number each time. `early`: it was taken away before it had said its number.
 */
export const cardTroubles = ['silent', 'changing', 'early'] as const;
export type CardTrouble = (typeof cardTroubles)[number];
