/** Questions to one version of the programme's levels. */
import type { Level, Tiers } from '../../programme/document.ts';

/** What is counted, as the ledger names it: `spent`, `visit`, `earned:<unit>`; and `balance:<unit>`. */
export type Measure = string;

export function measureOf({ metric }: Tiers): Measure {
  switch (metric.kind) {
    case 'spent':
      return 'spent';
    case 'visits':
      return 'visit';
    case 'earned':
    case 'balance':
      return `${metric.kind}:${metric.unit}`;
  }
}

/** The highest level whose threshold the metric reaches; the lowest where it reaches none. */
export function reachedIndex({ levels }: Tiers, metric: number): number {
  let index = levels.length - 1;
  while (index > 0 && (levels[index]?.threshold ?? 0) > metric) index -= 1;
  return Math.max(0, index);
}

/** The highest level below `above` that a review with this much would let stand. */
export function keptIndex({ levels }: Tiers, metric: number, above: number): number {
  let index = above - 1;
  while (index > 0 && keepOf(levels[index]) > metric) index -= 1;
  return Math.max(0, index);
}

export const keepOf = (level: Level | undefined): number => level?.keep ?? level?.threshold ?? 0;

export const indexOfLevel = ({ levels }: Tiers, id: string): number =>
  levels.findIndex((level) => level.id === id);

/**
 * Where a level of an earlier version stands in a later one: at the level of the same id; where that is gone, at the
 * highest that is no harder to reach, or where thresholds count something else, in the same place.
 */
export function indexInLater(later: Tiers, earlier: Tiers, index: number): number {
  const level = earlier.levels[index];
  const same = level === undefined ? -1 : indexOfLevel(later, level.id);
  if (same >= 0) return same;
  return measureOf(later) === measureOf(earlier) && later.window.kind === earlier.window.kind
    ? reachedIndex(later, level?.threshold ?? 0)
    : Math.min(index, later.levels.length - 1);
}
