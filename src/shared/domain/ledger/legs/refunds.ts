/** What of an event can be taken back, and what of it has been. */
import { scaleBy } from '../../../kernel/rounding.ts';
import type { EventDetail, EventKind, LedgerEvent } from '../event.ts';

/** How much of a bill its earlier reversals took back; null: all of it. */
export function refundedMinor(original: LedgerEvent, earlier: readonly LedgerEvent[]): number | null {
  let refunded = 0;
  for (const { detail } of earlier) {
    if (detail.kind !== 'reversal') continue;
    if (detail.refundMinor === null) return null;
    refunded += detail.refundMinor;
  }
  return refunded === totalOf(original) ? null : refunded;
}

/** Whether an event can be taken back at all. */
export function isReversible({ detail }: { readonly detail: EventDetail }): boolean {
  return reversible.has(detail.kind);
}

const reversible: ReadonlySet<EventKind> = new Set<EventKind>([
  'sale',
  'anonymousSale',
  'action',
  'claim',
  'purchase',
  'promise',
  'tierFrozen',
  'adjustment',
]);

/** The total that an event can be refunded in parts of; null: only as a whole. */
export function totalOf(event: LedgerEvent): number | null {
  const { detail } = event;
  return detail.kind === 'sale' || detail.kind === 'anonymousSale' ? detail.totalMinor : null;
}

/**
 * Of `amount` that belongs to a whole bill, what this refund carries: the share after it less the share before it,
 * both rounded down.
 */
export function refundShare(
  amount: number,
  totalMinor: number,
  beforeMinor: number,
  refundMinor: number,
): number {
  const until = (minor: number) => scaleBy(amount, minor, totalMinor, 'down');
  return until(beforeMinor + refundMinor) - until(beforeMinor);
}
