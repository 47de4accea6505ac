/** Every mechanism of a programme through the real terminal: posted, shown, taken back. */
import { execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { newOperation, openCounter, ownerPin, type TestCounter } from '../../test/support/open-counter.ts';
import { writeCode } from '../shared/domain/codes/code.ts';
import { codeKey } from '../shared/domain/codes/key.ts';
import type { LedgerEvent } from '../shared/domain/ledger/event.ts';
import type { ProgrammeInput } from '../shared/domain/programme/document.ts';
import { addDays } from '../shared/kernel/dates.ts';
import { openForReading } from './database/database.ts';
import { derive } from './members/vault.ts';

let counter: TestCounter;
afterEach(() => counter.close());

const named = (en: string) => ({ vi: en, th: en, en });

const programme: ProgrammeInput = {
  schema: 1,
  id: 'loyalty',
  version: 1,
  startsOn: '2026-11-21',
  currency: 'VND',
  name: named('Club'),
  units: [
    { id: 'points', kind: 'points', name: named('points'), scale: 0, expiry: { kind: 'never' } },
    {
      id: 'wallet',
      kind: 'money',
      name: named('wallet'),
      scale: 0,
      expiry: { kind: 'never' },
      topUp: { leastMinor: 100_000, mostMinor: 5_000_000 },
    },
    {
      id: 'cashback',
      kind: 'money',
      name: named('cashback'),
      scale: 0,
      expiry: { kind: 'never' },
      pendingDays: 7,
    },
    { id: 'washes', kind: 'stamps', name: named('washes'), scale: 0, expiry: { kind: 'never' } },
    { id: 'chances', kind: 'entries', name: named('chances'), scale: 0, expiry: { kind: 'never' } },
  ],
  earn: [
    {
      id: 'spend',
      name: named('spend'),
      unit: 'points',
      on: { kind: 'bill' },
      amount: { kind: 'perAmount', perMinor: 10_000, quantity: 1, steps: 'full' },
    },
    {
      id: 'gold-double',
      name: named('gold'),
      unit: 'points',
      on: { kind: 'bill' },
      when: { tiers: ['gold'] },
      amount: { kind: 'multiplier', times: 200 },
    },
    {
      id: 'back',
      name: named('back'),
      unit: 'cashback',
      on: { kind: 'bill' },
      amount: { kind: 'percent', basisPoints: 500, unitMinor: 1 },
    },
    {
      id: 'review',
      name: named('review'),
      unit: 'points',
      on: { kind: 'action', action: 'review' },
      amount: { kind: 'fixed', quantity: 5 },
      limits: { perMonth: { times: 1 } },
    },
    {
      id: 'bonus',
      name: named('bonus'),
      unit: 'wallet',
      on: { kind: 'topUp', unit: 'wallet' },
      amount: { kind: 'percent', basisPoints: 1_000, unitMinor: 1 },
    },
    {
      id: 'friend',
      name: named('friend'),
      unit: 'points',
      on: { kind: 'bill' },
      when: { nthVisit: { kind: 'exactly', number: 1 } },
      amount: { kind: 'fixed', quantity: 20 },
      to: 'referrer',
    },
    {
      id: 'wash',
      name: named('wash'),
      unit: 'washes',
      on: { kind: 'action', action: 'activity', name: 'wash' },
      amount: { kind: 'fixed', quantity: 1 },
    },
    {
      id: 'chance',
      name: named('chance'),
      unit: 'chances',
      on: { kind: 'bill' },
      amount: { kind: 'fixed', quantity: 1 },
    },
    {
      id: 'next-time',
      name: named('next time'),
      unit: 'next-bill',
      on: { kind: 'bill' },
      when: { minimumMinor: 500_000 },
      amount: { kind: 'fixed', quantity: 1 },
    },
  ],
  stampCards: [
    {
      id: 'wash-card',
      name: named('washes'),
      unit: 'washes',
      boxes: 10,
      headStart: 2,
      controlPercent: 50,
      reward: 'free-wash',
      shape: 'car',
    },
  ],
  tiers: {
    metric: { kind: 'earned', unit: 'points' },
    window: { kind: 'rolling', days: 365 },
    levels: [
      { id: 'green', name: named('Green'), threshold: 0 },
      { id: 'gold', name: named('Gold'), threshold: 30 },
    ],
    review: 'toFit',
    freezeDays: 60,
  },
  promotions: [
    {
      id: 'welcome',
      name: named('welcome'),
      code: 'XINCHAO',
      gives: { kind: 'percentOff', basisPoints: 1_000 },
    },
  ],
  rewards: [
    {
      kind: 'item',
      id: 'free-wash',
      name: named('free wash'),
      price: { unit: 'washes', quantity: 10 },
      costMinor: 30_000,
    },
    {
      kind: 'pointsAsMoney',
      id: 'as-money',
      name: named('as money'),
      unit: 'points',
      step: 1,
      stepMinor: 1_000,
    },
    {
      kind: 'voucher',
      id: 'cake-voucher',
      name: named('cake'),
      price: { unit: 'points', quantity: 10 },
      voucher: 'cake',
    },
    {
      kind: 'voucher',
      id: 'gift-to-a-friend',
      name: named('for a friend'),
      price: { unit: 'points', quantity: 5 },
      voucher: 'next-bill',
    },
  ],
  vouchers: [
    { id: 'cake', name: named('cake'), gives: { kind: 'item', costMinor: 20_000 }, validDays: 30 },
    {
      id: 'next-bill',
      name: named('next bill'),
      gives: { kind: 'moneyOff', amountMinor: 50_000 },
      validDays: 14,
      bearer: true,
    },
    {
      id: 'secret',
      name: named('secret'),
      gives: { kind: 'moneyOff', amountMinor: 30_000 },
      claimCode: 'BANBE',
    },
    { id: 'tet', name: named('tet'), gives: { kind: 'moneyOff', amountMinor: 10_000 }, validDays: 60 },
  ],
  memberships: [{ id: 'club', name: named('club'), priceMinor: 300_000, days: 365 }],
  partners: [{ id: 'bakery', name: 'Bakery', settlement: [{ unit: 'points', minor: 1_000 }] }],
  draws: [
    {
      id: 'new-year',
      name: named('new year'),
      unit: 'chances',
      drawnOn: '2026-11-21',
      prizes: [{ name: named('bike'), count: 1, costMinor: 5_000_000 }],
    },
  ],
  campaigns: [
    {
      id: 'tet-gift',
      name: named('tet'),
      voucher: 'tet',
      trigger: { kind: 'date', from: '2026-11-21', until: '2026-11-30' },
    },
  ],
  policies: { claimDays: 30, walletPaid: 'earns' },
};

async function open(): Promise<void> {
  counter = await openCounter();
  await counter.call('settings.programme', { document: programme });
}

async function enrol(name: string, referrer: string | null = null): Promise<string> {
  await counter.call('member.leave', {});
  await counter.call('member.enrol', {
    operationId: newOperation(),
    phone: null,
    name,
    consent: true,
    withCard: false,
    referrer,
  });
  return shown().member;
}

const choose = (member: string) => counter.call('member.choose', { member });

function shown() {
  const { counter: at } = counter.view();
  const member = at.at === 'member' ? at.member : at.at === 'done' ? at.done.member : null;
  if (!member) throw new Error(`nobody is shown: ${at.at}`);
  return member;
}

const available = (unit: string) => shown().balances.find((one) => one.unit === unit)?.available;
const pending = (unit: string) => shown().balances.find((one) => one.unit === unit)?.pending;

function done() {
  const { counter: at } = counter.view();
  if (at.at !== 'done') throw new Error(`nothing was posted: ${at.at}`);
  return at.done;
}

type Bill = Omit<Parameters<typeof counter.call<'bill.post'>>[1], 'operationId'>;
const sell = (bill: Bill) => counter.call('bill.post', { ...bill, operationId: newOperation() });
const undo = () => counter.call('event.undo', { operationId: newOperation(), event: done().event });

describe('A full programme at the counter', () => {
  it('brings a level, shows what is missing, and an undo takes it back', async () => {
    await open();
    const member = await enrol('An');
    await choose(member);
    expect(shown().tier).toMatchObject({ level: 'green', next: { level: 'gold', missing: 30 } });
    await sell({ totalMinor: 300_000 });
    expect(done().tier).toMatchObject({ before: named('Green'), after: named('Gold'), up: true });
    expect(shown().tier?.level).toBe('gold');
    await undo();
    expect(shown().tier?.level).toBe('green');
    expect(available('points')).toBe(0);
  });

  it('doubles for gold on the next bill, and keeps cashback pending for a week', async () => {
    await open();
    const member = await enrol('An');
    await choose(member);
    await sell({ totalMinor: 300_000 });
    expect([available('cashback'), pending('cashback')]).toEqual([0, 15_000]);
    await choose(member);
    await sell({ totalMinor: 100_000 });
    expect(available('points')).toBe(30 + 20);
    counter.clock.advance(8 * 86_400_000);
    await choose(member);
    expect([available('cashback'), pending('cashback')]).toEqual([20_000, 0]);
  });

  it('records a review once a month and says why not the second time', async () => {
    await open();
    const member = await enrol('An');
    await choose(member);
    expect(shown().actions).toMatchObject([
      { action: 'review', left: 1 },
      { action: 'activity', name: 'wash', left: null },
    ]);
    await counter.call('action.post', { operationId: newOperation(), action: 'review' });
    expect(available('points')).toBe(5);
    await choose(member);
    expect(shown().actions).toMatchObject([{ action: 'review', left: 0 }, {}]);
    const again = { operationId: newOperation(), action: 'review' };
    expect(await counter.refusal('action.post', again)).toBe('engine');
    expect(available('points')).toBe(5);
  });

  it('fills a wallet with a bonus, pays from it, and a refund gives it back', async () => {
    await open();
    const member = await enrol('An');
    await choose(member);
    await counter.call('wallet.topUp', { operationId: newOperation(), unit: 'wallet', paidMinor: 200_000 });
    expect(available('wallet')).toBe(220_000);
    const tooLittle = { operationId: newOperation(), unit: 'wallet', paidMinor: 5_000 };
    expect(await counter.refusal('wallet.topUp', tooLittle)).toBe('engine');
    await choose(member);
    const tenders = [{ kind: 'wallet' as const, unit: 'wallet', amountMinor: null }];
    await sell({ totalMinor: 150_000, tenders });
    expect(done()).toMatchObject({ payableMinor: 0, walletMinor: 150_000 });
    expect(available('wallet')).toBe(70_000);
    const sheet = await counter.call('day.sheet', { date: counter.view().businessDate });
    expect(sheet).toMatchObject({
      totalMinor: 150_000,
      walletPaidMinor: 150_000,
      purchases: [{ what: 'topUp', count: 1, paidMinor: 200_000 }],
      takingsMinor: 200_000,
    });
    await counter.call('event.refund', {
      operationId: newOperation(),
      event: done().event,
      refundMinor: null,
      reason: 'x',
    });
    expect(available('wallet')).toBe(220_000);
  });

  it('thanks who brought a friend at the first purchase, and takes it back with it', async () => {
    await open();
    const an = await enrol('An');
    const binh = await enrol('Bình', an);
    await choose(binh);
    await sell({ totalMinor: 50_000 });
    const { event } = done();
    await choose(an);
    expect(available('points')).toBe(20);
    const refund = { operationId: newOperation(), event, refundMinor: null, reason: 'x' };
    await counter.call('event.refund', refund);
    await choose(an);
    expect(available('points')).toBe(0);
  });

  it('sells a membership that shows how long it runs', async () => {
    await open();
    await choose(await enrol('An'));
    await counter.call('membership.sell', { operationId: newOperation(), membership: 'club' });
    expect(shown().memberships).toEqual([
      { id: 'club', name: named('club'), until: addDays(counter.view().businessDate, 364) },
    ]);
    await undo();
    expect(shown().memberships).toEqual([]);
  });

  it('keeps what a campaign promises at the first scan, once', async () => {
    await open();
    const member = await enrol('An');
    await choose(member);
    expect(shown().vouchers).toMatchObject([{ voucher: 'tet', uses: 1 }]);
    expect(shown().news).toHaveLength(1);
    await choose(member);
    expect(shown().vouchers).toMatchObject([{ voucher: 'tet', uses: 1 }]);
  });

  it('uses a promised voucher on a bill, once', async () => {
    await open();
    const member = await enrol('An');
    await choose(member);
    await sell({ totalMinor: 100_000, rewards: [{ reward: 'tet', quantity: 1 }] });
    expect(done().payableMinor).toBe(90_000);
    await choose(member);
    const again = {
      operationId: newOperation(),
      totalMinor: 100_000,
      rewards: [{ reward: 'tet', quantity: 1 }],
    };
    expect(await counter.refusal('bill.post', again)).toBe('engine');
  });

  it('takes a promotion code and a hidden word, each once per member', async () => {
    await open();
    const member = await enrol('An');
    await choose(member);
    await counter.call('code.enter', { code: 'xinchao' });
    const { counter: at } = counter.view();
    expect(at.at === 'member' && at.codes).toMatchObject([{ kind: 'promotion', id: 'welcome' }]);
    await sell({ totalMinor: 100_000, rewards: [{ reward: 'welcome', quantity: 1 }] });
    expect(done().payableMinor).toBe(90_000);
    await choose(member);
    await counter.call('code.enter', { code: 'BANBE' });
    expect(shown().vouchers).toContainEqual(expect.objectContaining({ voucher: 'secret', uses: 1 }));
    expect(await counter.refusal('code.enter', { code: 'banbe' })).toBe('alreadyClaimed');
    expect(await counter.refusal('code.enter', { code: 'NOBODY' })).toBe('codeUnknown');
  });

  it('freezes a level with the owner, no longer than the programme lets', async () => {
    await open();
    const member = await enrol('An');
    await choose(member);
    await sell({ totalMinor: 300_000 });
    await choose(member);
    const freeze = { member, from: '2026-11-21', until: '2026-12-20', reason: 'ốm', ownerPin };
    await counter.call('tier.freeze', { ...freeze, operationId: newOperation() });
    expect(shown().tier).toMatchObject({ frozenUntil: '2026-12-20', freezeDaysLeft: 30 });
    const longer = { ...freeze, operationId: newOperation(), until: '2027-03-01' };
    expect(await counter.refusal('tier.freeze', longer)).toBe('freezeTooLong');
  });

  it('fills a card of ten with two stamped and one of eight blank at the same visit, and compares them', async () => {
    await open();
    const shapes = new Set<string>();
    for (let place = 0; shapes.size < 2; place += 1) {
      const member = await enrol(`Member ${place}`);
      await choose(member);
      const card = shown().stampCards[0];
      const shape = `${card?.filled} of ${card?.boxes}`;
      if (shapes.has(shape)) continue;
      shapes.add(shape);
      for (let visit = 0; visit < 8; visit += 1) {
        expect(shown().stampCards[0]?.full).toBe(0);
        await counter.call('action.post', { operationId: newOperation(), action: 'activity', name: 'wash' });
        await choose(member);
      }
      expect(shown().stampCards[0]?.full).toBe(1);
      const rewards = [{ reward: 'free-wash', quantity: 1 }];
      await counter.call('reward.redeem', { operationId: newOperation(), rewards });
      expect(available('washes')).toBe(0);
    }
    expect([...shapes].sort()).toEqual(['0 of 8', '2 of 10']);
    const [completion] = await counter.call('card.completion', {});
    expect(completion?.groups).toMatchObject([
      { group: 'headStart', boxes: 10, completed: 1 },
      { group: 'control', boxes: 8, completed: 1 },
    ]);
  });

  it('draws a winner from a seed whose hash was there before the first entry', async () => {
    await open();
    await choose(await enrol('An'));
    const [before] = await counter.call('draw.list', {});
    expect(before).toMatchObject({ state: 'committed', entries: 0 });
    await sell({ totalMinor: 50_000 });
    const drawn = await counter.call('draw.run', { draw: 'new-year', ownerPin });
    expect(drawn).toMatchObject({ state: 'done', entries: 1, winners: [{ prize: 0, name: 'An' }] });
    const [promise, result] = [before?.event ?? '', drawn.event ?? ''];
    expect(result).not.toBe(promise);
    for (const event of [promise, result])
      expect((await counter.call('slip.preview', { event })).height).toBeGreaterThan(200);
    const file = await counter.call('draw.export', { draw: 'new-year' });
    expect(JSON.parse(file.text)).toMatchObject({ commitment: before?.commitment });
  });

  it('compares a draft with what is in force on the bills of the day', async () => {
    await open();
    const member = await enrol('An');
    for (const totalMinor of [100_000, 200_000]) {
      await choose(member);
      await sell({ totalMinor });
    }
    const date = counter.view().businessDate;
    const [rule, ...others] = programme.earn;
    const draft = {
      ...programme,
      earn: [
        { ...rule, amount: { kind: 'perAmount', perMinor: 10_000, quantity: 2, steps: 'full' } },
        ...others,
      ],
    };
    const running = counter.call('programme.backTest', { document: draft, from: date, until: date });
    for (let turn = 0; turn < 50; turn += 1) {
      counter.clock.advance(10);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { bills, now, draft: side } = await running;
    expect(bills).toBe(2);
    const points = (earned: typeof now.earned) => earned.find(({ unit }) => unit === 'points')?.quantity;
    expect([points(now.earned), points(side.earned)]).toEqual([30, 60]);
    expect(counter.view().work).toBeNull();
  });
});

describe('Codes on slips', () => {
  it('let a bill without a member be claimed once, and go with the bill', async () => {
    await open();
    await counter.call('member.leave', {});
    await counter.call('bill.postAnonymous', { operationId: newOperation(), totalMinor: 120_000 });
    const { event } = done();
    const code = claimCodeOf(event);
    const member = await enrol('An');
    await choose(member);
    await counter.scan(code);
    const { counter: at } = counter.view();
    expect(at.at === 'member' && at.codes).toMatchObject([
      {
        kind: 'claim',
        gives: [
          { unit: 'points', quantity: 12 },
          { unit: 'cashback', quantity: 6_000 },
          { unit: 'chances', quantity: 1 },
        ],
      },
    ]);
    await counter.call('claim.post', { operationId: newOperation(), code });
    expect(available('points')).toBe(12);
    await choose(member);
    expect(await counter.refusal('claim.post', { operationId: newOperation(), code })).toBe('alreadyClaimed');
    const refund = { operationId: newOperation(), event, refundMinor: null, reason: 'x' };
    await counter.call('event.refund', refund);
    await choose(member);
    expect(available('points')).toBe(0);
  });

  it('pay with a gift card in parts, and refuse a code that was changed', async () => {
    await open();
    const member = await enrol('An');
    await choose(member);
    await counter.call('giftCard.sell', { operationId: newOperation(), unit: 'wallet', paidMinor: 200_000 });
    const code = giftCodeOf(done().event);
    await choose(member);
    await counter.scan(code);
    const tenders = [{ kind: 'giftCard' as const, unit: 'wallet', code, amountMinor: null }];
    await sell({ totalMinor: 150_000, tenders });
    expect(done()).toMatchObject({ payableMinor: 0, walletMinor: 150_000 });
    await choose(member);
    await counter.scan(code);
    const { counter: at } = counter.view();
    expect(at.at === 'member' && at.codes).toMatchObject([{ kind: 'giftCard', available: 50_000 }]);
    await sell({ totalMinor: 80_000, tenders });
    expect(done()).toMatchObject({ payableMinor: 30_000, walletMinor: 50_000 });
    const forged = code.replace('200000', '900000');
    expect(await counter.refusal('code.enter', { code: forged })).toBe('codeAltered');
    expect(await counter.refusal('code.enter', { code })).toBe('codeUsed');
  });

  it('are on the slip of a guest’s bill, where any reader finds them, and are taken from there', async () => {
    await open();
    await counter.call('member.leave', {});
    await counter.call('bill.postAnonymous', { operationId: newOperation(), totalMinor: 600_000 });
    const { event } = done();
    const read = await codesOnSlip(event);
    expect(read).toHaveLength(2);
    const claim = read.find((code) => code.startsWith('Q1C/')) ?? '';
    const voucher = read.find((code) => code.startsWith('Q1V/')) ?? '';
    expect(claim).toBe(claimCodeOf(event).toUpperCase());

    const member = await enrol('An');
    await choose(member);
    await counter.scan(claim);
    await counter.call('claim.post', { operationId: newOperation(), code: claim });
    expect(available('points')).toBe(60);
    // A slip that is printed again after that promises nothing any more.
    expect(await codesOnSlip(event)).toEqual([voucher]);

    await choose(member);
    await counter.scan(voucher);
    const { counter: at } = counter.view();
    expect(at.at === 'member' && at.codes).toMatchObject([
      { kind: 'voucher', id: 'next-bill', available: 1 },
    ]);
    await sell({ totalMinor: 80_000, rewards: [{ reward: 'next-bill', quantity: 1, code: voucher }] });
    expect(done().payableMinor).toBe(30_000);
  });

  it('of a partner give what is settled with that partner, and nothing else', async () => {
    await open();
    const partnerKey = 'ab'.repeat(32);
    await counter.call('partner.saveKey', { partner: 'bakery', key: partnerKey });
    const signing = codeKey((text) =>
      createHmac('sha256', Buffer.from(partnerKey, 'hex')).update(text, 'utf8').digest('hex'),
    );
    const slip = (sequence: number, unit: string, quantity: number) =>
      writeCode(
        {
          kind: 'claim',
          of: `theirs.1.${sequence}`,
          until: '2026-12-31',
          earns: [{ unit, quantity, rule: 'spend' }],
        },
        signing,
      );
    await choose(await enrol('An'));
    const claim = (code: string) => ({ operationId: newOperation(), code });
    expect(await counter.refusal('claim.post', claim(slip(1, 'wallet', 999_999_999)))).toBe(
      'claimNotAccepted',
    );
    expect(await counter.refusal('claim.post', claim(slip(2, 'nothing', 1)))).toBe('claimNotAccepted');
    await counter.call('claim.post', claim(slip(3, 'points', 40)));
    expect(available('points')).toBe(40);
    const { businessDate } = counter.view();
    const statement = await counter.call('partner.settlement', { from: businessDate, until: businessDate });
    expect(statement.partners).toMatchObject([
      { partner: 'bakery', lines: [{ unit: 'points', givenForPartner: 40 }], balanceMinor: 40_000 },
    ]);
  });

  it('are on the slip of a voucher that was taken for points, for whoever brings it', async () => {
    await open();
    const member = await enrol('An');
    await choose(member);
    await sell({ totalMinor: 50_000 });
    await choose(member);
    const rewards = [{ reward: 'gift-to-a-friend', quantity: 1 }];
    await counter.call('reward.redeem', { operationId: newOperation(), rewards });
    expect(available('points')).toBe(0);
    const voucher = (await codesOnSlip(done().event)).find((code) => code.startsWith('Q1V/')) ?? '';
    await counter.call('member.leave', {});
    await counter.scan(voucher);
    await counter.call('bill.postAnonymous', {
      operationId: newOperation(),
      totalMinor: 80_000,
      rewards: [{ reward: 'next-bill', quantity: 1, code: voucher }],
    });
    expect(done().payableMinor).toBe(30_000);
  });

  it('are on a gift card, which pays as soon as it is read', async () => {
    await open();
    const member = await enrol('An');
    await choose(member);
    await counter.call('giftCard.sell', { operationId: newOperation(), unit: 'wallet', paidMinor: 200_000 });
    const { event } = done();
    const [code = ''] = await codesOnSlip(event);
    expect(code).toBe(giftCodeOf(event).toUpperCase());
    await choose(member);
    await counter.scan(code);
    const tenders = [{ kind: 'giftCard' as const, unit: 'wallet', code, amountMinor: null }];
    await sell({ totalMinor: 150_000, tenders });
    expect(done()).toMatchObject({ payableMinor: 0, walletMinor: 150_000 });
  });
});

/** What zbarimg, which knows nothing of us, reads on the picture of a slip. */
async function codesOnSlip(event: string): Promise<string[]> {
  const { png } = await counter.call('slip.preview', { event });
  const file = join(counter.folder, 'slip.png');
  writeFileSync(file, Buffer.from(png, 'base64'));
  const read = execFileSync('zbarimg', ['-q', '--raw', file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return read.trim().split('\n');
}

/** The codes that the slip of an event carries, written as the terminal writes them, from the log itself. */
function writtenFor(event: string): LedgerEvent {
  const opened = openForReading(join(counter.folder, 'quen.db'));
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const [, , sequence] = event.split('.');
  const row = opened.value
    .prepare<[number], { body: string }>('SELECT body FROM event WHERE sequence = ?')
    .get(Number(sequence));
  opened.value.close();
  return JSON.parse(row?.body ?? 'null') as LedgerEvent;
}

const merchantKey = new Uint8Array(32).fill(7);
const key = codeKey((text) =>
  createHmac('sha256', derive(merchantKey, 'slip codes')).update(text, 'utf8').digest('hex'),
);

function claimCodeOf(event: string): string {
  const { detail } = writtenFor(event);
  if (detail.kind !== 'anonymousSale' || !detail.claim) throw new Error('nothing can be claimed');
  return writeCode({ kind: 'claim', of: event, ...detail.claim }, key);
}

function giftCodeOf(event: string): string {
  const { legs, detail } = writtenFor(event);
  const leg = legs.find(({ account }) => account.startsWith('bearer:'));
  if (!leg || detail.kind !== 'purchase') throw new Error('no gift card was sold');
  const id = leg.account.slice('bearer:'.length);
  return writeCode(
    { kind: 'giftCard', id, unit: detail.item, amountMinor: detail.paidMinor, until: null },
    key,
  );
}
