import type { Minor } from '../../kernel/money.ts';
import type { ChosenReward, Occasion, Tender } from '../bills/bill.ts';
import type { Programme } from '../programme/document.ts';
import { type Basket, basketOf } from './basket.ts';
import { type CompiledProgramme, compileProgramme, type Day } from './compiled.ts';
import { applyDiscounts, payWithWallets, type Redemption, shortOf } from './discounts/index.ts';
import { earnerOf } from './earning/amounts.ts';
import { earn } from './earning/earn.ts';
import type { Context, Effect, EngineRefusal, Evaluation, MemberState } from './evaluation.ts';
import type { Facts } from './facts.ts';
import { isPromotion, levelBefore, levelChange } from './level-change.ts';
import { impossibleOccasion } from './occasion.ts';
import { usableFromBill, withoutPassingThrough } from './same-bill.ts';
import type { Shortfall } from './sentences/shortfalls.ts';

/**
 * What an occasion earns and costs under a programme, and why. The same inputs always give the same answer; a valid
 * programme never makes it throw. The programme must not be changed afterwards: what is derived from it is kept.
 */
export function evaluate(
  programme: Programme,
  member: MemberState,
  occasion: Occasion,
  context: Context = {},
): Evaluation {
  const compiled = compileProgramme(programme);
  const question = { compiled, member, occasion, context };
  const before = levelBefore(programme, member);
  const impossible = impossibleOccasion(compiled, member, occasion);
  const day = compiled.dayOf(occasion.businessDate);
  if (impossible !== null || day === null) {
    return refused(programme, 0, impossible === null ? [] : [impossible], before);
  }
  const evaluation = evaluateAt(question, before, day);
  if (programme.tiers?.reachedCounts !== 'thisBill' || !isPromotion(programme.tiers, evaluation)) {
    return evaluation;
  }
  const atReached = evaluateAt(question, evaluation.tier?.after ?? before, day);
  return atReached.refusals.length > 0 ? evaluation : atReached;
}

interface Question {
  readonly compiled: CompiledProgramme;
  readonly member: MemberState;
  readonly occasion: Occasion;
  readonly context: Context;
}

/** `level` is the one that counts for conditions and prices. */
function evaluateAt(question: Question, level: string | null, day: Day): Evaluation {
  const { compiled, member, occasion } = question;
  const { programme } = compiled;
  const totalMinor = totalOf(compiled, occasion);
  const facts = factsOf(question, level, totalMinor);

  const redemption = redeem(question, facts, day);
  const payment = payWithWallets(compiled, facts, tendersOf(occasion), redemption.spends);
  const hindrance = hindranceOf(occasion);
  const earning = earn(compiled, occasion, earnerOf(facts, programme.policies, totalMinor, hindrance), day);
  const due = dueFor(totalMinor, redemption.discountMinor, payment.walletMinor);
  if (redemption.effects.length + redemption.refusals.length + tendersOf(occasion).length === 0) {
    return { ...earning, refusals: [], due, tier: levelChange(programme, member, occasion, earning.effects) };
  }

  const usable = (unit: string) => usableNow(programme, member, unit, earning.effects);
  const refusals = [...redemption.refusals, ...shortOf(redemption.spends, usable), ...payment.refusals];
  if (refusals.length > 0) return refused(programme, totalMinor, refusals, levelBefore(programme, member));
  const effects = withoutPassingThrough(
    [...earning.effects, ...redemption.effects, ...payment.effects],
    (unit) => held(member.available, unit),
  );
  const why = [...earning.why, ...redemption.why, ...payment.why];
  return { effects, refusals, why, due, tier: levelChange(programme, member, occasion, effects) };
}

function factsOf({ member, occasion, context }: Question, level: string | null, totalMinor: Minor): Facts {
  const date = occasion.businessDate;
  const basket = basketFor(occasion);
  if (occasion.kind === 'action') {
    return { date, member, context, basket, level, isVisit: occasion.action === 'visit' };
  }
  if (occasion.kind === 'bill') return { date, member, context, basket, level };
  return { date, member, context, basket, level, paidMinor: totalMinor };
}

const basketFor = (occasion: Occasion): Basket | null =>
  occasion.kind === 'bill' ? basketOf(occasion) : null;

/** What is put on the counter, before anything is taken off. */
function totalOf({ memberships }: CompiledProgramme, occasion: Occasion): Minor {
  switch (occasion.kind) {
    case 'bill':
      return occasion.totalMinor;
    case 'topUp':
      return occasion.paidMinor;
    case 'membership':
      return memberships.get(occasion.membership)?.priceMinor ?? 0;
    case 'action':
      return 0;
  }
}

const isVoided = (occasion: Occasion): boolean => occasion.kind === 'bill' && occasion.status === 'voided';

const noRewards: readonly ChosenReward[] = [];
const rewardsOf = (occasion: Occasion): readonly ChosenReward[] =>
  'rewards' in occasion && !isVoided(occasion) ? occasion.rewards : noRewards;

const noTenders: readonly Tender[] = [];
const tendersOf = (occasion: Occasion): readonly Tender[] =>
  occasion.kind === 'bill' && !isVoided(occasion) ? (occasion.tenders ?? noTenders) : noTenders;

const nothingTaken: Redemption = { effects: [], why: [], refusals: [], discountMinor: 0, spends: [] };

/** A voided bill takes nothing; the common bill, with nothing chosen under a programme without promotions, neither. */
function redeem({ compiled, occasion }: Question, facts: Facts, day: Day): Redemption {
  const chosen = rewardsOf(occasion);
  return isVoided(occasion) || (chosen.length === 0 && compiled.promotions.size === 0)
    ? nothingTaken
    : applyDiscounts(compiled, facts, chosen, day);
}

function hindranceOf(occasion: Occasion): Shortfall | null {
  if (occasion.kind !== 'bill' || occasion.status === 'completed') return null;
  return occasion.status === 'open' ? 'billOpen' : 'billVoided';
}

/** What the member may use of a unit on this occasion. */
function usableNow(
  { policies }: Programme,
  member: MemberState,
  unit: string,
  effects: readonly Effect[],
): number {
  if (member.isGuest === true) return 0;
  const available = held(member.available, unit);
  if (policies.earnedUsable === 'nextBill') return available;
  return available + usableFromBill(effects, unit, held(member.debts, unit));
}

function held(balances: Readonly<Record<string, number>> | undefined, unit: string): number {
  const balance = balances !== undefined && Object.hasOwn(balances, unit) ? balances[unit] : undefined;
  return Number.isSafeInteger(balance) && balance !== undefined && balance > 0 ? balance : 0;
}

function refused(
  programme: Programme,
  totalMinor: Minor,
  refusals: readonly EngineRefusal[],
  level: string | null,
): Evaluation {
  const why = refusals.map(({ kind, reward, text }) => ({
    rule: reward ?? programme.id,
    inputs: { reason: kind },
    text,
    outcome: null,
  }));
  const tier = level === null ? null : { before: level, after: level };
  return { effects: [], refusals, why, due: dueFor(totalMinor, 0, 0), tier };
}

const dueFor = (totalMinor: Minor, discountMinor: Minor, walletMinor: Minor): Evaluation['due'] => ({
  totalMinor,
  discountMinor,
  walletMinor,
  payableMinor: totalMinor - discountMinor - walletMinor,
});
