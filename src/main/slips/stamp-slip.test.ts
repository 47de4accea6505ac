/** A card of stamps on paper: printed by one till, honoured once by another that has never seen anybody. */
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { newOperation, openCounter, type TestCounter } from '../../../test/support/open-counter.ts';
import type { SlipDocument } from '../../shared/domain/slips/slip.ts';
import { openForReading } from '../database/database.ts';

const opened: TestCounter[] = [];
afterEach(async () => {
  for (const counter of opened.splice(0)) await counter.close();
});

it('carries its stamps, drawn and signed, to a till that has never seen the guest', async () => {
  const [first, second] = [await openShop(), await openShop()];
  await first.call('bill.postAnonymous', { operationId: newOperation(), totalMinor: 90_000, itemCount: 3 });
  const { blocks } = printed(first);
  expect(blocks.find(({ kind }) => kind === 'stamps')).toMatchObject({ filled: 3, fresh: 3 });
  const code = blocks.flatMap((block) => (block.kind === 'qr' ? [block.content] : []))[0] ?? '';
  expect(code).toMatch(/^Q1C\//);

  const member = await enrol(second);
  // Whoever joins begins with some.
  const begun = stampsOf(second);
  await second.scan(altered(code));
  expect(await second.refusal('claim.post', { operationId: newOperation(), code: altered(code) })).toBe(
    'codeAltered',
  );
  await second.call('claim.post', { operationId: newOperation(), code });
  expect(stampsOf(second)).toBe(begun + 3);

  await second.call('member.choose', { member });
  expect(await second.refusal('claim.post', { operationId: newOperation(), code })).toBe('alreadyClaimed');
  await second.call('member.choose', { member });
  expect(stampsOf(second)).toBe(begun + 3);
});

/** Three stamps where there were so many. */
const altered = (code: string): string => code.replace(/STAMPS:3:/, 'STAMPS:9:');

async function openShop(): Promise<TestCounter> {
  const counter = await openCounter({
    template: 'pointsAndStamps',
    printer: { kind: 'simulated', id: 'p', name: 'P', width: 80 },
  });
  opened.push(counter);
  const { text } = await counter.call('settings.exportProgramme', {});
  const document = JSON.parse(text) as { version: number; policies: object };
  await counter.call('settings.programme', {
    document: {
      ...document,
      version: document.version + 1,
      policies: { ...document.policies, claimDays: 60 },
    },
  });
  // What is printed while no printer is on stays where it can be read.
  await counter.call('simulated.set', { printer: 'p', online: false });
  return counter;
}

async function enrol(counter: TestCounter): Promise<string> {
  await counter.call('member.enrol', {
    operationId: newOperation(),
    phone: '0901234567',
    name: 'Trần Thị Mai',
    consent: true,
    withCard: false,
  });
  const [found] = await counter.call('member.search', { query: 'Mai' });
  if (!found) throw new Error('the member who was enrolled is not found');
  await counter.call('member.choose', { member: found.member });
  return found.member;
}

function stampsOf(counter: TestCounter): number {
  const { counter: at } = counter.view();
  const member = at.at === 'member' ? at.member : at.at === 'done' ? at.done.member : null;
  return member?.balances.find(({ unit }) => unit.includes('stamp'))?.available ?? 0;
}

function printed(counter: TestCounter): SlipDocument {
  const database = openForReading(join(counter.folder, 'quen.db'));
  if (!database.ok) throw new Error(database.refusal.kind);
  const row = database.value
    .prepare<[], { slip: string }>("SELECT slip FROM print_job WHERE slip <> '' ORDER BY id DESC LIMIT 1")
    .get();
  database.value.close();
  return JSON.parse(row?.slip ?? 'null') as SlipDocument;
}
