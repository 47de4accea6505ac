import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepUnchanged } from './keep-unchanged.ts';

const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('What did not change', () => {
  it('is the same object again', () => {
    const before = { shop: { name: 'Quen' }, units: [{ id: 'points' }], counter: { at: 'ready' } };
    const after = keepUnchanged(before, { ...copyOf(before), counter: { at: 'member' } });
    expect(after).not.toBe(before);
    expect(after.shop).toBe(before.shop);
    expect(after.units).toBe(before.units);
    expect(after.counter).toEqual({ at: 'member' });
    expect(keepUnchanged(before, copyOf(before))).toBe(before);
  });

  it('is kept inside of a list that grew or shrank', () => {
    const before = [{ id: 1 }, { id: 2 }];
    const grown = keepUnchanged(before, [{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(grown).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
    expect(grown[0]).toBe(before[0]);
    expect(keepUnchanged(before, [{ id: 1 }])).toEqual([{ id: 1 }]);
  });

  it('never changes what is shown', () => {
    assert(
      property(jsonValue(), jsonValue(), (drawn, after) => {
        // What comes over a line knows no negative zero.
        const before = copyOf(drawn);
        const untouched = copyOf(before);
        expect(keepUnchanged(before, copyOf(after))).toEqual(copyOf(after));
        expect(before).toEqual(untouched);
      }),
    );
  });

  it('tells a missing part from an empty one, and a list from an object', () => {
    expect(keepUnchanged({ a: null }, {})).toEqual({});
    expect(keepUnchanged({}, { a: null })).toEqual({ a: null });
    expect(keepUnchanged([], {})).toEqual({});
    expect(keepUnchanged({ 0: 'a' }, ['a'])).toEqual(['a']);
  });
});
