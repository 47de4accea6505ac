/**
 * Keys of a PC keyboard by their X codes, so that the layout in force decides what they write, as it does for a real
 * keyboard and a real scanner.
 */
const rows: readonly (readonly [first: number, keys: string])[] = [
  [10, '1234567890-='],
  [24, 'qwertyuiop[]'],
  [38, "asdfghjkl;'`"],
  [51, '\\'],
  [52, 'zxcvbnm,./'],
];
const shifted: Readonly<Record<string, string>> = {
  '}': ']',
  _: '-',
  '?': '/',
  '%': '5',
  '+': '=',
  '~': '`',
};
const named: Readonly<Record<string, number>> = {
  '\n': 36,
  '\t': 23,
  ' ': 65,
  '\b': 22,
  '←': 113,
  '→': 114,
};
const shiftKey = '50';
const numpad: Readonly<Record<string, number>> = {
  '0': 90,
  '1': 87,
  '2': 88,
  '3': 89,
  '4': 83,
  '5': 84,
  '6': 85,
  '7': 79,
  '8': 80,
  '9': 81,
  '\n': 104,
};

/** What xdotool is told to press for this text on a US keyboard, `delayMs` for each key. */
export function keystrokes(text: string, delayMs: number): string[] {
  return Array.from(text).flatMap((character) => {
    const plain = shifted[character] ?? character.toLowerCase();
    const press = ['key', '--delay', String(delayMs), String(codeOf(plain))];
    if (plain === character) return press;
    return ['keydown', '--delay', '0', shiftKey, ...press, 'keyup', '--delay', '0', shiftKey];
  });
}

export function numpadStrokes(text: string, delayMs: number): string[] {
  return ['key', '--delay', String(delayMs), ...Array.from(text, (digit) => String(numpad[digit]))];
}

function codeOf(character: string): number {
  const row = rows.find(([, keys]) => keys.includes(character));
  const code = named[character] ?? (row ? row[0] + row[1].indexOf(character) : undefined);
  if (code === undefined) throw new RangeError(`no key writes ${JSON.stringify(character)}`);
  return code;
}
