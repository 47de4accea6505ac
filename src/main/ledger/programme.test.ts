/** What a whole programme asks of the ledger: gift cards, referrers, claims, purchases, promises, freezes, limits. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  draft,
  holder,
  openShop,
  posted,
  reversalOf,
  type Shop,
  saleOf,
} from '../../../test/support/ledger/shop.ts';
import { bearerOf } from '../../shared/domain/ledger/accounts.ts';
import type { EventDetail, LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { availableOn, pendingOn } from '../../shared/domain/ledger/holdings.ts';
import {
  earnLegs,
  expiryLegs,
  type Grant,
  mergeLegs,
  occasionLegs,
} from '../../shared/domain/ledger/legs.ts';
import { fingerprints, rebuildProjections } from './rebuild.ts';
import { verifyLog } from './verify.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
});
afterEach(() => {
  // Whatever a test did, the tables say what the log says and can be made again.
  const before = fingerprints(shop.database);
  expect(verifyLog(shop.database)).toMatchObject({ badEvent: null, differences: [] });
  rebuildProjections(shop.database);
  expect(fingerprints(shop.database)).toEqual(before);
  shop.close();
});

const today = '2026-11-21';
const tomorrow = '2026-11-22';
const text = { vi: '', th: '', en: '' };
const why = (rule: string, unit: string, quantity: number) => ({
  rule,
  inputs: {},
  text,
  outcome: { unit, quantity },
});
const sold: Extract<EventDetail, { kind: 'sale' }> = {
  kind: 'sale',
  totalMinor: 1000,
  discountMinor: 0,
  itemCount: 1,
  rewards: [],
  why: [],
};
/** Gives `grants` to an owner with an event of any kind. */
const give = (
  owner: string,
  detail: EventDetail,
  grants: readonly Grant[],
  fields: Parameters<typeof draft>[1] = {},
) =>
  posted(
    shop.ledger,
    draft(detail, {
      member: owner.startsWith('bearer:') ? null : owner,
      legs: (self) => earnLegs(self, owner, holder, shop.ledger.holdings(owner), grants),
      ...fields,
    }),
  );
const one = (unit: string, quantity: number, expiresOn: string | null = null): Grant => ({
  unit,
  quantity,
  expiresOn,
});
const undo = (event: LedgerEvent, fields: Parameters<typeof draft>[1] = {}) =>
  posted(shop.ledger, reversalOf(shop.ledger, event, event.member, null, fields));
const topUp = (paidMinor: number, what: 'topUp' | 'giftCard' = 'topUp'): EventDetail => ({
  kind: 'purchase',
  what,
  item: 'wallet',
  paidMinor,
  why: [],
});
const rollup = (measure: string) =>
  shop.database
    .prepare<[string]>(
      `SELECT date, key, count, amount FROM rollup
       WHERE measure = ? AND (count <> 0 OR amount <> 0) ORDER BY date, key`,
    )
    .all(measure);

describe('A pending lot', () => {
  it('is held, and spent only from its first day on', () => {
    give('ann', sold, [
      { ...one('cashback', 50, '2027-01-31'), availableFrom: tomorrow },
      one('cashback', 5),
    ]);
    shop.reopen();
    const holdings = shop.ledger.holdings('ann');
    expect([availableOn(holdings, today), pendingOn(holdings, today)]).toEqual([
      { cashback: 5 },
      { cashback: 50 },
    ]);
    const early = holdings.lots.find((lot) => lot.availableFrom === tomorrow);
    const legs = occasionLegs(
      'till1.1.9',
      [{ owner: 'ann', holdings, spends: [{ unit: 'cashback', quantity: 50 }], grants: [] }],
      holder,
      tomorrow,
    );
    expect(early && legs.ok).toBe(true);
    const spend = draft(sold, { member: 'ann', legs: () => (legs.ok ? legs.value : []) });
    expect(() => shop.ledger.post(spend)).toThrow('no lot is spent before its first day');
    posted(shop.ledger, { ...spend, businessDate: tomorrow });
    expect(availableOn(shop.ledger.holdings('ann'), tomorrow)).toEqual({ cashback: 5 });
  });
});

describe('What a bearer holds', () => {
  const card = bearerOf('G-1');

  it('is sold, spent by whoever brings it, and comes back', () => {
    const bought = give(card, topUp(5000, 'giftCard'), [one('gift', 5000, '2026-12-31')]);
    expect(shop.ledger.holdings(card).lots).toEqual([
      { lot: bought.id, unit: 'gift', holder, expiresOn: '2026-12-31', remainder: 5000 },
    ]);
    const paid = (member: string | null): EventDetail => {
      const tenders = [
        { kind: 'giftCard', amountMinor: 800 },
        { kind: 'cash', amountMinor: 200 },
      ] as const;
      return member === null ? { kind: 'anonymousSale', totalMinor: 1000, tenders } : { ...sold, tenders };
    };
    const pay = (member: string | null) =>
      posted(
        shop.ledger,
        draft(paid(member), {
          member,
          legs(self) {
            const parts = [
              {
                owner: card,
                holdings: shop.ledger.holdings(card),
                spends: [{ unit: 'gift', quantity: 800 }],
                grants: [],
              },
              ...(member === null
                ? []
                : [
                    {
                      owner: member,
                      holdings: shop.ledger.holdings(member),
                      spends: [],
                      grants: [one('points', 3)],
                    },
                  ]),
            ];
            const legs = occasionLegs(self, parts, holder, today);
            return legs.ok ? legs.value : [];
          },
        }),
      );
    const guest = pay(null);
    const ann = pay('ann');
    expect(availableOn(shop.ledger.holdings(card), today)).toEqual({ gift: 3400 });
    expect(rollup('walletPaid')).toEqual([{ date: today, key: 'giftCard', count: 2, amount: 1600 }]);
    expect(rollup('purchase')).toEqual([{ date: today, key: 'giftCard', count: 1, amount: 5000 }]);
    expect(shop.ledger.history({ member: card, limit: 10 }).map(({ id }) => id)).toEqual([
      ann.id,
      guest.id,
      bought.id,
    ]);

    posted(shop.ledger, reversalOf(shop.ledger, ann, 'ann', 500, { businessDate: tomorrow }));
    // Of 5.00 handed back, 4.00 went to the card.
    expect(rollup('refunded')).toEqual([{ date: tomorrow, key: '', count: 1, amount: 100 }]);
    expect(availableOn(shop.ledger.holdings(card), today)).toEqual({ gift: 3800 });
    expect(availableOn(shop.ledger.holdings('ann'), today)).toEqual({ points: 2 });
    undo(guest);
    posted(shop.ledger, reversalOf(shop.ledger, ann, 'ann', 500, { businessDate: tomorrow }));
    undo(bought);
    expect(shop.ledger.holdings(card)).toEqual({ lots: [], debts: {} });
    expect(rollup('purchase')).toEqual([]);
  });

  it('is found by its unit, as members’ balances are', () => {
    give(card, topUp(5000, 'giftCard'), [one('gift', 5000, today), one('gift', 20)]);
    give('ann', topUp(50), [one('gift', 50)]);
    expect(shop.ledger.ownersHolding('gift')).toEqual([
      { owner: 'ann', quantity: 50 },
      { owner: card, quantity: 5020 },
    ]);
    expect(shop.ledger.ownersHolding('points')).toEqual([]);
  });

  it('expires like anything else', () => {
    give(card, topUp(5000, 'giftCard'), [one('gift', 5000, today)]);
    give('ann', sold, [one('points', 5, today)]);
    expect(shop.ledger.ownersWithExpired(tomorrow, 10)).toEqual(['ann', card].sort());
    const legs = expiryLegs(shop.ledger.holdings(card), card, tomorrow);
    const expired = posted(shop.ledger, draft({ kind: 'expiry', onDate: tomorrow }, { legs: () => legs }));
    expect(shop.ledger.ownersWithExpired(tomorrow, 10)).toEqual(['ann']);
    expect(shop.ledger.expiredOf(expired.id)(card)).toEqual({});
    expect(shop.ledger.expiredOf('till1.1.1')(card)).toEqual({ gift: 5000 });
  });
});

describe('A purchase', () => {
  it('taken back on another day is money handed back, and its bonus goes too', () => {
    const bought = give('ann', topUp(500), [one('wallet', 500), one('wallet', 50, '2026-12-31')]);
    undo(bought, { businessDate: tomorrow });
    expect(rollup('purchase')).toEqual([{ date: today, key: 'topUp', count: 1, amount: 500 }]);
    expect(rollup('refunded')).toEqual([{ date: tomorrow, key: '', count: 1, amount: 500 }]);
    expect(shop.ledger.holdings('ann')).toEqual({ lots: [], debts: {} });
  });

  it('that was spent is owed, or let go', () => {
    const spend = () =>
      posted(
        shop.ledger,
        saleOf(shop.ledger, {
          member: 'ann',
          totalMinor: 300,
          spends: [{ unit: 'wallet', quantity: 300 }],
        }),
      );
    const first = give('ann', topUp(500), [one('wallet', 500)]);
    spend();
    undo(first);
    expect(shop.ledger.holdings('ann').debts).toEqual({ wallet: 300 });
    const second = give('ann', topUp(700), [one('wallet', 700)]);
    spend();
    posted(shop.ledger, reversalOf(shop.ledger, second, 'ann', null, {}, 'forgive'));
    expect(shop.ledger.holdings('ann')).toEqual({ lots: [], debts: {} });
    expect(rollup('adjusted')).toEqual([{ date: today, key: 'wallet', count: 1, amount: 600 }]);
  });
});

describe('A claim', () => {
  const claim = (of: string): EventDetail => ({
    kind: 'claim',
    of,
    partner: null,
    why: [why('r', 'points', 9)],
  });

  it('is given once per bill, and again once it was taken back', () => {
    const bill = posted(shop.ledger, draft({ kind: 'anonymousSale', totalMinor: 1000 }));
    expect(shop.ledger.claimOf(bill.id)).toBeNull();
    const first = give('ann', claim(bill.id), [one('points', 9)]);
    expect(shop.ledger.claimOf(bill.id)).toEqual(first);
    const second = draft(claim(bill.id), { member: 'bao' });
    expect(shop.ledger.post(second)).toEqual({
      ok: false,
      refusal: { kind: 'alreadyClaimed', event: first.id },
    });
    expect(rollup('claimed')).toEqual([{ date: today, key: '', count: 1, amount: 0 }]);
    undo(first);
    expect([shop.ledger.claimOf(bill.id), rollup('claimed')]).toEqual([null, []]);
    expect(shop.ledger.post(second)).toMatchObject({ ok: true });
  });

  it('may be of a bill that another terminal made', () => {
    give('ann', claim('other.1.7'), [one('points', 9)]);
    expect(shop.ledger.claimOf('other.1.7')?.member).toBe('ann');
  });
});

describe('Members', () => {
  const freeze = (from: string, until: string): EventDetail => ({
    kind: 'tierFrozen',
    from,
    until,
    reason: 'ill',
    approvedBy: 'o',
  });
  const merge = (from: string, into: string) =>
    posted(
      shop.ledger,
      draft(
        { kind: 'memberMerged', into },
        {
          member: from,
          legs: () =>
            mergeLegs(
              { member: from, holdings: shop.ledger.holdings(from) },
              { member: into, holdings: shop.ledger.holdings(into) },
              holder,
              today,
            ),
        },
      ),
    );
  const enrol = (member: string, referrer: string | null, businessDate = today) =>
    give(member, { kind: 'memberEnrolled', consent: '', why: [], referrer }, [], { businessDate });

  it('are frozen until that is taken back, whoever they become', () => {
    give('ann', freeze('2026-12-01', '2026-12-31'), []);
    const wrong = give('ann', freeze('2027-01-01', '2027-01-31'), []);
    undo(wrong);
    expect(shop.ledger.freezes('ann')).toEqual([{ from: '2026-12-01', until: '2026-12-31' }]);
    merge('ann', 'bao');
    expect(shop.ledger.freezes('bao')).toEqual([{ from: '2026-12-01', until: '2026-12-31' }]);
    expect(shop.ledger.freezes('chai')).toEqual([]);
  });

  it('know who brought them, and nobody brings themselves', () => {
    enrol('ann', null);
    enrol('bao', 'ann', '2026-11-02');
    expect([shop.ledger.referrerOf('bao'), shop.ledger.referredOn('bao')]).toEqual(['ann', '2026-11-02']);
    expect([shop.ledger.referrerOf('ann'), shop.ledger.referredOn('ann')]).toEqual([null, null]);
    merge('ann', 'chai');
    expect([shop.ledger.referrerOf('bao'), shop.ledger.survivorOf('ann')]).toEqual(['chai', 'chai']);
    merge('bao', 'dao');
    expect(shop.ledger.referrerOf('dao')).toBe('chai');
    merge('dao', 'chai');
    expect(shop.ledger.referrerOf('chai')).toBeNull();
  });

  it('see what friends’ bills earned them in their history', () => {
    const bill = posted(
      shop.ledger,
      draft(sold, {
        member: 'bao',
        legs(self) {
          const parts = ['bao', 'ann'].map((owner) => {
            return { owner, holdings: shop.ledger.holdings(owner), spends: [], grants: [one('points', 4)] };
          });
          const legs = occasionLegs(self, parts, holder, today);
          return legs.ok ? legs.value : [];
        },
      }),
    );
    expect(shop.ledger.history({ member: 'ann', limit: 5 })).toEqual([bill]);
    expect(shop.ledger.days('ann', 'earned:points')).toEqual([{ on: today, count: 1, amount: 4 }]);
    expect(shop.ledger.days('ann', 'visit')).toEqual([]);
    undo(bill, { businessDate: tomorrow });
    expect(shop.ledger.days('ann', 'earned:points')).toEqual([]);
    expect(shop.ledger.holdings('ann')).toEqual({ lots: [], debts: {} });
  });

  it('lose a balance of which nothing moved, counted over all that they were', () => {
    give('ann', sold, [one('points', 4)], { businessDate: '2026-01-05' });
    give('bao', sold, [one('points', 4)], { businessDate: '2026-03-05' });
    expect(shop.ledger.lastMovedOn('ann', 'points')).toBe('2026-01-05');
    expect(shop.ledger.ownersIdle('points', '2026-03-01', 10)).toEqual(['ann']);
    merge('bao', 'ann');
    expect(shop.ledger.lastMovedOn('ann', 'points')).toBe('2026-03-05');
    expect(shop.ledger.ownersIdle('points', '2026-03-01', 10)).toEqual([]);
    expect(shop.ledger.ownersIdle('points', '2026-03-06', 10)).toEqual(['ann']);
    expect(shop.ledger.ownersIdle('stamps', '2026-03-06', 10)).toEqual([]);
  });
});

describe('Days and uses', () => {
  const bill = (member: string, fields: Parameters<typeof draft>[1] = {}) =>
    give(
      member,
      {
        ...sold,
        rewards: [{ reward: 'coffee', quantity: 2, discountMinor: 100, costMinor: 0 }],
        why: [
          why('per-amount', 'points', 9),
          why('coffee', 'points', -40),
          { rule: 'coffee', inputs: {}, text, outcome: { moneyMinor: -100 } },
          { rule: 'happy-hour', inputs: {}, text, outcome: { moneyMinor: -50 } },
          { rule: 'asleep', inputs: {}, text, outcome: null },
        ],
        lines: [
          { item: 'latte', category: null, quantity: 2, amountMinor: 700, discountMinor: 0 },
          { item: 'latte', category: null, quantity: 1, amountMinor: 300, discountMinor: 0 },
          { item: null, category: null, quantity: 4, amountMinor: 0, discountMinor: 0 },
        ],
      },
      [one('points', 9)],
      fields,
    );

  it('count what a bill gave, and less where a part comes back, on its own day', () => {
    const first = bill('ann');
    bill('ann', { businessDate: tomorrow });
    const ids = ['per-amount', 'coffee', 'happy-hour', 'asleep', 'none'];
    expect(shop.ledger.uses('ann', ids)).toEqual({
      'per-amount': [
        { on: today, times: 1, quantity: 9 },
        { on: tomorrow, times: 1, quantity: 9 },
      ],
      coffee: [
        { on: today, times: 1, quantity: 2 },
        { on: tomorrow, times: 1, quantity: 2 },
      ],
      'happy-hour': [
        { on: today, times: 1, quantity: 50 },
        { on: tomorrow, times: 1, quantity: 50 },
      ],
    });
    posted(shop.ledger, reversalOf(shop.ledger, first, 'ann', 500, { businessDate: '2026-11-25' }));
    expect(shop.ledger.days('ann', 'spent')).toEqual([
      { on: today, count: 1, amount: 500 },
      { on: tomorrow, count: 1, amount: 1000 },
    ]);
    expect(shop.ledger.days('ann', 'spent', tomorrow)).toHaveLength(1);
    expect(shop.ledger.days('ann', 'item:latte')[0]).toEqual({ on: today, count: 1, amount: 2 });
    expect(shop.ledger.days('ann', 'earned:points')[0]).toEqual({ on: today, count: 1, amount: 5 });
    expect(shop.ledger.givenToAll(ids)).toEqual({
      'per-amount': { times: 2, quantity: 14 },
      coffee: { times: 2, quantity: 3 },
      'happy-hour': { times: 2, quantity: 75 },
    });
    posted(shop.ledger, reversalOf(shop.ledger, first, 'ann', 500, { businessDate: '2026-11-25' }));
    expect(shop.ledger.days('ann', 'spent')).toEqual([{ on: tomorrow, count: 1, amount: 1000 }]);
    expect(shop.ledger.days('ann', 'visit')).toHaveLength(1);
  });

  it('count promotions on a guest’s bill for everybody, and what it would earn when it is claimed', () => {
    const outcomes = [why('per-amount', 'points', 9), why('late', 'points', 3)];
    const promotion = { rule: 'happy-hour', inputs: {}, text, outcome: { moneyMinor: -50 } };
    const detail: EventDetail = { kind: 'anonymousSale', totalMinor: 1000, why: [...outcomes, promotion] };
    const guest = posted(shop.ledger, draft(detail));
    const ids = ['per-amount', 'happy-hour'];
    expect(shop.ledger.givenToAll(ids)).toEqual({ 'happy-hour': { times: 1, quantity: 50 } });
    give('ann', { kind: 'claim', of: guest.id, partner: null, why: outcomes }, [one('points', 12)]);
    expect(shop.ledger.givenToAll(ids)).toMatchObject({ 'per-amount': { times: 1, quantity: 9 } });
    expect(shop.ledger.uses('ann', ids)).toEqual({ 'per-amount': [{ on: today, times: 1, quantity: 9 }] });
  });

  it('count promises of a campaign and of each voucher', () => {
    const promised: EventDetail = {
      kind: 'promise',
      voucher: 'cake',
      by: 'campaign',
      source: 'birthday',
      why: [],
    };
    const event = give('ann', promised, [one('cake', 2)]);
    expect(shop.ledger.uses('ann', ['birthday'])).toEqual({
      birthday: [{ on: today, times: 1, quantity: 1 }],
    });
    expect(shop.ledger.days('ann', 'promised:cake')).toEqual([{ on: today, count: 1, amount: 2 }]);
    expect(rollup('promised')).toEqual([{ date: today, key: 'cake', count: 1, amount: 0 }]);
    undo(event);
    expect(shop.ledger.uses('ann', ['birthday'])).toEqual({});
    expect(shop.ledger.givenToAll(['birthday'])).toEqual({});
  });

  it.each([
    ['member_day', 'UPDATE member_day SET amount = amount + 1', /^days of ann: /],
    ['member_day', 'DELETE FROM member_day', /^days of ann: /],
    ['use_total', 'UPDATE use_total SET times = times + 1', /^uses: /],
  ])('that were changed in %s are found', (table, change, difference) => {
    bill('ann');
    shop.database.sqlite.exec(`CREATE TEMP TABLE kept AS SELECT * FROM ${table}`);
    shop.database.sqlite.exec(change);
    expect(verifyLog(shop.database).differences[0]).toMatch(difference);
    shop.database.sqlite.exec(`DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept`);
  });
});
