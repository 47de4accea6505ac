/** Stays the same in whatever socket a USB device is, unlike the path that the system gives it. */
export interface UsbIdentity {
  /** Four hexadecimal digits, lower case. */
  readonly vendorId: string;
  readonly productId: string;
  /** Null where the maker gave none: two such devices cannot be told apart. */
  readonly serialNumber: string | null;
}

/** A wanted identity without serial number is met by any device of that vendor and product. */
export function isSameDevice(present: UsbIdentity, wanted: UsbIdentity): boolean {
  return (
    present.vendorId === wanted.vendorId &&
    present.productId === wanted.productId &&
    (wanted.serialNumber === null || present.serialNumber === wanted.serialNumber)
  );
}

export const fourDigits = (id: number): string => id.toString(16).padStart(4, '0');
