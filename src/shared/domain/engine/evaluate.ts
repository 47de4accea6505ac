import { largestBillMinor, type Minor } from '../../kernel/money.ts';
import { type Bill, mostItems, type Occasion } from '../bills/bill.ts';
import type { Programme } from '../programme/document.ts';
import { type CompiledProgramme, type CompiledRule, compileProgramme, type Day } from './compiled.ts';
import { type Earner, earningBase, gainFrom } from './earning.ts';
import type { Effect, EngineRefusal, Evaluation, MemberState, WhyLine } from './evaluation.ts';
import { redeem, shortOf } from './redeeming.ts';
import { usableFromBill, withoutPassingThrough } from './same-bill.ts';
import { refusalSentences as say } from './sentences.ts';

/**
 * What an occasion earns and costs under a programme, and why. The same inputs always give the same answer; a valid
 * programme never makes it throw. The programme must not be changed afterwards: what is derived from it is kept.
 */
export function evaluate(programme: Programme, member: MemberState, occasion: Occasion): Evaluation {
  const compiled = compileProgramme(programme);
  const impossible = impossibleOccasion(programme, occasion);
  if (impossible !== null) return refused(programme, 0, [impossible]);
  const totalMinor = occasion.kind === 'bill' ? occasion.totalMinor : 0;
  const day = compiled.dayOf(occasion.businessDate);
  if (day === null) return refused(programme, totalMinor, [about(say.invalidDate())]);

  const billMinor = occasion.kind === 'bill' ? occasion.totalMinor : null;
  const redemption = redeem(compiled, occasion.rewards, billMinor, day);
  const earning = earn(compiled, occasion, redemption.discountMinor, day);
  const due = dueFor(totalMinor, redemption.discountMinor);
  if (occasion.rewards.length === 0) return { ...earning, refusals: [], due };

  const usable = (unit: string) => usableNow(programme, member, unit, earning.effects);
  const refusals = [...redemption.refusals, ...shortOf(redemption.spends, usable)];
  if (refusals.length > 0) return refused(programme, totalMinor, refusals);
  return {
    effects: withoutPassingThrough([...earning.effects, ...redemption.effects], (unit) =>
      held(member.available, unit),
    ),
    refusals,
    why: [...earning.why, ...redemption.why],
    due,
  };
}

interface Earning {
  readonly effects: Effect[];
  readonly why: WhyLine[];
}

function earn(compiled: CompiledProgramme, occasion: Occasion, discountMinor: number, day: Day): Earning {
  const earning: Earning = { effects: [], why: [] };
  const { policies } = compiled.programme;
  const earner = earnerOf(occasion, discountMinor, compiled.programme);
  for (const compiledRule of rulesFor(compiled, occasion)) {
    const { rule, unit, position, text } = compiledRule;
    const gain = gainFrom(rule, position, unit.scale, earner, day, policies);
    if (typeof gain === 'string') {
      const inputs = { reason: gain, totalMinor: earner.totalMinor };
      earning.why.push({ rule: rule.id, inputs, text: compiledRule.shortfallText(gain), outcome: null });
      continue;
    }
    const { quantity, inputs } = gain;
    const expiresOn = day.expiresOn.get(unit.id) ?? null;
    earning.effects.push({ kind: 'earn', unit: unit.id, quantity, expiresOn, rule: rule.id });
    earning.why.push({ rule: rule.id, inputs, text, outcome: { unit: unit.id, quantity } });
  }
  if (occasion.kind === 'action' && occasion.action === 'enrolment' && day.programme === 'running') {
    grantHeadStarts(compiled, day, earning);
  }
  return earning;
}

function grantHeadStarts(compiled: CompiledProgramme, day: Day, earning: Earning): void {
  for (const { card, text } of compiled.headStarts) {
    const { id: rule, unit, headStart: quantity, boxes } = card;
    const expiresOn = day.expiresOn.get(unit) ?? null;
    earning.effects.push({ kind: 'earn', unit, quantity, expiresOn, rule });
    earning.why.push({ rule, inputs: { headStart: quantity, boxes }, text, outcome: { unit, quantity } });
  }
}

const noRules: readonly CompiledRule[] = [];

function rulesFor(compiled: CompiledProgramme, occasion: Occasion): readonly CompiledRule[] {
  if (occasion.kind === 'bill') return compiled.billRules;
  return compiled.actionRules.get(occasion.action) ?? noRules;
}

const noBill: Earner = { totalMinor: 0, baseMinor: 0, discountMinor: 0, itemCount: 0, isOpen: false };

function earnerOf(occasion: Occasion, discountMinor: number, { policies }: Programme): Earner {
  if (occasion.kind === 'action') return noBill;
  const { totalMinor, taxMinor = 0, itemCount, status } = occasion;
  return {
    totalMinor,
    baseMinor: earningBase(totalMinor, taxMinor, discountMinor, policies),
    discountMinor,
    itemCount,
    isOpen: status === 'open',
  };
}

/** What the member may use of a unit on this occasion. */
function usableNow(
  { policies }: Programme,
  member: MemberState,
  unit: string,
  effects: readonly Effect[],
): number {
  const available = held(member.available, unit);
  if (policies.earnedUsable === 'nextBill') return available;
  return available + usableFromBill(effects, unit, held(member.debts, unit));
}

function held(balances: Readonly<Record<string, number>> | undefined, unit: string): number {
  const balance = balances?.[unit];
  return Number.isSafeInteger(balance) && balance !== undefined && balance > 0 ? balance : 0;
}

function impossibleOccasion(programme: Programme, occasion: Occasion): EngineRefusal | null {
  return occasion.kind === 'bill' ? impossibleBill(programme, occasion) : null;
}

function impossibleBill({ currency }: Programme, bill: Bill): EngineRefusal | null {
  const { totalMinor, taxMinor = 0, itemCount } = bill;
  const largest = largestBillMinor[currency];
  if (!isWithin(totalMinor, 1, largest)) return about(say.invalidAmount(largest, currency));
  if (!isWithin(taxMinor, 0, totalMinor)) return about(say.invalidTax());
  if (!isWithin(itemCount, 0, mostItems)) return about(say.invalidItemCount(mostItems));
  return null;
}

const isWithin = (value: number, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most;

const about = (text: EngineRefusal['text']): EngineRefusal => ({
  kind: 'invalidOccasion',
  reward: null,
  text,
});

function refused(programme: Programme, totalMinor: Minor, refusals: readonly EngineRefusal[]): Evaluation {
  const why = refusals.map(({ kind, reward, text }) => ({
    rule: reward ?? programme.id,
    inputs: { reason: kind },
    text,
    outcome: null,
  }));
  return { effects: [], refusals, why, due: dueFor(totalMinor, 0) };
}

const dueFor = (totalMinor: Minor, discountMinor: Minor): Evaluation['due'] => ({
  totalMinor,
  discountMinor,
  payableMinor: totalMinor - discountMinor,
});
