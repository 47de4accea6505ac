import { describe, expect, it } from 'vitest';
import type { CatalogueItem } from '../../../../shared/contract/view.ts';
import { moved, placesChanged } from './order.ts';

const item = (id: string, position: number): CatalogueItem => ({
  id,
  name: id,
  category: '',
  tags: [],
  priceMinor: 1,
  taxBasisPoints: 0,
  icon: 'box',
  hasPicture: false,
  position,
});
const list = ['a', 'b', 'c', 'd'].map(item);
const ids = (items: readonly CatalogueItem[]) => items.map(({ id }) => id).join('');

describe('The order of the quick keys', () => {
  it.each`
    from | to   | order
    ${0} | ${2} | ${'bcad'}
    ${3} | ${0} | ${'dabc'}
    ${1} | ${1} | ${'abcd'}
    ${9} | ${0} | ${'abcd'}
  `('is $order after $from went to $to', ({ from, to, order }) => {
    expect(ids(moved(list, from, to))).toBe(order);
  });

  it('saves only items whose place changed', () => {
    expect(placesChanged(moved(list, 1, 2)).map(({ id, position }) => [id, position])).toEqual([
      ['c', 1],
      ['b', 2],
    ]);
  });
});
