/** The hash chain: every event names the one before it, so that nothing can be changed or dropped unseen. */
import { canonicalJson, type Json } from '../../kernel/canonical-json.ts';
import type { LedgerEvent } from './event.ts';

export type Sha256 = (text: string) => string;

/** What the first event of a terminal follows. */
export const genesisHash = '0'.repeat(64);

export type EventBody = Omit<LedgerEvent, 'previousHash' | 'hash'>;

/** The one spelling of an event that its hash is taken over. Throws RangeError on a number that is no safe integer. */
export function eventBody(event: EventBody | LedgerEvent): string {
  const { previousHash: _, hash: __, ...body } = event as LedgerEvent;
  return canonicalJson(body as unknown as Json);
}

export function hashOf(previousHash: string, body: string, sha256: Sha256): string {
  return sha256(`${previousHash}\n${body}`);
}

export interface BrokenLink {
  readonly event: string;
  readonly kind: 'previousHash' | 'hash' | 'sequence' | 'epoch';
}

/** The first event that does not follow from the one before it; null: the chain holds. One terminal's events, in order. */
export function verifyChain(events: Iterable<LedgerEvent>, sha256: Sha256): BrokenLink | null {
  let before: LedgerEvent | null = null;
  for (const event of events) {
    const broken = brokenLink(before, event, eventBody(event), sha256);
    if (broken) return broken;
    before = event;
  }
  return null;
}

/** Whether `event`, spelt as `body`, follows `before`; null before the first. */
export function brokenLink(
  before: Pick<LedgerEvent, 'epoch' | 'sequence' | 'hash'> | null,
  event: Pick<LedgerEvent, 'id' | 'epoch' | 'sequence' | 'previousHash' | 'hash'>,
  body: string,
  sha256: Sha256,
): BrokenLink | null {
  const broken = (kind: BrokenLink['kind']): BrokenLink => ({ event: event.id, kind });
  const sameEpoch = before !== null && before.epoch === event.epoch;
  if (before && event.epoch < before.epoch) return broken('epoch');
  if (event.sequence !== (sameEpoch ? before.sequence + 1 : 1)) return broken('sequence');
  if (event.previousHash !== (before?.hash ?? genesisHash)) return broken('previousHash');
  if (event.hash !== hashOf(event.previousHash, body, sha256)) return broken('hash');
  return null;
}
