/** A helper hands so many bytes over at once: what the printer has of a part that was not taken whole is not known. */
export const partBytes = {
  /** Small enough that a cable pulled in the middle is noticed soon. */
  serial: 2_048,
  usb: 8_192,
} as const;
