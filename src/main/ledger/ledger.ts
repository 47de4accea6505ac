/** The terminal's ledger: the only way to write the log. */
import type { EventDraft, EventId, EventKind, LedgerEvent, Leg } from '../../shared/domain/ledger/event.ts';
import type { Holdings } from '../../shared/domain/ledger/holdings.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** `legs` are made once the event knows its own name, which is the name of the lots that it issues. */
export type Posting = Omit<EventDraft, 'legs'> & { legs(self: EventId): readonly Leg[] };

export type LedgerRefusal =
  /** Another operation has already posted this receipt. */
  | { readonly kind: 'receiptAlreadyPosted'; readonly event: EventId }
  /** There is no room to promise anything. Nothing was written. */
  | { readonly kind: 'diskFull' };

export interface Ledger {
  /**
   * Appends one event durably: when it answers, the event has survived a power cut. An operation that was posted
   * before answers its first event again. `alongside` runs in the same transaction, before the commit.
   */
  post(posting: Posting, alongside?: (event: LedgerEvent) => void): Result<LedgerEvent, LedgerRefusal>;
  event(id: EventId): LedgerEvent | null;
  ofOperation(operationId: string): LedgerEvent | null;
  /** Reversals of an event, oldest first. */
  reversalsOf(id: EventId): LedgerEvent[];
  /** Per unit, what expiry has taken from the lots that an event issued: a reversal does not take it again. */
  expiredOf(id: EventId): Readonly<Record<string, number>>;
  holdings(member: string): Holdings;
  activity(member: string): MemberActivity;
  /** Newest first. */
  history(query: HistoryQuery): LedgerEvent[];
  /** Members holding lots that can no longer be spent on `onDate`. */
  membersWithExpired(onDate: LocalDate, limit: number): string[];
  head(): { readonly epoch: number; readonly sequence: number; readonly hash: string };
}

export interface MemberActivity {
  /** Sales and visits, taken back ones not counted. */
  readonly visits: number;
  readonly lastVisitOn: LocalDate | null;
  readonly enrolledOn: LocalDate | null;
}

export interface HistoryQuery {
  readonly member?: string;
  readonly kinds?: readonly EventKind[];
  readonly date?: LocalDate;
  readonly offset?: number;
  /** At most 200. */
  readonly limit: number;
}
