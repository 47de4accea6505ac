/**
 * A member's way through the levels, from joining to one day: levels are reached on the days on which something was
 * done, and taken on the days of review. Everything in day numbers.
 */
import type { Tiers } from '../../programme/document.ts';
import { anniversaryBefore, newYearFrom, newYearOf, yearsAfter } from './day-number.ts';
import { activeDaysBefore, delayed, type Freeze } from './freezes.ts';
import { indexInLater, keepOf, keptIndex, measureOf, reachedIndex } from './ladder.ts';
import { countBefore, type Series, summer } from './series.ts';

/** One version of the levels, from its first day on. */
export interface Rung {
  readonly from: number;
  /** Null: a version without levels. */
  readonly tiers: Tiers | null;
}

export interface Past {
  readonly joinedOn: number;
  readonly freezes: readonly Freeze[];
  seriesFor(tiers: Tiers): Series;
}

export interface Loss {
  readonly on: number;
  readonly tiers: Tiers;
  readonly from: number;
  readonly to: number;
}

/** Where somebody stands after the last day of a walk. */
export interface Standing {
  readonly tiers: Tiers;
  readonly level: number;
  readonly since: number;
  readonly metric: number;
  /** The day on which the level is reviewed, or in its grace taken; null: never. */
  readonly dueOn: number | null;
  /** What was done so far for that review. */
  readonly kept: number;
}

/** Null where the last day has no levels. Losses are in the order of their days. */
export function walk(
  rungs: readonly Rung[],
  past: Past,
  lastDay: number,
): { readonly standing: Standing | null; readonly losses: readonly Loss[] } {
  const losses: Loss[] = [];
  let climber: Climber | null = null;
  for (const [position, { from, tiers }] of rungs.entries()) {
    const start = Math.max(from, past.joinedOn);
    const end = Math.min(lastDay, (rungs[position + 1]?.from ?? Number.POSITIVE_INFINITY) - 1);
    if (end < start) continue;
    climber = tiers === null ? null : new Climber(tiers, past, start, climber, losses);
    climber?.goTo(start, end);
  }
  return { standing: climber?.standing(lastDay) ?? null, losses };
}

class Climber {
  private readonly tiers: Tiers;
  private readonly past: Past;
  private readonly days: readonly number[];
  private readonly sum: (from: number, until: number) => number;
  private readonly losses: Loss[];
  private level = 0;
  private since: number;
  /** The day on which the level was reached, kept or landed on. */
  private securedOn: number;
  /** First day that counts towards the next review, where years are counted from the level. */
  private keepFrom: number;
  /** What the day before `keepFrom` brought beyond what it was needed for. */
  private carried = 0;
  /** First day of the year in which the level was reached. */
  private yearFrom: number;
  private dueOn: number | null = null;
  /** The review as the calendar has it, freezes left out. */
  private reviewOn = 0;
  private inGrace = false;
  /** The year that the last answer was about; over where `yearEnd` is not after it. */
  private yearStart = 0;
  private yearEnd = Number.NEGATIVE_INFINITY;

  constructor(tiers: Tiers, past: Past, start: number, before: Climber | null, losses: Loss[]) {
    this.tiers = tiers;
    this.past = past;
    const series = past.seriesFor(tiers);
    this.days = series.days;
    this.sum = summer(series);
    this.losses = losses;
    this.since = start;
    this.securedOn = start;
    this.keepFrom = start;
    this.yearFrom = past.joinedOn;
    if (before !== null) this.takeOver(before, start);
  }

  /** A level stands until the review that was promised with it; one that was promised for ever is safe from here on. */
  private takeOver(before: Climber, start: number): void {
    this.level = indexInLater(this.tiers, before.tiers, before.level);
    this.since = before.since;
    this.yearFrom = before.yearFrom;
    if (before.dueOn === null || this.level === 0 || !this.isReviewed()) {
      this.secure(start, start, 0);
      return;
    }
    this.securedOn = before.securedOn;
    this.dueOn = before.dueOn;
    this.reviewOn = before.reviewOn;
    this.inGrace = before.inGrace;
    this.keepFrom = before.keepFrom;
    this.carried = measureOf(this.tiers) === measureOf(before.tiers) ? before.carried : 0;
  }

  goTo(start: number, end: number): void {
    this.reviewUntil(start);
    this.arrive(start);
    const { days } = this;
    for (let index = countBefore(days, start + 1); index < days.length; index += 1) {
      const day = days[index] ?? end;
      if (day > end) break;
      this.reviewUntil(day);
      this.arrive(day);
    }
    this.reviewUntil(end);
  }

  standing(on: number): Standing {
    return {
      tiers: this.tiers,
      level: this.level,
      since: this.since,
      metric: this.metricOn(on),
      dueOn: this.dueOn,
      kept: this.dueOn === null ? 0 : this.keptOn(on),
    };
  }

  /** What a day brings is on the books: a level is reached, or kept while its grace runs. */
  private arrive(day: number): void {
    const metric = this.metricOn(day);
    const reached = reachedIndex(this.tiers, metric);
    if (reached > this.level) {
      const threshold = this.tiers.levels[reached]?.threshold ?? 0;
      this.yearFrom = this.yearOn(day);
      this.level = reached;
      this.since = day;
      this.secure(day, day + 1, this.beyond(metric - threshold, day));
    } else if (reached < this.level && this.tiers.metric.kind === 'balance') {
      this.lose(day, reached);
    } else if (this.inGrace && this.keptOn(day) >= this.keep()) {
      this.yearFrom = this.yearOn(day);
      this.secureAtReview(day, day + 1, this.beyond(this.keptOn(day) - this.keep(), day));
    }
  }

  private reviewUntil(day: number): void {
    while (this.dueOn !== null && this.dueOn <= day) this.review(this.dueOn);
  }

  /** At the beginning of the day. */
  private review(day: number): void {
    const kept = this.keptOn(day - 1);
    if (kept >= this.keep()) {
      this.yearFrom = day;
      this.secureAtReview(day, day, 0);
    } else if (!this.inGrace && this.tiers.graceDays > 0) {
      this.inGrace = true;
      this.dueOn = delayed(this.past.freezes, day, day + this.tiers.graceDays);
    } else {
      this.lose(
        day,
        this.tiers.review === 'oneStep' ? this.level - 1 : keptIndex(this.tiers, kept, this.level),
      );
    }
  }

  private lose(day: number, to: number): void {
    this.losses.push({ on: day, tiers: this.tiers, from: this.level, to });
    this.level = to;
    this.since = day;
    this.yearFrom = day;
    this.secure(day, day, 0);
  }

  /** Reviews of calendar years stay in step with them, however late a freeze or a grace made one. */
  private secureAtReview(day: number, keepFrom: number, carried: number): void {
    const from = this.tiers.window.kind === 'calendarYear' ? this.reviewOn : day;
    this.secure(from, keepFrom, carried);
  }

  private secure(day: number, keepFrom: number, carried: number): void {
    this.securedOn = day;
    this.keepFrom = keepFrom;
    this.carried = carried;
    this.inGrace = false;
    this.dueOn = null;
    this.yearEnd = Number.NEGATIVE_INFINITY;
    if (this.level === 0 || !this.isReviewed()) return;
    const safe = day + this.tiers.safeDays;
    const isYearly = this.tiers.window.kind === 'calendarYear';
    this.reviewOn = isYearly ? newYearFrom(safe) : safe;
    const countedFrom = isYearly ? Math.max(day, newYearOf(this.reviewOn - 1)) : day;
    this.dueOn = delayed(this.past.freezes, countedFrom, this.reviewOn);
  }

  private isReviewed(): boolean {
    return this.tiers.review !== 'neverDown' && this.tiers.metric.kind !== 'balance';
  }

  /** As it counts for reaching levels. */
  private metricOn(day: number): number {
    const { window, metric } = this.tiers;
    if (metric.kind === 'balance') return this.sum(Number.NEGATIVE_INFINITY, day);
    switch (window.kind) {
      case 'lifetime':
        return this.sum(Number.NEGATIVE_INFINITY, day);
      case 'rolling':
        return this.sum(day - window.days + 1, day);
      case 'calendarYear':
      case 'anniversary':
        return this.sum(this.yearOn(day), day);
    }
  }

  /** First day of the year of `day`. Days are asked for in their order. */
  private yearOn(day: number): number {
    if (day >= this.yearEnd) {
      this.yearStart = this.tiers.window.kind === 'calendarYear' ? newYearOf(day) : this.ownYearOn(day);
      this.yearEnd = yearsAfter(this.yearStart, 1);
    }
    return this.yearStart;
  }

  /** The year in which a level was reached still counts to its end: reaching one never makes the next one harder. */
  private ownYearOn(day: number): number {
    const isFirst = this.level === 0 || day < yearsAfter(this.yearFrom, 1);
    return anniversaryBefore(isFirst ? this.yearFrom : this.securedOn, day);
  }

  /** As it counts for the next review, with what was done until `day`. */
  private keptOn(day: number): number {
    const { window } = this.tiers;
    switch (window.kind) {
      case 'lifetime':
        return this.sum(Number.NEGATIVE_INFINITY, day);
      case 'rolling': {
        const asOf = this.inGrace || this.dueOn === null ? day : this.dueOn;
        return this.sum(activeDaysBefore(this.past.freezes, asOf + 1, window.days), day);
      }
      case 'calendarYear':
        return this.sum(newYearOf(this.reviewOn - 1), day);
      case 'anniversary':
        return this.carried + this.sum(this.keepFrom, day);
    }
  }

  private keep(): number {
    return keepOf(this.tiers.levels[this.level]);
  }

  /** Of what is left over, no more than the day itself brought. */
  private beyond(left: number, day: number): number {
    return Math.max(0, Math.min(left, this.sum(day, day)));
  }
}
