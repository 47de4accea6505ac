/** What a refund slip says of the money. */
import type { EventDetail, LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { walletPart } from '../../shared/domain/ledger/rollups.ts';
import type { RefundFacts } from '../../shared/domain/slips/facts.ts';
import type { Core } from '../core.ts';
import { rewardName } from '../views/history-view.ts';

export function takenBack(
  core: Core,
  event: LedgerEvent,
  { of, way, refundMinor, pointsPaidMinor }: Extract<EventDetail, { kind: 'reversal' }>,
): Pick<
  RefundFacts,
  'way' | 'originalReceipt' | 'refundMinor' | 'pointsPaidMinor' | 'walletPaidMinor' | 'purchase'
> {
  const original = core.ledger.event(of);
  const detail = original?.detail;
  const originalReceipt = original?.receipt ?? null;
  if (detail?.kind === 'purchase') {
    const { what, item, paidMinor } = detail;
    const purchase = { what, name: rewardName(core, item) };
    return { way, originalReceipt, refundMinor: refundMinor ?? paidMinor, pointsPaidMinor, purchase };
  }
  return {
    way,
    originalReceipt,
    refundMinor,
    pointsPaidMinor,
    walletPaidMinor: original ? walletRefund(core, event, original, refundMinor) : 0,
  };
}

/** Of a refund, what returns to wallets and gift cards. Shares are rounded along the way, so earlier refunds count. */
function walletRefund(
  core: Core,
  reversal: LedgerEvent,
  original: LedgerEvent,
  refundMinor: number | null,
): number {
  const { detail } = original;
  if (refundMinor === null || (detail.kind !== 'sale' && detail.kind !== 'anonymousSale')) return 0;
  let before = 0;
  for (const earlier of core.ledger.reversalsOf(original.id)) {
    if (earlier.id === reversal.id) break;
    if (earlier.detail.kind === 'reversal') before += earlier.detail.refundMinor ?? 0;
  }
  return walletPart(original, detail.totalMinor, before, refundMinor);
}
