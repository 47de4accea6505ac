/** The counter of a trial: who is known, what is held, and how something is decided and written down. */
import type { Occasion } from '../../shared/domain/bills/bill.ts';
import { dueCampaigns } from '../../shared/domain/engine/campaigns.ts';
import { evaluate } from '../../shared/domain/engine/evaluate.ts';
import type { Context, Evaluation, MemberState, WhyLine } from '../../shared/domain/engine/evaluation.ts';
import { lastDayOfBalance } from '../../shared/domain/engine/expiry.ts';
import { laddersOf, levelLosses } from '../../shared/domain/engine/tiers.ts';
import { bearerOf, isBearer } from '../../shared/domain/ledger/accounts.ts';
import type { Coupon, EventDetail, LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { livesOn } from '../../shared/domain/ledger/holdings.ts';
import { expiryLegs, type Grant, occasionLegs, type Part } from '../../shared/domain/ledger/legs.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { addDays, type LocalDate } from '../../shared/kernel/dates.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import {
  guestState,
  memberState,
  type StateSources,
  tierHistoryOf,
  usesOfProgramme,
} from '../sales/member-state.ts';
import { partsOf } from '../sales/moves.ts';
import { openTrialBook, type TrialBook, trialHolder } from './evaluate-book.ts';
import type { TrialEvent } from './evaluate-events.ts';
import { codesIn, couponsOf, minuteOf, nameOf } from './evaluate-occasions.ts';

export interface TrialDesk {
  readonly programme: Programme;
  readonly book: TrialBook;
  readonly sources: StateSources;
  /** What later lines can take back or claim, by its name in the file. */
  readonly named: Map<string, LedgerEvent>;
  know(member: string, person: Acquaintance): void;
  stateOf(member: string, date: LocalDate): MemberState;
  /** What is gone by today goes before anything else happens. */
  settle(member: string, date: LocalDate): void;
  /** What campaigns promise at this scan. */
  keepCampaigns(member: string, event: TrialEvent): WhyLine[];
  grantTo(owner: string, date: LocalDate, grants: readonly Grant[], detail: EventDetail): LedgerEvent;
  /** Decides, and where nothing is refused writes it down. An open or voided bill is only decided. */
  decide(
    event: TrialEvent,
    member: string | null,
    occasion: Occasion,
    detailOf: (evaluation: Evaluation, coupons: readonly Coupon[]) => EventDetail,
    state?: MemberState,
  ): Decided;
}

export interface Decided {
  readonly evaluation: Evaluation;
  readonly coupons: readonly Coupon[];
}

/** What is known of a person besides the ledger. */
export interface Acquaintance {
  readonly birthday: string | null;
  readonly groups: readonly string[];
  /** In the group that gets cards without a head start. */
  readonly isControl: boolean;
}

export function openTrialDesk(programme: Programme): TrialDesk {
  const book = openTrialBook(programme);
  const people = new Map<string, Acquaintance>();
  /** Up to when lost levels have taken what goes with them. */
  const settledOn = new Map<string, LocalDate>();
  const named = new Map<string, LedgerEvent>();
  const ladders = laddersOf([programme]);
  const sources: StateSources = {
    ledger: book,
    attributesOf: (member) => people.get(member) ?? stranger,
    // Never in a control group, whatever its share, or always.
    bucketOf: (member) => (people.get(member)?.isControl ? 0 : 99),
    ladders: () => ladders,
  };

  const stateOf = (member: string, date: LocalDate): MemberState =>
    memberState(sources, programme, member, date);

  function contextOf(
    { time, store, channel = 'counter' }: TrialEvent,
    codes: readonly string[],
    date: LocalDate,
  ): Context {
    return {
      channel,
      ...(store === undefined ? {} : { store }),
      ...(time === undefined ? {} : { minute: minuteOf(time) }),
      given: book.givenToAll(usesOfProgramme(programme)),
      bearers: Object.fromEntries(
        codes.flatMap((code) => {
          const [lot] = book.holdings(bearerOf(code)).lots.filter(livesOn(date));
          return lot ? [[code, { unit: lot.unit, available: lot.remainder }]] : [];
        }),
      ),
    };
  }

  function settle(member: string, date: LocalDate): void {
    const idle = programme.units.flatMap((unit) => {
      const movedOn = book.lastMovedOn(member, unit.id);
      const lastDay = movedOn === null ? null : lastDayOfBalance(unit, movedOn);
      return lastDay !== null && lastDay < date ? [unit.id] : [];
    });
    const lost = lostUnits(member, date);
    const units = [...new Set([...idle, ...lost])];
    if (units.length === 0) return;
    const legs = expiryLegs(book.holdings(member), member, date, units);
    if (legs.length > 0)
      book.post({ member, date, detail: { kind: 'expiry', onDate: date }, legs: () => legs });
  }

  /** Of levels lost since the last settling: what is earned later is not taken for them. */
  function lostUnits(member: string, date: LocalDate): string[] {
    if ((programme.tiers?.lostWithLevel.length ?? 0) === 0) return [];
    const history = tierHistoryOf(sources, member, book.holdings(member), date);
    const last = settledOn.get(member);
    const from = last === undefined ? history.joinedOn : addDays(last, 1);
    settledOn.set(member, date);
    return from > date ? [] : levelLosses(ladders, history, from, date).flatMap(({ units }) => units);
  }

  function keepCampaigns(member: string, event: TrialEvent): WhyLine[] {
    const { date } = event;
    const due = dueCampaigns(programme, stateOf(member, date), date, contextOf(event, [], date));
    for (const { campaign, grant, why } of due) {
      const detail = {
        kind: 'promise',
        voucher: grant.unit,
        by: 'campaign',
        source: campaign,
        why: [why],
      } as const;
      grantTo(member, date, [grant], detail);
    }
    return due.map(({ why }) => why);
  }

  function grantTo(
    owner: string,
    date: LocalDate,
    grants: readonly Grant[],
    detail: EventDetail,
  ): LedgerEvent {
    const parts = [{ owner, holdings: book.holdings(owner), spends: [], grants }];
    const member = isBearer(owner) ? null : owner;
    return book.post({ member, date, detail, legs: legsOf(parts, date) });
  }

  const legsOf = (parts: readonly Part[], date: LocalDate) => (self: string) => {
    const legs = occasionLegs(self, parts, trialHolder, date);
    invariant(legs.ok, 'the engine spends no more than is available');
    return legs.value;
  };

  function decide(
    event: TrialEvent,
    member: string | null,
    occasion: Occasion,
    detailOf: (evaluation: Evaluation, coupons: readonly Coupon[]) => EventDetail,
    state: MemberState = member === null ? guestState(event.date) : stateOf(member, event.date),
  ): Decided {
    const evaluation = evaluate(programme, state, occasion, contextOf(event, codesIn(occasion), event.date));
    const isDone = occasion.kind !== 'bill' || occasion.status === 'completed';
    if (evaluation.refusals.length > 0 || !isDone) return { evaluation, coupons: [] };
    const coupons = couponsOf(programme, evaluation, event.line);
    const detail = detailOf(evaluation, coupons);
    const referrer =
      detail.kind === 'memberEnrolled' ? (detail.referrer ?? null) : member && book.referrerOf(member);
    const parts = partsOf(evaluation.effects, { member, referrer }, coupons, book);
    const posted = book.post({ member, date: event.date, detail, legs: legsOf(parts, event.date) });
    named.set(nameOf(event), posted);
    return { evaluation, coupons };
  }

  return {
    programme,
    book,
    sources,
    named,
    know: (member, person) => void people.set(member, person),
    stateOf,
    settle,
    keepCampaigns,
    grantTo,
    decide,
  };
}

const stranger: Acquaintance = { birthday: null, groups: [], isControl: false };
