/**
 * A programme on bills of the past: what it would have given and cost. Rewards that members chose under another
 * programme are left out, so that two programmes are compared on equal footing.
 */
import type { LocalDate } from '../../kernel/dates.ts';
import type { Minor } from '../../kernel/money.ts';
import type { BillLine, Tender } from '../bills/bill.ts';
import type { Programme } from '../programme/document.ts';
import { worthMinor } from '../programme/worth.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation, MemberState, TierState, Use } from './evaluation.ts';
import { tierOn } from './tiers.ts';

export interface PastBill {
  /** Null: a guest's. */
  readonly member: string | null;
  readonly date: LocalDate;
  /** Minutes since local midnight. */
  readonly minute: number;
  readonly totalMinor: Minor;
  readonly itemCount: number;
  readonly lines?: readonly BillLine[];
  readonly tenders?: readonly Tender[];
}

/** What is known of a member from before the first bill. */
export interface PastMember {
  readonly enrolledOn: LocalDate;
  readonly visits: number;
  readonly birthday: string | null;
  readonly groups: readonly string[];
}

export interface BackTestTotals {
  /** Per unit or voucher, in the unit's scale. */
  readonly earned: Readonly<Record<string, number>>;
  readonly discountMinor: Minor;
  /** Worth of what was earned, and discounts. */
  readonly costMinor: Minor;
}

export interface BackTester {
  /** Bills come in their order. Answers what this bill cost, in minor units, rounded. */
  add(bill: PastBill): Minor;
  totals(): BackTestTotals;
}

export function openBackTest(programme: Programme, memberOf: (member: string) => PastMember): BackTester {
  const people = new Map<string, Person>();
  const earned: Record<string, number> = {};
  const given: Record<string, { times: number; quantity: number }> = {};
  let discountMinor = 0;
  let costMinor = 0;

  function personOf(member: string): Person {
    let person = people.get(member);
    if (!person) {
      const { visits, ...known } = memberOf(member);
      person = { ...known, visits, lastVisitOn: null, uses: {}, days: [] };
      people.set(member, person);
    }
    return person;
  }

  return {
    add(bill) {
      const person = bill.member === null ? null : personOf(bill.member);
      const state = person ? stateOf(programme, person, bill.date) : guest(bill.date);
      const { member: _, date, minute, ...facts } = bill;
      const evaluation = evaluate(
        programme,
        state,
        { kind: 'bill', ...facts, businessDate: date, status: 'completed', rewards: [] },
        { minute, channel: 'counter', given },
      );
      let worth = evaluation.due.discountMinor;
      discountMinor += evaluation.due.discountMinor;
      for (const effect of evaluation.effects) {
        if (effect.kind !== 'earn' || !person) continue;
        earned[effect.unit] = (earned[effect.unit] ?? 0) + effect.quantity;
        worth += worthMinor(programme, effect.unit, effect.quantity);
      }
      for (const use of usesOf(evaluation)) {
        const before = given[use.id] ?? { times: 0, quantity: 0 };
        given[use.id] = { times: before.times + 1, quantity: before.quantity + use.quantity };
      }
      if (person) remember(programme, person, bill, evaluation);
      costMinor += worth;
      return Math.round(worth);
    },
    totals: () => ({ earned: { ...earned }, discountMinor, costMinor: Math.round(costMinor) }),
  };
}

interface Person {
  readonly enrolledOn: LocalDate;
  readonly birthday: string | null;
  readonly groups: readonly string[];
  visits: number;
  lastVisitOn: LocalDate | null;
  readonly uses: Record<string, Use[]>;
  /** The metric of the programme's levels, per day. */
  readonly days: { on: LocalDate; amount: number }[];
}

const guest = (date: LocalDate): MemberState => ({ enrolledOn: date, available: {}, isGuest: true });

function stateOf(programme: Programme, person: Person, date: LocalDate): MemberState {
  const { enrolledOn, birthday, groups, visits, lastVisitOn, uses } = person;
  return {
    enrolledOn,
    available: {},
    birthday,
    groups,
    visits,
    lastVisitOn,
    uses,
    tier: tierOf(programme, person, date),
  };
}

function tierOf({ tiers, startsOn }: Programme, person: Person, date: LocalDate): TierState | null {
  if (!tiers) return null;
  const from = person.enrolledOn < startsOn ? person.enrolledOn : startsOn;
  const history = { joinedOn: person.enrolledOn, days: person.days, balance: 0, freezes: [] };
  return tierOn([{ from, tiers }], history, date);
}

function remember(programme: Programme, person: Person, bill: PastBill, evaluation: Evaluation): void {
  person.visits += 1;
  person.lastVisitOn = bill.date;
  for (const { id, quantity } of usesOf(evaluation))
    (person.uses[id] ??= []).push({ on: bill.date, times: 1, quantity });
  const amount = metricOf(programme, bill, evaluation);
  if (amount > 0) person.days.push({ on: bill.date, amount });
}

/** What rules gave and promotions took off, as limits count it. */
function usesOf({ why, effects }: Evaluation): { readonly id: string; readonly quantity: number }[] {
  return [
    ...why.flatMap(({ rule, outcome }) =>
      outcome !== null && 'unit' in outcome && outcome.to !== 'referrer'
        ? [{ id: rule, quantity: outcome.quantity }]
        : [],
    ),
    ...effects.flatMap((effect) =>
      effect.kind === 'discount' ? [{ id: effect.reward, quantity: effect.amountMinor }] : [],
    ),
  ];
}

function metricOf({ tiers }: Programme, bill: PastBill, { effects }: Evaluation): number {
  if (!tiers) return 0;
  const { metric } = tiers;
  switch (metric.kind) {
    case 'spent':
      return bill.totalMinor;
    case 'visits':
      return 1;
    case 'earned':
    case 'balance':
      return effects.reduce(
        (sum, effect) =>
          effect.kind === 'earn' && effect.unit === metric.unit ? sum + effect.quantity : sum,
        0,
      );
  }
}
