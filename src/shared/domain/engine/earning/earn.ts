/** What an occasion earns: effects with their first and last days, and a why line for every rule that was looked at. */
import type { LocalDate } from '../../../kernel/dates.ts';
import type { Occasion } from '../../bills/bill.ts';
import type { Voucher } from '../../programme/document.ts';
import type { CompiledProgramme, CompiledRule, Day, HeadStart } from '../compiled.ts';
import type { Effect, MemberState, WhyLine } from '../evaluation.ts';
import type { Validity } from '../expiry.ts';
import {
  headStartSentence,
  limitedSentence,
  membershipSentence,
  noHeadStartSentence,
  topUpSentence,
} from '../sentences/earning.ts';
import { boxesOf, headStartOf, stampExpiries } from '../stamp-cards.ts';
import type { Earner } from './amounts.ts';
import { type Outcome, outcomesOf } from './gains.ts';

export interface Earning {
  readonly effects: Effect[];
  readonly why: WhyLine[];
}

export function earn(compiled: CompiledProgramme, occasion: Occasion, earner: Earner, day: Day): Earning {
  const { member } = earner.facts;
  const grants = openGrants(compiled, member, day);
  if (occasion.kind === 'topUp') grantTopUp(grants, occasion.unit, occasion.paidMinor);
  if (occasion.kind === 'membership') grantMembership(grants, occasion.membership);
  for (const outcome of outcomesOf(compiled.rulesFor(occasion), earner, day)) grantOutcome(grants, outcome);
  if (occasion.kind === 'action' && occasion.action === 'enrolment' && day.programme === 'running') {
    for (const headStart of compiled.headStarts) grantHeadStart(grants, headStart);
  }
  return { effects: grants.effects, why: grants.why };
}

interface Grants extends Earning {
  readonly compiled: CompiledProgramme;
  readonly member: MemberState;
  readonly day: Day;
  /** Cards whose stamps go together: how far they are by now. */
  readonly cards: Map<string, { held: number; expiresOn: LocalDate | null }>;
}

const openGrants = (compiled: CompiledProgramme, member: MemberState, day: Day): Grants => ({
  effects: [],
  why: [],
  compiled,
  member,
  day,
  cards: new Map(),
});

function grantOutcome(grants: Grants, { compiled, quantity, inputs, shortfall, isCut }: Outcome): void {
  const { rule, holding } = compiled;
  if (shortfall !== null) {
    // Whom nobody brought is not told what a friend might have got.
    if (rule.to === 'referrer' && (grants.member.referredOn ?? null) === null) return;
    grants.why.push({ rule: rule.id, inputs, text: compiled.shortfallText(shortfall), outcome: null });
    return;
  }
  const lot = holding.kind === 'voucher' ? quantity * holding.voucher.uses : quantity;
  if (holding.kind === 'voucher' && holding.voucher.bearer && rule.to === 'member') {
    grantCoupons(grants, compiled, holding.voucher, inputs, quantity, isCut);
    return;
  }
  give(grants, rule.unit, lot, rule.id, rule.to);
  const text = isCut ? limitedSentence(compiled.text, holding.noun, quantity) : compiled.text;
  const outcome =
    rule.to === 'member'
      ? { unit: rule.unit, quantity: lot }
      : { unit: rule.unit, quantity: lot, to: 'referrer' as const };
  grants.why.push({ rule: rule.id, inputs, text, outcome });
}

/** Each is a slip of paper: nobody wants a roll of them. */
export const mostCoupons = 20;

function grantCoupons(
  grants: Grants,
  { rule, text, holding }: CompiledRule,
  { uses }: Voucher,
  inputs: WhyLine['inputs'],
  quantity: number,
  isCut: boolean,
): void {
  const count = Math.min(quantity, mostCoupons);
  const { expiresOn } = validityOf(grants, rule.unit);
  for (let index = 0; index < count; index += 1) {
    grants.effects.push({ kind: 'coupon', voucher: rule.unit, expiresOn, rule: rule.id });
  }
  grants.why.push({
    rule: rule.id,
    inputs,
    text: isCut || count < quantity ? limitedSentence(text, holding.noun, count) : text,
    outcome: { unit: rule.unit, quantity: count * uses },
  });
}

function grantTopUp(grants: Grants, id: string, paidMinor: number): void {
  const { units, programme } = grants.compiled;
  const unit = units.get(id);
  if (unit === undefined) return;
  // What was paid in can be spent at once, whatever a bonus waits for.
  const { expiresOn } = validityOf(grants, id);
  push(grants, id, paidMinor, { expiresOn, availableFrom: null }, id, 'member');
  grants.why.push({
    rule: id,
    inputs: { paidMinor },
    text: topUpSentence(unit, paidMinor, programme.currency),
    outcome: { unit: id, quantity: paidMinor },
  });
}

function grantMembership(grants: Grants, id: string): void {
  const { memberships, programme } = grants.compiled;
  const membership = memberships.get(id);
  if (membership === undefined) return;
  give(grants, id, 1, id, 'member');
  grants.why.push({
    rule: id,
    inputs: { priceMinor: membership.priceMinor, days: membership.days },
    text: membershipSentence(membership, programme.currency),
    outcome: { unit: id, quantity: 1 },
  });
}

function grantHeadStart(grants: Grants, { card, noun }: HeadStart): void {
  const boxes = boxesOf(card, grants.member);
  const headStart = headStartOf(card, grants.member);
  const { id: rule, unit } = card;
  if (headStart === 0) {
    const text = noHeadStartSentence(card, boxes);
    grants.why.push({ rule, inputs: { reason: 'control', boxes }, text, outcome: null });
    return;
  }
  give(grants, unit, headStart, rule, 'member');
  const text = headStartSentence(card, noun);
  grants.why.push({ rule, inputs: { headStart, boxes }, text, outcome: { unit, quantity: headStart } });
}

type Receiver = Extract<Effect, { kind: 'earn' }>['to'];

function give(grants: Grants, id: string, quantity: number, rule: string, to: Receiver): void {
  const validity = validityOf(grants, id);
  const unit = grants.compiled.units.get(id);
  const card = grants.compiled.cardOfUnit.get(id);
  if (unit?.expiry.kind !== 'fromFirstStamp' || card === undefined || to === 'referrer') {
    push(grants, id, quantity, validity, rule, to);
    return;
  }
  const { member, day } = grants;
  const begun = grants.cards.get(id) ?? {
    held: heldStamps(member, id),
    expiresOn: own(member.openCardExpiry, id) ?? null,
  };
  const parts = stampExpiries(unit, boxesOf(card, member), begun.held, begun.expiresOn, quantity, day.date);
  for (const { quantity: part, expiresOn } of parts) {
    push(grants, id, part, { ...validity, expiresOn }, rule, to);
  }
  grants.cards.set(id, { held: begun.held + quantity, expiresOn: parts.at(-1)?.expiresOn ?? null });
}

function push(
  { effects }: Grants,
  unit: string,
  quantity: number,
  { expiresOn, availableFrom }: Validity,
  rule: string,
  to: Receiver,
): void {
  effects.push({ kind: 'earn', unit, quantity, expiresOn, availableFrom, rule, to });
}

const always: Validity = { expiresOn: null, availableFrom: null };

const validityOf = ({ day }: Grants, id: string): Validity => day.validity.get(id) ?? always;

const heldStamps = ({ available, pending }: MemberState, unit: string): number =>
  Math.max(0, own(available, unit) ?? 0) + Math.max(0, own(pending, unit) ?? 0);

const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
