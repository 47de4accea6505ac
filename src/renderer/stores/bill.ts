import { create } from 'zustand';
import type { RequestOf } from '../../shared/contract/methods.ts';
import type { Minor } from '../../shared/kernel/money.ts';
import { useAmount } from './amount.ts';

export type Chosen = NonNullable<RequestOf<'bill.preview'>['rewards']>[number];
export type Tender = NonNullable<RequestOf<'bill.preview'>['tenders']>[number];
export type TenderKind = Tender['kind'];
/** What pays the rest of a bill. Wallets and gift cards only pay what they hold. */
export type MainTender = Exclude<TenderKind, 'wallet' | 'giftCard'>;

/** One line of the bill while it is rung up. */
export type BillEntry =
  | { readonly kind: 'item'; readonly item: string; readonly quantity: number }
  | { readonly kind: 'typed'; readonly amountMinor: Minor };

interface BillState {
  readonly entries: readonly BillEntry[];
  /** Rewards and vouchers on this bill, in the order of use. */
  readonly chosen: readonly Chosen[];
  /** What pays a part: wallets, or kinds with an amount. */
  readonly parts: readonly Tender[];
  readonly main: MainTender;
  readonly addItem: (item: string) => void;
  readonly addTyped: (amountMinor: Minor) => void;
  /** A quantity of 0 takes the line off. */
  readonly setQuantity: (position: number, quantity: number) => void;
  readonly choose: (chosen: Chosen) => void;
  readonly unchoose: (reward: string) => void;
  readonly setParts: (parts: readonly Tender[]) => void;
  readonly setMain: (main: MainTender) => void;
  readonly clear: () => void;
}

const empty = { entries: [], chosen: [], parts: [], main: 'cash' } as const;
const mostOfOne = 999;
const mostLines = 200;

/** What is being rung up. It survives a scan, as a typed amount does. */
export const useBill = create<BillState>((set) => ({
  ...empty,
  addItem: (item) => set(({ entries }) => ({ entries: withItem(entries, item) })),
  addTyped: (amountMinor) =>
    set(({ entries }) => ({
      entries: entries.length < mostLines ? [...entries, { kind: 'typed', amountMinor }] : entries,
    })),
  setQuantity: (position, quantity) =>
    set(({ entries }) => ({ entries: withQuantity(entries, position, quantity) })),
  choose: (chosen) =>
    set((state) => ({
      chosen: [...state.chosen.filter(({ reward }) => reward !== chosen.reward), chosen],
    })),
  unchoose: (reward) => set((state) => ({ chosen: state.chosen.filter((each) => each.reward !== reward) })),
  setParts: (parts) => set({ parts }),
  setMain: (main) => set({ main }),
  clear: () => set(empty),
}));

/** The whole bill, the typed amount included. */
export function clearBill(): void {
  useAmount.getState().clear();
  useBill.getState().clear();
}

/** One more of an item that is on the bill already; otherwise a new line. */
export function withItem(entries: readonly BillEntry[], item: string): readonly BillEntry[] {
  const position = entries.findIndex((entry) => entry.kind === 'item' && entry.item === item);
  const found = entries[position];
  if (found?.kind === 'item') return withQuantity(entries, position, found.quantity + 1);
  return entries.length < mostLines ? [...entries, { kind: 'item', item, quantity: 1 }] : entries;
}

export function withQuantity(
  entries: readonly BillEntry[],
  position: number,
  quantity: number,
): readonly BillEntry[] {
  return entries.flatMap((entry, index): readonly BillEntry[] => {
    if (index !== position) return [entry];
    if (quantity <= 0) return [];
    return [entry.kind === 'item' ? { ...entry, quantity: Math.min(mostOfOne, quantity) } : entry];
  });
}
