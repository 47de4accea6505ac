import { afterEach, expect, it } from 'vitest';
import { newOperation, openCounter, type TestCounter } from '../../../test/support/open-counter.ts';

let counter: TestCounter;
afterEach(() => counter?.close());

it('is shown as ready once the last slip is out', async () => {
  counter = await openCounter({ printer: { kind: 'simulated', id: 'paper', name: 'Paper', width: 80 } });
  await counter.call('member.enrol', {
    operationId: newOperation(),
    phone: '0901234567',
    name: '',
    consent: true,
    withCard: false,
  });
  await counter.call('phone.lookUp', { phone: '0901234567' });
  await counter.call('bill.post', { operationId: newOperation(), totalMinor: 60_000 });
  const { printers } = await counter.until(
    (view) => view.printers[0]?.state === 'ready' && view.printers[0].printed > 0,
  );
  expect(printers[0]).toMatchObject({ printed: 1, waiting: 0, fault: null });
});
