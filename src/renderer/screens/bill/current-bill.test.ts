import { describe, expect, it } from 'vitest';
import type { CatalogueItem, CodeView } from '../../../shared/contract/view.ts';
import { type BillParts, requestOf, totalOf } from './current-bill.ts';

const item = (id: string, priceMinor: number): CatalogueItem => ({
  id,
  name: id,
  category: '',
  tags: [],
  priceMinor,
  taxBasisPoints: 0,
  icon: 'cup',
  hasPicture: false,
  position: 0,
});
const name = { vi: 'a', th: 'b', en: 'c' };
const code = (kind: CodeView['kind'], id: string): CodeView => ({
  code: `CODE-${kind}`,
  kind,
  name,
  id,
  available: 1,
  until: null,
  gives: [],
});
const nothing: BillParts = {
  entries: [],
  items: [item('coffee', 35_000), item('cake', 55_000)],
  amountMinor: 0,
  itemCount: 1,
  chosen: [],
  parts: [],
  main: 'cash',
  codes: [],
};

describe('A bill', () => {
  it('of an amount in cash says no more than that', () => {
    expect(requestOf({ ...nothing, amountMinor: 185_000, itemCount: 2 })).toEqual({
      totalMinor: 185_000,
      itemCount: 2,
    });
  });

  it('of items and a typed amount sends its lines and their sum', () => {
    const entries = [
      { kind: 'item', item: 'coffee', quantity: 1 },
      { kind: 'item', item: 'cake', quantity: 2 },
      { kind: 'typed', amountMinor: 10_000 },
    ] as const;
    expect(requestOf({ ...nothing, entries })).toEqual({
      totalMinor: 155_000,
      itemCount: 1,
      lines: entries,
    });
  });

  it('counts an item that is no longer sold as nothing, so that the terminal notices', () => {
    expect(totalOf({ ...nothing, entries: [{ kind: 'item', item: 'gone', quantity: 3 }] })).toBe(0);
  });

  it('takes what was chosen first, then what lies on the counter', () => {
    const codes = [code('promotion', 'tet'), code('voucher', 'ten-off'), code('claim', '')];
    const chosen = [{ reward: 'cake', quantity: 1 }];
    expect(requestOf({ ...nothing, amountMinor: 50_000, chosen, codes }).rewards).toEqual([
      { reward: 'cake', quantity: 1 },
      { reward: 'tet', quantity: 1 },
      { reward: 'ten-off', quantity: 1, code: 'CODE-voucher' },
    ]);
  });

  it('is paid by parts, then gift cards, then the rest in one way', () => {
    const parts = [{ kind: 'wallet', unit: 'wallet', amountMinor: null }] as const;
    const codes = [code('giftCard', 'wallet')];
    expect(requestOf({ ...nothing, amountMinor: 50_000, parts, codes, main: 'card' }).tenders).toEqual([
      { kind: 'wallet', unit: 'wallet', amountMinor: null },
      { kind: 'giftCard', unit: 'wallet', code: 'CODE-giftCard', amountMinor: null },
      { kind: 'card', amountMinor: null },
    ]);
  });
});
