/** Runs a draft beside what was in force over the shop's own bills, in slices between which the counter works. */
import type { BackTest, BackTestSide } from '../../shared/contract/view.ts';
import {
  type BackTester,
  openBackTest,
  type PastBill,
  type PastMember,
} from '../../shared/domain/engine/back-test.ts';
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { worthMinor } from '../../shared/domain/programme/worth.ts';
import { addDays, daysBetween, type LocalDate, localTime } from '../../shared/kernel/dates.ts';
import { type Core, programmeOf, shopOf } from '../core.ts';

/** Longer than a year tells nothing more and takes minutes. */
export const longestBackTestDays = 400;
const pageSize = 200;
const billsPerSlice = 100;
const pauseMs = 5;

export async function backTest(
  core: Core,
  draft: Programme,
  from: LocalDate,
  until: LocalDate,
): Promise<BackTest> {
  const current = programmeOf(core);
  const known = (member: string) => pastMember(core, member);
  const sides = { now: openBackTest(current, known), draft: openBackTest(draft, known) };
  const days: BackTest['days'][number][] = [];
  let bills = 0;
  let anonymousBills = 0;
  const of = daysBetween(from, until) + 1;
  try {
    for (let done = 0; done < of; done += 1) {
      const date = addDays(from, done);
      const day = { date, bills: 0, totalMinor: 0, nowMinor: 0, draftMinor: 0 };
      for (const event of billsOn(core, date)) {
        const bill = pastBill(core, event);
        if (!bill) continue;
        bills += 1;
        if (bill.member === null) anonymousBills += 1;
        day.bills += 1;
        day.totalMinor += bill.totalMinor;
        day.nowMinor += sides.now.add(bill);
        day.draftMinor += sides.draft.add(bill);
        if (bills % billsPerSlice === 0) await pause(core);
      }
      days.push(day);
      core.work = { name: 'backTest', done: done + 1, of };
      core.changed();
      await pause(core);
    }
  } finally {
    core.work = null;
    core.changed();
  }
  return {
    bills,
    anonymousBills,
    days,
    now: sideOf(current, sides.now),
    draft: sideOf(draft, sides.draft),
  };
}

/** In the order in which they were made; bills that were taken back whole are left out. */
function billsOn(core: Core, date: LocalDate): LedgerEvent[] {
  const events: LedgerEvent[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const page = core.ledger.history({
      kinds: ['sale', 'anonymousSale'],
      date,
      offset,
      limit: pageSize,
    });
    events.push(...page);
    if (page.length < pageSize) break;
  }
  return events.reverse().filter((event) => !core.sales.refundable(event).reversed);
}

function pastBill(core: Core, event: LedgerEvent): PastBill | null {
  const { detail } = event;
  if (detail.kind !== 'sale' && detail.kind !== 'anonymousSale') return null;
  const { hour, minute } = localTime(event.wallMs, shopOf(core).zone);
  const lines = detail.lines?.map((line) => {
    const item = line.item === null ? null : core.catalogue.find(line.item);
    return {
      item: line.item,
      category: line.category,
      tags: item?.tags ?? [],
      quantity: line.quantity,
      // A line of several things that cost different amounts is one thing of their sum.
      ...(line.amountMinor % line.quantity === 0
        ? { unitMinor: line.amountMinor / line.quantity }
        : { quantity: 1, unitMinor: line.amountMinor }),
      taxBasisPoints: item?.taxBasisPoints ?? 0,
      sells: 'goods' as const,
      voided: false,
    };
  });
  return {
    member: event.member === null ? null : (core.members.survivor(event.member) ?? event.member),
    date: event.businessDate,
    minute: hour * 60 + minute,
    totalMinor: detail.totalMinor,
    itemCount: detail.kind === 'sale' ? detail.itemCount : 1,
    ...(lines ? { lines } : {}),
    ...(detail.tenders
      ? { tenders: detail.tenders.filter(({ kind }) => kind !== 'wallet' && kind !== 'giftCard') }
      : {}),
  };
}

function pastMember(core: Core, member: string): PastMember {
  const { enrolledOn } = core.ledger.activity(member);
  return {
    enrolledOn: enrolledOn ?? '1970-01-01',
    visits: 0,
    ...core.attributesOf(member),
  };
}

function sideOf(programme: Programme, tester: BackTester): BackTestSide {
  const { earned, discountMinor, costMinor } = tester.totals();
  const names = [...programme.units, ...programme.vouchers, ...programme.memberships];
  return {
    earned: Object.entries(earned).map(([unit, quantity]) => ({
      unit,
      name: names.find(({ id }) => id === unit)?.name ?? { vi: unit, th: unit, en: unit },
      quantity,
      worthMinor: Math.round(worthMinor(programme, unit, quantity)),
    })),
    discountMinor,
    costMinor,
  };
}

const pause = (core: Core): Promise<void> =>
  new Promise((resolve) => void core.clock.after(pauseMs, resolve));
