/**
 * A programme made ready for the counter: rules by occasion, sentences written once, and what a business date means to
 * each rule. Kept per document, which is never changed once it is in use.
 */
import type { LocalDate } from '../../kernel/dates.ts';
import { addDays, endOfMonthAfter, isLocalDate, weekdayOf } from '../../kernel/dates.ts';
import type { Text } from '../../kernel/language.ts';
import type { ActionKind } from '../bills/bill.ts';
import type { EarnRule, Programme, Reward, StampCard, Unit } from '../programme/document.ts';
import { earnSentence, headStartSentence, type Shortfall, shortfallSentence } from './sentences.ts';

export interface CompiledProgramme {
  readonly programme: Programme;
  readonly units: ReadonlyMap<string, Unit>;
  readonly rewards: ReadonlyMap<string, Reward>;
  readonly billRules: readonly CompiledRule[];
  readonly actionRules: ReadonlyMap<ActionKind, readonly CompiledRule[]>;
  readonly headStarts: readonly HeadStart[];
  /** Null for a date that does not exist. */
  dayOf(date: LocalDate): Day | null;
}

export interface CompiledRule {
  readonly rule: EarnRule;
  readonly unit: Unit;
  /** Position in `Day.shortfalls`. */
  readonly position: number;
  /** What it says when it gives something. */
  readonly text: Text;
  /** What it says when it gives nothing. */
  shortfallText(shortfall: Shortfall): Text;
}

export interface HeadStart {
  readonly card: StampCard;
  readonly text: Text;
}

export interface Day {
  readonly programme: 'running' | 'notStarted' | 'ended';
  /** Per rule, what keeps it from giving anything on this day; null: nothing. */
  readonly shortfalls: readonly (Shortfall | null)[];
  /** Last day on which what is earned today can be spent, per unit. */
  readonly expiresOn: ReadonlyMap<string, LocalDate | null>;
}

export function compileProgramme(programme: Programme): CompiledProgramme {
  let known = compiled.get(programme);
  if (known === undefined) {
    known = compile(programme);
    compiled.set(programme, known);
  }
  return known;
}

const compiled = new WeakMap<Programme, CompiledProgramme>();

function compile(programme: Programme): CompiledProgramme {
  const units = new Map(programme.units.map((unit) => [unit.id, unit]));
  const rules = programme.earn.flatMap((rule, position) => {
    const unit = units.get(rule.unit);
    return unit === undefined ? [] : [compileRule(programme, rule, unit, position)];
  });
  return {
    programme,
    units,
    rewards: new Map(programme.rewards.map((reward) => [reward.id, reward])),
    billRules: rules.filter(({ rule }) => rule.on.kind === 'bill'),
    actionRules: rulesByAction(rules),
    headStarts: programme.stampCards.flatMap((card) => headStartOf(card, units)),
    dayOf: rememberDays((date) => dayOf(programme, date)),
  };
}

function compileRule(programme: Programme, rule: EarnRule, unit: Unit, position: number): CompiledRule {
  const written = new Map<Shortfall, Text>();
  return {
    rule,
    unit,
    position,
    text: earnSentence(programme, rule, unit),
    shortfallText(shortfall) {
      let text = written.get(shortfall);
      if (text === undefined) {
        text = shortfallSentence(programme, rule, unit, shortfall);
        written.set(shortfall, text);
      }
      return text;
    },
  };
}

function rulesByAction(rules: readonly CompiledRule[]): ReadonlyMap<ActionKind, readonly CompiledRule[]> {
  const byAction = new Map<ActionKind, CompiledRule[]>();
  for (const compiledRule of rules) {
    const { on } = compiledRule.rule;
    if (on.kind === 'action') byAction.set(on.action, [...(byAction.get(on.action) ?? []), compiledRule]);
  }
  return byAction;
}

function headStartOf(card: StampCard, units: ReadonlyMap<string, Unit>): HeadStart[] {
  const unit = units.get(card.unit);
  if (unit === undefined || card.headStart === 0) return [];
  return [{ card, text: headStartSentence(card, unit) }];
}

/** A counter works on one business date for hours, and a month of past bills on thirty; asking again costs nothing. */
function rememberDays(compute: (date: LocalDate) => Day | null): (date: LocalDate) => Day | null {
  const days = new Map<LocalDate, Day | null>();
  return (date) => {
    let day = days.get(date);
    if (day === undefined) {
      if (days.size >= mostDaysRemembered) days.clear();
      day = compute(date);
      days.set(date, day);
    }
    return day;
  };
}

const mostDaysRemembered = 100;

function dayOf(programme: Programme, date: LocalDate): Day | null {
  if (!isLocalDate(date)) return null;
  const standing = standingOf(programme, date);
  return {
    programme: standing,
    shortfalls: programme.earn.map((rule) => dayShortfall(rule, date, standing)),
    expiresOn: new Map(programme.units.map((unit) => [unit.id, expiryOf(unit, date)])),
  };
}

function standingOf({ startsOn, endsOn }: Programme, date: LocalDate): Day['programme'] {
  if (date < startsOn) return 'notStarted';
  return endsOn !== undefined && date > endsOn ? 'ended' : 'running';
}

function dayShortfall({ when }: EarnRule, date: LocalDate, standing: Day['programme']): Shortfall | null {
  if (standing === 'notStarted') return 'programmeNotStarted';
  if (standing === 'ended') return 'programmeEnded';
  const { from, until } = when.dates ?? {};
  if (from !== undefined && date < from) return 'notStarted';
  if (until !== undefined && date > until) return 'ended';
  if (when.weekdays !== undefined && !when.weekdays.includes(weekdayOf(date))) return 'otherWeekday';
  return null;
}

/** The last day on which what was earned on a day can be spent; null: it never expires. */
export function expiryOf({ expiry }: Unit, earnedOn: LocalDate): LocalDate | null {
  switch (expiry.kind) {
    case 'never':
      return null;
    case 'days':
      return withinCalendar(addDays(earnedOn, expiry.days));
    case 'monthEnd':
      return withinCalendar(endOfMonthAfter(earnedOn, expiry.months));
  }
}

/** Years beyond 9999 have no ISO form that compares as text. */
const withinCalendar = (date: LocalDate): LocalDate => (isLocalDate(date) ? date : '9999-12-31');
