import {
  CreditCard,
  DoorOpen,
  Gift,
  Hourglass,
  type LucideIcon,
  Merge,
  PencilLine,
  Receipt,
  ReceiptText,
  RotateCcw,
  Undo2,
  UserPlus,
} from 'lucide-react';
import type { HistoryLine } from '../../../shared/contract/view.ts';

export const kindIcons: Readonly<Record<HistoryLine['kind'], LucideIcon>> = {
  sale: Receipt,
  anonymousSale: ReceiptText,
  redemption: Gift,
  visit: DoorOpen,
  enrolled: UserPlus,
  undo: Undo2,
  refund: RotateCcw,
  correction: RotateCcw,
  adjustment: PencilLine,
  expiry: Hourglass,
  merge: Merge,
  card: CreditCard,
};
