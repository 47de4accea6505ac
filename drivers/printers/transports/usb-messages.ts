import type { UsbIdentity } from '../../readers/usb-identity.ts';

/** A printer as its USB descriptors name it. */
export interface UsbPrinterChoice {
  readonly identity: UsbIdentity;
  /** Maker and product; empty where the device does not tell, or not to this user. */
  readonly label: string;
}

/** What an opened printer says of itself past its own language. */
export interface UsbPrinterPort {
  /** The identity of IEEE 1284, `MFG:EPSON;CMD:ESC/POS;MDL:TM-T82;`; empty where there is none. */
  readonly deviceId: string;
  /** 20h paper empty, 10h selected, 08h no error; null where it does not answer. Many models always say the same. */
  readonly portStatus: number | null;
}

export type UsbEvent =
  | { readonly kind: 'received'; readonly bytes: Uint8Array }
  /** The printer was pulled. */
  | { readonly kind: 'gone'; readonly detail: string };
