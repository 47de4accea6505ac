/**
 * EM4100 credentials: 40 bits, of which readers show all (10H), the low 32 (8H10D) or the low 24 (6H8D). Quen knows a
 * credential by its low 32 bits as ten decimal digits, the form that is printed on most cards, so that it stays the
 * same card under another reader. Where a reader shows 24 bits only, their eight digits are all that can be known.
 */
export interface Em4100 {
  readonly number: string;
  /** Upper-case hexadecimal of the bits that the reader showed: ten, eight or six digits. */
  readonly bits: string;
}

/** Ten hexadecimal digits, as in a 10H text or an RDM6300 frame. */
export function fromHexadecimal(text: string): Em4100 | null {
  if (!/^[0-9a-f]{10}$/i.test(text)) return null;
  const bits = text.toUpperCase();
  return { number: decimal(Number.parseInt(bits.slice(2), 16), 10), bits };
}

/** 8H10D: the low 32 bits as ten decimal digits. */
export function fromTenDigits(text: string): Em4100 | null {
  return fromDecimal(text, 10, 8);
}

/** 6H8D: the low 24 bits as eight decimal digits. */
export function fromEightDigits(text: string): Em4100 | null {
  return fromDecimal(text, 8, 6);
}

/** 10H13D: all 40 bits as 12 or 13 decimal digits. */
export function fromThirteenDigits(text: string): Em4100 | null {
  if (!/^\d{12,13}$/.test(text) || Number(text) >= 16 ** 10) return null;
  return fromHexadecimal(Number(text).toString(16).padStart(10, '0'));
}

/** 2H4H, as Wiegand-26 readers print it: one byte and two bytes in decimal, `111,27706`. The low 24 bits. */
export function fromWiegand(text: string): Em4100 | null {
  const [, high = '', low = ''] = /^(\d{3})[,:. -]?(\d{5})$/.exec(text) ?? [];
  if (high === '' || Number(high) > 0xff || Number(low) > 0xffff) return null;
  return fromEightDigits(decimal(Number(high) * 0x10000 + Number(low), 8));
}

/** 4H4H: two times two bytes in decimal, `00623,27706`. The low 32 bits. */
export function fromTwoWords(text: string): Em4100 | null {
  const [, high = '', low = ''] = /^(\d{5})[,:. -](\d{5})$/.exec(text) ?? [];
  if (high === '' || Number(high) > 0xffff || Number(low) > 0xffff) return null;
  return fromTenDigits(decimal(Number(high) * 0x10000 + Number(low), 10));
}

/** The low 32 bits in decimal, without the zeros in front. */
export function fromShortDecimal(text: string): Em4100 | null {
  return /^[1-9]\d{3,9}$/.test(text) ? fromTenDigits(text.padStart(10, '0')) : null;
}

/** The eight digits that a 6H8D reader shows for a credential known by ten. */
export function eightDigitsOf(tenDigits: string): string {
  return decimal(Number(tenDigits) % 0x1000000, 8);
}

/** The 256 credentials that a 6H8D reader cannot tell from each other. */
export function tenDigitsFor(eightDigits: string): string[] {
  const low = Number(eightDigits);
  return Array.from({ length: 256 }, (_, high) => decimal(high * 0x1000000 + low, 10));
}

function fromDecimal(text: string, digits: number, hexDigits: number): Em4100 | null {
  if (!/^\d+$/.test(text) || text.length !== digits) return null;
  const value = Number(text);
  if (value >= 16 ** hexDigits) return null;
  return { number: text, bits: value.toString(16).toUpperCase().padStart(hexDigits, '0') };
}

const decimal = (value: number, digits: number): string => String(value).padStart(digits, '0');
