/**
 * Whatever a programme says and whatever was done under it at the counter: when everything is taken back, in whatever
 * order, the world is as it was. Through the real services on a real database.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Core, today } from '../../src/main/core.ts';
import type { Posted } from '../../src/main/sales/sales.ts';
import type { LedgerEvent } from '../../src/shared/domain/ledger/event.ts';
import type { Programme } from '../../src/shared/domain/programme/document.ts';
import { newId } from '../../src/shared/kernel/effects.ts';
import { anyProgramme } from '../support/any-programme.ts';
import { openTestCore } from '../support/test-core.ts';

type Deed =
  | { readonly kind: 'bill'; readonly totalMinor: number; readonly reward: number; readonly quantity: number }
  | { readonly kind: 'action'; readonly rule: number }
  | { readonly kind: 'topUp'; readonly paidMinor: number }
  | { readonly kind: 'membership' }
  | { readonly kind: 'promise'; readonly voucher: number };

const at = fc.nat(50);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('bill' as const),
      totalMinor: fc.integer({ min: 1_000, max: 2_000_000 }),
      reward: at,
      quantity: fc.integer({ min: 0, max: 40 }),
    }),
  },
  fc.record({ kind: fc.constant('action' as const), rule: at }),
  fc.record({ kind: fc.constant('topUp' as const), paidMinor: fc.integer({ min: 1_000, max: 500_000 }) }),
  fc.constant({ kind: 'membership' as const }),
  fc.record({ kind: fc.constant('promise' as const), voucher: at }),
);
const step = fc.record({ who: fc.nat(1), deed });

it.each([
  { order: 'newest first', everythingIs: exactly },
  // Other points may have gone in the place of those that were spent already: the same worth, in other lots.
  { order: 'in any order', everythingIs: inSum },
])(
  'taking everything back, $order, leaves the world as it was',
  ({ order, everythingIs }) => {
    let taken = 0;
    fc.assert(
      fc.property(
        anyProgramme.filter(({ currency }) => currency === 'VND'),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(1_000), { minLength: 8, maxLength: 8 }),
        (document, steps, places) => {
          const folder = mkdtempSync(join(tmpdir(), 'quen-refund-'));
          const { core } = openTestCore(folder);
          try {
            const programme = inForceNow(core, document);
            const people = enrolPair(core);
            // Something to spend from the start.
            for (const member of people) stock(core, programme, member);
            const before = people.map((member) => everythingIs(core, programme, member));
            const done = steps.flatMap(({ who, deed }) => {
              const posted = doIt(core, programme, people[who] ?? '', deed);
              return posted?.ok ? [posted.value] : [];
            });
            const events = order === 'newest first' ? done.reverse() : shuffled(done, places);
            for (const event of events) {
              const posted = takeBack(core, programme, event);
              expect(posted.ok ? null : posted.refusal).toBeNull();
              taken += 1;
            }
            expect(people.map((member) => everythingIs(core, programme, member))).toEqual(before);
          } finally {
            core.database.close();
            rmSync(folder, { recursive: true, force: true });
          }
        },
      ),
      { numRuns: 60 },
    );
    // The property says nothing when nothing was ever posted.
    expect(taken).toBeGreaterThan(60);
  },
  120_000,
);

function inForceNow(core: Core, document: Programme): Programme {
  const published = core.programmes.publish(
    {
      ...document,
      currency: 'VND',
      startsOn: today(core),
      endsOn: undefined,
      policies: { ...document.policies, refundShortfall: 'debt' },
    },
    today(core),
    2,
  );
  // Some of what the schema allows contradicts itself.
  fc.pre(published.ok);
  if (!published.ok) throw new Error('told apart above');
  return published.value;
}

const occasion = (core: Core, programme: Programme) => ({
  programme,
  staff: 'lan',
  businessDate: today(core),
  minute: 600,
});

/** The second was brought by the first. */
function enrolPair(core: Core): [string, string] {
  const programme = core.programmes.inForce(today(core));
  if (!programme) throw new Error('a programme is in force');
  const enrol = (name: string, referrer: string | null): string => {
    const member = core.members.newMember();
    const request = { operationId: newId(core.random), consent: 'x', referrer };
    const posted = core.sales.enrol(member, request, occasion(core, programme), () =>
      core.members.insert(member, { name, phone: null, consent: 'x' }, 0),
    );
    if (!posted.ok) throw new Error(posted.refusal.code);
    return member;
  };
  const first = enrol('An', null);
  return [first, enrol('Bình', first)];
}

function stock(core: Core, programme: Programme, member: string): void {
  for (const { id: unit } of programme.units) {
    core.sales.adjust(
      { operationId: newId(core.random), member, unit, quantity: 50_000, reason: 'x' },
      'lan',
      occasion(core, programme),
    );
  }
}

function doIt(core: Core, programme: Programme, member: string, deed: Deed): Posted | null {
  const operationId = newId(core.random);
  const here = occasion(core, programme);
  const nothing = () => {};
  switch (deed.kind) {
    case 'bill': {
      const choices = [...programme.rewards, ...programme.vouchers, ...programme.promotions];
      const choice = choices[deed.reward % Math.max(1, choices.length)];
      const rewards = choice && deed.quantity > 0 ? [{ reward: choice.id, quantity: deed.quantity }] : [];
      const bill = { totalMinor: deed.totalMinor, itemCount: 2, lines: null, tenders: [], rewards };
      const receipt = operationId;
      const request = { ...bill, operationId, receipt, ownerPin: null };
      const posted = core.sales.postBill(member, request, receipt, here, nothing);
      // A choice that cannot be had is refused: the bill goes without it.
      return posted.ok
        ? posted
        : core.sales.postBill(member, { ...request, rewards: [] }, receipt, here, nothing);
    }
    case 'action': {
      const rules = programme.earn.flatMap(({ on }) => (on.kind === 'action' ? [on] : []));
      const on = rules[deed.rule % Math.max(1, rules.length)];
      if (!on || on.action === 'enrolment') return null;
      const name = on.name === undefined ? {} : { name: on.name };
      return core.sales.postAction(
        member,
        { operationId, action: on.action, ...name, rewards: [] },
        here,
        nothing,
      );
    }
    case 'topUp': {
      const unit = programme.units.find(({ topUp }) => topUp !== undefined)?.id;
      const { paidMinor } = deed;
      return unit ? core.sales.topUp(member, { operationId, unit, paidMinor }, here, nothing) : null;
    }
    case 'membership': {
      const membership = programme.memberships[0]?.id;
      return membership
        ? core.sales.sellMembership(member, { operationId, membership }, here, nothing)
        : null;
    }
    case 'promise': {
      const personal = programme.vouchers.filter((one) => !one.bearer);
      const voucher = personal[deed.voucher % Math.max(1, personal.length)]?.id;
      const promise = { operationId, by: 'staff', source: '' } as const;
      return voucher ? core.sales.promise(member, { ...promise, voucher }, here, nothing) : null;
    }
  }
}

const takeBack = (core: Core, programme: Programme, event: LedgerEvent): Posted =>
  core.sales.reverse(
    { operationId: newId(core.random), event: event.id, way: 'correction', refundMinor: null, reason: 'x' },
    occasion(core, programme),
    () => {},
  );

/** Everything that a member has, and everything that decides what the member will get. */
function exactly(core: Core, programme: Programme, member: string) {
  return { lots: core.ledger.holdings(member).lots, ...inSum(core, programme, member) };
}

function inSum(core: Core, programme: Programme, member: string) {
  const { lots, debts } = core.ledger.holdings(member);
  const {
    available: _,
    pending: __,
    openCardExpiry: ___,
    ...state
  } = core.sales.stateOf(member, today(core), programme);
  const held: Record<string, number> = {};
  for (const { unit, remainder } of lots) held[unit] = (held[unit] ?? 0) + remainder;
  return { held, debts, state, given: core.ledger.givenToAll(programme.earn.map(({ id }) => id)) };
}

function shuffled<T>(list: readonly T[], order: readonly number[]): T[] {
  return list
    .map((one, index) => ({ one, key: order[index] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}
