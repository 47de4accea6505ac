import { Angry, Frown, Laugh, type LucideIcon, Meh, Smile } from 'lucide-react';
import type { Rating } from '../../../shared/domain/bills/bill.ts';

/** From not at all to very much. */
export const ratingFaces: readonly { readonly rating: Rating; readonly icon: LucideIcon }[] = [
  { rating: 1, icon: Angry },
  { rating: 2, icon: Frown },
  { rating: 3, icon: Meh },
  { rating: 4, icon: Smile },
  { rating: 5, icon: Laugh },
];
