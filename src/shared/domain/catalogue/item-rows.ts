/** A list of items as a file has it: which column is what, and what a row says or where it is wrong. */
import type { Currency, Minor } from '../../kernel/money.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { headerKey } from '../members/import/fields.ts';
import { readPrice, readTax } from './item-text.ts';

export const itemFields = ['name', 'category', 'price', 'tags', 'tax'] as const;
export type ItemField = (typeof itemFields)[number];

export const itemProblemKinds = [
  'nameMissing',
  'priceMissing',
  'priceInvalid',
  'taxInvalid',
  'tooLong',
  'tooManyTags',
  /** The same name stands in an earlier row. */
  'repeated',
  /** The shop has as many items as it can have. */
  'full',
] as const;
export type ItemProblemKind = (typeof itemProblemKinds)[number];

/** What a row says; what the file has no column for, or leaves empty, is not there. */
export interface ItemRow {
  readonly name: string;
  readonly category?: string;
  readonly priceMinor?: Minor;
  readonly tags?: string[];
  readonly taxBasisPoints?: number;
}

export interface WrongCell {
  readonly field: ItemField;
  readonly kind: ItemProblemKind;
  readonly found: string;
}

const headerWords: Readonly<Record<ItemField, readonly string[]>> = {
  name: [
    'tên',
    'tên món',
    'món',
    'mặt hàng',
    'tên hàng',
    'ชื่อ',
    'ชื่อสินค้า',
    'สินค้า',
    'รายการ',
    'name',
    'item',
    'item name',
    'product',
  ],
  category: [
    'loại',
    'nhóm',
    'danh mục',
    'nhóm hàng',
    'หมวด',
    'หมวดหมู่',
    'ประเภท',
    'category',
    'group',
    'type',
  ],
  price: ['giá', 'giá bán', 'đơn giá', 'ราคา', 'ราคาขาย', 'price', 'unit price', 'selling price'],
  tags: ['nhãn', 'thẻ', 'แท็ก', 'ป้าย', 'tags', 'tag', 'labels'],
  tax: ['thuế', 'thuế %', 'thuế suất', 'vat', 'vat %', 'ภาษี', 'ภาษี %', 'tax', 'tax %', 'tax rate'],
};

const fieldOfWord = new Map(
  itemFields.flatMap((field) => headerWords[field].map((word) => [headerKey(word), field] as const)),
);

/** What each column is; null: left out. Of two columns with the same word the first one is taken. */
export function itemColumns(header: readonly string[]): (ItemField | null)[] {
  const taken = new Set<ItemField>();
  return header.map((text) => {
    const field = fieldOfWord.get(headerKey(text)) ?? null;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

const longest = 60;
const mostTags = 20;

export function readItemRow(
  cells: readonly string[],
  columns: readonly (ItemField | null)[],
  currency: Currency,
): Result<ItemRow, readonly WrongCell[]> {
  const cellOf = (field: ItemField): string => (cells[columns.indexOf(field)] ?? '').normalize('NFC').trim();
  const wrong: WrongCell[] = [];
  const fail = (field: ItemField, kind: ItemProblemKind) => {
    wrong.push({ field, kind, found: cellOf(field).slice(0, longest) });
  };
  const [name, category, price, tax] = [cellOf('name'), cellOf('category'), cellOf('price'), cellOf('tax')];
  const tags = [
    ...new Set(
      cellOf('tags')
        .split(/[;,|]/)
        .map((tag) => tag.trim()),
    ),
  ].filter(Boolean);
  if (name === '') fail('name', 'nameMissing');
  if (name.length > longest) fail('name', 'tooLong');
  if (category.length > longest) fail('category', 'tooLong');
  if (tags.some((tag) => tag.length > longest)) fail('tags', 'tooLong');
  if (tags.length > mostTags) fail('tags', 'tooManyTags');
  const priceMinor = price === '' ? undefined : (readPrice(price, currency) ?? null);
  if (priceMinor === null) fail('price', 'priceInvalid');
  const taxBasisPoints = tax === '' ? undefined : (readTax(tax) ?? null);
  if (taxBasisPoints === null) fail('tax', 'taxInvalid');
  if (priceMinor === null || taxBasisPoints === null || wrong.length > 0) return refuse(wrong);
  return ok({
    name,
    ...(category === '' ? {} : { category }),
    ...(priceMinor === undefined ? {} : { priceMinor }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(taxBasisPoints === undefined ? {} : { taxBasisPoints }),
  });
}
