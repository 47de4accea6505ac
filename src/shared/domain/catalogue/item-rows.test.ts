import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemColumns, readItemRow } from './item-rows.ts';
import { plainPrice, plainTax, readPrice, readTax } from './item-text.ts';

const all = ['name', 'category', 'price', 'tags', 'tax'] as const;

describe('The columns of a list of items', () => {
  it.each([
    [['Tên món', 'Loại', 'Giá bán', 'Nhãn', 'Thuế %'], all],
    [['ชื่อสินค้า', 'หมวด', 'ราคา', 'แท็ก', 'ภาษี %'], all],
    [['Name', 'Category', 'Price', 'Tags', 'Tax %'], all],
    [
      ['GIA', 'ten', 'Màu', 'giá'],
      ['price', 'name', null, null],
    ],
  ])('are known by %j', (header, columns) => {
    expect(itemColumns(header)).toEqual(columns);
  });
});

describe('A row', () => {
  it('says what it says, and nothing of what it leaves empty', () => {
    expect(readItemRow([' Latte ', 'Cà phê', '45.000 ₫', 'nóng; đá, nóng', '8%'], all, 'VND')).toEqual({
      ok: true,
      value: {
        name: 'Latte',
        category: 'Cà phê',
        priceMinor: 45_000,
        tags: ['nóng', 'đá'],
        taxBasisPoints: 800,
      },
    });
    expect(readItemRow(['Latte'], all, 'VND')).toEqual({ ok: true, value: { name: 'Latte' } });
  });

  it('tells everything that is wrong with it', () => {
    const read = readItemRow(['', 'x'.repeat(61), 'cheap', '', '120'], all, 'THB');
    expect(read).toEqual({
      ok: false,
      refusal: [
        { field: 'name', kind: 'nameMissing', found: '' },
        { field: 'category', kind: 'tooLong', found: 'x'.repeat(60) },
        { field: 'price', kind: 'priceInvalid', found: 'cheap' },
        { field: 'tax', kind: 'taxInvalid', found: '120' },
      ],
    });
  });
});

it('reads prices and taxes as it writes them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000_000 }),
      fc.constantFrom('VND' as const, 'THB' as const, 'USD' as const),
      fc.integer({ min: 0, max: 10_000 }),
      (minor, currency, basisPoints) => {
        expect(readPrice(plainPrice(minor, currency), currency)).toBe(minor);
        expect(readTax(plainTax(basisPoints))).toBe(basisPoints);
      },
    ),
  );
});
