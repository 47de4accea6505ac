import { describe, expect, it } from 'vitest';
import { type BillEntry, withItem, withQuantity } from './bill.ts';

const coffee: BillEntry = { kind: 'item', item: 'coffee', quantity: 1 };
const typed: BillEntry = { kind: 'typed', amountMinor: 45_000 };

describe('Ringing up', () => {
  it('counts an item that is there already, and appends one that is not', () => {
    expect(withItem([coffee, typed], 'coffee')).toEqual([{ ...coffee, quantity: 2 }, typed]);
    expect(withItem([typed], 'coffee')).toEqual([typed, coffee]);
  });

  it.each`
    quantity | lines                                    | because
    ${3}     | ${[{ ...coffee, quantity: 3 }, typed]}   | ${'it was stepped up'}
    ${0}     | ${[typed]}                               | ${'nothing of it is left'}
    ${5_000} | ${[{ ...coffee, quantity: 999 }, typed]} | ${'a line holds 999 at most'}
  `('leaves $lines.length lines at $quantity: $because', ({ quantity, lines }) => {
    expect(withQuantity([coffee, typed], 0, quantity)).toEqual(lines);
  });

  it('stops at as many lines as a bill may have', () => {
    const full = Array.from({ length: 200 }, () => typed);
    expect(withItem(full, 'coffee')).toBe(full);
  });
});
