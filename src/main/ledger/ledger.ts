/** The terminal's ledger: the only way to write the log. */
import type { Owner } from '../../shared/domain/ledger/accounts.ts';
import type { EventDraft, EventId, EventKind, LedgerEvent, Leg } from '../../shared/domain/ledger/event.ts';
import type { Holdings } from '../../shared/domain/ledger/holdings.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { TierFreeze } from './freezes.ts';
import type { GivenReader } from './given.ts';

/** `legs` are made once the event knows its own name, which is the name of the lots that it issues. */
export type Posting = Omit<EventDraft, 'legs'> & { legs(self: EventId): readonly Leg[] };

export type LedgerRefusal =
  /** Another operation has already posted this receipt. */
  | { readonly kind: 'receiptAlreadyPosted'; readonly event: EventId }
  /** Another operation has already claimed this bill. */
  | { readonly kind: 'alreadyClaimed'; readonly event: EventId }
  /** There is no room to promise anything. Nothing was written. */
  | { readonly kind: 'diskFull' };

export interface Ledger extends GivenReader {
  /**
   * Appends one event durably: when it answers, the event has survived a power cut. An operation that was posted
   * before answers its first event again. `alongside` runs in the same transaction, before the commit.
   */
  post(posting: Posting, alongside?: (event: LedgerEvent) => void): Result<LedgerEvent, LedgerRefusal>;
  event(id: EventId): LedgerEvent | null;
  ofOperation(operationId: string): LedgerEvent | null;
  /** Reversals of an event, oldest first. */
  reversalsOf(id: EventId): LedgerEvent[];
  /** Reversals of each of several events that has any, oldest first. */
  reversalsOfEach(ids: readonly EventId[]): ReadonlyMap<EventId, readonly LedgerEvent[]>;
  /**
   * Per unit, what expiry has taken from the lots that an event issued, from an owner and all who were merged into
   * them: a reversal does not take it again.
   */
  expiredOf(id: EventId): (owner: Owner) => Readonly<Record<string, number>>;
  /** The claim that stands for a bill; null: nobody has claimed it. */
  claimOf(bill: EventId): LedgerEvent | null;
  /** Whoever an owner was merged into, or the owner itself. */
  survivorOf(owner: Owner): Owner;
  /** Of a member, or of whoever bears a code: `bearer:<code>`. */
  holdings(owner: Owner): Holdings;
  /** Who brought a member, or whom they have become; null: nobody did, or the two have become one. */
  referrerOf(member: string): string | null;
  /** The day on which another brought the member; null: nobody did. */
  referredOn(member: string): LocalDate | null;
  /** Oldest first, taken back ones left out. */
  freezes(member: string): TierFreeze[];
  activity(member: string): MemberActivity;
  /** Newest first. */
  history(query: HistoryQuery): LedgerEvent[];
  /** Holding lots that can no longer be spent on `onDate`. */
  ownersWithExpired(onDate: LocalDate, limit: number): Owner[];
  /** Everybody who holds some of a unit, pending parts included, by owner. */
  ownersHolding(unit: string): { readonly owner: Owner; readonly quantity: number }[];
  /** The last day on which something of a unit was earned or spent; null: never. */
  lastMovedOn(owner: Owner, unit: string): LocalDate | null;
  /** Holding some of a unit of which nothing was earned or spent on or after `since`. */
  ownersIdle(unit: string, since: LocalDate, limit: number): Owner[];
  head(): { readonly epoch: number; readonly sequence: number; readonly hash: string };
}

export interface MemberActivity {
  /** Sales and visits, taken back ones not counted. */
  readonly visits: number;
  readonly lastVisitOn: LocalDate | null;
  readonly enrolledOn: LocalDate | null;
}

export interface HistoryQuery {
  /** A member, or `bearer:<code>`. */
  readonly member?: Owner;
  readonly kinds?: readonly EventKind[];
  readonly date?: LocalDate;
  readonly offset?: number;
  /** At most 200. */
  readonly limit: number;
}
