import './item-picture.css';
import type { CatalogueItem } from '../../../shared/contract/view.ts';
import { itemIcons, knownIcon } from '../../components/item-icons.ts';
import { usePicture } from '../../stores/catalogue.ts';

/** The item's photo, or its drawing until there is one. */
export function ItemPicture({ item }: { readonly item: CatalogueItem }) {
  const picture = usePicture(item);
  const Icon = itemIcons[knownIcon(item.icon)];
  return picture ? (
    <img className="item-picture" src={picture} alt="" draggable={false} />
  ) : (
    <span className="item-picture" data-tone={toneOf(item.category)}>
      <Icon aria-hidden />
    </span>
  );
}

/** Items of one category share a tint. */
function toneOf(category: string): number {
  let sum = 0;
  for (const letter of category) sum += letter.codePointAt(0) ?? 0;
  return sum % 3;
}
