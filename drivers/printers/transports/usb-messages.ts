import * as v from 'valibot';
import { BytesSchema } from '../../helpers/messages.ts';

const fourDigits = v.pipe(v.string(), v.regex(/^[0-9a-f]{4}$/));
/** A text of a USB descriptor. */
const text = v.pipe(v.string(), v.maxLength(126));

/** A printer as its USB descriptors name it. */
const UsbPrinterChoiceSchema = v.object({
  identity: v.object({ vendorId: fourDigits, productId: fourDigits, serialNumber: v.nullable(text) }),
  /** Maker and product; empty where the device does not tell, or not to this user. */
  label: v.pipe(v.string(), v.maxLength(253)),
});
export type UsbPrinterChoice = v.InferOutput<typeof UsbPrinterChoiceSchema>;

export const UsbPrinterChoicesSchema = v.pipe(v.array(UsbPrinterChoiceSchema), v.maxLength(100));

/** What an opened printer says of itself past its own language. */
export const UsbPrinterPortSchema = v.object({
  /** The identity of IEEE 1284, `MFG:EPSON;CMD:ESC/POS;MDL:TM-T82;`; empty where there is none. */
  deviceId: v.pipe(v.string(), v.maxLength(1_024)),
  /** 20h paper empty, 10h selected, 08h no error; null where it does not answer. Many models always say the same. */
  portStatus: v.nullable(v.number()),
});
export type UsbPrinterPort = v.InferOutput<typeof UsbPrinterPortSchema>;

export const UsbEventSchema = v.variant('kind', [
  v.object({ kind: v.literal('received'), bytes: BytesSchema }),
  /** The printer was pulled. */
  v.object({ kind: v.literal('gone'), detail: v.string() }),
]);
export type UsbEvent = v.InferOutput<typeof UsbEventSchema>;
