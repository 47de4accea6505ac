/** The examples in the whole terminal: it takes every one, and comes to what `quen evaluate` foretells. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { openTrial, type TrialLine } from '../../../src/main/cli/evaluate-trial.ts';
import type { ProgrammeInput } from '../../../src/shared/domain/programme/document.ts';
import { parseProgramme } from '../../../src/shared/domain/programme/parse.ts';
import { newOperation, openCounter, type TestCounter } from '../../support/open-counter.ts';
import { playInto } from '../../support/story.ts';

const folder = new URL('../../../examples/programmes/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

let counter: TestCounter;
afterEach(() => counter.close());

/** A Saturday, the day on which the tests' shop opens. */
const today = '2026-11-21';

function exampleOf(file: string): ProgrammeInput {
  const content = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as ProgrammeInput;
  return { ...content, startsOn: today };
}

async function openWith(file: string): Promise<ProgrammeInput> {
  const document = exampleOf(file);
  counter = await openCounter({ currency: document.currency });
  await counter.call('settings.programme', { document });
  return document;
}

describe('The terminal', () => {
  it.each(files)('takes %s, and writes it out again as it is', async (file) => {
    const document = await openWith(file);
    const { text } = await counter.call('settings.exportProgramme', {});
    expect(JSON.parse(text)).toEqual({ ...parsed(document), version: 2 });
  });
});

describe('The terminal and the trial agree on', () => {
  it.each([
    ['points-vnd.json', 450_000],
    ['coffee-stars-thb.json', 800_000],
    ['beauty-club-thb.json', 1_300_000],
    ['referral-orders-vnd.json', 1_234_567],
    ['restaurant-visits-vnd.json', 640_000],
    ['prepaid-cafe-vnd.json', 185_000],
    ['cashback-vnd.json', 1_999_999],
    ['coalition-thb.json', 249_900],
    ['donation-vnd.json', 1_010_000],
    ['lucky-draw-vnd.json', 2_500_000],
  ])('two bills under %s, and on taking the first back in parts', async (file, totalMinor) => {
    const document = await openWith(file);
    const play = playInto(openTrial(parsed(document)));
    await counter.call('member.enrol', {
      operationId: newOperation(),
      phone: null,
      name: 'An',
      consent: true,
      withCard: false,
    });
    same(play({ kind: 'enrolment', date: today, member: 'an' }));

    await counter.call('bill.post', { operationId: newOperation(), totalMinor });
    const at = counter.view().counter;
    const event = at.at === 'done' ? at.done.event : '';
    const time = '09:42';
    same(play({ kind: 'bill', date: today, time, member: 'an', id: 'first', totalMinor }));

    await counter.call('member.choose', { member: shown().member });
    await counter.call('bill.post', { operationId: newOperation(), totalMinor: totalMinor * 2 });
    same(play({ kind: 'bill', date: today, time, member: 'an', totalMinor: totalMinor * 2 }));

    for (const refundMinor of [Math.floor(totalMinor / 3), null]) {
      const refund = { operationId: newOperation(), event, refundMinor, reason: 'returned' };
      await counter.call('event.refund', refund);
      same(
        play({ kind: 'refund', date: today, of: 'first', ...(refundMinor === null ? {} : { refundMinor }) }),
      );
    }
  });
});

function parsed(document: ProgrammeInput) {
  const programme = parseProgramme(document);
  if (!programme.ok) throw new Error(`${programme.refusal.path}: ${programme.refusal.text.en}`);
  return programme.value;
}

function shown() {
  const { counter: at } = counter.view();
  const member = at.at === 'member' ? at.member : at.at === 'done' ? at.done.member : null;
  if (!member) throw new Error(`nobody is shown: ${at.at}`);
  return member;
}

/** What the counter shows is what the trial says. */
function same({ balances, pending, standing }: TrialLine): void {
  const member = shown();
  const of = (what: 'available' | 'pending') =>
    Object.fromEntries(member.balances.map((balance) => [balance.unit, balance[what]]));
  expect(of('available')).toEqual(balances);
  const waiting = Object.entries(of('pending')).filter(([, quantity]) => quantity > 0);
  expect(Object.fromEntries(waiting)).toEqual(pending);
  expect(member.tier?.level ?? null).toBe(standing?.level ?? null);
}
