import type { RequestOf } from '../../../shared/contract/methods.ts';
import type { CatalogueItem, CodeView } from '../../../shared/contract/view.ts';
import type { Currency, Minor } from '../../../shared/kernel/money.ts';
import { minorOf, useAmount } from '../../stores/amount.ts';
import { type BillEntry, type Chosen, type MainTender, type Tender, useBill } from '../../stores/bill.ts';
import { useCatalogue } from '../../stores/catalogue.ts';
import { useTerminal } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';

/** What every call about a bill sends. */
export type BillRequest = RequestOf<'bill.preview'>;

export interface BillParts {
  readonly entries: readonly BillEntry[];
  readonly items: readonly CatalogueItem[];
  /** Typed and not rung up as a line. */
  readonly amountMinor: Minor;
  readonly itemCount: number;
  readonly chosen: readonly Chosen[];
  readonly parts: readonly Tender[];
  readonly main: MainTender;
  readonly codes: readonly CodeView[];
}

/** Only what differs from a plain amount in cash is said: a shop without items sends what it always sent. */
export function requestOf(bill: BillParts): BillRequest {
  const rewards = [...bill.chosen, ...bill.codes.flatMap(rewardOf)];
  const tenders = [
    ...bill.parts,
    ...bill.codes.flatMap(tenderOf),
    ...(bill.main === 'cash' ? [] : [{ kind: bill.main, amountMinor: null }]),
  ];
  return {
    totalMinor: totalOf(bill),
    itemCount: bill.itemCount,
    ...(bill.entries.length === 0 ? {} : { lines: [...bill.entries] }),
    ...(tenders.length === 0 ? {} : { tenders }),
    ...(rewards.length === 0 ? {} : { rewards }),
  };
}

/** Lines go before an amount that is typed beside them and not added yet. */
export function totalOf(bill: Pick<BillParts, 'entries' | 'items' | 'amountMinor'>): Minor {
  if (bill.entries.length === 0) return bill.amountMinor;
  return bill.entries.reduce((sum, entry) => sum + lineMinor(entry, bill.items), 0);
}

/** An item that the catalogue no longer has costs nothing here; the terminal then refuses the bill. */
export function lineMinor(entry: BillEntry, items: readonly CatalogueItem[]): Minor {
  if (entry.kind === 'typed') return entry.amountMinor;
  const price = items.find(({ id }) => id === entry.item)?.priceMinor ?? 0;
  return price * entry.quantity;
}

function rewardOf(code: CodeView): Chosen[] {
  if (code.kind === 'voucher') return [{ reward: code.id, quantity: 1, code: code.code }];
  return code.kind === 'promotion' ? [{ reward: code.id, quantity: 1 }] : [];
}

const tenderOf = (code: CodeView): Tender[] =>
  code.kind === 'giftCard' ? [{ kind: 'giftCard', unit: code.id, code: code.code, amountMinor: null }] : [];

/** The bill as it stands on this screen. */
export function useCurrentBill(): BillRequest {
  const { currency } = useFormat();
  const codes = useCodes();
  return requestOf({ ...useRungUp(currency), codes });
}

function useRungUp(currency: Currency): Omit<BillParts, 'codes'> {
  const { entries, chosen, parts, main } = useBill();
  const { amount, items: itemCount } = useAmount();
  const items = useCatalogue() ?? [];
  return { entries, chosen, parts, main, items, itemCount, amountMinor: minorOf(amount.text, currency) };
}

const noCodes: readonly CodeView[] = [];

/** Codes that lie on the counter for this bill. */
export const useCodes = (): readonly CodeView[] =>
  useTerminal(({ view }) =>
    (view?.counter.at === 'ready' || view?.counter.at === 'member') && view.counter.codes.length > 0
      ? view.counter.codes
      : noCodes,
  );

/** The shop rings up items: it has a catalogue. */
export const useRingsUp = (): boolean => useTerminal(({ view }) => (view?.catalogue ?? 0) > 0);
