import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newOperation, openCounter, type TestCounter } from '../../../test/support/open-counter.ts';
import { insightParts } from '../../shared/contract/insights.ts';
import type { ProgrammeInput } from '../../shared/domain/programme/document.ts';
import { templateProgramme } from '../../shared/domain/programme/templates.ts';
import { databaseFileName, openForReading } from '../database/database.ts';

const today = '2026-11-21';
const aDayMs = 86_400_000;
const latte = {
  id: 'latte',
  name: 'Latte',
  category: 'coffee',
  tags: [],
  priceMinor: 50_000,
  taxBasisPoints: 0,
  icon: 'cup',
  picture: null,
  position: 0,
};
const tea = { ...latte, id: 'tea', name: 'Trà sen', priceMinor: 30_000, position: 1 };

const base = templateProgramme('points', 'VND', today);
const mug = { vi: 'Ly sứ', th: 'แก้ว', en: 'Mug' };
const programme: ProgrammeInput = {
  ...base,
  version: 2,
  earn: [
    ...base.earn,
    {
      id: 'review',
      name: { vi: 'Đánh giá', th: 'รีวิว', en: 'Review' },
      unit: 'points',
      on: { kind: 'action', action: 'review' },
      amount: { kind: 'fixed', quantity: 500 },
    },
    {
      id: 'share',
      name: { vi: 'Chia sẻ', th: 'แชร์', en: 'Share' },
      unit: 'points',
      on: { kind: 'action', action: 'share' },
      amount: { kind: 'fixed', quantity: 1 },
    },
  ],
  rewards: [
    ...(base.rewards ?? []),
    { kind: 'item', id: 'mug', name: mug, price: { unit: 'points', quantity: 400 }, costMinor: 9_000 },
  ],
};

let counter: TestCounter;
beforeEach(async () => {
  counter = await openCounter({ template: 'points' });
  await counter.call('settings.programme', { document: programme });
  for (const item of [latte, tea]) await counter.call('catalogue.save', item);
  await counter.call('member.enrol', {
    operationId: newOperation(),
    phone: '0901234567',
    name: 'Mai',
    consent: true,
    withCard: false,
  });
});
afterEach(() => counter.close());

const ring = (...items: (typeof latte)[]) => ({
  operationId: newOperation(),
  totalMinor: items.reduce((sum, { priceMinor }) => sum + priceMinor, 0),
  lines: items.map(({ id }) => ({ kind: 'item' as const, item: id, quantity: 1 })),
});

const choose = () => counter.call('phone.lookUp', { phone: '0901234567' });

/** Chosen anew each time, as at a counter. */
async function sell(...items: (typeof latte)[]): Promise<void> {
  await choose();
  await counter.call('bill.post', ring(...items));
}

const member = () => {
  const { counter: at } = counter.view();
  if (at.at !== 'member') throw new Error(`no member stands at the counter: ${at.at}`);
  return at.member;
};

describe('How members like it', () => {
  it('is taken with a review or left out, and only there', async () => {
    await choose();
    await counter.call('action.post', { operationId: newOperation(), action: 'review', rating: 4 });
    await choose();
    await counter.call('action.post', { operationId: newOperation(), action: 'review' });
    await choose();
    const share = { operationId: newOperation(), action: 'share', rating: 4 };
    expect(await counter.refusal('action.post', share)).toBe('badRequest');
    const review = { ...share, action: 'review' };
    for (const rating of [0, 6, 2.5, '5'])
      expect(await counter.refusal('action.post', { ...review, rating })).toBe('badRequest');
    const { lines } = await counter.call('history.list', {});
    expect(lines.filter(({ kind }) => kind === 'action').map(({ rating }) => rating)).toEqual([undefined, 4]);
    const { months } = await counter.call('insight.months', {});
    expect(months.at(-1)?.ratings).toEqual([0, 0, 0, 1, 0]);
  });
});

describe('Favourites', () => {
  it('are what a member bought on several bills and the shop still sells', async () => {
    await sell(latte);
    await sell(tea, latte);
    await choose();
    expect(member().favourites).toEqual(['Latte']);
    await sell(tea, tea);
    await sell(tea);
    await choose();
    expect(member().favourites).toEqual(['Trà sen', 'Latte']);
    await counter.call('catalogue.remove', { item: 'tea' });
    await choose();
    expect(member().favourites).toEqual(['Latte']);
    counter.clock.advance(400 * aDayMs);
    await choose();
    expect(member().favourites).toEqual([]);
  });
});

describe('What sells best', () => {
  it('is called by its name, with what nothing gives yet', async () => {
    await sell(latte, latte, tea);
    await counter.call('member.leave', {});
    await counter.call('bill.postAnonymous', ring(tea));
    await choose();
    await counter.call('action.post', { operationId: newOperation(), action: 'review' });
    await choose();
    await counter.call('reward.redeem', {
      operationId: newOperation(),
      rewards: [{ reward: 'mug', quantity: 1 }],
    });
    const report = await counter.call('insight.sellers', { days: 30 });
    expect(report.items).toEqual([
      { item: 'latte', name: 'Latte', memberPieces: 2, otherPieces: 0, memberMinor: 100_000, otherMinor: 0 },
      {
        item: 'tea',
        name: 'Trà sen',
        memberPieces: 1,
        otherPieces: 1,
        memberMinor: 30_000,
        otherMinor: 30_000,
      },
    ]);
    expect(report.rewards).toEqual([{ reward: 'mug', name: mug, count: 1, costMinor: 9_000 }]);
    expect(report.unrewarded).toEqual(['Latte', 'Trà sen']);
    await counter.call('catalogue.save', { ...tea, name: 'Ly sứ' });
    expect((await counter.call('insight.sellers', { days: 30 })).unrewarded).toEqual(['Latte']);
  });
});

describe('The files', () => {
  it('are tables with a head, one for each part, and every one is written down', async () => {
    await sell(latte);
    for (const part of insightParts) {
      const { name, text } = await counter.call('insight.csv', { part, days: 30 });
      expect(name).toBe(`quen-${part}-${today}.csv`);
      expect(text.startsWith('\uFEFF')).toBe(true);
      expect(Papa.parse<string[]>(text.slice(1)).data[0]?.length).toBeGreaterThan(1);
    }
    const share = await counter.call('insight.csv', { part: 'share', days: 30 });
    expect(Papa.parse<string[]>(share.text.slice(1)).data.slice(1)).toEqual([
      ['2026-11', '1', '0', '100.0', '50000', '0', '100.0', '50000', ''],
    ]);
    expect(written()).toEqual([...insightParts, 'share'].map((part) => `insights ${part}`));
  });
});

/** What the log says was exported, in order. */
function written(): unknown[] {
  const opened = openForReading(join(counter.folder, databaseFileName));
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const abouts = opened.value
    .prepare<[], { about: string }>(
      `SELECT body ->> '$.detail.about' AS about FROM event
       WHERE kind = 'audit' AND body ->> '$.detail.act' = 'exported' ORDER BY position`,
    )
    .all()
    .map(({ about }) => about);
  opened.value.close();
  return abouts;
}

describe('The questions', () => {
  it('are for owners, and of known times only', async () => {
    expect(await counter.refusal('insight.sellers', { days: 31 })).toBe('badRequest');
    expect(await counter.refusal('insight.csv', { part: 'everything', days: 30 })).toBe('badRequest');
    await counter.call('staff.add', { name: 'Tú', role: 'cashier', pin: '1111' });
    const cashier = counter.view().staff.find(({ role }) => role === 'cashier')?.id ?? '';
    await counter.call('staff.signIn', { staff: cashier, pin: '1111' });
    for (const method of ['insight.months', 'insight.lifetime', 'insight.forecast'] as const)
      expect(await counter.refusal(method, {})).toBe('notAllowed');
    for (const method of ['insight.sellers', 'insight.habits'] as const)
      expect(await counter.refusal(method, { days: 30 })).toBe('notAllowed');
    expect(await counter.refusal('insight.csv', { part: 'share', days: 30 })).toBe('notAllowed');
  });
});
