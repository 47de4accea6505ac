/**
 * A key as people write it down: 32 bytes as groups of letters and digits that cannot be mistaken for each other, with
 * two characters at the end that tell a slip of the pen.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const keyBytes = 32;
const keyCharacters = 52;
const groupLength = 6;

/** Nine groups of six characters. Throws RangeError unless there are 32 bytes. */
export function recoveryKeyOf(key: Uint8Array): string {
  if (key.length !== keyBytes) throw new RangeError('a key has 32 bytes');
  let number = 0n;
  for (const byte of key) number = number * 256n + BigInt(byte);
  let text = '';
  for (let place = keyCharacters - 1; place >= 0; place -= 1) {
    text += alphabet[Number((number >> BigInt(place * 5)) & 31n)];
  }
  const written = text + checkOf(text);
  return written.match(new RegExp(`.{1,${groupLength}}`, 'g'))?.join('-') ?? written;
}

/** The key that was written down, however it was grouped; null when a character is wrong or missing. */
export function keyFromRecovery(written: string): Uint8Array | null {
  const text = written.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{54}$/.test(text)) return null;
  const characters = text.slice(0, keyCharacters);
  if (checkOf(characters) !== text.slice(keyCharacters)) return null;
  let number = 0n;
  for (const character of characters) number = number * 32n + BigInt(alphabet.indexOf(character));
  if (number >> 256n !== 0n) return null;
  const key = new Uint8Array(keyBytes);
  for (let index = keyBytes - 1; index >= 0; index -= 1) {
    key[index] = Number(number & 255n);
    number >>= 8n;
  }
  return key;
}

/** Two characters that depend on every character and its place, modulo the prime 1021. */
function checkOf(text: string): string {
  let sum = 0;
  for (const character of text) sum = (sum * 37 + alphabet.indexOf(character) + 1) % 1021;
  return `${alphabet[sum >> 5]}${alphabet[sum & 31]}`;
}
