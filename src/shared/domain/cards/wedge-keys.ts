/**
 * What a scanner that plays keyboard means by a key: scanners leave the factory set to the US layout, so the position
 * of the key decides, not the character that the shop's layout or input method makes of it.
 */
export interface KeyPosition {
  /** `KeyboardEvent.code`. */
  readonly code: string;
  readonly shift: boolean;
}

/** The character of that key on a US keyboard; null for a key that writes none. */
export function usCharacter({ code, shift }: KeyPosition): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const pair = pairs[code];
  if (pair !== undefined) return pair.charAt(shift ? 1 : 0);
  return numpad[code] ?? null;
}

export const isSuffixKey = (code: string): boolean =>
  code === 'Enter' || code === 'NumpadEnter' || code === 'Tab';

/** Keys that write nothing themselves and come in the middle of a scan: Shift around capitals, locks set and reset. */
export const isModifierKey = (code: string): boolean =>
  /^(Shift|Control|Alt|Meta)(Left|Right)$|^(CapsLock|NumLock)$/.test(code);

/** Without and with Shift. */
const pairs: Readonly<Record<string, string>> = {
  Digit1: '1!',
  Digit2: '2@',
  Digit3: '3#',
  Digit4: '4$',
  Digit5: '5%',
  Digit6: '6^',
  Digit7: '7&',
  Digit8: '8*',
  Digit9: '9(',
  Digit0: '0)',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
};

/** The code stays the same whether NumLock is on or off. */
const numpad: Readonly<Record<string, string>> = {
  Numpad0: '0',
  Numpad1: '1',
  Numpad2: '2',
  Numpad3: '3',
  Numpad4: '4',
  Numpad5: '5',
  Numpad6: '6',
  Numpad7: '7',
  Numpad8: '8',
  Numpad9: '9',
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
  NumpadDecimal: '.',
};
