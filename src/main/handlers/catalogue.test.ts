import { afterEach, beforeEach, expect, it } from 'vitest';
import { newOperation, openCounter, ownerPin, type TestCounter } from '../../../test/support/open-counter.ts';

let counter: TestCounter;
const cake = {
  id: 'cake',
  name: 'Bánh bông lan',
  category: 'Bánh',
  tags: [] as string[],
  priceMinor: 65_000,
  taxBasisPoints: 800,
  icon: 'cake',
  picture: null,
  position: 0,
};

beforeEach(async () => {
  counter = await openCounter({ template: 'points' });
  const [owner] = counter.view().staff;
  await counter.call('staff.signIn', { staff: owner?.id ?? '', pin: ownerPin });
  await counter.call('catalogue.save', cake);
});
afterEach(() => counter.close());

it('tells what an item earns, before anybody is chosen and for a member', async () => {
  const points = [{ item: 'cake', earns: [{ unit: 'points', quantity: 3 }] }];
  expect(await counter.call('catalogue.earns', {})).toEqual(points);
  await counter.call('member.enrol', {
    operationId: newOperation(),
    name: 'Ánh',
    phone: '0901234417',
    consent: true,
    withCard: false,
    referrer: null,
  });
  await counter.call('phone.lookUp', { phone: '0901234417' });
  await counter.until(({ counter: { at } }) => at === 'member');
  expect(await counter.call('catalogue.earns', {})).toEqual(points);
  await counter.call('catalogue.save', { ...cake, priceMinor: 15_000 });
  expect(await counter.call('catalogue.earns', {})).toEqual([{ item: 'cake', earns: [] }]);
});

it('lets the owner leave it off the keys', async () => {
  const { shop } = counter.view();
  if (!shop) throw new Error('the shop is set up');
  await counter.call('settings.shop', { ...shop, earnsOnKeys: false });
  expect((await counter.until((view) => view.shop?.earnsOnKeys === false)).shop?.name).toBe(shop.name);
});
