/** Fills in what the slips say from the log, the members and the shop. */

import type { PrinterSetting } from '../../shared/contract/methods.ts';
import type { DailySheet, Settlement } from '../../shared/contract/view.ts';
import { accountOf } from '../../shared/domain/ledger/accounts.ts';
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { walletPart } from '../../shared/domain/ledger/rollups.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { composeCardSlip } from '../../shared/domain/slips/card-slip.ts';
import { voucherConditions } from '../../shared/domain/slips/conditions.ts';
import { composeDaySlip } from '../../shared/domain/slips/day-slip.ts';
import { composeDrawResultSlip, composeDrawSlip } from '../../shared/domain/slips/draw-slips.ts';
import { composeEarnSlip } from '../../shared/domain/slips/earn-slip.ts';
import type {
  EventFacts,
  GivenThing,
  RefundFacts,
  SlipQuantity,
  SlipShop,
  SlipUnit,
} from '../../shared/domain/slips/facts.ts';
import { composeGuestSlip } from '../../shared/domain/slips/guest-slip.ts';
import type { DrawFacts } from '../../shared/domain/slips/programme-facts.ts';
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
import { type Core, programmeOf, shopOf } from '../core.ts';
import { commitmentOf, drawView, findDraw } from '../draws/draws.ts';
import { rewardName, rewardsOf } from '../views/history-view.ts';
import { claimOf, couponsOf, giftCardOf, paymentsOf } from './codes.ts';
import { nobodysStanding, standingOf } from './standing.ts';

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
  return composeGuestSlip({
    ...facts,
    totalMinor: detail.totalMinor,
    discountMinor: detail.discountMinor ?? 0,
    discounts: discountsOf(core, event),
    payments: paymentsOf(core, event),
    claim: claimOf(core, event),
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

function takenBack(
  core: Core,
  event: LedgerEvent,
  { of, way, refundMinor, pointsPaidMinor }: Of<'reversal'>,
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

function drawSlip(core: Core, event: LedgerEvent, id: string, commitment: string): SlipDocument | null {
  const facts = drawFacts(core, event, id, commitment);
  return facts && composeDrawSlip(facts);
}

function drawResultSlip(core: Core, event: LedgerEvent, detail: Of<'drawDone'>): SlipDocument | null {
  const { draw: id, seed, entriesHash } = detail;
  const facts = drawFacts(core, event, id, commitmentOf(core, id) ?? '');
  const draw = findDraw(core, id);
  if (!facts || !draw) return null;
  const lines = core.settings.get('drawEntries')?.[id] ?? [];
  const chances = lines.reduce((sum, line) => sum + Number(line.split(' ')[1] ?? 0), 0);
  return composeDrawResultSlip({
    ...facts,
    seed,
    entriesHash,
    chances,
    winners: drawView(core, draw).winners,
  });
}

function drawFacts(core: Core, event: LedgerEvent, id: string, commitment: string): DrawFacts | null {
  const draw = findDraw(core, id);
  if (!draw) return null;
  const { name, drawnOn, prizes } = draw;
  return { shop: slipShop(core), atMs: event.wallMs, name, drawnOn, commitment, prizes };
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

/** Things to hand over; what is held from then on, wallet credit or a voucher, stands with what was earned. */
function givesOf(core: Core, event: LedgerEvent): GivenThing[] {
  const { rewards, vouchers } = programmeOf(core);
  const isPrinted = (voucher: string) => vouchers.some(({ id, bearer }) => id === voucher && bearer);
  return rewardsOf(event).flatMap(({ reward, quantity, discountMinor }) => {
    const known = rewards.find(({ id }) => id === reward);
    const isHeld = known?.kind === 'credit' || (known?.kind === 'voucher' && !isPrinted(known.voucher));
    if (discountMinor !== 0 || isHeld) return [];
    return [{ name: rewardName(core, reward), pieces: quantity, ...notesOf(core, reward, quantity) }];
  });
}

function notesOf(
  core: Core,
  reward: string,
  quantity: number,
): Pick<GivenThing, 'note' | 'partner' | 'donatedMinor'> {
  const { rewards, partners } = programmeOf(core);
  const known = rewards.find(({ id }) => id === reward);
  switch (known?.kind) {
    case 'experience':
      return { note: known.note };
    case 'donation':
      return { donatedMinor: known.worthMinor * quantity };
    case 'partner':
      return { partner: partners.find(({ id }) => id === known.partner)?.name ?? known.partner };
    default:
      return {};
  }
}

/** Money knows its currency; vouchers and memberships are counted like units. */
function slipUnits({ units, vouchers, memberships, currency }: Programme): SlipUnit[] {
  const heldLike =
    (kind: 'voucher' | 'membership') =>
    ({ id, name }: Pick<Programme['vouchers'][number], 'id' | 'name'>): SlipUnit => ({
      id,
      name,
      kind,
      scale: 0,
      showWhole: false,
    });
  return [
    ...units.map((unit) => (unit.kind === 'money' ? { ...unit, currency } : unit)),
    ...vouchers.map(heldLike('voucher')),
    ...memberships.map(heldLike('membership')),
  ];
}

/** In the shop's language, whatever the person at the counter reads: a slip is for the guest. */
function slipShop(core: Core): SlipShop {
  const { name, address, currency, zone, era, language } = shopOf(core);
  return { name, address, currency, zone, era, language };
}
