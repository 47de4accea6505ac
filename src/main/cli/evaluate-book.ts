/** A log that is kept in memory: what the ledger answers of members, worked out by the same pure functions. */
import type { Owner } from '../../shared/domain/ledger/accounts.ts';
import { accountOf } from '../../shared/domain/ledger/accounts.ts';
import type { EventDetail, EventId, LedgerEvent, Leg } from '../../shared/domain/ledger/event.ts';
import { openProjection } from '../../shared/domain/ledger/project.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { StateLedger } from '../sales/member-state.ts';

export interface TrialBook extends StateLedger {
  post(posting: TrialPosting): LedgerEvent;
  reversalsOf(id: EventId): LedgerEvent[];
  /** Per unit, what expiry has taken from the lots of an event. */
  expiredOf(id: EventId, owner: Owner): Record<string, number>;
  referrerOf(member: string): string | null;
  givenToAll(ids: readonly string[]): Record<string, { times: number; quantity: number }>;
  lastMovedOn(owner: Owner, unit: string): LocalDate | null;
}

export interface TrialPosting {
  readonly member: string | null;
  readonly date: LocalDate;
  readonly detail: EventDetail;
  legs(self: EventId): readonly Leg[];
}

/** Everything is held by the one store that the trial is. */
export const trialHolder = 'trial';

export function openTrialBook(programme: Programme): TrialBook {
  const events = new Map<EventId, LedgerEvent>();
  const byMember = new Map<string, LedgerEvent[]>();
  const reversals = new Map<EventId, LedgerEvent[]>();
  const projection = openProjection((id) => events.get(id) ?? null);

  const of = (member: string): readonly LedgerEvent[] => byMember.get(member) ?? [];
  const isTakenBack = (event: LedgerEvent): boolean => {
    const earlier = reversals.get(event.id) ?? [];
    const back = earlier.reduce((sum, { detail }) => sum + refundOf(detail), 0);
    return earlier.length > 0 && (event.detail.kind !== 'sale' || back >= event.detail.totalMinor);
  };
  const enrolmentOf = (member: string) => of(member).find(({ detail }) => detail.kind === 'memberEnrolled');

  return {
    post({ member, date, detail, legs }) {
      const sequence = events.size + 1;
      const id = `${trialHolder}.1.${sequence}`;
      const event: LedgerEvent = {
        ...anyEvent,
        id,
        sequence,
        operationId: id,
        detail,
        member,
        businessDate: date,
        programme: { id: programme.id, version: programme.version },
        legs: legs(id),
      };
      events.set(id, event);
      if (member !== null) byMember.set(member, [...of(member), event]);
      if (detail.kind === 'reversal') {
        reversals.set(detail.of, [...(reversals.get(detail.of) ?? []), event]);
      }
      projection.apply(event);
      return event;
    },
    reversalsOf: (id) => reversals.get(id) ?? [],
    expiredOf(id, owner) {
      const expired: Record<string, number> = {};
      for (const { detail, legs } of events.values()) {
        if (detail.kind !== 'expiry') continue;
        for (const { account, lot, unit, amount } of legs) {
          if (account === accountOf(owner) && lot === id) expired[unit] = (expired[unit] ?? 0) - amount;
        }
      }
      return expired;
    },
    holdings: (owner) => projection.holdings(owner),
    activity(member) {
      const visits = daysOf(member, 'visit').filter(({ count }) => count > 0);
      return {
        visits: visits.reduce((sum, { count }) => sum + count, 0),
        lastVisitOn: visits.at(-1)?.on ?? null,
        enrolledOn: enrolmentOf(member)?.businessDate ?? of(member)[0]?.businessDate ?? null,
      };
    },
    days: daysOf,
    uses: (member, ids) =>
      Object.fromEntries(
        ids.flatMap((id) => {
          const uses = daysOf(member, `use:${id}`).map(({ on, count, amount }) => ({
            on,
            times: count,
            quantity: amount,
          }));
          return uses.length === 0 ? [] : [[id, uses]];
        }),
      ),
    freezes: (member) =>
      of(member).flatMap(({ detail }) =>
        detail.kind === 'tierFrozen' ? [{ from: detail.from, until: detail.until }] : [],
      ),
    referrerOf(member) {
      const detail = enrolmentOf(member)?.detail;
      return detail?.kind === 'memberEnrolled' ? (detail.referrer ?? null) : null;
    },
    referredOn(member) {
      const enrolment = enrolmentOf(member);
      const detail = enrolment?.detail;
      return detail?.kind === 'memberEnrolled' && detail.referrer ? (enrolment?.businessDate ?? null) : null;
    },
    givenToAll: (ids) =>
      Object.fromEntries(
        projection
          .uses()
          .filter(({ rule }) => ids.includes(rule))
          .map(({ rule, times, quantity }) => [rule, { times, quantity }]),
      ),
    lastMovedOn(owner, unit) {
      const moved = of(owner).filter(
        (event) =>
          event.detail.kind !== 'expiry' &&
          !isTakenBack(event) &&
          event.legs.some((leg) => leg.unit === unit),
      );
      return moved.at(-1)?.businessDate ?? null;
    },
  };

  function daysOf(member: string, measure: string, from: LocalDate = '') {
    return projection
      .days(member)
      .filter((day) => day.measure === measure && day.date >= from)
      .map(({ date: on, count, amount }) => ({ on, count, amount }));
  }
}

const refundOf = (detail: EventDetail): number =>
  detail.kind === 'reversal' ? (detail.refundMinor ?? Number.POSITIVE_INFINITY) : 0;

/** What a trial has no use for: it is never stored, and nobody signs for it. */
const anyEvent = {
  terminal: trialHolder,
  epoch: 1,
  staff: 'system',
  receipt: null,
  wallMs: 0,
  bootId: trialHolder,
  schema: 1,
  previousHash: '',
  hash: '',
} as const;
