import { expect, it } from 'vitest';
import { counterView } from '../../../test/support/fixture-views.ts';
import { partsToSend, wholeView } from './view-parts.ts';

const first = counterView('vi');

it('is whole at first', () => {
  expect(partsToSend(null, first)).toEqual(first);
  expect(wholeView(null, partsToSend(null, first))).toEqual(first);
});

it('leaves out what is the very same, and brings it when it is another', () => {
  const second = { ...first, revision: first.revision + 1 };
  const parts = partsToSend(first, second);
  expect(Object.keys(parts)).not.toContain('programme');
  expect(wholeView(first, parts)).toEqual(second);
  const renamed = { ...second, shop: first.shop && { ...first.shop, name: 'Quán mới' } };
  expect(wholeView(second, partsToSend(second, renamed)).shop?.name).toBe('Quán mới');
});

it('says that something is gone', () => {
  const closed = { ...first, shop: null, programme: null };
  expect(wholeView(first, partsToSend(first, closed))).toEqual(closed);
});
