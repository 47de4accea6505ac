import * as v from 'valibot';
import { UsbIdentitySchema } from '../../helpers/messages.ts';

/** A printer as its USB descriptors name it. */
const UsbPrinterChoiceSchema = v.object({
  identity: UsbIdentitySchema,
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
