/** What all rules of an occasion give: each by itself, then multipliers, exclusive groups and limits. */
import type { CompiledRule, Day, RuleSet } from '../compiled.ts';
import type { WhyLine } from '../evaluation.ts';
import { roomFor } from '../limits.ts';
import type { Shortfall } from '../sentences/shortfalls.ts';
import { amountOf, type Earner, hindranceOf } from './amounts.ts';
import { multiplied } from './multipliers.ts';

/** What one rule gives; with a shortfall: nothing. */
export interface Outcome {
  readonly compiled: CompiledRule;
  readonly quantity: number;
  readonly inputs: WhyLine['inputs'];
  readonly shortfall: Shortfall | null;
  /** A limit left less than the rule would have given. */
  readonly isCut: boolean;
}

/** One outcome per rule, in the order of the rules. */
export function outcomesOf({ rules, isIndependent }: RuleSet, earner: Earner, day: Day): Outcome[] {
  const alone = rules.map((compiled) => aloneOutcome(compiled, earner, day));
  return isIndependent ? alone : together(alone, earner);
}

function aloneOutcome(compiled: CompiledRule, earner: Earner, day: Day): Outcome {
  const hindrance = hindranceOf(compiled, earner, day);
  if (hindrance !== null) return nothing(compiled, hindrance, earner);
  // Waits for the others: see `together`.
  if (compiled.rule.amount.kind === 'multiplier') return given(compiled, 0, {});
  const gain = amountOf(compiled, earner);
  if (typeof gain === 'string') return nothing(compiled, gain, earner);
  return withinLimits(given(compiled, gain.quantity, gain.inputs), earner);
}

const given = (compiled: CompiledRule, quantity: number, inputs: WhyLine['inputs']): Outcome => ({
  compiled,
  quantity,
  inputs,
  shortfall: null,
  isCut: false,
});

const nothing = (compiled: CompiledRule, shortfall: Shortfall, { totalMinor }: Earner): Outcome => ({
  compiled,
  quantity: 0,
  inputs: { reason: shortfall, totalMinor },
  shortfall,
  isCut: false,
});

/** Cut to what the limits leave; vouchers in whole ones. */
function withinLimits(outcome: Outcome, earner: Earner): Outcome {
  const { compiled, quantity, inputs } = outcome;
  if (!compiled.hasLimits) return outcome;
  const { rule, holding } = compiled;
  const room = roomFor(rule.limits, rule.id, earner.facts);
  const each = holding.kind === 'voucher' ? holding.voucher.uses : 1;
  const most = Math.floor(room.quantity / each);
  if (room.times < 1 || most < 1) return nothing(compiled, 'limitReached', earner);
  if (quantity <= most) return outcome;
  return { ...outcome, quantity: most, inputs: { ...inputs, withoutLimit: quantity }, isCut: true };
}

/**
 * Groups without a multiplier are settled first; then groups with one, whose multipliers see only rules outside such
 * groups; the other multipliers see all that is left. So no outcome depends on the place of a rule in the list.
 */
function together(alone: readonly Outcome[], earner: Earner): Outcome[] {
  const outcomes = [...alone];
  const groups = groupsOf(alone);
  for (const group of groups.filter(({ isMixed }) => !isMixed)) settle(group, outcomes, earner);

  const mixed = groups.filter(({ isMixed }) => isMixed);
  const isGrouped = new Set(mixed.flatMap(({ places }) => places));
  const outside = outcomes.filter((_, place) => !isGrouped.has(place));
  for (const place of isGrouped) multiplyAt(place, outcomes, outside, earner);
  for (const group of mixed) settle(group, outcomes, earner);

  const left = [...outcomes];
  for (const place of outcomes.keys()) if (!isGrouped.has(place)) multiplyAt(place, outcomes, left, earner);
  return outcomes;
}

function multiplyAt(place: number, outcomes: Outcome[], seen: readonly Outcome[], earner: Earner): void {
  const outcome = outcomes[place];
  if (outcome === undefined || outcome.shortfall !== null) return;
  if (outcome.compiled.rule.amount.kind !== 'multiplier') return;
  const { quantity, inputs } = multiplied(outcome.compiled, seen, earner);
  outcomes[place] =
    quantity === 0
      ? nothing(outcome.compiled, 'nothingToMultiply', earner)
      : withinLimits(given(outcome.compiled, quantity, inputs), earner);
}

interface Group {
  readonly places: readonly number[];
  readonly pick: 'best' | 'first';
  readonly isMixed: boolean;
}

function groupsOf(outcomes: readonly Outcome[]): Group[] {
  const places = new Map<string, number[]>();
  for (const [place, { compiled }] of outcomes.entries()) {
    const { group } = compiled.rule.stacking;
    if (group !== undefined) places.set(group, [...(places.get(group) ?? []), place]);
  }
  return [...places.values()].map((members) => ({
    places: members,
    pick: outcomes[members[0] ?? 0]?.compiled.rule.stacking.pick ?? 'best',
    isMixed: members.some((place) => outcomes[place]?.compiled.rule.amount.kind === 'multiplier'),
  }));
}

/** Leaves one of a group: what gives most, or the first that gives anything. */
function settle({ places, pick }: Group, outcomes: Outcome[], earner: Earner): void {
  let chosen: number | null = null;
  for (const place of places) {
    const size = sizeOf(outcomes[place]);
    if (size === 0) continue;
    if (chosen === null || (pick === 'best' && size > sizeOf(outcomes[chosen]))) chosen = place;
  }
  for (const place of places) {
    const outcome = outcomes[place];
    if (outcome === undefined || place === chosen || outcome.shortfall !== null) continue;
    outcomes[place] = nothing(outcome.compiled, 'groupTaken', earner);
  }
}

/** In whole units, so that units of different scales compare. */
const sizeOf = (outcome: Outcome | undefined): number =>
  outcome === undefined || outcome.shortfall !== null
    ? 0
    : outcome.quantity / 10 ** outcome.compiled.holding.noun.scale;
