/** What is taken on one occasion, as it adds up: benefits first, points as money after them. */
import type { Text } from '../../../kernel/language.ts';
import type { Minor } from '../../../kernel/money.ts';
import { scaleBy } from '../../../kernel/rounding.ts';
import type { Benefit, Programme } from '../../programme/document.ts';
import type { Noun } from '../../programme/quantity.ts';
import { reducibleMinor } from '../basket.ts';
import type { CompiledProgramme, Day } from '../compiled.ts';
import type { Effect, EngineRefusal, WhyLine } from '../evaluation.ts';
import type { Facts } from '../facts.ts';
import { discountSentence } from '../sentences/discounts.ts';
import { refusalSentences as say } from '../sentences/refusals.ts';
import { benefitOff, isOrderPercentage } from './benefits.ts';
import { cappedAt, type Reduction, take } from './reduction.ts';

export interface Redemption {
  readonly effects: readonly Effect[];
  readonly why: readonly WhyLine[];
  readonly refusals: readonly EngineRefusal[];
  readonly discountMinor: Minor;
  /** What rewards cost the member's balances, in the order of use; whether there is enough is asked afterwards. */
  readonly spends: readonly Spend[];
}

export interface Spend {
  readonly reward: string;
  readonly name: Text;
  readonly isPointsAsMoney: boolean;
  readonly unit: Noun & { readonly id: string };
  readonly quantity: number;
}

/** What the occasion is, for everything that is taken on it. */
export interface Scene {
  readonly compiled: CompiledProgramme;
  readonly programme: Programme;
  readonly facts: Facts;
  readonly day: Day;
  /** The most that all discounts may take off: never more than the goods cost after discounts typed by hand. */
  readonly mostMinor: Minor;
}

/** What has been taken so far. */
export interface Tally {
  readonly effects: Effect[];
  readonly why: WhyLine[];
  readonly refusals: EngineRefusal[];
  readonly spends: Spend[];
  discountMinor: Minor;
  /** By stacking group, the name of what was taken of it. */
  readonly groups: Map<string, Text>;
  /** The percentage off the whole bill that was taken. */
  orderPercentage: Text | null;
  /** On this occasion, by id. */
  readonly used: Map<string, { readonly times: number; readonly quantity: number }>;
  /** Uses taken of bearer vouchers, by code. */
  readonly codes: Map<string, number>;
}

/** Something that takes a benefit off: promotion, reward or voucher. */
export interface Taker {
  readonly id: string;
  readonly name: Text;
  readonly stacking: { readonly group?: string | undefined };
}

export type Refusal = Pick<EngineRefusal, 'kind' | 'text'>;

export function sceneOf(compiled: CompiledProgramme, facts: Facts, day: Day): Scene {
  const { programme } = compiled;
  const { basket } = facts;
  const goodsMinor = basket === null ? 0 : reducibleMinor(basket);
  const mostMinor = scaleBy(goodsMinor, programme.policies.mostDiscount, 10_000, 'down');
  return { compiled, programme, facts, day, mostMinor };
}

export const openTally = (): Tally => ({
  effects: [],
  why: [],
  refusals: [],
  spends: [],
  discountMinor: 0,
  groups: new Map(),
  orderPercentage: null,
  used: new Map(),
  codes: new Map(),
});

/** What a benefit would take off now, or why it cannot. Changes nothing. */
export function offer(
  scene: Scene,
  tally: Tally,
  taker: Taker,
  benefit: Benefit,
  mostMinor = Number.MAX_SAFE_INTEGER,
): Reduction | Refusal {
  const { programme } = scene;
  const { basket } = scene.facts;
  if (basket === null) return { kind: 'needsBill', text: say.needsBill(taker.name) };
  const rival = rivalOf(scene, tally, taker, benefit);
  if (rival !== null) return { kind: 'notTogether', text: say.notTogether(taker.name, rival) };
  const off = benefitOff(benefit, basket, programme.policies.discountRounding);
  if (off === 'needsLines') return { kind: 'needsLines', text: say.needsLines(taker.name) };
  const reduction = cappedAt(off, Math.min(roomLeft(scene, tally), mostMinor));
  if (reduction.amountMinor === 0) return { kind: 'nothingToReduce', text: say.nothingToReduce(taker.name) };
  return reduction;
}

/** What all discounts together may still take off. */
export const roomLeft = (scene: Scene, tally: Tally): Minor => scene.mostMinor - tally.discountMinor;

/** Takes it off the basket, and says so. */
export function accept(
  scene: Scene,
  tally: Tally,
  taker: Taker,
  benefit: Benefit,
  reduction: Reduction,
): void {
  const { group } = taker.stacking;
  if (group !== undefined) tally.groups.set(group, taker.name);
  if (isOrderPercentage(benefit)) tally.orderPercentage = taker.name;
  lower(scene, tally, taker, reduction, discountSentence(taker.name, reduction.amountMinor, scene.programme));
}

export function lower(scene: Scene, tally: Tally, { id }: Taker, reduction: Reduction, text: Text): void {
  const { amountMinor, cuts } = reduction;
  take(reduction);
  tally.discountMinor += amountMinor;
  const lines = scene.facts.basket?.hasLines
    ? cuts.map(({ line, amountMinor: shareMinor }) => ({ line: line.position, amountMinor: shareMinor }))
    : [];
  tally.effects.push({ kind: 'discount', amountMinor, reward: id, lines });
  tally.why.push({ rule: id, inputs: { amountMinor }, text, outcome: { moneyMinor: -amountMinor } });
}

export function count(tally: Tally, id: string, times: number, quantity: number): void {
  const before = usedOf(tally, id);
  tally.used.set(id, { times: before.times + times, quantity: before.quantity + quantity });
}

export const usedOf = (tally: Tally, id: string) => tally.used.get(id) ?? { times: 0, quantity: 0 };

/** Why nothing can be taken on a day without the programme. */
export const outsideDates = ({ day }: Scene): Text =>
  day.programme === 'ended' ? say.ended() : say.notStarted();

export const isRefusal = (answer: Reduction | Refusal): answer is Refusal => 'text' in answer;

function rivalOf({ programme }: Scene, tally: Tally, { stacking }: Taker, benefit: Benefit): Text | null {
  const { group } = stacking;
  const ofGroup = group === undefined ? undefined : tally.groups.get(group);
  if (ofGroup !== undefined) return ofGroup;
  const isOnlyOne = programme.policies.orderPercentages === 'one' && isOrderPercentage(benefit);
  return isOnlyOne ? tally.orderPercentage : null;
}
