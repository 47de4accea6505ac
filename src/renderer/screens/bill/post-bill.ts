import type { Refusal } from '../../../shared/contract/frame.ts';
import { usePosting } from '../../posting.ts';
import { refetchCatalogue } from '../../stores/catalogue.ts';
import { useCurrentBill } from './current-bill.ts';

export interface BillPoster {
  readonly canPost: boolean;
  readonly isPosting: boolean;
  readonly post: () => void;
}

/** Posts the bill as it stands, with a member or of a guest. */
export function usePostBill(method: 'bill.post' | 'bill.postAnonymous'): BillPoster {
  const bill = useCurrentBill();
  const posting = usePosting(method);
  const canPost = bill.totalMinor > 0;
  return {
    canPost,
    isPosting: posting.isPosting,
    post: () => {
      if (canPost && !posting.isPosting) void posting.post(bill, refreshPrices);
    },
  };
}

/** Prices that changed meanwhile are fetched; the edge says it and the cashier looks again. */
export function refreshPrices(refusal: Refusal): boolean {
  if (refusal.code === 'pricesChanged' || refusal.code === 'itemUnknown') refetchCatalogue();
  return false;
}
