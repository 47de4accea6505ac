import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  draft,
  occasionOf,
  openShop,
  posted,
  reversalOf,
  type SaleOf,
  type Shop,
  saleOf,
} from '../../../../test/support/ledger/shop.ts';
import type { EventDetail, LedgerEvent } from '../../../shared/domain/ledger/event.ts';
import { addDays, type LocalDate } from '../../../shared/kernel/dates.ts';
import { answer } from './answer.ts';
import { openInsights } from './insights.ts';
import type { AnswerTo, Question } from './question.ts';

const today = '2026-11-21';
const zone = 'Asia/Ho_Chi_Minh';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
});
afterEach(() => shop.close());

const ask = <Q extends Question>(question: Q): AnswerTo<Q> => answer(shop.database.file, question);

function enrol(member: string, businessDate: LocalDate): void {
  posted(shop.ledger, draft({ kind: 'memberEnrolled', consent: 'c', why: [] }, { member, businessDate }));
}

const sell = (member: string, businessDate: LocalDate, sale: Partial<SaleOf> = {}): LedgerEvent =>
  posted(shop.ledger, saleOf(shop.ledger, { member, totalMinor: 10_000, ...sale }, { businessDate }));

const sellToGuest = (businessDate: LocalDate, totalMinor: number, more: object = {}): LedgerEvent =>
  posted(shop.ledger, draft({ kind: 'anonymousSale', totalMinor, ...more }, { businessDate }));

const takeBack = (event: LedgerEvent, member: string | null, minor: number | null, businessDate: LocalDate) =>
  posted(shop.ledger, reversalOf(shop.ledger, event, member, minor, { businessDate }));

const pointsGiven = (quantity: number) => [
  { unit: 'points', quantity, expiresOn: null, availableFrom: null },
];

describe('Months', () => {
  const months = () => ask({ part: 'months', today, promotions: ['rain'] }).months;

  it('begin with the first that has anything in it and end with this one', () => {
    expect(months()).toEqual([]);
    sellToGuest('2026-09-30', 5_000);
    expect(months().map(({ month }) => month)).toEqual(['2026-09', '2026-10', '2026-11']);
    sellToGuest('2024-11-30', 5_000);
    expect(months()).toHaveLength(3);
    sellToGuest('2024-12-01', 5_000);
    expect(months()).toHaveLength(24);
    expect(months()[0]?.month).toBe('2024-12');
  });

  it('tell who came, came again, and came back after sixty days', () => {
    enrol('ann', '2026-08-01');
    enrol('bao', '2026-11-05');
    // Ann: August, September, then 60 days later November, twice.
    for (const date of ['2026-08-01', '2026-09-10', '2026-11-09', '2026-11-10']) sell('ann', date);
    sell('bao', '2026-11-05');
    // Châu: 59 days apart.
    enrol('chau', '2026-09-22');
    sell('chau', '2026-09-22');
    sell('chau', '2026-11-20');
    // Taken back whole, it never was.
    takeBack(sell('dan', '2026-11-02'), 'dan', null, '2026-11-02');
    const facts = months().map(({ month, active, returning, cameBack, joined, bills }) => [
      month,
      active,
      returning,
      cameBack,
      joined,
      bills,
    ]);
    expect(facts).toEqual([
      ['2026-08', 1, 0, 0, 1, 1],
      ['2026-09', 2, 1, 0, 1, 2],
      ['2026-10', 0, 0, 0, 0, 0],
      ['2026-11', 3, 2, 1, 1, 4],
    ]);
  });

  it('add up bills, money, rewards and units', () => {
    const bill = sell('ann', '2026-11-02', {
      totalMinor: 30_000,
      discountMinor: 4_000,
      grants: pointsGiven(50),
    });
    sell('ann', '2026-11-03', { totalMinor: 20_000, spends: [{ unit: 'points', quantity: 10 }] });
    sellToGuest('2026-11-03', 50_000);
    const given = (reward: string, discountMinor: number, costMinor: number) => ({
      reward,
      quantity: 2,
      discountMinor,
      costMinor,
    });
    const rewards = [given('mug', 0, 9_000), given('rain', 3_000, 0)];
    sellToGuest('2026-11-04', 6_000, { discountMinor: 3_000, rewards });
    // Half of the bill goes back: 25 of 50 points.
    takeBack(bill, 'ann', 15_000, '2026-11-05');
    expect(months()).toHaveLength(1);
    expect(months()[0]).toMatchObject({
      bills: 2,
      billsMinor: 50_000,
      otherBills: 2,
      otherMinor: 56_000,
      rewards: 2,
      rewardsMinor: 4_000 + 3_000 + 9_000,
      units: [{ unit: 'points', earned: 25, used: 10 }],
    });
  });

  it('count how members liked it, without what was taken back', () => {
    const rated = (rating: 1 | 2 | 3 | 4 | 5 | undefined) => {
      const said: EventDetail = {
        kind: 'action',
        action: 'review',
        ...(rating === undefined ? {} : { rating }),
        rewards: [],
        why: [],
      };
      return posted(shop.ledger, draft(said, { member: 'ann', businessDate: '2026-11-04' }));
    };
    sell('ann', '2026-11-04');
    for (const rating of [5, 5, 4, 1, undefined] as const) rated(rating);
    takeBack(rated(2), 'ann', null, '2026-11-05');
    expect(months()[0]?.ratings).toEqual([1, 0, 0, 1, 2]);
  });
});

describe('Life-time value', () => {
  it('is what the bills of each member add up to', () => {
    enrol('ann', '2026-10-01');
    enrol('bao', '2026-06-15');
    enrol('chau', '2026-06-20');
    const bill = sell('ann', '2026-10-02', { totalMinor: 40_000, discountMinor: 6_000 });
    takeBack(bill, 'ann', 20_000, '2026-10-03');
    sell('bao', '2026-06-15', { totalMinor: 7_000 });
    sell('bao', '2026-06-16', { totalMinor: 8_000 });
    posted(
      shop.ledger,
      draft(
        {
          kind: 'action',
          action: 'redemption',
          rewards: [{ reward: 'mug', quantity: 1, discountMinor: 0, costMinor: 900 }],
          why: [],
        },
        { member: 'bao', businessDate: '2026-06-16' },
      ),
    );
    const { months, all } = ask({ part: 'lifetime', today });
    const none = { expectedMinor: null };
    expect(months).toEqual([
      { month: '2026-06', members: 2, visits: 2, spentMinor: 15_000, costMinor: 900, coming: 0, ...none },
      { month: '2026-10', members: 1, visits: 1, spentMinor: 20_000, costMinor: 3_000, coming: 1, ...none },
    ]);
    expect(all).toMatchObject({ members: 3, visits: 3, spentMinor: 35_000, costMinor: 3_900, coming: 1 });
  });

  it('knows who came in the last two periods', () => {
    const recent = addDays(today, -59);
    for (let place = 0; place < 32; place += 1) {
      const member = `m${place}`;
      enrol(member, '2026-03-01');
      sell(member, '2026-03-02', { totalMinor: 1_000 });
      sell(member, place < 16 ? addDays(recent, -60) : addDays(recent, -1), { totalMinor: 1_000 });
      if (place % 2 === 0) sell(member, recent, { totalMinor: 32_000 });
    }
    const lifetime = ask({ part: 'lifetime', today });
    expect(lifetime.keepBasisPoints).toBe(5_000);
    // 16 × 32,000 ÷ 32 = 16,000 each; × 9,843 ÷ 10,000 = 15,748.
    expect(lifetime.all).toMatchObject({ members: 32, coming: 16, expectedMinor: 15_000 });
  });

  it('follows members who have become one', () => {
    enrol('ann', '2026-10-01');
    enrol('anna', '2026-09-01');
    sell('ann', '2026-10-02');
    sell('anna', '2026-10-03');
    posted(shop.ledger, draft({ kind: 'memberMerged', into: 'anna' }, { member: 'ann' }));
    const { months } = ask({ part: 'lifetime', today });
    expect(months).toHaveLength(1);
    expect(months[0]).toMatchObject({ month: '2026-09', members: 1, visits: 2, spentMinor: 20_000 });
  });
});

describe('Best sellers', () => {
  const line = (item: string | null, quantity: number, amountMinor: number, discountMinor = 0) => ({
    item,
    category: null,
    quantity,
    amountMinor,
    discountMinor,
  });
  const toMember = (businessDate: LocalDate, lines: ReturnType<typeof line>[]): LedgerEvent =>
    posted(
      shop.ledger,
      occasionOf(
        shop.ledger,
        { kind: 'sale', totalMinor: 10_000, discountMinor: 0, itemCount: 1, rewards: [], why: [], lines },
        [],
        { member: 'ann', businessDate },
      ),
    );

  it('are counted by pieces and money, members apart', () => {
    toMember('2026-11-20', [line('tea', 2, 8_000), line('cake', 1, 5_000, 1_000), line(null, 1, 900)]);
    sellToGuest('2026-11-21', 20_000, { lines: [line('tea', 3, 12_000)] });
    // Outside the thirty days, and taken back whole.
    toMember(addDays(today, -30), [line('cake', 9, 45_000)]);
    takeBack(toMember('2026-11-20', [line('cake', 9, 45_000)]), 'ann', null, '2026-11-21');
    const report = ask({ part: 'sellers', today, days: 30, promotions: [] });
    expect(report).toMatchObject({ from: '2026-10-23', until: today });
    expect(report.items).toEqual([
      { item: 'tea', memberPieces: 2, otherPieces: 3, memberMinor: 8_000, otherMinor: 12_000 },
      { item: 'cake', memberPieces: 1, otherPieces: 0, memberMinor: 4_000, otherMinor: 0 },
    ]);
  });

  it('stand beside the rewards that were taken, with what they cost', () => {
    const given = (reward: string, quantity: number, discountMinor: number, costMinor: number) => ({
      reward,
      quantity,
      discountMinor,
      costMinor,
    });
    sellToGuest('2026-11-20', 9_000, { rewards: [given('mug', 2, 0, 8_000), given('rain', 900, 900, 0)] });
    sellToGuest('2026-11-20', 9_000, { rewards: [given('points', 40, 4_000, 0), given('mug', 1, 0, 4_000)] });
    const { rewards } = ask({ part: 'sellers', today, days: 30, promotions: ['rain'] });
    expect(rewards).toEqual([
      { reward: 'mug', count: 3, costMinor: 12_000 },
      { reward: 'points', count: 1, costMinor: 4_000 },
    ]);
  });
});

describe('Habits', () => {
  const habits = (closingHour = 4) =>
    ask({ part: 'habits', today, days: 30, calendar: { zone, closingHour } });

  it('are bills with members by weekday and hour, in the order of the business day', () => {
    // The clock of the shop stands at Saturday, 10:00 in Hà Nội.
    sell('ann', today);
    sell('ann', today);
    sellToGuest(today, 5_000);
    shop.clock.advance(15 * 3_600_000 + 1_800_000);
    // Sunday, 01:30: still Saturday's business.
    sell('ann', today);
    const report = habits();
    expect(report.hours).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 0, 1]);
    expect(report.bills).toHaveLength(7);
    expect(report.bills[5]).toEqual([2, ...Array.from({ length: 14 }, () => 0), 1]);
    expect(report.bills.flat().reduce((sum, bills) => sum + bills, 0)).toBe(3);
  });

  it('are empty where nobody came', () => {
    expect(habits()).toMatchObject({ from: '2026-10-23', hours: [], bills: [[], [], [], [], [], [], []] });
  });
});

describe('The forecast', () => {
  it('is made from the days before this one', () => {
    expect(ask({ part: 'forecast', today })).toEqual({ kind: 'early', days: 0, needed: 28 });
    for (let ago = 0; ago <= 28; ago += 1) {
      sell('ann', addDays(today, -ago), { totalMinor: 4_000 });
      sellToGuest(addDays(today, -ago), 6_000);
    }
    const forecast = ask({ part: 'forecast', today });
    if (forecast.kind === 'early') throw new Error('there are 28 days');
    expect(forecast.past.map(({ bills, totalMinor }) => [bills, totalMinor])).toEqual(
      Array.from({ length: 4 }, () => [14, 70_000]),
    );
    expect(forecast.memberBasisPoints).toBe(5_000);
    expect(forecast.weeks[3]).toMatchObject({ totalMinor: { least: 66_000, most: 74_000 } });
  });
});

describe('The reading thread', () => {
  it('answers the same, one at a time, and again once something was posted', async () => {
    const insights = openInsights(shop.database);
    const question = { part: 'months', today, promotions: [] } as const;
    sell('ann', today);
    const [months, again, forecast] = await Promise.all([
      insights.ask(question),
      insights.ask(question),
      insights.ask({ part: 'forecast', today }),
    ]);
    expect(months).toEqual(ask(question));
    expect(again).toBe(months);
    expect(forecast.kind).toBe('early');
    sell('ann', today);
    expect((await insights.ask(question)).months[0]?.bills).toBe(2);
    await insights.close();
    await insights.close();
    await expect(insights.ask({ part: 'lifetime', today })).rejects.toThrow('closing');
  });
});
