import type { CatalogueItem } from '../../../../shared/contract/view.ts';

/** The list with one item taken to another place. */
export function moved(items: readonly CatalogueItem[], from: number, to: number): readonly CatalogueItem[] {
  const rest = items.filter((_, index) => index !== from);
  const item = items[from];
  return item ? [...rest.slice(0, to), item, ...rest.slice(to)] : items;
}

/** Items whose place is no longer what they carry, with the place they now have. */
export function placesChanged(items: readonly CatalogueItem[]): readonly CatalogueItem[] {
  return items.flatMap((item, position) => (item.position === position ? [] : [{ ...item, position }]));
}
