import { create } from 'zustand';
import { type Currency, exponentOf, largestBillMinor, type Minor } from '../../shared/kernel/money.ts';

export type DigitKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
export type PadKey = DigitKey | '000' | '.' | 'back';

/** The amount being typed, `185000` or `42.5`: digits and at most one point. */
export interface TypedAmount {
  readonly text: string;
  /** The last key would have gone above the largest bill and was not taken. */
  readonly tooLarge: boolean;
}

export const noAmount: TypedAmount = { text: '', tooLarge: false };

/** What was typed after one more key. Keys that mean nothing here change nothing. */
export function typed(amount: TypedAmount, key: PadKey, currency: Currency): TypedAmount {
  const { text } = amount;
  if (key === 'back') return { text: text.slice(0, -1), tooLarge: false };
  const decimals = exponentOf[currency];
  const point = text.indexOf('.');
  if (key === '.') {
    return { text: decimals === 0 || point >= 0 ? text : `${text || '0'}.`, tooLarge: false };
  }
  if (point >= 0 && text.length + key.length - point - 1 > decimals) return { text, tooLarge: false };
  const next = text === '' || text === '0' ? key.replace(/^0+(?=\d)/, '') : text + key;
  if (next === '0' && text === '') return { text: '0', tooLarge: false };
  return minorOf(next, currency) > largestBillMinor[currency]
    ? { text, tooLarge: true }
    : { text: next, tooLarge: false };
}

/** In minor units, exactly: no floating point on the way. */
export function minorOf(text: string, currency: Currency): Minor {
  const [whole = '', part = ''] = text.split('.');
  const decimals = exponentOf[currency];
  return Number(`${whole || '0'}${part.padEnd(decimals, '0').slice(0, decimals)}`);
}

interface AmountState {
  readonly amount: TypedAmount;
  readonly items: number;
  readonly press: (key: PadKey, currency: Currency) => void;
  readonly setItems: (items: number) => void;
  readonly clear: () => void;
}

/** The bill on the counter before it is posted. It survives a scan: an amount typed first waits for its member. */
export const useAmount = create<AmountState>((set) => ({
  amount: noAmount,
  items: 1,
  press: (key, currency) => set((state) => ({ amount: typed(state.amount, key, currency) })),
  setItems: (items) => set({ items: Math.min(99, Math.max(0, items)) }),
  clear: () => set({ amount: noAmount, items: 1 }),
}));
