import type { CatalogueItemInput } from '../../../../shared/contract/methods.ts';
import { type Currency, exponentOf, type Minor } from '../../../../shared/kernel/money.ts';

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
  const priceMinor = minorFrom(form.price, where.currency);
  const taxBasisPoints = form.tax.trim() === '' ? 0 : hundredths(form.tax);
  const problems: ItemProblem[] = [
    ...(form.name.trim() === '' ? (['needName'] as const) : []),
    ...(priceMinor === null ? (['badPrice'] as const) : []),
    ...(taxBasisPoints === null || taxBasisPoints > 10_000 ? (['badTax'] as const) : []),
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

/** `35.000`, `35000`, `4.5`, `4,50`: separators of thousands are dropped, a decimal point only where there are decimals. */
export function minorFrom(text: string, currency: Currency): Minor | null {
  const typed = text.replace(/[\s\u00a0]/g, '');
  const decimals = exponentOf[currency];
  const match = decimals === 0 ? /^(\d[\d.,]*)$/.exec(typed) : /^(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(typed);
  if (!match) return null;
  const whole = (match[1] ?? '').replace(/[.,]/g, '');
  const minor = Number(whole + (match[2] ?? '').padEnd(decimals, '0'));
  return Number.isSafeInteger(minor) && minor <= 1_000_000_000_000 ? minor : null;
}

function hundredths(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  return match ? Number(match[1] + (match[2] ?? '').padEnd(2, '0')) : null;
}
