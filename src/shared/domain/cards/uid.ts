/**
 * The UID of a contactless card (ISO/IEC 14443-3): four, seven or ten bytes. Quen knows it by its upper-case hexadecimal
 * digits in the order of the card, as PC/SC readers give it. Readers that play keyboard do all four ways of writing it.
 * It can be copied, and four bytes are not unique: never a secret.
 */
export function fromUid(text: string, reversed: boolean): string | null {
  if (!written.test(text)) return null;
  const digits = text.replaceAll(/[:\- ]/g, '').toUpperCase();
  return lengths.has(digits.length) ? inOrder(digits, reversed) : null;
}

/** Bytes with nothing, or one sign, between all of them. */
const written = /^[0-9a-f]{2}([:\- ]?)[0-9a-f]{2}(\1[0-9a-f]{2})*$/i;
/** Four, seven and ten bytes. */
const lengths: ReadonlySet<number> = new Set([8, 14, 20]);

/** Four bytes as a decimal number, with or without zeros in front. */
export function fromUidDecimal(text: string, reversed: boolean): string | null {
  if (!/^\d{4,10}$/.test(text) || Number(text) > 0xffffffff) return null;
  return inOrder(Number(text).toString(16).toUpperCase().padStart(8, '0'), reversed);
}

function inOrder(digits: string, reversed: boolean): string {
  const bytes = digits.match(/../g) ?? [];
  return (reversed ? bytes.toReversed() : bytes).join('');
}
