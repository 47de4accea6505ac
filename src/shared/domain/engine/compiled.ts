/**
 * A programme made ready for the counter: rules by occasion, sentences written once, and what a business date means to
 * each rule. Kept per document, which is never changed once it is in use.
 */
import type { LocalDate } from '../../kernel/dates.ts';
import { isLocalDate } from '../../kernel/dates.ts';
import type { Text } from '../../kernel/language.ts';
import type { Occasion } from '../bills/bill.ts';
import type {
  EarnRule,
  Membership,
  Programme,
  Promotion,
  Reward,
  StampCard,
  Unit,
  Voucher,
} from '../programme/document.ts';
import type { Noun } from '../programme/quantity.ts';
import { isDecidedByDay, unmetOnDay } from './conditions.ts';
import { type Validity, validityOfMembership, validityOfUnit, validityOfVoucher } from './expiry.ts';
import { hasLimits } from './limits.ts';
import { earnSentence } from './sentences/earning.ts';
import { type Shortfall, shortfallSentence } from './sentences/shortfalls.ts';

export interface CompiledProgramme {
  readonly programme: Programme;
  readonly units: ReadonlyMap<string, Unit>;
  readonly rewards: ReadonlyMap<string, Reward>;
  readonly vouchers: ReadonlyMap<string, Voucher>;
  readonly promotions: ReadonlyMap<string, Promotion>;
  readonly memberships: ReadonlyMap<string, Membership>;
  /** Everything that a member can hold, by id. */
  readonly holdings: ReadonlyMap<string, Holding>;
  readonly headStarts: readonly HeadStart[];
  /** The card that a unit's count fills. */
  readonly cardOfUnit: ReadonlyMap<string, StampCard>;
  rulesFor(occasion: Occasion): RuleSet;
  /** Null for a date that does not exist. */
  dayOf(date: LocalDate): Day | null;
}

export type Holding = { readonly noun: Noun } & (
  | { readonly kind: 'unit'; readonly unit: Unit }
  | { readonly kind: 'voucher'; readonly voucher: Voucher }
  | { readonly kind: 'membership'; readonly membership: Membership }
);

/** What can earn on one kind of occasion, by `stacking.order`, ties as the document lists them. */
export interface RuleSet {
  readonly rules: readonly CompiledRule[];
  /** No rule looks at what another gives. */
  readonly isIndependent: boolean;
}

export interface CompiledRule {
  readonly rule: EarnRule;
  readonly holding: Holding;
  /** Position in `Day.shortfalls`. */
  readonly position: number;
  /** Asks for nothing but what `Day.shortfalls` answers. */
  readonly isDecidedByDay: boolean;
  /** Takes the whole bill as it is, without lines, tenders or limits of its own. */
  readonly isPlain: boolean;
  readonly hasLimits: boolean;
  /** What it says when it gives something. */
  readonly text: Text;
  /** What it says when it gives nothing. */
  shortfallText(shortfall: Shortfall): Text;
}

export interface HeadStart {
  readonly card: StampCard;
  readonly noun: Noun;
}

export interface Day {
  readonly date: LocalDate;
  readonly programme: 'running' | 'notStarted' | 'ended';
  /** Per rule, what keeps it from giving anything on this day; null: nothing. */
  readonly shortfalls: readonly (Shortfall | null)[];
  /** From when and until when what is earned today can be used: units, vouchers and memberships by id. */
  readonly validity: ReadonlyMap<string, Validity>;
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
  const holdings = holdingsOf(programme);
  const rules = programme.earn
    .flatMap((rule, position) => {
      const holding = holdings.get(rule.unit);
      return holding === undefined ? [] : [compileRule(programme, rule, holding, position)];
    })
    .sort((a, b) => a.rule.stacking.order - b.rule.stacking.order);
  const bills = ruleSet(rules.filter(({ rule }) => rule.on.kind === 'bill'));
  const others = rules.filter(({ rule }) => rule.on.kind !== 'bill');
  return {
    programme,
    units: byId(programme.units),
    rewards: byId(programme.rewards),
    vouchers: byId(programme.vouchers),
    promotions: byId(programme.promotions),
    memberships: byId(programme.memberships),
    holdings,
    headStarts: programme.stampCards.flatMap((card) => headStartsOf(card, holdings)),
    cardOfUnit: new Map(programme.stampCards.map((card) => [card.unit, card])),
    rulesFor: (occasion) =>
      occasion.kind === 'bill' ? bills : ruleSet(others.filter(({ rule }) => isAbout(rule, occasion))),
    dayOf: rememberDays((date) => dayOf(programme, holdings, date)),
  };
}

function holdingsOf({ units, vouchers, memberships }: Programme): ReadonlyMap<string, Holding> {
  return new Map<string, Holding>([
    ...memberships.map(
      (membership) =>
        [membership.id, { kind: 'membership', membership, noun: counted(membership.name) }] as const,
    ),
    ...vouchers.map(
      (voucher) => [voucher.id, { kind: 'voucher', voucher, noun: counted(voucher.name) }] as const,
    ),
    ...units.map((unit) => [unit.id, { kind: 'unit', unit, noun: unit }] as const),
  ]);
}

const counted = (name: Text): Noun => ({ name, scale: 0, showWhole: false });

function ruleSet(rules: readonly CompiledRule[]): RuleSet {
  const isIndependent = rules.every(
    ({ rule }) => rule.stacking.group === undefined && rule.amount.kind !== 'multiplier',
  );
  return { rules, isIndependent };
}

function compileRule(programme: Programme, rule: EarnRule, holding: Holding, position: number): CompiledRule {
  const written = new Map<Shortfall, Text>();
  const limited = hasLimits(rule.limits);
  return {
    rule,
    holding,
    position,
    isDecidedByDay: isDecidedByDay(rule.when) && rule.to === 'member',
    isPlain: rule.of === undefined && rule.tenders === undefined,
    hasLimits: limited,
    text: earnSentence(programme, rule, holding.noun),
    shortfallText(shortfall) {
      let text = written.get(shortfall);
      if (text === undefined) {
        text = shortfallSentence(programme, rule, holding.noun, shortfall);
        written.set(shortfall, text);
      }
      return text;
    },
  };
}

function isAbout({ on }: EarnRule, occasion: Occasion): boolean {
  switch (on.kind) {
    case 'bill':
      return occasion.kind === 'bill';
    case 'action':
      return (
        occasion.kind === 'action' &&
        on.action === occasion.action &&
        (on.name === undefined || on.name === occasion.name)
      );
    case 'topUp':
      return occasion.kind === 'topUp' && on.unit === occasion.unit;
    case 'membership':
      return occasion.kind === 'membership' && on.membership === occasion.membership;
  }
}

function headStartsOf(card: StampCard, holdings: ReadonlyMap<string, Holding>): HeadStart[] {
  const holding = holdings.get(card.unit);
  if (holding === undefined || card.headStart === 0) return [];
  return [{ card, noun: holding.noun }];
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

function dayOf(programme: Programme, holdings: ReadonlyMap<string, Holding>, date: LocalDate): Day | null {
  if (!isLocalDate(date)) return null;
  const standing = standingOf(programme, date);
  return {
    date,
    programme: standing,
    shortfalls: programme.earn.map((rule) => dayShortfall(rule, date, standing)),
    validity: new Map([...holdings].map(([id, holding]) => [id, validityOf(holding, date)])),
  };
}

function validityOf(holding: Holding, date: LocalDate): Validity {
  switch (holding.kind) {
    case 'unit':
      return validityOfUnit(holding.unit, date);
    case 'voucher':
      return validityOfVoucher(holding.voucher, date);
    case 'membership':
      return validityOfMembership(holding.membership, date);
  }
}

function standingOf({ startsOn, endsOn }: Programme, date: LocalDate): Day['programme'] {
  if (date < startsOn) return 'notStarted';
  return endsOn !== undefined && date > endsOn ? 'ended' : 'running';
}

function dayShortfall({ when }: EarnRule, date: LocalDate, standing: Day['programme']): Shortfall | null {
  if (standing === 'notStarted') return 'programmeNotStarted';
  if (standing === 'ended') return 'programmeEnded';
  return unmetOnDay(when, date);
}

const byId = <T extends { readonly id: string }>(entries: readonly T[]): ReadonlyMap<string, T> =>
  new Map(entries.map((entry) => [entry.id, entry]));
