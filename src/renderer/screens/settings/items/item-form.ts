import type { CatalogueItemInput } from '../../../../shared/contract/methods.ts';
import { readPrice, readTax } from '../../../../shared/domain/catalogue/item-text.ts';
import type { Currency } from '../../../../shared/kernel/money.ts';

/** An item as it is typed. */
export interface ItemForm {
  readonly name: string;
  readonly price: string;
  readonly category: string;
  readonly tags: string;
  readonly tax: string;
  readonly icon: string;
  readonly picture: string | null;
}

export type ItemProblem = 'needName' | 'badPrice' | 'badTax';

export type ReadItem =
  | { readonly ok: true; readonly item: CatalogueItemInput }
  | { readonly ok: false; readonly problems: readonly ItemProblem[] };

export function readItem(
  form: ItemForm,
  where: { readonly id: string; readonly position: number; readonly currency: Currency },
): ReadItem {
  const priceMinor = readPrice(form.price, where.currency);
  const taxBasisPoints = readTax(form.tax);
  const problems: ItemProblem[] = [
    ...(form.name.trim() === '' ? (['needName'] as const) : []),
    ...(priceMinor === null ? (['badPrice'] as const) : []),
    ...(taxBasisPoints === null ? (['badTax'] as const) : []),
  ];
  if (priceMinor === null || taxBasisPoints === null || problems.length > 0) return { ok: false, problems };
  const tags = [...new Set(form.tags.split(',').map((tag) => tag.trim()))].filter(Boolean);
  return {
    ok: true,
    item: {
      id: where.id,
      name: form.name.trim(),
      category: form.category.trim(),
      tags,
      priceMinor,
      taxBasisPoints,
      icon: form.icon,
      picture: form.picture,
      position: where.position,
    },
  };
}
