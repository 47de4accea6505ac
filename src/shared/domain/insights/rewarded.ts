/** Whether anything in the programme gives an item already. */
import { isSelected } from '../engine/selection.ts';
import type { Benefit, Programme, Selection } from '../programme/document.ts';

export interface Sellable {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly tags: readonly string[];
}

/**
 * A reward, voucher or promotion gives an item when it names the item, its category or one of its tags. Things that are
 * handed over are known by what they are called alone, so a name that holds the item's counts too.
 */
export function isRewarded({ rewards, vouchers, promotions }: Programme, item: Sellable): boolean {
  const benefits = [
    ...rewards.flatMap((reward) => (reward.kind === 'benefit' ? [reward.gives] : [])),
    ...vouchers.flatMap(({ gives }) => (gives.kind === 'item' ? [] : [gives])),
    ...promotions.map(({ gives }) => gives),
  ];
  const line = { item: item.id, category: item.category || null, tags: item.tags };
  if (benefits.some((benefit) => selectionsOf(benefit).some((of) => names(of) && isSelected(of, line))))
    return true;
  if (benefits.some((benefit) => pricesOf(benefit).includes(item.id))) return true;
  const called = plain(item.name);
  return [...rewards, ...vouchers].some(({ name }) =>
    Object.values(name).some((text) => plain(text).includes(called)),
  );
}

/** What it takes off a whole bill gives nothing in particular. */
function selectionsOf(benefit: Benefit): readonly Selection[] {
  switch (benefit.kind) {
    case 'moneyOff':
    case 'percentOff':
    case 'cheapestOff':
      return benefit.of ? [benefit.of] : [];
    case 'freeItems':
      return [benefit.of];
    case 'buyGet':
      return [benefit.get];
    case 'bundle':
      return benefit.parts.map(({ of }) => of);
    case 'priceList':
      return [];
  }
}

/** A selection that only leaves things out means everything else. */
const names = ({ items, categories, tags }: Selection): boolean =>
  items !== undefined || categories !== undefined || tags !== undefined;

const pricesOf = (benefit: Benefit): readonly string[] =>
  benefit.kind === 'priceList' ? benefit.prices.map(({ item }) => item) : [];

const plain = (text: string): string => text.normalize('NFC').toLowerCase();
