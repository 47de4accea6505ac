/** What of an event lives on as paper: claims, vouchers for whoever brings them, gift cards. */
import { accountOf, bearerOf } from '../../shared/domain/ledger/accounts.ts';
import type { Claim, Coupon, LedgerEvent, Leg } from '../../shared/domain/ledger/event.ts';
import { availableOn } from '../../shared/domain/ledger/holdings.ts';
import { voucherConditions } from '../../shared/domain/slips/conditions.ts';
import type { SlipShop } from '../../shared/domain/slips/facts.ts';
import type { SlipClaim, SlipCoupon, SlipPayment } from '../../shared/domain/slips/programme-facts.ts';
import { type Core, programmeOf, today } from '../core.ts';
import { rewardName } from '../views/history-view.ts';

export const couponsOf = (core: Core, { detail }: LedgerEvent, shop: SlipShop): SlipCoupon[] =>
  'coupons' in detail ? (detail.coupons ?? []).map((coupon) => slipCoupon(core, coupon, shop)) : [];

function slipCoupon(core: Core, { code, voucher, uses, expiresOn }: Coupon, shop: SlipShop): SlipCoupon {
  const programme = programmeOf(core);
  const known = programme.vouchers.find(({ id }) => id === voucher);
  return {
    name: rewardName(core, voucher),
    uses,
    until: expiresOn,
    conditions: known ? voucherConditions(known, null, programme, shop) : [],
    code: core.codes.write({ kind: 'voucher', id: code, voucher, uses, until: expiresOn }),
  };
}

/** Null: nothing can be claimed, or somebody has claimed it. */
export function claimOf(core: Core, { id, detail }: LedgerEvent): SlipClaim | null {
  if (detail.kind !== 'anonymousSale' || !detail.claim || core.ledger.claimOf(id)) return null;
  const { until, earns } = detail.claim;
  const code = claimCode(core, id, detail.claim);
  return code === null ? null : { until, gives: perUnit(earns), code };
}

/** Null: the rules gave more than a code can say. The bill stands all the same. */
function claimCode(core: Core, of: string, claim: Claim): string | null {
  try {
    return core.codes.write({ kind: 'claim', of, ...claim }, takers(core, claim));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Partners take a claim whole or not at all: everything on it has to be settled with them. */
const takers = (core: Core, { earns }: Claim): string[] =>
  programmeOf(core)
    .partners.filter(({ settlement }) =>
      earns.every((earn) => settlement.some(({ unit }) => unit === earn.unit)),
    )
    .slice(0, mostTakers)
    .map(({ id }) => id);

/** Each makes the code on the slip larger. */
const mostTakers = 4;

function perUnit(earns: Claim['earns']): SlipClaim['gives'] {
  const sums = new Map<string, number>();
  for (const { unit, quantity } of earns) sums.set(unit, (sums.get(unit) ?? 0) + quantity);
  return [...sums].map(([unit, quantity]) => ({ unit, quantity }));
}

/** The card that an event sold; null: none. */
export function giftCardOf(
  core: Core,
  { detail, legs }: LedgerEvent,
): { readonly code: string; readonly amountMinor: number; readonly until: string | null } | null {
  const leg = legs.find(({ account }) => account.startsWith(bearer));
  if (detail.kind !== 'purchase' || !leg) return null;
  const [amountMinor, until] = [leg.amount, leg.expiresOn];
  const id = leg.account.slice(bearer.length);
  return {
    code: core.codes.write({ kind: 'giftCard', id, unit: leg.unit, amountMinor, until }),
    amountMinor,
    until,
  };
}

const bearer = bearerOf('');

/** What wallets and gift cards paid of a bill, and what is left in them now. */
export function paymentsOf(core: Core, event: LedgerEvent): SlipPayment[] {
  const { detail } = event;
  const tenders = detail.kind === 'sale' || detail.kind === 'anonymousSale' ? (detail.tenders ?? []) : [];
  const isPaid = (kind: 'wallet' | 'giftCard') => tenders.some((tender) => tender.kind === kind);
  const own = event.member === null ? null : accountOf(event.member);
  const paying = event.legs.filter(
    (leg) =>
      leg.amount < 0 &&
      isMoney(core, leg.unit) &&
      ((leg.account === own && isPaid('wallet')) || (leg.account.startsWith(bearer) && isPaid('giftCard'))),
  );
  return [...Map.groupBy(paying, ({ account, unit }) => `${account} ${unit}`).values()].map((legs) =>
    payment(core, event, legs),
  );
}

function payment(core: Core, { member }: LedgerEvent, legs: readonly Leg[]): SlipPayment {
  const [{ account, unit }] = legs as [Leg];
  const isCard = account.startsWith(bearer);
  const owner = isCard ? account : (core.members.survivor(member ?? '') ?? member ?? '');
  return {
    wallet: isCard ? null : rewardName(core, unit),
    amountMinor: -legs.reduce((sum, { amount }) => sum + amount, 0),
    leftMinor: availableOn(core.ledger.holdings(owner), today(core))[unit] ?? 0,
  };
}

const isMoney = (core: Core, unit: string): boolean =>
  programmeOf(core).units.some(({ id, kind }) => id === unit && kind === 'money');
