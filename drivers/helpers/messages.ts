import * as v from 'valibot';
import { deviceFaultKinds } from '../contract/device.ts';

/** To a helper. */
export interface HelperCall {
  readonly id: number;
  readonly method: string;
  readonly params: unknown;
}

/** Bytes of a message; a Buffer where the process is one of Node. */
export const BytesSchema = v.custom<Uint8Array>((given) => given instanceof Uint8Array, 'bytes');

const fourDigits = v.pipe(v.string(), v.regex(/^[0-9a-f]{4}$/));
/** A UsbIdentity; a text of a USB descriptor has 126 characters at most. */
export const UsbIdentitySchema = v.object({
  vendorId: fourDigits,
  productId: fourDigits,
  serialNumber: v.nullable(v.pipe(v.string(), v.maxLength(126))),
});

const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const longestDetail = 300;
const detail = v.pipe(
  v.string(),
  v.transform((text) => text.slice(0, longestDetail)),
);

/** From a helper: what a call came to, or something that happened by itself. */
export const HelperMessageSchema = v.variant('kind', [
  v.object({ kind: v.literal('done'), id, value: v.optional(v.unknown()) }),
  v.object({ kind: v.literal('fault'), id, fault: v.picklist(deviceFaultKinds), detail }),
  v.object({ kind: v.literal('event'), event: v.unknown() }),
]);
export type HelperMessage = v.InferOutput<typeof HelperMessageSchema>;
