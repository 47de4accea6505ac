import * as v from 'valibot';
import { BytesSchema } from '../../helpers/messages.ts';

/** What a helper that holds a printer's line tells by itself. */
export const LineEventSchema = v.variant('kind', [
  v.object({ kind: v.literal('received'), bytes: BytesSchema }),
  /** The printer was pulled. */
  v.object({ kind: v.literal('gone'), detail: v.string() }),
]);
export type LineEvent = v.InferOutput<typeof LineEventSchema>;
