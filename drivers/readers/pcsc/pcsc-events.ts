import * as v from 'valibot';
import { BytesSchema } from '../../helpers/messages.ts';

/**
 * `silent`: a card without a number, as bank cards in a slot are. `changing`: a telephone or a passport, which makes up
 * a number each time. `early`: it was taken away before it had said its number.
 */
export const cardTroubles = ['silent', 'changing', 'early'] as const;
export type CardTrouble = (typeof cardTroubles)[number];

/** What a card says of itself when it is put on, of at most 33 bytes; some systems fill it up. */
const atr = v.pipe(BytesSchema, v.maxLength(36));

/** What the helper of PC/SC tells of its reader. */
export const PcscEventSchema = v.variant('kind', [
  /** A card was put on it. Its number has 4, 7 or 10 bytes. */
  v.object({
    kind: v.literal('card'),
    uid: v.pipe(BytesSchema, v.minLength(1), v.maxLength(32)),
    atr,
  }),
  v.object({ kind: v.literal('unreadable'), cause: v.picklist(cardTroubles), atr }),
  v.object({ kind: v.literal('takenAway') }),
  /** The reader, or the service that serves it, is not there any more. */
  v.object({ kind: v.literal('gone') }),
]);
export type PcscEvent = v.InferOutput<typeof PcscEventSchema>;
