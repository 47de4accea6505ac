import { describe, expect, it } from 'vitest';
import { bearerOf } from '../accounts.ts';
import { assertBalanced } from '../assertions.ts';
import type { EventDetail, EventId, LedgerEvent, Leg } from '../event.ts';
import { availableOn, type Holdings, type Lot, noHoldings, pendingOn } from '../holdings.ts';
import {
  adjustLegs,
  earnLegs,
  expiryLegs,
  type Grant,
  mergeLegs,
  occasionLegs,
  type Part,
  refundShare,
  reversalLegs,
  spendLegs,
} from '../legs.ts';
import { openProjection } from '../project.ts';

const today = '2026-11-21';
const holder = 'store';
const lot = (id: EventId, remainder: number, expiresOn: string | null = null, unit = 'points'): Lot => ({
  lot: id,
  unit,
  holder,
  expiresOn,
  remainder,
});
const points = (quantity: number, expiresOn: string | null = null): Grant => ({
  unit: 'points',
  quantity,
  expiresOn,
});
const holding = (lots: readonly Lot[], debts: Record<string, number> = {}): Holdings => ({ lots, debts });
/** What moved, in short: `lot amount` or `debt amount`. */
const moves = (legs: readonly Leg[]) => {
  assertBalanced(legs);
  return legs.map((leg) => `${leg.lot ?? (leg.bucket === 'debt' ? 'debt' : leg.account)} ${leg.amount}`);
};

describe('Earning', () => {
  it('makes a lot named by the event', () => {
    expect(moves(earnLegs('t.1.5', 'ann', holder, noHoldings, [points(10)]))).toEqual([
      't.1.5 10',
      'issued -10',
    ]);
  });

  it('pays debt first', () => {
    const legs = earnLegs('t.1.5', 'ann', holder, holding([], { points: 4 }), [points(10)]);
    expect(moves(legs)).toEqual(['t.1.5 6', 'debt 4', 'issued -10']);
  });

  it('makes no lot when debt takes everything', () => {
    const legs = earnLegs('t.1.5', 'ann', holder, holding([], { points: 40 }), [points(10)]);
    expect(moves(legs)).toEqual(['debt 10', 'issued -10']);
  });

  it('keeps two last days of one unit apart, under one name', () => {
    const legs = earnLegs('t.1.5', 'ann', holder, noHoldings, [
      points(3, '2026-12-31'),
      points(4, '2027-12-31'),
    ]);
    expect(legs.filter((leg) => leg.lot).map((leg) => [leg.expiresOn, leg.amount])).toEqual([
      ['2026-12-31', 3],
      ['2027-12-31', 4],
    ]);
    expect(moves(legs).at(-1)).toBe('issued -7');
  });

  it('moves nothing for a grant of 0', () => {
    expect(earnLegs('t.1.5', 'ann', holder, noHoldings, [points(0)])).toEqual([]);
  });
});

describe('Spending', () => {
  const held = holding([
    lot('t.1.10', 5, '2027-01-31'),
    lot('t.1.9', 5, '2027-01-31'),
    lot('t.1.1', 5),
    lot('t.1.2', 5, '2026-11-20'),
    lot('t.1.3', 5, today),
  ]);

  it('takes the earliest last day first, ties by issue, and never an expired lot', () => {
    const legs = spendLegs('ann', holder, held, 'points', 17, today);
    expect(legs.ok && moves(legs.value)).toEqual([
      't.1.3 -5',
      't.1.9 -5',
      't.1.10 -5',
      't.1.1 -2',
      'redeemed 17',
    ]);
  });

  it('is refused with what is missing', () => {
    expect(spendLegs('ann', holder, held, 'points', 21, today)).toEqual({
      ok: false,
      refusal: { kind: 'insufficient', missing: 1 },
    });
  });

  it('leaves what another holder may spend', () => {
    const elsewhere = holding([{ ...lot('t.1.1', 5), holder: 'centre' }]);
    expect(spendLegs('ann', holder, elsewhere, 'points', 1, today).ok).toBe(false);
  });

  it('leaves pending lots until their first day', () => {
    const held = holding([
      { ...lot('t.1.1', 5, '2027-01-31'), availableFrom: '2026-11-22' },
      lot('t.1.2', 4),
    ]);
    expect([availableOn(held, today), pendingOn(held, today)]).toEqual([{ points: 4 }, { points: 5 }]);
    expect([availableOn(held, '2026-11-22'), pendingOn(held, '2026-11-22')]).toEqual([{ points: 9 }, {}]);
    expect(spendLegs('ann', holder, held, 'points', 5, today)).toMatchObject({ refusal: { missing: 1 } });
    const legs = spendLegs('ann', holder, held, 'points', 6, '2026-11-22');
    expect(legs.ok && moves(legs.value)).toEqual(['t.1.1 -5', 't.1.2 -1', 'redeemed 6']);
    expect(legs.ok && legs.value[0]).toMatchObject({ availableFrom: '2026-11-22' });
  });

  it('comes before earning on one bill', () => {
    const moved = { spends: [{ unit: 'points', quantity: 6 }], grants: [points(10)] };
    const part = (held: number) => [{ owner: 'ann', holdings: holding([lot('t.1.1', held)]), ...moved }];
    const refusal = { kind: 'insufficient', missing: 1, unit: 'points', owner: 'ann' };
    expect(occasionLegs('t.1.5', part(5), holder, today)).toEqual({ ok: false, refusal });
    const legs = occasionLegs('t.1.5', part(6), holder, today);
    expect(legs.ok && moves(legs.value)).toEqual(['t.1.1 -6', 't.1.5 10', 'redeemed 6', 'issued -10']);
  });
});

describe('A bill of several owners', () => {
  const parts = (): Part[] => [
    {
      owner: 'ann',
      holdings: holding([lot('t.1.1', 6)]),
      spends: [{ unit: 'points', quantity: 6 }],
      grants: [points(10)],
    },
    { owner: 'ref', holdings: noHoldings, spends: [], grants: [points(2)] },
    { owner: bearerOf('g1'), holdings: noHoldings, spends: [], grants: [points(0)] },
    { owner: bearerOf('g2'), holdings: noHoldings, spends: [], grants: [{ ...points(1), unit: 'cake' }] },
  ];

  it('says whose other side each system leg is', () => {
    const legs = occasionLegs('t.1.5', parts(), holder, today);
    if (!legs.ok) throw new Error('enough is held');
    assertBalanced(legs.value);
    const shown = legs.value.map((leg) => [leg.account, leg.opposite ?? null, leg.unit, leg.amount]);
    expect(shown).toEqual([
      ['member:ann', null, 'points', -6],
      ['member:ann', null, 'points', 10],
      ['redeemed', 'member:ann', 'points', 6],
      ['issued', 'member:ann', 'points', -10],
      ['member:ref', null, 'points', 2],
      ['issued', 'member:ref', 'points', -2],
      ['bearer:g2', null, 'cake', 1],
      ['issued', 'bearer:g2', 'cake', -1],
    ]);
  });

  it('takes parts of one owner together', () => {
    const [first, second] = parts();
    if (!first || !second) throw new Error('two parts');
    const legs = occasionLegs('t.1.5', [first, { ...second, owner: 'ann' }], holder, today);
    expect(legs.ok && moves(legs.value)).toEqual(['t.1.1 -6', 't.1.5 12', 'redeemed 6', 'issued -12']);
    expect(legs.ok && legs.value.some((leg) => leg.opposite !== undefined)).toBe(false);
  });

  it('is refused for the owner who lacks something', () => {
    const [first] = parts();
    if (!first) throw new Error('a part');
    const card = { ...first, owner: bearerOf('g1'), holdings: noHoldings };
    const refusal = { kind: 'insufficient', missing: 6, unit: 'points', owner: 'bearer:g1' };
    expect(occasionLegs('t.1.5', [first, card], holder, today)).toEqual({ ok: false, refusal });
  });
});

describe('Expiry', () => {
  it('takes what has passed its last day, and nothing else', () => {
    const held = holding([lot('t.1.1', 5, '2026-11-20'), lot('t.1.2', 7, today), lot('t.1.3', 9)]);
    expect(moves(expiryLegs(held, 'ann', today))).toEqual(['t.1.1 -5', 'expired 5']);
    expect(expiryLegs(holding([lot('t.1.2', 7, today)]), 'ann', today)).toEqual([]);
    expect(availableOn(held, today)).toEqual({ points: 16 });
  });
});

it('takes everything of a unit that lapses, and of no other', () => {
  const held = holding([lot('t.1.1', 5), lot('t.1.2', 7, '2027-01-01'), lot('t.1.3', 9, null, 'stamps')]);
  expect(moves(expiryLegs(held, 'ann', today, ['points']))).toEqual(['t.1.2 -7', 't.1.1 -5', 'expired 12']);
});

describe('Adjusting', () => {
  const change = (quantity: number) => ({ unit: 'points', quantity, expiresOn: null });

  it('gives as a lot and takes as spending does', () => {
    const given = adjustLegs('t.1.5', 'ann', holder, noHoldings, change(8), today);
    expect(given.ok && moves(given.value)).toEqual(['t.1.5 8', 'adjusted -8']);
    const taken = adjustLegs('t.1.5', 'ann', holder, holding([lot('t.1.1', 9)]), change(-8), today);
    expect(taken.ok && moves(taken.value)).toEqual(['t.1.1 -8', 'adjusted 8']);
  });

  it('never takes more than can be spent', () => {
    const held = holding([lot('t.1.1', 9, '2026-11-20')]);
    expect(adjustLegs('t.1.5', 'ann', holder, held, change(-1), today)).toEqual({
      ok: false,
      refusal: { kind: 'insufficient', missing: 1 },
    });
  });
});

describe('Merging', () => {
  it('moves lots with their names and last days', () => {
    const from = { member: 'ann', holdings: holding([lot('t.1.1', 5, '2027-01-31')]) };
    const legs = mergeLegs(from, { member: 'bob', holdings: noHoldings }, holder, today);
    assertBalanced(legs);
    expect(legs.map((leg) => [leg.account, leg.lot, leg.expiresOn, leg.amount])).toEqual([
      ['member:ann', 't.1.1', '2027-01-31', -5],
      ['member:bob', 't.1.1', '2027-01-31', 5],
    ]);
  });

  it.each([
    { from: 5, owed: 3, left: 2, stillOwed: 0 },
    { from: 3, owed: 5, left: 0, stillOwed: 2 },
    { from: 4, owed: 4, left: 0, stillOwed: 0 },
  ])('pays $owed owed by one from $from held by the other', ({ from, owed, left, stillOwed }) => {
    const rich = { member: 'ann', holdings: holding([lot('t.1.1', from)]) };
    const poor = { member: 'bob', holdings: holding([], { points: owed }) };
    for (const [loser, winner] of [
      [rich, poor],
      [poor, rich],
    ] as const) {
      const legs = mergeLegs(loser, winner, holder, today);
      assertBalanced(legs);
      const total = (account: string, bucket: string) =>
        legs
          .filter((leg) => leg.account === account && leg.bucket === bucket)
          .reduce((sum, leg) => sum + leg.amount, 0);
      const before = winner === rich ? from : -owed;
      const after =
        total(`member:${winner.member}`, 'available') + total(`member:${winner.member}`, 'debt') + before;
      expect(after).toBe(left - stillOwed);
      expect(total('member:ann', 'available') + total('member:bob', 'available')).toBe(left - from);
    }
  });
});

describe('Reversal', () => {
  const event = (detail: EventDetail, legs: readonly Leg[], id = 't.1.5'): LedgerEvent => ({
    id,
    terminal: 't',
    epoch: 1,
    sequence: Number(id.split('.')[2]),
    wallMs: 0,
    bootId: 'boot',
    schema: 1,
    previousHash: '',
    hash: '',
    operationId: id,
    detail,
    member: 'ann',
    staff: 'staff',
    businessDate: today,
    receipt: null,
    programme: null,
    legs,
  });
  const sale = (totalMinor: number): EventDetail => ({
    kind: 'sale',
    totalMinor,
    discountMinor: 0,
    itemCount: 1,
    rewards: [],
    why: [],
  });
  const reversed = {
    kind: 'reversal',
    of: 't.1.5',
    way: 'refund',
    pointsPaidMinor: 0,
    reason: '',
  } as const;
  const back = (refundMinor: number | null): EventDetail => ({ ...reversed, refundMinor });
  /** Applies legs to holdings. */
  const after = (holdings: Holdings, ...all: (readonly Leg[])[]): Holdings => {
    const projection = openProjection(() => null);
    const opening: Leg[] = holdings.lots.map((each) => ({
      account: 'member:ann',
      unit: each.unit,
      bucket: 'available',
      holder,
      lot: each.lot,
      expiresOn: each.expiresOn,
      availableFrom: each.availableFrom ?? null,
      amount: each.remainder,
    }));
    for (const legs of [opening, ...all])
      projection.apply(event({ kind: 'audit', act: '', about: '' }, legs));
    return projection.holdings('ann');
  };
  const reverse = (
    original: LedgerEvent,
    holdings: Holdings,
    refundMinor: number | null = null,
    earlier: readonly LedgerEvent[] = [],
    expired: Record<string, number> = {},
  ) =>
    reversalLegs({
      original,
      earlier,
      refundMinor,
      expired: () => expired,
      survivorOf: (owner) => owner,
      holdingsOf: () => holdings,
      shortfall: 'debt',
      holder,
      onDate: today,
    });

  const start = holding([lot('t.1.1', 30, '2026-12-01'), lot('t.1.2', 70, '2027-12-01')]);
  const redeemsAndEarns = (): LedgerEvent => {
    const moved = { spends: [{ unit: 'points', quantity: 60 }], grants: [points(25, '2028-01-01')] };
    const legs = occasionLegs('t.1.5', [{ owner: 'ann', holdings: start, ...moved }], holder, today);
    if (!legs.ok) throw new Error('enough is held');
    return event(sale(1000), legs.value);
  };

  it('of a bill that redeemed and earned gives back the starting state', () => {
    const original = redeemsAndEarns();
    const held = after(start, original.legs);
    expect(after(start, original.legs, reverse(original, held))).toEqual(start);
  });

  it('in parts gives back exactly the same', () => {
    const original = redeemsAndEarns();
    const done: LedgerEvent[] = [];
    let held = after(start, original.legs);
    const all = [original.legs];
    for (const refundMinor of [333, 333, 333, 1]) {
      const legs = reverse(original, held, refundMinor, done);
      done.push(event(back(refundMinor), legs, `t.1.${10 + done.length}`));
      all.push(legs);
      held = after(start, ...all);
    }
    expect(held).toEqual(start);
  });

  it('of a half leaves what half the spending would have left', () => {
    const original = redeemsAndEarns();
    const legs = reverse(original, after(start, original.legs), 500);
    expect(moves(legs)).toEqual(['t.1.2 30', 't.1.5 -12', 'redeemed -30', 'issued 12']);
  });

  it('takes points already spent from other lots, earliest first, and owes the rest', () => {
    const original = event(sale(1000), earnLegs('t.1.5', 'ann', holder, noHoldings, [points(50)]));
    const held = holding([lot('t.1.7', 10, '2027-06-01'), lot('t.1.6', 10, '2027-01-01'), lot('t.1.5', 20)]);
    expect(moves(reverse(original, held))).toEqual([
      't.1.5 -20',
      't.1.6 -10',
      't.1.7 -10',
      'debt -10',
      'issued 50',
    ]);
  });

  it('returns spent points against debt first', () => {
    const original = redeemsAndEarns();
    const legs = reverse(original, holding([], { points: 20 }));
    // 60 return, 45 are owed in all, 15 remain.
    const net = legs.filter((leg) => leg.account === 'member:ann').reduce((sum, leg) => sum + leg.amount, 0);
    expect(net).toBe(35);
    expect(legs.find((leg) => leg.bucket === 'debt')?.amount).toBe(20);
  });

  it('does not take again what has expired', () => {
    const original = event(
      sale(1000),
      earnLegs('t.1.5', 'ann', holder, noHoldings, [points(50, '2026-11-01')]),
    );
    expect(reverse(original, noHoldings, null, [], { points: 50 })).toEqual([]);
    expect(moves(reverse(original, noHoldings, null, [], { points: 30 }))).toEqual(['debt -20', 'issued 20']);
  });

  it('returns spent parcels with their first day', () => {
    const held = holding([{ ...lot('t.1.1', 9, '2027-01-31'), availableFrom: '2026-11-20' }]);
    const spent = spendLegs('ann', holder, held, 'points', 9, today);
    if (!spent.ok) throw new Error('enough is held');
    const original = event(sale(1000), spent.value);
    expect(after(held, spent.value, reverse(original, noHoldings))).toEqual(held);
  });

  it('takes pending lots before anything is owed', () => {
    const original = event(sale(1000), earnLegs('t.1.5', 'ann', holder, noHoldings, [points(10)]));
    const held = holding([
      { ...lot('t.1.7', 4, '2026-12-01'), availableFrom: '2026-11-30' },
      lot('t.1.8', 3),
    ]);
    expect(moves(reverse(original, held))).toEqual(['t.1.8 -3', 't.1.7 -4', 'debt -3', 'issued 10']);
  });

  it('lets go what cannot be taken back where the shop says so', () => {
    const original = event(sale(1000), earnLegs('t.1.5', 'ann', holder, noHoldings, [points(10)]));
    const facts = { original, earlier: [], refundMinor: null, expired: () => ({}), holder, onDate: today };
    const legs = reversalLegs({
      ...facts,
      survivorOf: (owner) => owner,
      holdingsOf: () => holding([lot('t.1.5', 4)]),
      shortfall: 'forgive',
    });
    expect(moves(legs)).toEqual(['t.1.5 -4', 'issued 10', 'loss -6']);
  });

  describe('of several owners', () => {
    const bill = (): LedgerEvent => {
      const made = occasionLegs(
        't.1.5',
        [
          {
            owner: 'ann',
            holdings: holding([lot('t.1.1', 7)]),
            spends: [{ unit: 'points', quantity: 7 }],
            grants: [points(5)],
          },
          { owner: 'ref', holdings: noHoldings, spends: [], grants: [points(5)] },
          {
            owner: bearerOf('g1'),
            holdings: noHoldings,
            spends: [],
            grants: [{ ...points(1), unit: 'cake' }],
          },
        ],
        holder,
        today,
      );
      if (!made.ok) throw new Error('enough is held');
      return event(sale(1000), made.value);
    };
    const held: Record<string, Holdings> = {
      ann: holding([lot('t.1.5', 5)]),
      ref: holding([lot('t.1.5', 5)]),
      'bearer:g1': holding([lot('t.1.5', 1, null, 'cake')]),
    };
    const back = (
      refundMinor: number | null,
      earlier: readonly LedgerEvent[] = [],
      survivorOf = (owner: string) => owner,
      expired = 0,
    ) =>
      reversalLegs({
        original: bill(),
        earlier,
        refundMinor,
        expired: () => ({ points: expired }),
        survivorOf,
        holdingsOf: (owner) => held[owner] ?? noHoldings,
        shortfall: 'debt',
        holder,
        onDate: today,
      });
    const quantities = (legs: readonly Leg[], account: string) =>
      legs.filter((leg) => leg.account === account).map((leg) => leg.amount);

    it('takes back each share for itself, a single voucher with the last part', () => {
      const half = back(500);
      assertBalanced(half);
      expect(quantities(half, 'member:ann')).toEqual([3, -2]);
      expect(quantities(half, 'member:ref')).toEqual([-2]);
      expect(quantities(half, 'bearer:g1')).toEqual([]);
      const rest = back(500, [event({ ...reversed, refundMinor: 500 }, half, 't.1.6')]);
      expect(quantities(rest, 'member:ann')).toEqual([4, -3]);
      expect(quantities(rest, 'member:ref')).toEqual([-3]);
      expect(quantities(rest, 'bearer:g1')).toEqual([-1]);
    });

    it('finds owners who have become one, and takes nothing of theirs twice', () => {
      const merged = (owner: string) => (owner === 'ref' ? 'ann' : owner);
      const legs = back(null, [], merged, 8);
      assertBalanced(legs);
      // 7 return and 2 of 10 are taken: 8 have expired.
      expect(quantities(legs, 'member:ann').reduce((sum, each) => sum + each, 0)).toBe(5);
      expect(quantities(legs, 'issued')).toEqual([2, 1]);
      expect(legs.filter((leg) => leg.account === 'issued').map((leg) => leg.opposite)).toEqual([
        'member:ref',
        'bearer:g1',
      ]);
    });
  });

  it('of an adjustment undoes it, either way', () => {
    const detail: EventDetail = { kind: 'adjustment', reason: '', approvedBy: '' };
    const up = adjustLegs(
      't.1.5',
      'ann',
      holder,
      noHoldings,
      { unit: 'points', quantity: 8, expiresOn: null },
      today,
    );
    const down = adjustLegs(
      't.1.5',
      'ann',
      holder,
      start,
      { unit: 'points', quantity: -8, expiresOn: null },
      today,
    );
    if (!up.ok || !down.ok) throw new Error('both are possible');
    expect(moves(reverse(event(detail, up.value), holding([lot('t.1.5', 8)])))).toEqual([
      't.1.5 -8',
      'adjusted 8',
    ]);
    const original = event(detail, down.value);
    expect(after(start, down.value, reverse(original, after(start, down.value)))).toEqual(start);
  });

  it.each([0, -1, 1001])('refuses to be written for a refund of %i', (refundMinor) => {
    const original = redeemsAndEarns();
    expect(() => reverse(original, start, refundMinor)).toThrow('a refund lies within the bill');
  });

  it('happens once', () => {
    const original = redeemsAndEarns();
    const earlier = [event(back(null), [], 't.1.6')];
    expect(() => reverse(original, start, null, earlier)).toThrow('an event is taken back once');
  });

  it('shares an amount so that the parts make the whole', () => {
    const parts = [0, 333, 666, 999].map((before, index) =>
      refundShare(100, 1000, before, index === 3 ? 1 : 333),
    );
    expect(parts).toEqual([33, 33, 33, 1]);
  });
});
