import { expect, it } from 'vitest';
import { accountOf, bearerOf, compareEventIds, isBearer, memberOf, ownerOf, ownersOf } from './accounts.ts';
import type { Leg } from './event.ts';

it('tells members, bearers and the system apart', () => {
  const card = bearerOf('G-1');
  expect([accountOf('ann'), accountOf(card)]).toEqual(['member:ann', 'bearer:G-1']);
  expect([isBearer('ann'), isBearer(card)]).toEqual([false, true]);
  for (const owner of ['ann', card]) expect(ownerOf(accountOf(owner))).toBe(owner);
  expect([memberOf('member:ann'), memberOf('bearer:G-1'), ownerOf('issued')]).toEqual(['ann', null, null]);
});

it('names each owner of an event once, in the order of its legs', () => {
  const legs = ['member:bao', 'issued', 'bearer:G-1', 'member:bao', 'issued'].map(
    (account) => ({ account }) as Leg,
  );
  expect(ownersOf(legs)).toEqual(['bao', 'bearer:G-1']);
});

it('orders events by issue, not by spelling', () => {
  const ordered = ['a.1.2', 'a.1.10', 'a.2.1', 'a.10.1', 'b.1.1', 'b.1.9'];
  expect(ordered.toReversed().sort(compareEventIds)).toEqual(ordered);
  expect(compareEventIds('a.1.2', 'a.1.2')).toBe(0);
});
