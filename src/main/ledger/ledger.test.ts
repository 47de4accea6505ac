import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  draft,
  holder,
  newOperation,
  openShop,
  posted,
  reversalOf,
  type Shop,
  saleOf,
} from '../../../test/support/ledger/shop.ts';
import { memberOf } from '../../shared/domain/ledger/accounts.ts';
import type { EventDetail, LedgerEvent, Leg } from '../../shared/domain/ledger/event.ts';
import { adjustLegs, expiryLegs, mergeLegs } from '../../shared/domain/ledger/legs.ts';
import { openOutstanding } from './outstanding.ts';
import { fingerprints } from './rebuild.ts';
import { verifyLog } from './verify.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
});
afterEach(() => shop.close());

const today = '2026-11-21';
const sale = (member = 'ann', earns = 10, fields: Parameters<typeof saleOf>[2] = {}) =>
  saleOf(
    shop.ledger,
    { member, totalMinor: 1000, grants: [{ unit: 'points', quantity: earns, expiresOn: '2026-12-01' }] },
    fields,
  );
const sell = (...args: Parameters<typeof sale>) => posted(shop.ledger, sale(...args));

describe('Posting', () => {
  it('names events in order, each following the one before', () => {
    const first = sell();
    const second = sell();
    expect([first.id, second.id]).toEqual(['till1.1.1', 'till1.1.2']);
    expect(second.previousHash).toBe(first.hash);
    expect(shop.ledger.head()).toEqual({ epoch: 1, sequence: 2, hash: second.hash });
    expect(shop.ledger.event(first.id)).toEqual(first);
    expect(shop.ledger.event('till1.1.9')).toBeNull();
    expect(shop.ledger.event('words')).toBeNull();
  });

  it('answers a retried operation with its first event, whatever the retry says', () => {
    const operationId = newOperation();
    const first = sell('ann', 10, { operationId });
    expect(sell('ann', 99, { operationId })).toEqual(first);
    expect(shop.ledger.head().sequence).toBe(1);
  });

  it('refuses a receipt that stands for a bill, with or without a member, until that bill is gone', () => {
    const first = sell('ann', 10, { receipt: 'R1' });
    const again = draft({ kind: 'anonymousSale', totalMinor: 5 }, { receipt: 'R1' });
    const refusal = { kind: 'receiptAlreadyPosted', event: first.id };
    expect(shop.ledger.post(again)).toEqual({ ok: false, refusal });
    posted(shop.ledger, reversalOf(shop.ledger, first, 'ann', 999, { receipt: 'R1' }));
    expect(shop.ledger.post(again)).toEqual({ ok: false, refusal });
    posted(shop.ledger, reversalOf(shop.ledger, first, 'ann', 1, { receipt: 'R1' }));
    expect(shop.ledger.post(again)).toMatchObject({ ok: true });
  });

  it('commits what is written alongside with the event, or neither', () => {
    const note = shop.database.prepare("INSERT INTO setting VALUES ('note', '1')");
    const notes = () =>
      shop.database.prepare("SELECT count(*) FROM setting WHERE key = 'note'").pluck().get();
    const failing = () => {
      note.run();
      throw new Error('no');
    };
    const posting = sale();
    expect(() => posting && shop.ledger.post(posting, failing)).toThrow('no');
    expect([shop.ledger.head().sequence, notes()]).toEqual([0, 0]);
    expect(posting && shop.ledger.post(posting, () => void note.run())).toMatchObject({ ok: true });
    expect([shop.ledger.head().sequence, notes()]).toEqual([1, 1]);
  });

  const leg = (fields: Partial<Leg>): Leg => ({
    account: 'member:ann',
    unit: 'points',
    bucket: 'available',
    holder,
    lot: 'till1.1.1',
    expiresOn: null,
    amount: 5,
    ...fields,
  });
  const issued = leg({ account: 'issued', lot: null, amount: -5 });
  const redeemed = leg({ account: 'redeemed', lot: null, amount: 5 });
  it.each<[string, Leg[], string]>([
    ['makes points', [leg({})], 'sum to zero'],
    ['moves nothing', [leg({ amount: 0 })], 'never nothing'],
    ['moves half a point', [leg({ amount: 0.5 }), leg({ amount: -0.5 })], 'whole amount'],
    ['takes from an empty lot', [leg({ amount: -5 }), redeemed], 'no lot goes below zero'],
    ['pays back what is not owed', [leg({ bucket: 'debt', lot: null }), issued], 'no more is paid back'],
    ['holds without a lot', [leg({ lot: null }), issued], 'lies in a lot'],
    [
      'knows no such account',
      [leg({ account: 'theirs' as 'issued', lot: null }), issued],
      'every account is known',
    ],
    [
      'spends an expired lot',
      [leg({ expiresOn: '2026-11-20', amount: -5 }), redeemed],
      'no lot is spent after its last day',
    ],
    [
      'leaves open whose points were issued',
      [leg({}), leg({ account: 'bearer:g1' }), leg({ account: 'issued', lot: null, amount: -10 })],
      'every system leg names its own',
    ],
    [
      'spends a lot too early',
      [leg({ availableFrom: '2026-11-22', amount: -5 }), redeemed],
      'no lot is spent before its first day',
    ],
    [
      'gives debt a first day',
      [leg({ bucket: 'debt', lot: null, availableFrom: '2026-11-22', amount: -5 }), redeemed],
      'have no lots',
    ],
    [
      'holds and owes at once',
      [leg({}), issued, leg({ bucket: 'debt', lot: null, amount: -5 }), redeemed],
      'nothing is held while something is owed',
    ],
  ])('stops an event that %s, and leaves nothing of it', (_, legs, promise) => {
    const before = fingerprints(shop.database);
    const detail: EventDetail = {
      kind: 'sale',
      totalMinor: 1,
      discountMinor: 0,
      itemCount: 1,
      rewards: [],
      why: [],
    };
    expect(() => shop.ledger.post(draft(detail, { member: 'ann', legs: () => legs }))).toThrow(promise);
    expect(shop.ledger.head().sequence).toBe(0);
    expect(fingerprints(shop.database)).toEqual(before);
  });

  it('verifies debts in whatever order they came', () => {
    for (const unit of ['stamps', 'points']) {
      const owing = [
        leg({ unit, bucket: 'debt', lot: null, amount: -5 }),
        leg({ account: 'issued', unit, lot: null, amount: 5 }),
      ];
      const detail: EventDetail = {
        kind: 'sale',
        totalMinor: 1,
        discountMinor: 0,
        itemCount: 1,
        rewards: [],
        why: [],
      };
      expect(shop.ledger.post(draft(detail, { member: 'ann', legs: () => owing }))).toMatchObject({
        ok: true,
      });
    }
    expect(verifyLog(shop.database)).toMatchObject({ badEvent: null, differences: [] });
  });
});

describe('History', () => {
  it('is read newest first, by member, kind and day, in pages', () => {
    const first = sell('ann');
    const second = sell('bao', 10, { businessDate: '2026-11-22' });
    const undone = posted(shop.ledger, reversalOf(shop.ledger, first, 'ann', null));
    const ids = (query: Omit<Parameters<typeof shop.ledger.history>[0], 'limit'>, limit = 10) =>
      shop.ledger.history({ ...query, limit }).map((event) => event.id);
    expect(ids({})).toEqual([undone.id, second.id, first.id]);
    expect(ids({ member: 'ann' })).toEqual([undone.id, first.id]);
    expect(ids({ kinds: ['sale'] })).toEqual([second.id, first.id]);
    expect(ids({ date: '2026-11-22' })).toEqual([second.id]);
    expect(ids({ offset: 1 }, 1)).toEqual([second.id]);
    expect(shop.ledger.reversalsOf(first.id)).toEqual([undone]);
    expect([...shop.ledger.reversalsOfEach([first.id, second.id])]).toEqual([[first.id, [undone]]]);
  });

  it('of a member is the same by its latest events as by all of them', () => {
    const sold = Array.from({ length: 4 }, () => sell('ann'));
    sell('bao');
    const [first] = sold;
    if (first) posted(shop.ledger, reversalOf(shop.ledger, first, 'ann', null));
    for (const limit of [1, 3, 10]) {
      const latest = shop.ledger.history({ member: 'ann', limit });
      const all = shop.ledger.history({ member: 'ann', kinds: ['sale', 'reversal'], limit });
      expect(latest).toEqual(all);
      expect(latest).toHaveLength(Math.min(limit, 5));
    }
  });

  it('of a member holds what happened under the name that was merged into them', () => {
    const before = sell('bao');
    posted(
      shop.ledger,
      draft(
        { kind: 'memberMerged', into: 'ann' },
        {
          member: 'bao',
          legs: () =>
            mergeLegs(
              { member: 'bao', holdings: shop.ledger.holdings('bao') },
              { member: 'ann', holdings: shop.ledger.holdings('ann') },
              holder,
              today,
            ),
        },
      ),
    );
    expect(shop.ledger.history({ member: 'ann', limit: 10 }).map((event) => event.id)).toContain(before.id);
    expect(shop.ledger.activity('ann')).toEqual({ visits: 1, lastVisitOn: today, enrolledOn: null });
    expect(shop.ledger.expiredOf(before.id)('ann')).toEqual({});
    const legs = expiryLegs(shop.ledger.holdings('ann'), 'ann', '2026-12-02');
    posted(shop.ledger, draft({ kind: 'expiry', onDate: '2026-12-02' }, { member: 'ann', legs: () => legs }));
    expect(shop.ledger.expiredOf(before.id)('ann')).toEqual({ points: 10 });
  });
});

it('knows who was here when, and forgets what was taken back', () => {
  posted(
    shop.ledger,
    draft({ kind: 'memberEnrolled', consent: 'v1', why: [] }, { member: 'ann', businessDate: '2026-11-01' }),
  );
  sell('ann', 10, { businessDate: '2026-11-02' });
  const last = sell('ann', 10, { businessDate: '2026-11-03' });
  expect(shop.ledger.activity('ann')).toEqual({
    visits: 2,
    lastVisitOn: '2026-11-03',
    enrolledOn: '2026-11-01',
  });
  posted(shop.ledger, reversalOf(shop.ledger, last, 'ann', 400));
  expect(shop.ledger.activity('ann').visits).toBe(2);
  posted(shop.ledger, reversalOf(shop.ledger, last, 'ann', 600));
  expect(shop.ledger.activity('ann')).toMatchObject({ visits: 1, lastVisitOn: '2026-11-02' });
  expect(shop.ledger.activity('nobody')).toEqual({ visits: 0, lastVisitOn: null, enrolledOn: null });
});

describe('The days’ totals', () => {
  it('tie to the events', () => {
    const events: LedgerEvent[] = [sell('ann', 30), sell('bao', 20)];
    const post = (...args: Parameters<typeof draft>) => events.push(posted(shop.ledger, draft(...args)));
    const withReward = saleOf(shop.ledger, {
      member: 'ann',
      totalMinor: 5000,
      discountMinor: 400,
      grants: [{ unit: 'points', quantity: 7, expiresOn: null }],
      spends: [{ unit: 'points', quantity: 12 }],
    });
    const rewarded = posted(shop.ledger, withReward);
    events.push(rewarded);
    events.push(posted(shop.ledger, reversalOf(shop.ledger, rewarded, 'ann', 2500)));
    post({ kind: 'anonymousSale', totalMinor: 700 });
    const wrong = sell('bao', 90);
    events.push(wrong, posted(shop.ledger, reversalOf(shop.ledger, wrong, 'bao', null)));
    const adjusted = adjustLegs(
      'till1.1.9',
      'bao',
      holder,
      shop.ledger.holdings('bao'),
      { unit: 'points', quantity: -3, expiresOn: null },
      today,
    );
    if (!adjusted.ok) throw new Error('bao has enough');
    post(
      { kind: 'adjustment', reason: 'r', approvedBy: 'owner' },
      { member: 'bao', legs: () => adjusted.value },
    );

    const row = (measure: string, key: string) =>
      shop.database
        .prepare<[string, string]>(
          'SELECT sum(count) AS count, sum(amount) AS amount FROM rollup WHERE measure = ? AND key = ?',
        )
        .get(measure, key);
    // Three bills with a member stand, one was undone; half of the third was refunded.
    expect(row('bill', 'anna')).toEqual({ count: 3, amount: 1000 + 1000 + 5000 });
    expect(row('anonymousBill', 'anna')).toEqual({ count: 1, amount: 700 });
    expect(row('pointsPaid', '')).toEqual({ count: 1, amount: 400 });
    expect(row('refunded', '')).toEqual({ count: 1, amount: 2500 });
    expect(row('reversal', 'anna')).toEqual({ count: 2, amount: 0 });
    expect(row('adjustment', 'anna')).toEqual({ count: 1, amount: 0 });
    expect(row('earned', 'points')).toMatchObject({ amount: 30 + 20 + 7 + 90 });
    expect(row('takenBack', 'points')).toMatchObject({ amount: 3 + 90 });
    expect(row('used', 'points')).toMatchObject({ amount: 12 });
    expect(row('givenBack', 'points')).toMatchObject({ amount: 6 });
    expect(row('adjusted', 'points')).toMatchObject({ amount: -3 });

    const held = events
      .flatMap((event) => event.legs)
      .filter((leg) => memberOf(leg.account) !== null)
      .reduce((total, leg) => total + leg.amount, 0);
    expect(openOutstanding(shop.database)(today)).toEqual({ points: held });
    expect(verifyLog(shop.database).differences).toEqual([]);
  });

  it('know what was held at the end of a day gone by', () => {
    sell('ann', 30);
    sell('ann', 5, { businessDate: '2026-11-22' });
    const outstanding = openOutstanding(shop.database);
    expect(['2026-11-20', today, '2026-11-22'].map((date) => outstanding(date)['points'])).toEqual([
      0, 30, 35,
    ]);
  });

  it('count a bill taken back on another day as money handed back', () => {
    const wrong = sell('ann', 10);
    posted(shop.ledger, reversalOf(shop.ledger, wrong, 'ann', null, { businessDate: '2026-11-22' }));
    const rows = shop.database
      .prepare('SELECT date, measure, count, amount FROM rollup WHERE measure IN (?, ?) ORDER BY date')
      .all('bill', 'refunded');
    expect(rows).toEqual([
      { date: today, measure: 'bill', count: 1, amount: 1000 },
      { date: '2026-11-22', measure: 'refunded', count: 1, amount: 1000 },
    ]);
  });
});
