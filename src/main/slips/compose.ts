/** Fills in what the slips say from the log, the members and the shop. */

import type { PrinterSetting } from '../../shared/contract/methods.ts';
import type { DailySheet, Settlement } from '../../shared/contract/view.ts';
import { accountOf } from '../../shared/domain/ledger/accounts.ts';
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { composeCardSlip } from '../../shared/domain/slips/card-slip.ts';
import { voucherConditions } from '../../shared/domain/slips/conditions.ts';
import { composeDaySlip } from '../../shared/domain/slips/day-slip.ts';
import { composeEarnSlip } from '../../shared/domain/slips/earn-slip.ts';
import type { EventFacts, SlipQuantity } from '../../shared/domain/slips/facts.ts';
import { composeGuestSlip } from '../../shared/domain/slips/guest-slip.ts';
import {
  composeGiftCardSlip,
  composeMembershipSlip,
  composeTopUpSlip,
} from '../../shared/domain/slips/purchase-slips.ts';
import { composeRefundSlip } from '../../shared/domain/slips/refund-slip.ts';
import { composeRewardSlip } from '../../shared/domain/slips/reward-slip.ts';
import { composeSettlementSlip } from '../../shared/domain/slips/settlement-slip.ts';
import type { SlipDocument } from '../../shared/domain/slips/slip.ts';
import { composeTestSlip } from '../../shared/domain/slips/test-slip.ts';
import { composeVoucherSlip } from '../../shared/domain/slips/voucher-slip.ts';
import { type Core, programmeOf } from '../core.ts';
import { rewardName, rewardsOf } from '../views/history-view.ts';
import { claimOf, couponsOf, giftCardOf, paymentsOf } from './codes.ts';
import { drawResultSlip, drawSlip } from './draws.ts';
import { givesOf } from './gifts.ts';
import { takenBack } from './refunds.ts';
import { slipShop, slipUnits } from './shop.ts';
import { nobodysStanding, paperCards, standingOf } from './standing.ts';

/** An event and the facts of one kind. */
type Of<Kind extends LedgerEvent['detail']['kind']> = Extract<LedgerEvent['detail'], { kind: Kind }>;

/** The slip of an event with what the member holds now; null for events that print nothing. */
export function composeSlip(core: Core, event: LedgerEvent): SlipDocument | null {
  const { detail } = event;
  const facts = factsOf(core, event);
  const changes = movedBy(event);
  switch (detail.kind) {
    case 'sale':
      return saleSlip(core, event, detail, facts);
    case 'anonymousSale':
      return guestSlip(core, event, detail, facts);
    case 'action':
      if (detail.action === 'redemption') {
        const coupons = couponsOf(core, event, facts.shop);
        return composeRewardSlip({
          ...facts,
          gives: givesOf(core, event),
          discountMinor: 0,
          changes,
          coupons,
        });
      }
      return earned(core, event, facts, detail.why);
    case 'memberEnrolled':
    case 'claim':
      return earned(core, event, facts, detail.why);
    case 'purchase':
      return purchaseSlip(core, event, detail, facts);
    case 'promise':
      return voucherSlip(core, event, detail, facts);
    case 'reversal':
      return composeRefundSlip({
        ...facts,
        ...takenBack(core, event, detail),
        reason: detail.reason,
        changes,
      });
    case 'tierFrozen':
      return facts.level ? composeCardSlip(facts, facts.level) : null;
    case 'drawCommitted':
      return drawSlip(core, event, detail.draw, detail.commitment);
    case 'drawDone':
      return drawResultSlip(core, event, detail);
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
    units: slipUnits(programmeOf(core)),
    printedAtMs: core.clock.nowMs(),
    staffName: core.signedIn?.name ?? '',
    sheet,
  });
}

export const testSlip = (core: Core, setting: PrinterSetting): SlipDocument =>
  composeTestSlip({ shop: slipShop(core), printerName: setting.name, atMs: core.clock.nowMs() });

export const settlementSlip = (core: Core, settlement: Settlement): SlipDocument =>
  composeSettlementSlip({
    ...settlement,
    shop: slipShop(core),
    units: slipUnits(programmeOf(core)),
    atMs: core.clock.nowMs(),
  });

function saleSlip(core: Core, event: LedgerEvent, detail: Of<'sale'>, facts: EventFacts): SlipDocument {
  const payments = paymentsOf(core, event);
  const units = programmeOf(core).units;
  // What a wallet paid stands with the bill.
  const isPayment = ({ unit, quantity }: SlipQuantity) =>
    quantity < 0 &&
    payments.some(({ wallet }) => wallet !== null) &&
    units.some(({ id, kind }) => id === unit && kind === 'money');
  return composeEarnSlip({
    ...facts,
    totalMinor: detail.totalMinor,
    discountMinor: detail.discountMinor,
    discounts: discountsOf(core, event),
    payments,
    changes: movedBy(event).filter((change) => !isPayment(change)),
    gives: givesOf(core, event),
    why: detail.why,
    coupons: couponsOf(core, event, facts.shop),
  });
}

/** A guest's bill prints only what is worth bringing back. */
function guestSlip(
  core: Core,
  event: LedgerEvent,
  detail: Of<'anonymousSale'>,
  facts: EventFacts,
): SlipDocument | null {
  if (!detail.claim && !detail.coupons) return null;
  const claim = claimOf(core, event);
  return composeGuestSlip({
    ...facts,
    stampCards: claim ? paperCards(programmeOf(core), claim.gives) : [],
    totalMinor: detail.totalMinor,
    discountMinor: detail.discountMinor ?? 0,
    discounts: discountsOf(core, event),
    payments: paymentsOf(core, event),
    claim,
    coupons: couponsOf(core, event, facts.shop),
  });
}

const earned = (core: Core, event: LedgerEvent, facts: EventFacts, why: Of<'action'>['why']): SlipDocument =>
  composeEarnSlip({
    ...facts,
    totalMinor: null,
    discountMinor: 0,
    changes: movedBy(event),
    gives: [],
    why,
    coupons: couponsOf(core, event, facts.shop),
  });

function purchaseSlip(
  core: Core,
  event: LedgerEvent,
  { what, item, paidMinor }: Of<'purchase'>,
  facts: EventFacts,
): SlipDocument | null {
  const moved = movedBy(event);
  const others = moved.filter(({ unit }) => unit !== item);
  const name = rewardName(core, item);
  switch (what) {
    case 'giftCard': {
      const card = giftCardOf(core, event);
      return card && composeGiftCardSlip({ ...facts, ...card });
    }
    case 'topUp': {
      const filled = moved.find(({ unit, quantity }) => unit === item && quantity > 0)?.quantity ?? 0;
      return composeTopUpSlip({
        ...facts,
        balances: facts.balances.filter(({ unit }) => unit !== item),
        wallet: name,
        paidMinor,
        bonusMinor: Math.max(0, filled - paidMinor),
        balanceMinor: facts.balances.find(({ unit }) => unit === item)?.available ?? 0,
        changes: others,
      });
    }
    case 'membership':
      return composeMembershipSlip({
        ...facts,
        memberships: [],
        name,
        paidMinor,
        until: lastDayOf(event, item),
        benefits: programmeOf(core).memberships.find(({ id }) => id === item)?.benefits ?? null,
        changes: others,
      });
  }
}

/** A voucher that another till's paper brought into the log waits for nobody. */
function voucherSlip(
  core: Core,
  event: LedgerEvent,
  { voucher }: Of<'promise'>,
  facts: EventFacts,
): SlipDocument | null {
  const programme = programmeOf(core);
  const leg = event.legs.find(({ unit, amount }) => unit === voucher && amount > 0);
  if (event.member === null || !leg) return null;
  const known = programme.vouchers.find(({ id }) => id === voucher);
  const conditions = known ? voucherConditions(known, leg.availableFrom ?? null, programme, facts.shop) : [];
  const name = rewardName(core, voucher);
  return composeVoucherSlip({
    ...facts,
    voucher: { name, uses: leg.amount, until: leg.expiresOn, conditions },
  });
}

function factsOf(core: Core, event: LedgerEvent): EventFacts {
  const member = event.member ? core.members.survivor(event.member) : null;
  return {
    shop: slipShop(core),
    units: slipUnits(programmeOf(core)),
    event: event.id,
    receipt: event.receipt,
    atMs: event.wallMs,
    staffName: core.staff.find(event.staff)?.name ?? '',
    memberName: member ? (core.members.profile(member)?.name ?? null) : null,
    ...(member ? standingOf(core, event, member, movedBy(event)) : nobodysStanding),
  };
}

/** What left the member's holdings and what came in, apart: a bill may use and earn the same unit. */
function movedBy(event: LedgerEvent): SlipQuantity[] {
  if (event.member === null) return [];
  const own = accountOf(event.member);
  const [used, gained] = [new Map<string, number>(), new Map<string, number>()];
  for (const { account, unit, amount } of event.legs) {
    if (account !== own) continue;
    const sums = amount < 0 ? used : gained;
    sums.set(unit, (sums.get(unit) ?? 0) + amount);
  }
  return [...used, ...gained].map(([unit, quantity]) => ({ unit, quantity }));
}

const lastDayOf = ({ legs }: LedgerEvent, item: string) =>
  legs.find(({ unit, amount }) => unit === item && amount > 0)?.expiresOn ?? null;

const discountsOf = (core: Core, event: LedgerEvent) =>
  rewardsOf(event).map(({ reward, discountMinor }) => ({
    name: rewardName(core, reward),
    amountMinor: discountMinor,
  }));
