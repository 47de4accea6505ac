/** What each kind of line does at the counter of a trial. */
import type { Occasion } from '../../shared/domain/bills/bill.ts';
import { expiryOf } from '../../shared/domain/engine/expiry.ts';
import { bearerOf } from '../../shared/domain/ledger/accounts.ts';
import { daysBetween } from '../../shared/kernel/dates.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { grantOn } from '../sales/grants.ts';
import { givenRewards, paidTenders, soldLines } from '../sales/occasions.ts';
import type { Aftermath } from './evaluate-aftermath.ts';
import { trialHolder } from './evaluate-book.ts';
import type { Decided, TrialDesk } from './evaluate-desk.ts';
import type { TrialEvent, TrialEventOf } from './evaluate-events.ts';
import { billOf, nameOf } from './evaluate-occasions.ts';

/** Null: nothing is decided, something is written down. Refused with a sentence when the line cannot be. */
export function playEvent(
  desk: TrialDesk,
  aftermath: Aftermath,
  event: TrialEvent,
): Result<Decided | null, string> {
  switch (event.kind) {
    case 'bill':
      return ok(playBill(desk, aftermath, event));
    case 'action':
      return ok(event.action === 'enrolment' ? enrol(desk, event, null) : playAction(desk, event));
    case 'enrolment': {
      const { member, birthday = null, groups, control: isControl, referrer = null } = event;
      desk.know(member, { birthday, groups, isControl });
      return ok(enrol(desk, event, referrer));
    }
    case 'topUp':
      return ok(topUp(desk, event));
    case 'membership':
      return ok(sellMembership(desk, event));
    case 'giftCard':
      return sellGiftCard(desk, event);
    case 'promise':
      return promise(desk, event);
    case 'freeze':
      return freeze(desk, event);
    case 'claim':
      return aftermath.claim(event);
    case 'refund':
      return aftermath.refund(event);
    case 'scan':
      return ok(null);
  }
}

function playBill(desk: TrialDesk, aftermath: Aftermath, event: TrialEventOf<'bill'>): Decided {
  const { promotions } = desk.programme;
  const occasion = billOf(event);
  const member = event.member ?? null;
  const decided = desk.decide(event, member, occasion, (evaluation, coupons) => ({
    kind: member === null ? 'anonymousSale' : 'sale',
    totalMinor: occasion.totalMinor,
    discountMinor: evaluation.due.discountMinor,
    itemCount: occasion.itemCount,
    rewards: givenRewards(occasion.rewards, evaluation, promotions),
    why: evaluation.why.filter(
      ({ outcome }) => member !== null || (outcome !== null && 'moneyMinor' in outcome),
    ),
    ...(occasion.lines ? { lines: soldLines(occasion.lines, evaluation) } : {}),
    tenders: paidTenders(occasion.tenders ?? [], evaluation),
    ...(coupons.length > 0 ? { coupons } : {}),
  }));
  if (member === null && occasion.status === 'completed') aftermath.guestPaid(event, decided);
  return decided;
}

function playAction(desk: TrialDesk, event: TrialEventOf<'action'>): Decided {
  const { action, name, rewards, date, member } = event;
  const which = name === undefined ? {} : { name };
  const occasion: Occasion = { kind: 'action', action, ...which, businessDate: date, rewards };
  return desk.decide(event, member, occasion, (evaluation) => ({
    kind: 'action',
    action,
    ...which,
    rewards: givenRewards(rewards, evaluation, desk.programme.promotions),
    why: evaluation.why,
  }));
}

function enrol(
  desk: TrialDesk,
  event: TrialEventOf<'action' | 'enrolment'>,
  referrer: string | null,
): Decided {
  const { member, date } = event;
  const occasion: Occasion = { kind: 'action', action: 'enrolment', businessDate: date, rewards: [] };
  const state = { ...desk.stateOf(member, date), referredOn: referrer === null ? null : date };
  return desk.decide(
    event,
    member,
    occasion,
    ({ why }) => ({ kind: 'memberEnrolled', consent: trialHolder, why, referrer }),
    state,
  );
}

function topUp(desk: TrialDesk, event: TrialEventOf<'topUp'>): Decided {
  const { member, unit: item, paidMinor, date: businessDate } = event;
  const occasion: Occasion = { kind: 'topUp', unit: item, paidMinor, businessDate };
  return desk.decide(event, member, occasion, ({ why }) => {
    return { kind: 'purchase', what: 'topUp', item, paidMinor, why };
  });
}

function sellMembership(desk: TrialDesk, event: TrialEventOf<'membership'>): Decided {
  const { member, membership: item, date: businessDate } = event;
  const occasion: Occasion = { kind: 'membership', membership: item, businessDate };
  return desk.decide(event, member, occasion, ({ why, due }) => {
    return { kind: 'purchase', what: 'membership', item, paidMinor: due.totalMinor, why };
  });
}

function sellGiftCard(
  { programme, named, grantTo }: TrialDesk,
  event: TrialEventOf<'giftCard'>,
): Result<null, string> {
  const { code, unit: item, paidMinor, date } = event;
  const unit = programme.units.find(({ id }) => id === item);
  if (unit?.topUp === undefined) return refuse(`unit: Nothing can be paid into "${item}".`);
  const { leastMinor, mostMinor } = unit.topUp;
  if (paidMinor < leastMinor || paidMinor > mostMinor) {
    return refuse(`paidMinor: Must be ${leastMinor} to ${mostMinor}.`);
  }
  const grant = { unit: item, quantity: paidMinor, expiresOn: expiryOf(unit, date), availableFrom: null };
  const detail = { kind: 'purchase', what: 'giftCard', item, paidMinor, why: [] } as const;
  named.set(nameOf(event), grantTo(bearerOf(code), date, [grant], detail));
  return ok(null);
}

function promise(
  { programme, named, grantTo }: TrialDesk,
  event: TrialEventOf<'promise'>,
): Result<null, string> {
  const { member, voucher, date } = event;
  const promised = programme.vouchers.find(({ id, bearer }) => id === voucher && !bearer);
  if (promised === undefined) return refuse(`voucher: There is no personal voucher "${voucher}".`);
  const detail = { kind: 'promise', voucher, by: 'staff', source: '', why: [] } as const;
  const grants = [grantOn(programme, voucher, promised.uses, date)];
  named.set(nameOf(event), grantTo(member, date, grants, detail));
  return ok(null);
}

function freeze({ programme, book }: TrialDesk, event: TrialEventOf<'freeze'>): Result<null, string> {
  const { member, from, until, date } = event;
  const most = programme.tiers?.freezeDays ?? 0;
  if (until < from) return refuse('until: Lies before the first day.');
  if (daysBetween(from, until) + 1 > most) return refuse(`until: A freeze lasts at most ${most} days.`);
  const detail = { kind: 'tierFrozen', from, until, reason: '', approvedBy: trialHolder } as const;
  book.post({ member, date, detail, legs: () => [] });
  return ok(null);
}
