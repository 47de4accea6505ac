/** Whatever a shop gave and took, and in whatever order and parts it comes back: nothing is left of it. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { fingerprints } from '../../src/main/ledger/rebuild.ts';
import { verifyLog } from '../../src/main/ledger/verify.ts';
import type { WhyLine } from '../../src/shared/domain/engine/evaluation.ts';
import { bearerOf } from '../../src/shared/domain/ledger/accounts.ts';
import type { EventDetail, LedgerEvent } from '../../src/shared/domain/ledger/event.ts';
import { availableOn } from '../../src/shared/domain/ledger/holdings.ts';
import {
  type Grant,
  mergeLegs,
  type Part,
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
} from '../support/ledger/shop.ts';

const members = ['ann', 'bao', 'chai'];
const cards = ['g1', 'g2'].map(bearerOf);
const owners = [...members, ...cards];
const units = ['points', 'wallet', 'cake'];
const firstDay = '2026-11-21';
const longestMs = 60_000;

const which = fc.nat({ max: 1000 });
const grant = fc.record({
  unit: fc.constantFrom(...units),
  quantity: fc.integer({ min: 1, max: 40 }),
  /** Nothing ends while these histories last. */
  lasts: fc.option(fc.integer({ min: 200, max: 230 })),
  waits: fc.constantFrom(0, 0, 2, 5),
});
const deed = fc.record({
  kind: fc.constantFrom(
    'sale' as const,
    'sale' as const,
    'sale' as const,
    'guest' as const,
    'action' as const,
    'purchase' as const,
    'promise' as const,
    'claim' as const,
    'merge' as const,
  ),
  member: which,
  referrer: fc.option(which),
  card: fc.option(which),
  totalMinor: fc.integer({ min: 1, max: 3000 }),
  grants: fc.array(grant, { maxLength: 3 }),
  referrerEarns: fc.nat({ max: 9 }),
  /** Percent of what can be spent of each unit. */
  spends: fc.constantFrom(0, 0, 30, 100),
  unit: fc.constantFrom(...units),
  days: fc.nat({ max: 2 }),
});
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

const deeds = fc.array(deed, { minLength: 3, maxLength: 20, size: 'max' });
const cuts = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 30, size: 'max' });

it('newest first: every lot, day and use is as it was', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(deeds, deeds, cuts, (before, deeds, cuts) => {
      const shop = openShop();
      try {
        const history = new History(shop);
        for (const each of before) history.take(each);
        history.settleDown();
        const start = stateOf(shop);
        for (const each of deeds.filter(({ kind }) => kind !== 'merge')) history.take(each);
        history.takeBackAll((left) => left.length - 1, cuts);
        expect(stateOf(shop)).toEqual(start);
      } finally {
        shop.close();
      }
    }),
    { numRuns: 60, interruptAfterTimeLimit: longestMs },
  );
});

it('in any order: nobody holds, owes or has been given anything', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(deeds, cuts, fc.array(which, { minLength: 1, maxLength: 20 }), (deeds, cuts, order) => {
      const shop = openShop();
      try {
        const history = new History(shop);
        for (const each of deeds) history.take(each);
        history.takeBackAll((left, turn) => (order[turn % order.length] ?? 0) % left.length, cuts);
        for (const owner of owners) expect(shop.ledger.holdings(owner)).toEqual({ lots: [], debts: {} });
        const { member_day, use_total, lot, debt } = stateOf(shop);
        const empty = openShop();
        const nothing = stateOf(empty);
        empty.close();
        expect({ member_day, use_total, lot, debt }).toEqual(nothing);
        expect(verifyLog(shop.database)).toMatchObject({ badEvent: null, differences: [] });
      } finally {
        shop.close();
      }
    }),
    { numRuns: 60, interruptAfterTimeLimit: longestMs },
  );
});

it('in any order: what stands keeps its worth', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(deeds, deeds, cuts, fc.array(which, { minLength: 1 }), (before, deeds, cuts, order) => {
      const shop = openShop();
      try {
        const history = new History(shop);
        for (const each of before) history.take(each);
        history.settleDown();
        const start = [stateOf(shop).member_day, stateOf(shop).use_total, worthOf(shop)];
        for (const each of deeds.filter(({ kind }) => kind !== 'merge')) history.take(each);
        history.takeBackAll((left, turn) => (order[turn % order.length] ?? 0) % left.length, cuts);
        expect([stateOf(shop).member_day, stateOf(shop).use_total, worthOf(shop)]).toEqual(start);
      } finally {
        shop.close();
      }
    }),
    { numRuns: 40, interruptAfterTimeLimit: longestMs },
  );
});

function stateOf({ database }: Shop) {
  const { member_day, use_total, lot, debt } = fingerprints(database);
  return { member_day, use_total, lot, debt };
}

/** What each owner holds less what they owe, per unit. */
function worthOf({ ledger }: Shop): Record<string, number> {
  const worth: Record<string, number> = {};
  for (const owner of owners) {
    const { lots, debts } = ledger.holdings(owner);
    for (const unit of units)
      worth[`${owner} ${unit}`] = lots.reduce(
        (sum, lot) => (lot.unit === unit ? sum + lot.remainder : sum),
        -(debts[unit] ?? 0),
      );
  }
  return worth;
}

const text = { vi: '', th: '', en: '' };

class History {
  private readonly shop: Shop;
  /** What can still be taken back. */
  private standing: LedgerEvent[] = [];
  private today = firstDay;

  constructor(shop: Shop) {
    this.shop = shop;
  }

  /** Everything up to now stays. */
  settleDown(): void {
    this.standing = [];
  }

  take(deed: Deed): void {
    this.today = addDays(this.today, deed.days);
    if (deed.kind === 'merge') {
      this.merge(this.living(deed.member), this.living(deed.member + 1));
      return;
    }
    const member = this.living(deed.member);
    const detail = this.detailOf(deed);
    if (!detail) return;
    const moves = this.movesOf(deed, member);
    const about = detail.kind === 'anonymousSale' ? null : member;
    const fields = { member: about, businessDate: this.today };
    this.standing.push(posted(this.shop.ledger, occasionOf(this.shop.ledger, detail, moves, fields)));
  }

  /** `choose` answers the place of the next event among those that are left; `cuts` are percents of what is left. */
  takeBackAll(choose: (left: readonly LedgerEvent[], turn: number) => number, cuts: readonly number[]): void {
    for (let turn = 0; this.standing.length > 0; turn++) {
      const place = choose(this.standing, turn);
      const event = this.standing[place];
      if (!event) throw new Error('chosen among those that are left');
      const refunded = refundedMinor(event, this.shop.ledger.reversalsOf(event.id)) ?? 0;
      const total = totalOf(event);
      const left = total === null ? null : total - refunded;
      const cut = cuts[turn % cuts.length] ?? 100;
      const part = left === null ? null : Math.max(1, Math.floor((left * cut) / 100));
      const whole = turn > 400 ? left : part;
      const member = event.member === null ? null : this.shop.ledger.survivorOf(event.member);
      posted(
        this.shop.ledger,
        reversalOf(this.shop.ledger, event, member, whole, { member, businessDate: this.today }),
      );
      if (whole === left) this.standing.splice(place, 1);
    }
  }

  private detailOf(deed: Deed): EventDetail | null {
    const { totalMinor, unit } = deed;
    const why: WhyLine[] = deed.grants.map((one, index) => ({
      rule: `rule-${index}`,
      inputs: {},
      text,
      outcome: { unit: one.unit, quantity: one.quantity },
    }));
    const rewards = [{ reward: 'latte', quantity: 1 + (deed.member % 3), discountMinor: 0, costMinor: 5 }];
    const tenders = [{ kind: 'giftCard', amountMinor: Math.floor(totalMinor / 2) }] as const;
    const line = {
      category: null,
      quantity: 1 + (deed.member % 4),
      amountMinor: totalMinor,
      discountMinor: 0,
    };
    const lines = [{ ...line, item: 'tea' }];
    switch (deed.kind) {
      case 'sale':
        return { kind: 'sale', totalMinor, discountMinor: 0, itemCount: 1, rewards, why, lines, tenders };
      case 'guest':
        return { kind: 'anonymousSale', totalMinor, rewards, why, lines, tenders };
      case 'action':
        return { kind: 'action', action: 'visit', rewards, why };
      case 'purchase':
        return { kind: 'purchase', what: 'topUp', item: unit, paidMinor: totalMinor, why };
      case 'promise':
        return { kind: 'promise', voucher: 'cake', by: 'campaign', source: 'birthday', why };
      case 'claim': {
        const bill = this.standing.find(({ detail, id }) => {
          return detail.kind === 'anonymousSale' && this.shop.ledger.claimOf(id) === null;
        });
        return bill ? { kind: 'claim', of: bill.id, partner: null, why } : null;
      }
      case 'merge':
        return null;
    }
  }

  private movesOf(deed: Deed, member: string): Omit<Part, 'holdings'>[] {
    const grants = deed.grants.map(
      ({ unit, quantity, lasts, waits }): Grant => ({
        unit,
        quantity,
        expiresOn: lasts === null ? null : addDays(this.today, lasts),
        availableFrom: waits === 0 ? null : addDays(this.today, waits),
      }),
    );
    const isBill = deed.kind === 'sale' || deed.kind === 'guest' || deed.kind === 'action';
    const card = deed.card === null ? null : (cards[deed.card % cards.length] ?? null);
    const referrer = deed.referrer === null ? null : this.living(deed.referrer);
    const own = { owner: member, spends: isBill ? this.spendsOf(member, deed) : [], grants };
    return [
      ...(deed.kind === 'guest' ? [] : [own]),
      ...(card === null ? [] : [{ owner: card, spends: isBill ? this.spendsOf(card, deed) : [], grants }]),
      ...(referrer === null || referrer === member
        ? []
        : [
            {
              owner: referrer,
              spends: [],
              grants: [{ unit: 'points', quantity: deed.referrerEarns, expiresOn: null }],
            },
          ]),
    ];
  }

  private spendsOf(owner: string, { spends }: Deed): { unit: string; quantity: number }[] {
    const available = availableOn(this.shop.ledger.holdings(owner), this.today);
    return units.map((unit) => ({ unit, quantity: Math.floor(((available[unit] ?? 0) * spends) / 100) }));
  }

  private merge(from: string, into: string): void {
    if (from === into) return;
    const { ledger } = this.shop;
    const legs = mergeLegs(
      { member: from, holdings: ledger.holdings(from) },
      { member: into, holdings: ledger.holdings(into) },
      holder,
      this.today,
    );
    posted(
      ledger,
      draft({ kind: 'memberMerged', into }, { member: from, businessDate: this.today, legs: () => legs }),
    );
  }

  private living(which: number): string {
    const living = members.filter((member) => this.shop.ledger.survivorOf(member) === member);
    return living[which % living.length] ?? 'ann';
  }
}
