/** Random histories on a real database. The numbers are the promises that src/main/ledger/README.md states. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Ledger, Posting } from '../../src/main/ledger/ledger.ts';
import { fingerprints, rebuildProjections } from '../../src/main/ledger/rebuild.ts';
import { sha256 } from '../../src/main/ledger/sha256.ts';
import { verifyLog } from '../../src/main/ledger/verify.ts';
import { bearerOf, isBearer, ownerOf, ownersOf } from '../../src/shared/domain/ledger/accounts.ts';
import { assertBalanced } from '../../src/shared/domain/ledger/assertions.ts';
import { verifyChain } from '../../src/shared/domain/ledger/chain.ts';
import type { EventDetail, EventId, LedgerEvent } from '../../src/shared/domain/ledger/event.ts';
import { availableOn, type Holdings } from '../../src/shared/domain/ledger/holdings.ts';
import {
  adjustLegs,
  expiryLegs,
  isReversible,
  mergeLegs,
  refundedMinor,
  totalOf,
} from '../../src/shared/domain/ledger/legs.ts';
import { addDays } from '../../src/shared/kernel/dates.ts';
import {
  draft,
  holder,
  occasionOf,
  openShop,
  posted,
  reversalOf,
  type Shop,
  saleOf,
} from '../support/ledger/shop.ts';

const members = ['ann', 'bao', 'chai', 'dao'];
const cards = ['g1', 'g2'].map(bearerOf);
const owners = [...members, ...cards];
const units = ['points', 'stamps', 'gift'];
const firstDay = '2026-11-21';
/** Ends the search for a smaller history that fails: each one is played on a real disk. */
const longestMs = 60_000;

const which = fc.nat({ max: 1000 });
const unit = fc.constantFrom(...units);
const step = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({
      kind: fc.constant('sale' as const),
      member: which,
      totalMinor: fc.integer({ min: 1, max: 500_000 }),
      unit,
      earns: fc.nat({ max: 60 }),
      lasts: fc.option(fc.integer({ min: 0, max: 20 })),
      /** Days before it can be spent. */
      waits: fc.constantFrom(0, 0, 0, 1, 6),
      /** Nobody's: a guest's bill. */
      isGuest: fc.constantFrom(false, false, false, true),
      referrer: fc.option(which),
      /** Pays with half of what it has, and gains as much as the referrer. */
      card: fc.option(which),
      /** Percent of what the member can spend. */
      spends: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100 }), fc.constant(100)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('purchase' as const),
      owner: which,
      paidMinor: fc.integer({ min: 1, max: 900 }),
      lasts: fc.option(fc.integer({ min: 0, max: 20 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('claim' as const), member: which, bill: which }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('undo' as const), event: which }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      event: which,
      percent: fc.integer({ min: 1, max: 100 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 12 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('adjust' as const),
      member: which,
      unit,
      quantity: fc.integer({ min: -40, max: 40 }).filter((quantity) => quantity !== 0),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('merge' as const), from: which, into: which }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('card' as const), member: which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('retry' as const), event: which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sameReceipt' as const), event: which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

it('keeps its promises whatever happens at the counter', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), (steps) => {
      const shop = openShop();
      const twin = openShop();
      try {
        const history = new History(shop);
        for (const each of steps) history.take(each);
        history.check();

        const again = new History(twin);
        for (const each of steps) again.take(each);
        // I13: the same happenings make the same log, hash for hash.
        expect(twin.ledger.head()).toEqual(shop.ledger.head());
      } finally {
        shop.close();
        twin.close();
      }
    }),
    { numRuns: 40, interruptAfterTimeLimit: longestMs },
  );
});

it('sell, earn, redeem, refund everything in any parts: the starting state', { timeout: 120_000 }, () => {
  const lots = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 50 }),
      lasts: fc.option(fc.integer({ min: 0, max: 9 })),
    }),
    { maxLength: 5, size: 'max' },
  );
  const cuts = fc.array(fc.integer({ min: 1, max: 999 }), { maxLength: 6, size: 'max' });
  fc.assert(
    fc.property(lots, fc.nat({ max: 99 }), fc.nat({ max: 99 }), cuts, (opening, percent, earns, cuts) => {
      const shop = openShop();
      try {
        const { ledger } = shop;
        for (const { quantity, lasts } of opening)
          posted(ledger, saleOf(ledger, earning('ann', quantity, lasts)));
        const start = ledger.holdings('ann');
        const held = opening.reduce((sum, lot) => sum + lot.quantity, 0);
        const sale = posted(
          ledger,
          saleOf(ledger, {
            ...earning('ann', earns, 5),
            totalMinor: 1000,
            spends: [{ unit: 'points', quantity: Math.floor((held * percent) / 100) }],
          }),
        );
        const marks = [...new Set([...cuts, 1000])].sort((a, b) => a - b);
        marks.forEach((mark, index) => {
          posted(ledger, reversalOf(ledger, sale, 'ann', mark - (marks[index - 1] ?? 0)));
        });
        expect(ledger.holdings('ann')).toEqual(start);
      } finally {
        shop.close();
      }
    }),
    { numRuns: 60, interruptAfterTimeLimit: longestMs },
  );
});

const earning = (member: string, quantity: number, lasts: number | null) => ({
  member,
  totalMinor: 1000,
  grants: [{ unit: 'points', quantity, expiresOn: lasts === null ? null : addDays(firstDay, lasts) }],
});

/** Takes steps at one counter, looks at every promise that a step could break, and at the rest in the end. */
class History {
  private readonly shop: Shop;
  private readonly events: LedgerEvent[] = [];
  private readonly postings: Posting[] = [];
  /** Who stands for whom after merging. */
  private readonly survivors = new Map<string, string>();
  private today = firstDay;
  private operations = 0;

  constructor(shop: Shop) {
    this.shop = shop;
  }

  private get ledger(): Ledger {
    return this.shop.ledger;
  }

  take(step: Step): void {
    this.shop.clock.advance(60_000);
    switch (step.kind) {
      case 'sale':
        this.sell(step);
        break;
      case 'purchase':
        this.purchase(step);
        break;
      case 'claim':
        this.claim(step);
        break;
      case 'undo':
        this.reverse(step.event, null);
        break;
      case 'refund':
        this.reverse(step.event, step.percent);
        break;
      case 'days':
        this.today = addDays(this.today, step.days);
        this.expire();
        break;
      case 'adjust':
        this.adjust(step);
        break;
      case 'merge':
        this.merge(this.living(step.from), this.living(step.into));
        break;
      case 'card':
        this.post(
          draft(
            { kind: 'cardReplaced', oldHash: '00', newHash: '11' },
            this.fields(this.living(step.member)),
          ),
        );
        break;
      case 'retry':
        this.retry(step.event);
        break;
      case 'sameReceipt':
        this.sameReceipt(step.event);
        break;
      case 'reopen':
        this.reopen();
        break;
    }
    this.checkHoldings();
  }

  private sell(step: Extract<Step, { kind: 'sale' }>): void {
    const member = this.living(step.member);
    const grants = [
      {
        unit: step.unit,
        quantity: step.earns,
        expiresOn: step.lasts === null ? null : addDays(this.today, step.lasts),
        availableFrom: step.waits === 0 ? null : addDays(this.today, step.waits),
      },
    ];
    const { totalMinor, isGuest } = step;
    const card = cards[(step.card ?? 0) % cards.length] ?? '';
    const shared = [{ unit: 'points', quantity: step.earns % 7, expiresOn: null }];
    const moves = [
      ...(isGuest ? [] : [{ owner: member, grants, spends: this.share(member, step.unit, step.spends) }]),
      ...(step.card === null ? [] : [{ owner: card, grants: shared, spends: this.share(card, 'gift', 50) }]),
      ...(step.referrer === null ? [] : [{ owner: this.living(step.referrer), grants: shared, spends: [] }]),
    ];
    const detail: EventDetail = isGuest
      ? { kind: 'anonymousSale', totalMinor }
      : { kind: 'sale', totalMinor, discountMinor: 0, itemCount: 1, rewards: [], why: [] };
    const fields = { ...this.fields(isGuest ? null : member), receipt: `r${this.operations}` };
    this.post(occasionOf(this.ledger, detail, moves, fields));
  }

  private share(owner: string, unit: string, percent: number) {
    const available = availableOn(this.ledger.holdings(owner), this.today)[unit] ?? 0;
    return [{ unit, quantity: Math.floor((available * percent) / 100) }];
  }

  private purchase({ owner, paidMinor, lasts }: Extract<Step, { kind: 'purchase' }>): void {
    const buyers = [...members.filter((member) => !this.survivors.has(member)), ...cards];
    const buyer = buyers[owner % buyers.length] ?? 'ann';
    const expiresOn = lasts === null ? null : addDays(this.today, lasts);
    const grants = [{ unit: 'gift', quantity: paidMinor, expiresOn }];
    const detail = { kind: 'purchase', what: 'topUp', item: 'gift', paidMinor, why: [] } as const;
    const fields = this.fields(isBearer(buyer) ? null : buyer);
    this.post(occasionOf(this.ledger, detail, [{ owner: buyer, grants, spends: [] }], fields));
  }

  /** I6: a bill is claimed once, until that claim is taken back. */
  private claim(step: Extract<Step, { kind: 'claim' }>): void {
    const bill = this.pick(step.bill, ({ detail }) => detail.kind === 'anonymousSale');
    if (!bill) return;
    const member = this.living(step.member);
    const taken = this.events.findLast(
      ({ detail, id }) =>
        detail.kind === 'claim' && detail.of === bill.id && this.ledger.reversalsOf(id).length === 0,
    );
    expect(this.ledger.claimOf(bill.id)).toEqual(taken ?? null);
    const grants = [{ unit: 'points', quantity: 9, expiresOn: null }];
    const detail = { kind: 'claim', of: bill.id, partner: null, why: [] } as const;
    const moves = [{ owner: member, grants, spends: [] }];
    const posting = occasionOf(this.ledger, detail, moves, this.fields(member));
    if (taken && posting) {
      const refusal = { kind: 'alreadyClaimed', event: taken.id };
      expect(this.ledger.post(posting)).toEqual({ ok: false, refusal });
    } else this.post(posting);
  }

  private reverse(which: number, percent: number | null): void {
    const original = this.pick(which, isReversible);
    if (!original) return;
    const earlier = this.ledger.reversalsOf(original.id);
    const refunded = refundedMinor(original, earlier);
    const total = totalOf(original);
    if (refunded === null || (total === null && earlier.length > 0)) return;
    const part =
      percent === null || total === null
        ? null
        : Math.max(1, Math.floor(((total - refunded) * percent) / 100));
    const member = original.member === null ? null : this.survivor(original.member);
    const shortfall = which % 5 === 0 ? 'forgive' : 'debt';
    this.post(reversalOf(this.ledger, original, member, part, this.fields(member), shortfall));
    this.checkNoMoreTakenBackThanThereWas(original);
  }

  private expire(): void {
    for (const owner of this.ledger.ownersWithExpired(this.today, 10)) {
      const legs = expiryLegs(this.ledger.holdings(owner), owner, this.today);
      const fields = this.fields(isBearer(owner) ? null : owner);
      this.post(draft({ kind: 'expiry', onDate: this.today }, { ...fields, legs: () => legs }));
    }
    expect(this.ledger.ownersWithExpired(this.today, 10)).toEqual([]);
  }

  private adjust(step: Extract<Step, { kind: 'adjust' }>): void {
    const member = this.living(step.member);
    const change = { unit: step.unit, quantity: step.quantity, expiresOn: null };
    const made = (self: EventId) =>
      adjustLegs(self, member, holder, this.ledger.holdings(member), change, this.today);
    if (!made('till1.1.1').ok) return;
    const legs = (self: EventId) => {
      const adjusted = made(self);
      return adjusted.ok ? adjusted.value : [];
    };
    const detail = { kind: 'adjustment', reason: 'test', approvedBy: 'owner' } as const;
    this.post(draft(detail, { ...this.fields(member), legs }));
  }

  private merge(from: string, into: string): void {
    if (from === into) return;
    // I12: what both had is what is there afterwards, wherever it lies.
    const before = this.worth();
    const visits = this.ledger.activity(from).visits + this.ledger.activity(into).visits;
    const legs = mergeLegs(
      { member: from, holdings: this.ledger.holdings(from) },
      { member: into, holdings: this.ledger.holdings(into) },
      holder,
      this.today,
    );
    this.post(draft({ kind: 'memberMerged', into }, { ...this.fields(from), legs: () => legs }));
    this.survivors.set(from, into);
    expect(this.worth()).toEqual(before);
    expect(this.ledger.holdings(from)).toEqual({ lots: [], debts: {} });
    expect(this.ledger.activity(into).visits).toBe(visits);
  }

  /** I6: the same operation answers its first event and moves nothing. */
  private retry(which: number): void {
    const posting = this.postings[which % Math.max(1, this.postings.length)];
    if (!posting) return;
    const before = fingerprints(this.shop.database);
    const first = this.ledger.ofOperation(posting.operationId);
    expect(this.ledger.post(posting)).toEqual({ ok: true, value: first });
    expect(fingerprints(this.shop.database)).toEqual(before);
  }

  /** I6: a receipt stands for one bill, until that bill is gone. */
  private sameReceipt(which: number): void {
    const sale = this.pick(which, ({ detail }) => detail.kind === 'sale');
    if (!sale?.member) return;
    const taken = this.events.findLast(
      (event) =>
        event.receipt === sale.receipt && refundedMinor(event, this.ledger.reversalsOf(event.id)) !== null,
    );
    const member = this.survivor(sale.member);
    const fields = { ...this.fields(member), receipt: sale.receipt };
    const posting = saleOf(this.ledger, { member, totalMinor: 1 }, fields);
    if (taken && posting) {
      const refusal = { kind: 'receiptAlreadyPosted', event: taken.id };
      expect(this.ledger.post(posting)).toEqual({ ok: false, refusal });
    } else this.post(posting);
  }

  /** I10, as far as a clean close goes: everything is there afterwards. */
  private reopen(): void {
    const before = { head: this.ledger.head(), tables: fingerprints(this.shop.database) };
    this.shop.reopen();
    expect({ head: this.ledger.head(), tables: fingerprints(this.shop.database) }).toEqual(before);
  }

  check(): void {
    // I1
    for (const event of this.events) assertBalanced(event.legs);
    // I5
    expect(verifyChain(this.events, sha256)).toBeNull();
    expect(this.events.map((event) => event.sequence)).toEqual(this.events.map((_, index) => index + 1));
    // I4: the tables say what the log says, and made anew they are the same byte for byte.
    const before = fingerprints(this.shop.database);
    const verification = verifyLog(this.shop.database);
    expect(verification).toMatchObject({ badEvent: null, differences: [], events: this.events.length });
    rebuildProjections(this.shop.database);
    expect(fingerprints(this.shop.database)).toEqual(before);
    // I10
    for (const event of this.events) expect(this.ledger.event(event.id)).toEqual(event);
    this.checkVisits();
    this.checkSpent();
  }

  /** I2 and I9: lots are above zero and add up to the balance that the entries make; nothing is held while owed. */
  private checkHoldings(): void {
    for (const owner of owners) {
      const holdings = this.ledger.holdings(owner);
      for (const lot of holdings.lots) expect(lot.remainder).toBeGreaterThan(0);
      for (const each of units) {
        const held = heldIn(holdings, each);
        const owed = holdings.debts[each] ?? 0;
        expect(held === 0 || owed === 0).toBe(true);
        expect(held - owed).toBe(this.moved(owner, each));
      }
    }
  }

  private moved(owner: string, unit: string): number {
    let sum = 0;
    for (const { legs } of this.events)
      for (const leg of legs) if (leg.unit === unit && ownerOf(leg.account) === owner) sum += leg.amount;
    return sum;
  }

  /** I7 */
  private checkNoMoreTakenBackThanThereWas(original: LedgerEvent): void {
    const earlier = this.ledger.reversalsOf(original.id);
    const complete = refundedMinor(original, earlier) === null || totalOf(original) === null;
    for (const account of ['issued', 'redeemed', 'adjusted'] as const) {
      for (const each of units) {
        const amounts = (events: readonly LedgerEvent[]) =>
          events
            .flatMap(({ legs }) => legs)
            .filter((leg) => leg.account === account && leg.unit === each)
            .reduce((sum, leg) => sum + leg.amount, 0);
        const made = amounts([original]);
        const back = amounts(earlier);
        expect(Math.abs(back)).toBeLessThanOrEqual(Math.abs(made));
        const expired = made < 0 ? this.expiredOf(original, each) : 0;
        if (complete && expired === 0) expect(back + made).toBe(0);
      }
    }
  }

  private expiredOf(original: LedgerEvent, unit: string): number {
    const survivors = new Set(ownersOf(original.legs).map((owner) => this.survivor(owner)));
    return [...survivors].reduce(
      (sum, owner) => sum + (this.ledger.expiredOf(original.id)(owner)[unit] ?? 0),
      0,
    );
  }

  /** What members spent is what their standing bills come to, on the days of those bills. */
  private checkSpent(): void {
    for (const member of members) {
      const spent: Record<string, number> = {};
      for (const event of this.events) {
        if (event.detail.kind !== 'sale' || event.member === null) continue;
        if (this.survivor(event.member) !== member) continue;
        const refunded = refundedMinor(event, this.ledger.reversalsOf(event.id));
        if (refunded === null) continue;
        const left = event.detail.totalMinor - refunded;
        spent[event.businessDate] = (spent[event.businessDate] ?? 0) + left;
      }
      const days = this.ledger.days(member, 'spent').map(({ on, amount }) => [on, amount]);
      expect(Object.fromEntries(days)).toEqual(this.survivors.has(member) ? {} : spent);
    }
  }

  private checkVisits(): void {
    for (const member of members) {
      const standing = this.events.filter(
        (event) =>
          event.detail.kind === 'sale' &&
          event.member !== null &&
          this.survivor(event.member) === member &&
          refundedMinor(event, this.ledger.reversalsOf(event.id)) !== null,
      );
      expect(this.ledger.activity(member)).toMatchObject({
        visits: this.survivors.has(member) ? 0 : standing.length,
        lastVisitOn: standing.at(-1)?.businessDate ?? null,
      });
    }
  }

  private worth(): Record<string, number> {
    const worth = (each: string) =>
      owners.reduce((sum, owner) => {
        const holdings = this.ledger.holdings(owner);
        return sum + heldIn(holdings, each) - (holdings.debts[each] ?? 0);
      }, 0);
    return Object.fromEntries(units.map((each) => [each, worth(each)]));
  }

  private post(posting: Posting | null): void {
    const event = posted(this.ledger, posting);
    if (posting) this.postings.push(posting);
    this.events.push(event);
  }

  private fields(member: string | null): Partial<Posting> {
    this.operations += 1;
    return { member, businessDate: this.today, operationId: this.operations.toString(16).padStart(32, '0') };
  }

  private pick(which: number, choose: (event: LedgerEvent) => boolean): LedgerEvent | undefined {
    const chosen = this.events.filter(choose);
    return chosen[which % Math.max(1, chosen.length)];
  }

  private living(which: number): string {
    const living = members.filter((member) => !this.survivors.has(member));
    return living[which % living.length] ?? 'ann';
  }

  private survivor(member: string): string {
    const into = this.survivors.get(member);
    return into === undefined ? member : this.survivor(into);
  }
}

function heldIn(holdings: Holdings, unit: string): number {
  return holdings.lots.reduce((sum, lot) => (lot.unit === unit ? sum + lot.remainder : sum), 0);
}
