/**
 * Levels are never stored: they follow from what was done on which day. Take a bill back and the level it brought was
 * never reached.
 */
import type { LocalDate } from '../../kernel/dates.ts';
import type { Level, Programme, Tiers } from '../programme/document.ts';
import { programmeInForce } from '../programme/in-force.ts';
import type { TierState } from './evaluation.ts';
import { dateOf, dayNumberOf } from './tiers/day-number.ts';
import { freezesOf, frozenUntil } from './tiers/freezes.ts';
import { indexOfLevel, keepOf, type Measure, measureOf, reachedIndex } from './tiers/ladder.ts';
import { type DayAmount, type Series, seriesOf } from './tiers/series.ts';
import { type Past, type Rung, type Standing, walk } from './tiers/walk.ts';

export { type Measure, measureOf };

/** One version's levels, from its first day until the next version's. */
export interface Ladder {
  readonly from: LocalDate;
  /** Null: the version has no levels. */
  readonly tiers: Tiers | null;
}

export interface TierHistory {
  readonly joinedOn: LocalDate;
  /** What was done per day, what was taken back already off on the day of the original. In any order. */
  readonly days: readonly TierDay[];
  /** What is held now, where a ladder goes by it: it outranks what `days` says of the last day. */
  readonly balance?: number;
  /** Both ends inclusive. */
  readonly freezes: readonly { readonly from: LocalDate; readonly until: LocalDate }[];
}

export interface TierDay {
  readonly on: LocalDate;
  /** Of the measure; for `balance:<unit>` what the day changed. */
  readonly amount: number;
  /** Which measure it is of, where versions count different things; absent: of every one. */
  readonly measure?: Measure;
}

/** A level that was taken. */
export interface LevelLoss {
  readonly on: LocalDate;
  readonly from: string;
  readonly to: string;
  /** Units whose whole balance goes with it. */
  readonly units: readonly string[];
}

/** Where a member stands at the end of a day; null while there are no levels. Never throws. */
export function tierOn(ladders: readonly Ladder[], history: TierHistory, on: LocalDate): TierState | null {
  const day = dayNumberOf(on);
  if (Number.isNaN(day)) return null;
  const rungs = rungsOf(ladders);
  const past = pastOf(history, day);
  const { standing } = walk(rungs, past, day);
  if (standing === null) return null;
  return stateOf(atBalance(standing, history, day), past, day);
}

/** Levels that were taken on these days, both ends inclusive, in their order. */
export function levelLosses(
  ladders: readonly Ladder[],
  history: TierHistory,
  from: LocalDate,
  until: LocalDate,
): LevelLoss[] {
  const first = dayNumberOf(from);
  const last = dayNumberOf(until);
  if (Number.isNaN(first) || Number.isNaN(last)) return [];
  const { losses } = walk(rungsOf(ladders), pastOf(history, last), last);
  return losses
    .filter(({ on }) => on >= first)
    .map(({ on, tiers, from: lost, to }) => ({
      on: dateOf(on),
      from: tiers.levels[lost]?.id ?? '',
      to: tiers.levels[to]?.id ?? '',
      units: tiers.lostWithLevel,
    }));
}

/** The level that a bill reaches which brings `gained` of the metric. Only a balance can bring one down. */
export function levelAfter(tiers: Tiers, state: TierState, gained: number): string {
  const reached = reachedIndex(tiers, state.metric + gained);
  const held = indexOfLevel(tiers, state.level);
  const index = tiers.metric.kind === 'balance' ? reached : Math.max(reached, held);
  return tiers.levels[index]?.id ?? state.level;
}

export const levelOf = (tiers: Tiers, id: string): Level | null =>
  tiers.levels.find((level) => level.id === id) ?? null;

/** The ladders of a programme's versions. */
export function laddersOf(versions: readonly Programme[]): Ladder[] {
  const starts = [...new Set(versions.map(({ startsOn }) => startsOn))].sort();
  return starts.map((from) => ({ from, tiers: programmeInForce(versions, from)?.tiers ?? null }));
}

/** Everything that has to be known of a member's days for these ladders. */
export function measuresOf(ladders: readonly Ladder[]): Measure[] {
  return [...new Set(ladders.flatMap(({ tiers }) => (tiers === null ? [] : [measureOf(tiers)])))];
}

function rungsOf(ladders: readonly Ladder[]): Rung[] {
  return ladders
    .map(({ from, tiers }) => ({ from: dayNumberOf(from), tiers }))
    .filter(({ from }) => !Number.isNaN(from))
    .sort((a, b) => a.from - b.from);
}

function pastOf({ joinedOn, days, freezes }: TierHistory, today: number): Past {
  const joined = dayNumberOf(joinedOn);
  const known = new Map<Measure, Series>();
  return {
    joinedOn: Number.isNaN(joined) ? today : Math.min(joined, today),
    freezes: freezesOf(freezes),
    seriesFor(tiers) {
      const measure = measureOf(tiers);
      let series = known.get(measure);
      if (series === undefined) {
        series = seriesOf(rowsOf(days, measure));
        known.set(measure, series);
      }
      return series;
    },
  };
}

function rowsOf(days: readonly TierDay[], measure: Measure): readonly DayAmount[] {
  return days.every((day) => day.measure === undefined)
    ? days
    : days.filter((day) => day.measure === undefined || day.measure === measure);
}

function atBalance(standing: Standing, { balance }: TierHistory, day: number): Standing {
  if (standing.tiers.metric.kind !== 'balance' || balance === undefined) return standing;
  const level = reachedIndex(standing.tiers, balance);
  return { ...standing, metric: balance, level, since: level === standing.level ? standing.since : day };
}

function stateOf({ tiers, level, since, metric, dueOn, kept }: Standing, past: Past, day: number): TierState {
  const frozen = frozenUntil(past.freezes, day);
  const next = tiers.levels[level + 1];
  return {
    level: tiers.levels[level]?.id ?? '',
    metric,
    since: dateOf(since),
    safeUntil: dueOn === null ? null : dateOf(dueOn - 1),
    toKeep: dueOn === null ? null : Math.max(0, keepOf(tiers.levels[level]) - kept),
    next: next ? { level: next.id, missing: Math.max(0, next.threshold - metric) } : null,
    frozenUntil: frozen === null ? null : dateOf(frozen),
  };
}
