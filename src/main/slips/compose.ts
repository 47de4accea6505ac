/** Fills in what the slips say from the log, the members and the shop. */

import type { PrinterSetting } from '../../shared/contract/methods.ts';
import type { DailySheet } from '../../shared/contract/view.ts';
import { stampCardsFor } from '../../shared/domain/engine/offers.ts';
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { composeDaySlip } from '../../shared/domain/slips/day-slip.ts';
import { composeEarnSlip } from '../../shared/domain/slips/earn-slip.ts';
import type { EventFacts, SlipShop } from '../../shared/domain/slips/facts.ts';
import { composeRefundSlip } from '../../shared/domain/slips/refund-slip.ts';
import { composeRewardSlip } from '../../shared/domain/slips/reward-slip.ts';
import type { SlipDocument } from '../../shared/domain/slips/slip.ts';
import { composeTestSlip } from '../../shared/domain/slips/test-slip.ts';
import { type Core, programmeOf, shopOf, today } from '../core.ts';
import { changesOf, rewardName } from '../views/history-view.ts';
import { balancesOf } from '../views/member-view.ts';

/** The slip of an event with what the member holds now; null for events that print nothing. */
export function composeSlip(core: Core, event: LedgerEvent): SlipDocument | null {
  const { detail } = event;
  const facts = factsOf(core, event);
  const changes = changesOf(event);
  switch (detail.kind) {
    case 'sale':
      return composeEarnSlip({
        ...facts,
        totalMinor: detail.totalMinor,
        discountMinor: detail.discountMinor,
        changes,
        gives: givesOf(core, event),
        why: detail.why,
      });
    case 'action':
      if (detail.action === 'redemption') {
        return composeRewardSlip({ ...facts, gives: givesOf(core, event), discountMinor: 0, changes });
      }
      return composeEarnSlip({
        ...facts,
        totalMinor: null,
        discountMinor: 0,
        changes,
        gives: [],
        why: detail.why,
      });
    case 'memberEnrolled':
    case 'purchase':
    case 'claim':
    case 'promise':
      return composeEarnSlip({
        ...facts,
        totalMinor: null,
        discountMinor: 0,
        changes,
        gives: [],
        why: detail.why,
      });
    case 'reversal':
      return composeRefundSlip({
        ...facts,
        way: detail.way,
        originalReceipt: core.ledger.event(detail.of)?.receipt ?? null,
        refundMinor: detail.refundMinor,
        pointsPaidMinor: detail.pointsPaidMinor,
        reason: detail.reason,
        changes,
      });
    case 'anonymousSale':
    case 'tierFrozen':
    case 'drawCommitted':
    case 'drawDone':
    case 'adjustment':
    case 'expiry':
    case 'memberMerged':
    case 'cardBound':
    case 'cardReplaced':
    case 'cardBlocked':
    case 'dayClosed':
    case 'audit':
      return null;
  }
}

export function daySlip(core: Core, sheet: DailySheet): SlipDocument {
  return composeDaySlip({
    shop: slipShop(core),
    units: programmeOf(core).units,
    printedAtMs: core.clock.nowMs(),
    staffName: core.signedIn?.name ?? '',
    sheet,
  });
}

export const testSlip = (core: Core, setting: PrinterSetting): SlipDocument =>
  composeTestSlip({ shop: slipShop(core), printerName: setting.name, atMs: core.clock.nowMs() });

function factsOf(core: Core, event: LedgerEvent): EventFacts {
  const programme = programmeOf(core);
  const member = event.member ? core.members.survivor(event.member) : null;
  const date = today(core);
  const changes = changesOf(event);
  const state = member ? core.sales.stateOf(member, date, programme) : null;
  return {
    shop: slipShop(core),
    units: programme.units,
    event: event.id,
    receipt: event.receipt,
    atMs: event.wallMs,
    staffName: core.staff.find(event.staff)?.name ?? '',
    memberName: member ? (core.members.profile(member)?.name ?? null) : null,
    balances: member ? balancesOf(programme, core.ledger.holdings(member), date) : [],
    stampCards: state
      ? stampCardsFor(programme, state.available, state).map((card) => ({
          ...card,
          fresh: Math.max(0, Math.min(card.filled, stampsOf(programme.stampCards, card.card, changes))),
        }))
      : [],
  };
}

function stampsOf(
  cards: readonly { readonly id: string; readonly unit: string }[],
  card: string,
  changes: ReturnType<typeof changesOf>,
): number {
  const unit = cards.find((one) => one.id === card)?.unit;
  return changes.find((change) => change.unit === unit)?.quantity ?? 0;
}

const givesOf = (core: Core, event: LedgerEvent) =>
  'rewards' in event.detail
    ? event.detail.rewards
        .filter((one) => one.discountMinor === 0)
        .map((one) => ({ name: rewardName(core, one.reward), pieces: one.quantity }))
    : [];

/** In the shop's language, whatever the person at the counter reads: a slip is for the guest. */
function slipShop(core: Core): SlipShop {
  const { name, address, currency, zone, era, language } = shopOf(core);
  return { name, address, currency, zone, era, language };
}
