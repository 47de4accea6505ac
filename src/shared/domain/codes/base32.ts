/** Crockford's base 32: letters and digits that are not mistaken for each other. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Four characters for every five digits. */
export function base32OfHex(hex: string): string {
  let text = '';
  for (let at = 0; at < hex.length; at += 5) {
    const bits = Number.parseInt(hex.slice(at, at + 5), 16);
    for (let shift = 15; shift >= 0; shift -= 5) text += alphabet[(bits >> shift) & 31] ?? '';
  }
  return text;
}

/** Eight characters for every five bytes. */
export const base32OfBytes = (bytes: Uint8Array): string =>
  base32OfHex(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
