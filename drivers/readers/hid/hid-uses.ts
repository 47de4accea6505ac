import type { HidDevice } from './hid-bus.ts';

/** What a raw HID reader is read as. */
export type HidUse = 'keyboard' | 'pos';

/** `keyboardElsewhere`: only Linux lets a program read a keyboard by itself. */
export type HidRefusal = 'paymentCards' | 'keyboardElsewhere';

export const refusalTexts: Readonly<Record<HidRefusal, string>> = {
  paymentCards: 'payment card tracks are not read',
  keyboardElsewhere:
    'this system keeps keyboards to itself: use the reader as a keyboard, or set it to serial or HID POS',
};

/** What that interface can be read as on this system, or why it cannot. */
export function usesOf(
  { usagePage, usage, identity }: Pick<HidDevice, 'usagePage' | 'usage' | 'identity'>,
  platform: NodeJS.Platform = process.platform,
): { readonly use: HidUse | null; readonly refusal: HidRefusal | null } {
  // MagTek's readers of magnetic stripes report on a page of their own.
  if (usagePage === pages.magneticStripe || identity.vendorId === magTek) {
    return { use: null, refusal: 'paymentCards' };
  }
  if (usagePage === pages.barCodeScanner) return { use: 'pos', refusal: null };
  if (usagePage !== pages.genericDesktop || usage !== keyboard) return { use: null, refusal: null };
  return platform === 'linux'
    ? { use: 'keyboard', refusal: null }
    : { use: null, refusal: 'keyboardElsewhere' };
}

const pages = { genericDesktop: 0x01, barCodeScanner: 0x8c, magneticStripe: 0x8e } as const;
const keyboard = 0x06;
const magTek = '0801';
