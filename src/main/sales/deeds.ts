/** Deeds without a bill: actions, rewards taken, money paid in. */
import type { Occasion } from '../../shared/domain/bills/bill.ts';
import type { Evaluation } from '../../shared/domain/engine/evaluation.ts';
import { expiryOf } from '../../shared/domain/engine/expiry.ts';
import { bearerOf } from '../../shared/domain/ledger/accounts.ts';
import type { EventDetail } from '../../shared/domain/ledger/event.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { actionOf, type Desk } from './desk.ts';
import { partsOf } from './moves.ts';
import { givenRewards } from './occasions.ts';
import type { Alongside, Occasioned, Posted, Sales } from './sales.ts';

type Deeds = 'previewRewards' | 'previewAction' | 'postAction' | 'topUp' | 'sellMembership' | 'sellGiftCard';

export function deedSales(desk: Desk): Pick<Sales, Deeds> {
  const { ledger, decide, draft, post, ownersOf, legsFor, couponsOf, given } = desk;

  /** An occasion other than a bill: decided, checked, posted with whatever detail `detailOf` makes of it. */
  const postOccasion = (
    member: string,
    operationId: string,
    occasion: Occasion,
    at: Occasioned,
    detailOf: (evaluation: Evaluation) => Extract<EventDetail, { kind: 'action' | 'purchase' }>,
    alongside: Alongside,
  ): Posted => {
    const known = ledger.ofOperation(operationId);
    if (known) return ok(known);
    const evaluation = decide(member, occasion, at);
    const refusal = evaluation.refusals[0];
    if (refusal) return refuse({ code: 'engine', text: refusal.text });
    const coupons = couponsOf(evaluation, at.programme);
    const moved = partsOf(evaluation.effects, ownersOf(member), coupons, ledger);
    return post(
      {
        ...draft(operationId, member, at, null),
        detail: { ...detailOf(evaluation), ...(coupons.length > 0 ? { coupons } : {}) },
        legs: legsFor(moved, at.businessDate),
      },
      alongside,
    );
  };

  return {
    previewRewards: (member, rewards, at) => ok(decide(member, actionOf('redemption', rewards, at), at)),
    previewAction: (member, { action, name }, at) => decide(member, actionOf(action, [], at, name), at),
    postAction(member, action, at, alongside) {
      const occasion = actionOf(action.action, action.rewards, at, action.name);
      return postOccasion(
        member,
        action.operationId,
        occasion,
        at,
        (evaluation) => ({
          kind: 'action',
          action: action.action,
          ...(action.name === undefined ? {} : { name: action.name }),
          ...(action.rating === undefined ? {} : { rating: action.rating }),
          rewards: givenRewards(action.rewards, evaluation, at.programme.promotions),
          why: evaluation.why,
        }),
        alongside,
      );
    },
    topUp: (member, { operationId, unit, paidMinor }, at, alongside) =>
      postOccasion(
        member,
        operationId,
        { kind: 'topUp', unit, paidMinor, businessDate: at.businessDate },
        at,
        ({ why }) => ({ kind: 'purchase', what: 'topUp', item: unit, paidMinor, why }),
        alongside,
      ),
    sellMembership(member, { operationId, membership }, at, alongside) {
      const sold = at.programme.memberships.find(({ id }) => id === membership);
      if (!sold) return refuse({ code: 'badRequest', values: { field: 'membership' } });
      return postOccasion(
        member,
        operationId,
        { kind: 'membership', membership, businessDate: at.businessDate },
        at,
        ({ why }) => ({
          kind: 'purchase',
          what: 'membership',
          item: membership,
          paidMinor: sold.priceMinor,
          why,
        }),
        alongside,
      );
    },
    sellGiftCard({ operationId, unit, paidMinor }, code, at, alongside) {
      const known = ledger.ofOperation(operationId);
      if (known) return ok(known);
      const wallet = at.programme.units.find(({ id }) => id === unit);
      if (wallet?.kind !== 'money' || !wallet.topUp)
        return refuse({ code: 'badRequest', values: { field: 'unit' } });
      const { leastMinor, mostMinor } = wallet.topUp;
      if (paidMinor < leastMinor || paidMinor > mostMinor)
        return refuse({ code: 'topUpOutside', values: { leastMinor, mostMinor } });
      const owner = bearerOf(code);
      const expiresOn = expiryOf(wallet, at.businessDate);
      const grants = [{ unit, quantity: paidMinor, expiresOn, availableFrom: null }];
      return post(
        {
          ...draft(operationId, null, at, null),
          detail: { kind: 'purchase', what: 'giftCard', item: unit, paidMinor, why: [] },
          legs: legsFor(given(owner, grants), at.businessDate),
        },
        alongside,
      );
    },
  };
}
