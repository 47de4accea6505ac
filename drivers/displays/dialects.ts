/**
 * What pole displays of two lines by twenty understand. Both dialects begin with ESC @; almost every display speaks
 * both and is told by a switch which one to listen to.
 */
export interface Dialect {
  /** Empties the display, makes it overwrite instead of scroll, hides the cursor. */
  readonly start: Uint8Array;
  readonly clear: Uint8Array;
  /** Two lines of exactly twenty characters of ASCII. */
  show(upper: string, lower: string): Uint8Array;
}

export type DialectName = 'escpos' | 'cd5220';

const escape = 0x1b;
const unitSeparator = 0x1f;
const carriageReturn = 0x0d;
const initialise = [escape, 0x40];
/** ESC R 0: the signs of ASCII, not those that a country puts in their place. */
const usaCharacters = [escape, 0x52, 0x00];
const clear = 0x0c;

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  /** ESC/POS for displays (Epson DM-D): US MD1 overwrites, US C hides the cursor, US $ moves it. */
  escpos: {
    start: Uint8Array.of(
      ...initialise,
      ...usaCharacters,
      escape,
      0x74,
      0x00,
      unitSeparator,
      0x01,
      unitSeparator,
      0x43,
      0x00,
      clear,
    ),
    clear: Uint8Array.of(clear),
    show: (upper, lower) => {
      const at = (row: number): number[] => [unitSeparator, 0x24, 0x01, row];
      return Uint8Array.of(...at(1), ...ascii(upper), ...at(2), ...ascii(lower));
    },
  },
  /** CD5220: ESC DC1 overwrites, ESC _ hides the cursor, ESC Q writes a whole line. */
  cd5220: {
    start: Uint8Array.of(...initialise, ...usaCharacters, escape, 0x11, escape, 0x5f, 0x00, clear),
    clear: Uint8Array.of(clear),
    show: (upper, lower) => {
      const line = (row: 'A' | 'B', text: string): number[] => [
        escape,
        ...ascii(`Q${row}${text}`),
        carriageReturn,
      ];
      return Uint8Array.of(...line('A', upper), ...line('B', lower));
    },
  },
};
