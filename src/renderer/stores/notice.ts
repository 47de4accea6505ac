import { create } from 'zustand';
import type { Refusal } from '../../shared/contract/frame.ts';

/** What the colour edge says now. One at a time: the latest is what the cashier waits for. */
export type Notice =
  | { readonly kind: 'found' | 'unknown' | 'done'; readonly id: number; readonly name: string | null }
  | { readonly kind: 'refused'; readonly id: number; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly id: number; readonly why: 'failed' | 'connectionLost' };

interface NoticeState {
  readonly notice: Notice | null;
  readonly show: (notice: NewNotice) => void;
  readonly clear: () => void;
}

export type NewNotice =
  | { readonly kind: 'found' | 'unknown' | 'done'; readonly name: string | null }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly why: 'failed' | 'connectionLost' };

let lastId = 0;

export const useNotice = create<NoticeState>((set) => ({
  notice: null,
  show: (notice) => set({ notice: { ...notice, id: ++lastId } }),
  clear: () => set({ notice: null }),
}));

export const showNotice = (notice: NewNotice): void => useNotice.getState().show(notice);
export const showRefusal = (refusal: Refusal): void => showNotice({ kind: 'refused', refusal });
