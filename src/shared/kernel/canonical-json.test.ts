import {
  array,
  assert,
  boolean,
  constant,
  dictionary,
  letrec,
  maxSafeInteger,
  oneof,
  property,
  string,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from './canonical-json.ts';

/** The spelling as it is defined, without a thought for speed. */
function spelt(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spelt).join(',')}]`;
  const fields = value as { readonly [key: string]: Json };
  const written = Object.keys(fields)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${spelt(fields[key] ?? null)}`);
  return `{${written.join(',')}}`;
}

const anyText = string({ unit: 'binary' });
const { json } = letrec<{ json: Json }>((tie) => ({
  json: oneof(
    { depthSize: 'small' },
    constant(null),
    boolean(),
    maxSafeInteger(),
    anyText,
    array(tie('json')),
    dictionary(oneof(anyText, string()), tie('json')),
  ),
}));

describe('Canonical JSON', () => {
  it('is spelt one way, whatever the order of the keys', () => {
    assert(
      property(json, (value) => {
        expect(canonicalJson(value)).toBe(spelt(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(canonicalJson({ b: 1, a: [{ d: '', c: null }] })).toBe('{"a":[{"c":null,"d":""}],"b":1}');
  });

  it('writes letters that JSON escapes, half letters and numerals among the keys as JSON does', () => {
    for (const text of ['"', '\\', '\n', '\u0000', '\u007f', '\u2028', '\ud800', 'ế', 'ปี่', '🧋'])
      expect(canonicalJson({ [text]: text })).toBe(JSON.stringify({ [text]: text }));
    expect(canonicalJson({ 10: 1, 9: 2, b: 3, B: 4 })).toBe('{"10":1,"9":2,"B":4,"b":3}');
  });

  it('orders many keys as it orders few', () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`k${(index * 37) % 100}`, index]),
    );
    expect(canonicalJson(many)).toBe(spelt(many));
  });

  it('leaves out what is not there, and takes no fraction', () => {
    expect(canonicalJson({ a: undefined, b: true })).toBe('{"b":true}');
    expect(() => canonicalJson({ a: 0.5 })).toThrow(RangeError);
    expect(() => canonicalJson([2 ** 53])).toThrow(RangeError);
  });
});
