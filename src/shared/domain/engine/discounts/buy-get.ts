/** For so many bought, some free: which things those are. */
import type { BasketLine } from '../basket.ts';
import { largestThat } from './search.ts';
import { cheapestFirst, countOf, type Picked, pick } from './things.ts';

/**
 * The cheapest things of `get`, as many as the paid things of `buy` allow. A thing that both name is either bought or
 * free, never both; what can only be got goes first, since it leaves what is bought alone.
 */
export function buyGetPicks(
  { buyQuantity, getQuantity }: { readonly buyQuantity: number; readonly getQuantity: number },
  buy: readonly BasketLine[],
  get: readonly BasketLine[],
): Picked[] {
  const isBought = new Set(buy);
  const onlyGot = get.filter((line) => !isBought.has(line));
  const both = get.filter((line) => isBought.has(line));
  const aside = countOf(onlyGot);
  const bought = countOf(buy);
  const free = largestThat(aside + countOf(both), (count) => {
    const stillPaid = bought - Math.max(0, count - aside);
    return count <= getQuantity * Math.floor(stillPaid / buyQuantity);
  });
  return pick([...cheapestFirst(onlyGot), ...cheapestFirst(both)], free);
}
