import { describe, expect, it } from 'vitest';
import type { Currency } from '../../shared/kernel/money.ts';
import { minorOf, noAmount, type PadKey, typed } from './amount.ts';

const after = (keys: readonly PadKey[], currency: Currency) =>
  keys.reduce((amount, key) => typed(amount, key, currency), noAmount);

describe('A typed amount', () => {
  it.each<[keys: readonly PadKey[], currency: Currency, text: string, minor: number]>([
    [['1', '8', '5', '000'], 'VND', '185000', 185_000],
    [['0', '0', '7'], 'VND', '7', 7],
    [['000', '5'], 'VND', '5', 5],
    [['4', '2', '.', '5'], 'THB', '42.5', 4_250],
    [['4', '2', '.', '5', '5', '5'], 'THB', '42.55', 4_255],
    [['.', '5'], 'USD', '0.5', 50],
    [['0', '.', '0', '9'], 'USD', '0.09', 9],
    [['4', '.', '.', '2'], 'THB', '4.2', 420],
    [['4', '.', '2'], 'VND', '42', 42],
    [['1', '2', 'back'], 'VND', '1', 1],
    [['back'], 'VND', '', 0],
  ])('%j in %s is %s', (keys, currency, text, minor) => {
    const amount = after(keys, currency);
    expect(amount.text).toBe(text);
    expect(minorOf(amount.text, currency)).toBe(minor);
  });

  it('stops at the largest bill and says so until the next key', () => {
    const largest = after(['1', '000', '000', '000'], 'VND');
    expect(largest).toEqual({ text: '1000000000', tooLarge: false });
    const more = typed(largest, '0', 'VND');
    expect(more).toEqual({ text: '1000000000', tooLarge: true });
    expect(typed(more, 'back', 'VND')).toEqual({ text: '100000000', tooLarge: false });
  });
});
