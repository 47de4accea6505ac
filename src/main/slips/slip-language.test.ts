import { afterEach, expect, it } from 'vitest';
import { newOperation, openCounter, type TestCounter } from '../../../test/support/open-counter.ts';

let counter: TestCounter;
afterEach(() => counter?.close());

it('speaks the shop’s language to the guest, whatever the person at the counter reads', async () => {
  counter = await openCounter();
  const customer = counter.attach('customer');
  await counter.call('member.enrol', {
    operationId: newOperation(),
    phone: '0901234567',
    name: 'Trần Thị Mai',
    consent: true,
    withCard: false,
  });
  await counter.call('phone.lookUp', { phone: '0901234567' });
  await counter.call('bill.post', { operationId: newOperation(), totalMinor: 185_000 });
  const { counter: done } = await counter.until((view) => view.counter.at === 'done');
  const event = done.at === 'done' ? done.done.event : '';
  const inVietnamese = await counter.call('slip.preview', { event });

  await counter.call('language.choose', { language: 'th' });
  await counter.until((view) => view.language === 'th');
  expect(await counter.call('slip.preview', { event })).toEqual(inVietnamese);
  expect(customer.view().language).toBe('vi');
});
