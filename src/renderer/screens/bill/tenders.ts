import {
  Banknote,
  CircleEllipsis,
  CreditCard,
  Gift,
  Landmark,
  type LucideIcon,
  QrCode,
  Wallet,
} from 'lucide-react';
import type { Programme } from '../../../shared/domain/programme/document.ts';
import type { MainTender, Tender, TenderKind } from '../../stores/bill.ts';

export const mainTenders = [
  'cash',
  'card',
  'transfer',
  'qr',
  'other',
] as const satisfies readonly MainTender[];

export const tenderIcons: Readonly<Record<TenderKind, LucideIcon>> = {
  cash: Banknote,
  card: CreditCard,
  transfer: Landmark,
  qr: QrCode,
  wallet: Wallet,
  giftCard: Gift,
  other: CircleEllipsis,
};

/** Whether a wallet pays on this bill. */
export const paysFrom = (parts: readonly Tender[], unit: string): boolean =>
  parts.some((part) => part.kind === 'wallet' && part.unit === unit);

/** The wallet pays as much as it can, or no longer. */
export function toggledWallet(parts: readonly Tender[], unit: string): readonly Tender[] {
  if (paysFrom(parts, unit)) return parts.filter((part) => part.kind !== 'wallet' || part.unit !== unit);
  return [...parts, { kind: 'wallet', unit, amountMinor: null }];
}

/** What the parts with an amount come to. */
export const partsMinor = (parts: readonly Tender[]): number =>
  parts.reduce((sum, part) => sum + (part.amountMinor ?? 0), 0);

/** How a bill is paid matters to the programme, or members keep money in the shop. */
export function asksTender(programme: Pick<Programme, 'units' | 'earn'>): boolean {
  if (programme.units.some(({ kind }) => kind === 'money')) return true;
  return programme.earn.some(({ tenders }) => tenders !== undefined);
}
