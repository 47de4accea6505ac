/**
 * What converters from Wiegand to a serial line send for a card differs: facility and number in decimal, or all bits of
 * the wire in hexadecimal or one by one, with the parity that the wire has. Whatever it is becomes the two numbers that
 * are printed on the card: `213,02000` for 26 bits, `00213,02000` for 34.
 */
export type WiegandLine =
  | {
      readonly kind: 'card';
      readonly printed: string;
      /** Nothing but a converter sends such a line: its parity holds, or both numbers stand there as on the card. */
      readonly isSure: boolean;
    }
  | { readonly kind: 'garbled'; readonly detail: string };

export function readWiegandLine(line: string): WiegandLine {
  const text = line.trim();
  return inDecimal(text) ?? inBits(text) ?? inHexadecimal(text) ?? garbled('no Wiegand line');
}

/** Bits on the wire, a parity bit at both ends; digits of facility and number as they are printed. */
const wires = [
  { bits: 26, facilityDigits: 3 },
  { bits: 34, facilityDigits: 5 },
] as const;
type Wire = (typeof wires)[number];

const numberBits = 16n;
const numberDigits = 5;

/** `213,02000`, also without the zeros in front and with another sign between. */
function inDecimal(text: string): WiegandLine | null {
  const [, facility, number] = /^(\d{1,5})[,:;/ -](\d{1,5})$/.exec(text) ?? [];
  if (facility === undefined || number === undefined) return null;
  const isWide = facility.length > 3 || Number(facility) > 0xff;
  const wire = wires[isWide ? 1 : 0];
  if (Number(facility) > 0xffff || Number(number) > 0xffff) return garbled('numbers that do not fit');
  const printed = inPrint(BigInt(facility), BigInt(number), wire);
  return { kind: 'card', printed, isSure: printed === text };
}

function inBits(text: string): WiegandLine | null {
  const wire = wires.find(({ bits }) => text.length === bits);
  return wire && /^[01]+$/.test(text) ? checked(BigInt(`0b${text}`), wire, true) : null;
}

/** With parity seven or nine digits, `3AA0FA1`; without six or eight. Seven figures may be any number. */
function inHexadecimal(text: string): WiegandLine | null {
  if (!/^[0-9a-f]+$/i.test(text)) return null;
  const value = BigInt(`0x${text}`);
  const whole = wires.find(({ bits }) => text.length === Math.ceil(bits / 4));
  if (whole) {
    const fits = value >> BigInt(whole.bits) === 0n;
    return fits ? checked(value, whole, /[a-f]/i.test(text)) : garbled('too many bits');
  }
  const bare = wires.find(({ bits }) => text.length === (bits - 2) / 4);
  return bare ? { kind: 'card', printed: parted(value, bare), isSure: false } : null;
}

/** The first half has an even number of ones with the bit before it, the second an odd one with the bit behind it. */
function checked(value: bigint, wire: Wire, isSure: boolean): WiegandLine {
  const half = BigInt(wire.bits / 2);
  const first = onesIn(value >> half);
  const second = onesIn(value & ((1n << half) - 1n));
  if (first % 2 !== 0 || second % 2 !== 1) return garbled('wrong parity');
  const bare = (value >> 1n) & ((1n << BigInt(wire.bits - 2)) - 1n);
  return { kind: 'card', printed: parted(bare, wire), isSure };
}

const parted = (value: bigint, wire: Wire): string =>
  inPrint(value >> numberBits, value & ((1n << numberBits) - 1n), wire);

const inPrint = (facility: bigint, number: bigint, { facilityDigits }: Wire): string =>
  `${digits(facility, facilityDigits)},${digits(number, numberDigits)}`;

const digits = (value: bigint, count: number): string => value.toString().padStart(count, '0');
const onesIn = (value: bigint): number => value.toString(2).replaceAll('0', '').length;
const garbled = (detail: string): WiegandLine => ({ kind: 'garbled', detail });
