/** JSON with one spelling per value: keys sorted, no spaces, integers only. The hash chain is taken over it. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** Throws on a number that is not a safe integer: nothing in the log may depend on floating point. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
    return String(value);
  }
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return isList(value) ? listJson(value) : objectJson(value);
}

// Every event of the log is spelt here before it is durable: what follows is written for speed.

function listJson(list: readonly Json[]): string {
  let text = '';
  for (const item of list) text += text === '' ? canonicalJson(item) : `,${canonicalJson(item)}`;
  return `[${text}]`;
}

function objectJson(value: { readonly [key: string]: Json | undefined }): string {
  let text = '';
  for (const key of inOrder(Object.keys(value))) {
    const field = value[key];
    if (field === undefined) continue;
    text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(field)}`;
  }
  return `{${text}}`;
}

/** By UTF-16 units, in place. For a handful of keys this is a fraction of what `sort` costs. */
function inOrder(keys: string[]): string[] {
  if (keys.length > 32) return keys.sort();
  for (let place = 1; place < keys.length; place += 1) {
    const key = keys[place] as string;
    let before = place - 1;
    for (; before >= 0 && (keys[before] as string) > key; before -= 1)
      keys[before + 1] = keys[before] as string;
    keys[before + 1] = key;
  }
  return keys;
}

/** Letters that JSON writes as they are. */
const plain = /^[ !#-[\]-~]*$/;

const quoted = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text));

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
