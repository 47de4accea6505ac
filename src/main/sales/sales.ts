/** What happens at the counter, as events: decide with the engine, commit once, answer. */
import type { Refusal } from '../../shared/contract/frame.ts';
import type { ParsedRequestOf } from '../../shared/contract/methods.ts';
import type { ActionKind, ChosenReward, Occasion } from '../../shared/domain/bills/bill.ts';
import { dueCampaigns } from '../../shared/domain/engine/campaigns.ts';
import { evaluate } from '../../shared/domain/engine/evaluate.ts';
import type {
  Context,
  Effect,
  Evaluation,
  MemberState,
  WhyLine,
} from '../../shared/domain/engine/evaluation.ts';
import { expiryOf } from '../../shared/domain/engine/expiry.ts';
import { bearerOf, isBearer } from '../../shared/domain/ledger/accounts.ts';
import type {
  Claim,
  Coupon,
  EventDetail,
  EventId,
  LedgerEvent,
  Leg,
} from '../../shared/domain/ledger/event.ts';
import {
  adjustLegs,
  expiryLegs,
  mergeLegs,
  occasionLegs,
  type Part,
} from '../../shared/domain/ledger/legs.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { addDays, type LocalDate } from '../../shared/kernel/dates.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import { largestBillMinor } from '../../shared/kernel/money.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Ledger, Posting } from '../ledger/ledger.ts';
import { grantOn } from './grants.ts';
import { bucketOf, guestState, memberState, type StateSources, usesOfProgramme } from './member-state.ts';
import { type Owners, partsOf } from './moves.ts';
import {
  type BillOccasion,
  type BillRequest,
  billOccasion,
  givenRewards,
  paidTenders,
  soldLines,
} from './occasions.ts';
import { type Refundable, type Reversal, refundable, reversals } from './reversals.ts';

export type { Refundable, Reversal } from './reversals.ts';

/** Who stands at the counter, on which day, under which programme. */
export interface Occasioned {
  readonly programme: Programme;
  readonly staff: string;
  readonly businessDate: LocalDate;
  /** Minutes since local midnight; absent where nobody knows, as on a day that is lived through again. */
  readonly minute?: number;
}

export type Posted = Result<LedgerEvent, Refusal>;
/** Runs in the transaction of the event: receipt numbers, slips, member rows. */
export type Alongside = (event: LedgerEvent) => void;

export interface Sales {
  stateOf(member: string, date: LocalDate, programme: Programme): MemberState;
  contextOf(at: Occasioned): Context;
  /** `member` null: a guest. Refused when the bill itself cannot be: an item that is gone, a code that nobody knows. */
  preview(member: string | null, bill: BillRequest, at: Occasioned): Result<Evaluation, Refusal>;
  previewRewards(
    member: string,
    rewards: readonly ChosenReward[],
    at: Occasioned,
  ): Result<Evaluation, Refusal>;
  previewAction(
    member: string,
    action: { readonly action: ActionKind; readonly name?: string },
    at: Occasioned,
  ): Evaluation;
  postBill(
    member: string,
    bill: ParsedRequestOf<'bill.post'>,
    receipt: string,
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  postAnonymous(
    bill: ParsedRequestOf<'bill.postAnonymous'>,
    receipt: string,
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  /** A deed, or rewards taken without a bill. */
  postAction(
    member: string,
    action: {
      readonly operationId: string;
      readonly action: ActionKind;
      readonly name?: string;
      readonly rewards: readonly ChosenReward[];
    },
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  topUp(
    member: string,
    request: ParsedRequestOf<'wallet.topUp'>,
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  sellMembership(
    member: string,
    request: ParsedRequestOf<'membership.sell'>,
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  /** `code` names the card that is sold. */
  sellGiftCard(
    request: ParsedRequestOf<'giftCard.sell'>,
    code: string,
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  /** What a bill without a member would have earned. */
  claim(member: string, claim: Claiming, at: Occasioned, alongside: Alongside): Posted;
  promise(member: string, promise: Promising, at: Occasioned, alongside: Alongside): Posted;
  /** Posts what campaigns promise this member now; the sentences that say so. */
  keepCampaigns(member: string, newOperation: () => string, at: Occasioned): readonly WhyLine[];
  freeze(
    member: string,
    request: Omit<ParsedRequestOf<'tier.freeze'>, 'member' | 'ownerPin'>,
    approvedBy: string,
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  /** Takes a voucher into this ledger that another terminal of the shop printed. */
  admit(admission: Admission, at: Occasioned): Posted;
  enrol(
    member: string,
    enrolment: {
      readonly operationId: string;
      readonly consent: string;
      readonly referrer: string | null;
    },
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  /** Takes back the whole (`refundMinor` null) or a part of an event. */
  reverse(reversal: Reversal, at: Occasioned, alongside: Alongside): Posted;
  /** `expiresOn` absent: as the unit says. */
  adjust(
    adjustment: Omit<ParsedRequestOf<'points.adjust'>, 'ownerPin'> & {
      readonly expiresOn?: LocalDate | null;
    },
    approvedBy: string,
    at: Occasioned,
  ): Posted;
  merge(
    merge: { readonly operationId: string; readonly from: string; readonly into: string },
    at: Occasioned,
    alongside: Alongside,
  ): Posted;
  /** Of `lapsed` units everything goes, whatever its last day. */
  expire(owner: string, operationId: string, date: LocalDate, lapsed?: readonly string[]): Posted;
  refundable(event: LedgerEvent): Refundable;
}

export interface Claiming {
  readonly operationId: string;
  readonly of: EventId;
  readonly partner: string | null;
  readonly earns: Claim['earns'];
}

export interface Promising {
  readonly operationId: string;
  readonly voucher: string;
  readonly by: 'campaign' | 'group' | 'word' | 'staff';
  readonly source: string;
}

export interface Admission {
  readonly operationId: string;
  readonly code: string;
  readonly voucher: string;
  readonly uses: number;
  readonly expiresOn: LocalDate | null;
}

export interface SalesParts extends StateSources {
  readonly ledger: Ledger;
  readonly catalogue: Catalogue;
  /** Who may spend what is held here. */
  readonly holder: string;
  /** Whoever a member was merged into, or the member itself. */
  survivorOf(member: string): string;
  /** The account of a code that is good here; null: nobody knows it. */
  accountOfCode(code: string): string | null;
  /** Names a printed voucher. */
  newCode(): string;
  newOperation(): string;
  transaction<T>(work: () => T): T;
}

export function createSales(parts: SalesParts): Sales {
  const { ledger, catalogue, holder, survivorOf } = parts;
  const stateOf = (member: string, date: LocalDate, programme: Programme): MemberState =>
    memberState(parts, programme, member, date);

  const contextOf = (at: Occasioned): Context => {
    const ids = usesOfProgramme(at.programme);
    return {
      channel: 'counter',
      ...(at.minute === undefined ? {} : { minute: at.minute }),
      given: ids.length === 0 ? {} : ledger.givenToAll(ids),
    };
  };

  const bearersOf = (occasion: BillOccasion, date: LocalDate): NonNullable<Context['bearers']> => {
    const codes = [...occasion.rewards, ...(occasion.tenders ?? [])].flatMap(({ code }) => code ?? []);
    return Object.fromEntries(
      codes.flatMap((code) => {
        const [lot] = ledger
          .holdings(bearerOf(code))
          .lots.filter(({ expiresOn }) => expiresOn === null || expiresOn >= date);
        return lot ? [[code, { unit: lot.unit, available: lot.remainder }]] : [];
      }),
    );
  };

  const decide = (member: string | null, occasion: Occasion, at: Occasioned): Evaluation => {
    const state =
      member === null ? guestState(at.businessDate) : stateOf(member, at.businessDate, at.programme);
    const context = contextOf(at);
    const bearers = occasion.kind === 'bill' ? bearersOf(occasion, at.businessDate) : {};
    return evaluate(at.programme, state, occasion, { ...context, bearers });
  };

  const billOf = (bill: BillRequest, at: Occasioned): Result<BillOccasion, Refusal> => {
    const limitMinor = largestBillMinor[at.programme.currency];
    if (bill.totalMinor > limitMinor) return refuse({ code: 'amountTooLarge', values: { limitMinor } });
    return billOccasion(bill, catalogue, parts.accountOfCode, at.businessDate);
  };

  const draft = (operationId: string, member: string | null, at: Occasioned, receipt: string | null) => ({
    operationId,
    member,
    staff: at.staff,
    businessDate: at.businessDate,
    receipt,
    programme: { id: at.programme.id, version: at.programme.version },
  });

  const post = (posting: Posting, alongside?: Alongside): Posted => {
    const posted = ledger.post(posting, alongside);
    if (posted.ok) return posted;
    switch (posted.refusal.kind) {
      case 'diskFull':
      case 'alreadyClaimed':
        return refuse({ code: posted.refusal.kind });
      case 'receiptAlreadyPosted':
        return refuse({ code: 'receiptAlreadyPosted', values: { receipt: posting.receipt ?? '' } });
    }
  };

  const ownersOf = (member: string | null): Owners => {
    const referrer = member === null ? null : ledger.referrerOf(member);
    return { member, referrer: referrer === null ? null : survivorOf(referrer) };
  };

  const legsFor =
    (moved: readonly Part[], date: LocalDate) =>
    (self: EventId): Leg[] => {
      const legs = occasionLegs(self, moved, holder, date);
      invariant(legs.ok, 'the engine only spends what is available');
      return legs.value;
    };

  const couponsOf = (effects: readonly Effect[], programme: Programme): Coupon[] =>
    effects.flatMap((effect) => {
      if (effect.kind !== 'coupon') return [];
      const uses = programme.vouchers.find(({ id }) => id === effect.voucher)?.uses ?? 1;
      return [{ code: parts.newCode(), voucher: effect.voucher, uses, expiresOn: effect.expiresOn }];
    });

  /** An occasion other than a bill: decided, checked, posted with whatever detail `detailOf` makes of it. */
  const postOccasion = (
    member: string,
    operationId: string,
    occasion: Occasion,
    at: Occasioned,
    detailOf: (evaluation: Evaluation) => EventDetail,
    alongside: Alongside,
  ): Posted => {
    const known = ledger.ofOperation(operationId);
    if (known) return ok(known);
    const evaluation = decide(member, occasion, at);
    const refusal = evaluation.refusals[0];
    if (refusal) return refuse({ code: 'engine', text: refusal.text });
    const moved = partsOf(evaluation.effects, ownersOf(member), [], ledger);
    return post(
      {
        ...draft(operationId, member, at, null),
        detail: detailOf(evaluation),
        legs: legsFor(moved, at.businessDate),
      },
      alongside,
    );
  };

  return {
    stateOf,
    contextOf,
    preview(member, bill, at) {
      const occasion = billOf(bill, at);
      return occasion.ok ? ok(decide(member, occasion.value, at)) : occasion;
    },
    previewRewards: (member, rewards, at) => ok(decide(member, actionOf('redemption', rewards, at), at)),
    previewAction: (member, { action, name }, at) => decide(member, actionOf(action, [], at, name), at),
    postBill(member, bill, receipt, at, alongside) {
      const known = ledger.ofOperation(bill.operationId);
      if (known) return ok(known);
      const occasion = billOf(bill, at);
      if (!occasion.ok) return occasion;
      const evaluation = decide(member, occasion.value, at);
      const refusal = evaluation.refusals[0];
      if (refusal) return refuse({ code: 'engine', text: refusal.text });
      const coupons = couponsOf(evaluation.effects, at.programme);
      const detail: EventDetail = {
        kind: 'sale',
        totalMinor: bill.totalMinor,
        discountMinor: evaluation.due.discountMinor,
        itemCount: bill.itemCount,
        ...soldOf(occasion.value, evaluation, coupons, at.programme),
        why: evaluation.why,
      };
      const moved = partsOf(evaluation.effects, ownersOf(member), coupons, ledger);
      return post(
        {
          ...draft(bill.operationId, member, at, receipt),
          detail,
          legs: legsFor(moved, at.businessDate),
        },
        alongside,
      );
    },
    postAnonymous(bill, receipt, at, alongside) {
      const known = ledger.ofOperation(bill.operationId);
      if (known) return ok(known);
      const occasion = billOf(bill, at);
      if (!occasion.ok) return occasion;
      const evaluation = decide(null, occasion.value, at);
      const refusal = evaluation.refusals[0];
      if (refusal) return refuse({ code: 'engine', text: refusal.text });
      const coupons = couponsOf(evaluation.effects, at.programme);
      const claim = claimOf(evaluation, at);
      const detail: EventDetail = {
        kind: 'anonymousSale',
        totalMinor: bill.totalMinor,
        discountMinor: evaluation.due.discountMinor,
        ...soldOf(occasion.value, evaluation, coupons, at.programme),
        why: evaluation.why.filter(({ outcome }) => outcome !== null && 'moneyMinor' in outcome),
        ...(claim ? { claim } : {}),
      };
      const moved = partsOf(evaluation.effects, { member: null, referrer: null }, coupons, ledger);
      return post(
        { ...draft(bill.operationId, null, at, receipt), detail, legs: legsFor(moved, at.businessDate) },
        alongside,
      );
    },
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
      const moved = [{ owner, holdings: ledger.holdings(owner), spends: [], grants }];
      return post(
        {
          ...draft(operationId, null, at, null),
          detail: { kind: 'purchase', what: 'giftCard', item: unit, paidMinor, why: [] },
          legs: legsFor(moved, at.businessDate),
        },
        alongside,
      );
    },
    claim(member, { operationId, of, partner, earns }, at, alongside) {
      const known = ledger.ofOperation(operationId);
      if (known) return ok(known);
      if (ledger.claimOf(of)) return refuse({ code: 'alreadyClaimed' });
      const grants = earns.map(({ unit, quantity }) =>
        grantOn(at.programme, unit, quantity, at.businessDate),
      );
      const moved = [{ owner: member, holdings: ledger.holdings(member), spends: [], grants }];
      const why = earns.map(({ unit, quantity, rule }) => ({
        rule,
        inputs: { of },
        text: at.programme.earn.find(({ id }) => id === rule)?.name ?? at.programme.name,
        outcome: { unit, quantity },
      }));
      return post(
        {
          ...draft(operationId, member, at, of),
          detail: { kind: 'claim', of, partner, why },
          legs: legsFor(moved, at.businessDate),
        },
        alongside,
      );
    },
    promise(member, { operationId, voucher, by, source }, at, alongside) {
      const known = ledger.ofOperation(operationId);
      if (known) return ok(known);
      const promised = at.programme.vouchers.find(({ id }) => id === voucher);
      if (!promised || promised.bearer) return refuse({ code: 'badRequest', values: { field: 'voucher' } });
      const grants = [grantOn(at.programme, voucher, promised.uses, at.businessDate)];
      const why: WhyLine[] = [
        {
          rule: voucher,
          inputs: { by, source },
          text: promised.name,
          outcome: { unit: voucher, quantity: promised.uses },
        },
      ];
      const moved = [{ owner: member, holdings: ledger.holdings(member), spends: [], grants }];
      return post(
        {
          ...draft(operationId, member, at, null),
          detail: { kind: 'promise', voucher, by, source, why },
          legs: legsFor(moved, at.businessDate),
        },
        alongside,
      );
    },
    keepCampaigns(member, newOperation, at) {
      if (at.programme.campaigns.length === 0) return [];
      const state = stateOf(member, at.businessDate, at.programme);
      const due = dueCampaigns(at.programme, state, at.businessDate, contextOf(at));
      return due.flatMap(({ campaign, grant, why }) => {
        const moved = [{ owner: member, holdings: ledger.holdings(member), spends: [], grants: [grant] }];
        const posted = post({
          ...draft(newOperation(), member, at, null),
          detail: { kind: 'promise', voucher: grant.unit, by: 'campaign', source: campaign, why: [why] },
          legs: legsFor(moved, at.businessDate),
        });
        return posted.ok ? [why] : [];
      });
    },
    freeze(member, { operationId, from, until, reason }, approvedBy, at, alongside) {
      const known = ledger.ofOperation(operationId);
      if (known) return ok(known);
      return post(
        {
          ...draft(operationId, member, at, null),
          detail: { kind: 'tierFrozen', from, until, reason, approvedBy },
          legs: () => [],
        },
        alongside,
      );
    },
    admit({ operationId, code, voucher, uses, expiresOn }, at) {
      const owner = bearerOf(code);
      const grants = [{ unit: voucher, quantity: uses, expiresOn, availableFrom: null }];
      const moved = [{ owner, holdings: ledger.holdings(owner), spends: [], grants }];
      return post({
        ...draft(operationId, null, at, null),
        detail: { kind: 'promise', voucher, by: 'staff', source: '', why: [] },
        legs: legsFor(moved, at.businessDate),
      });
    },
    enrol(member, { operationId, consent, referrer }, at, alongside) {
      const evaluation = evaluate(
        at.programme,
        {
          ...guestState(at.businessDate),
          isGuest: false,
          bucket: bucketOf(member),
          referredOn: referrer === null ? null : at.businessDate,
        },
        actionOf('enrolment', [], at),
        contextOf(at),
      );
      const owners = { member, referrer: referrer === null ? null : survivorOf(referrer) };
      const moved = partsOf(evaluation.effects, owners, [], ledger);
      return post(
        {
          ...draft(operationId, member, at, null),
          detail: { kind: 'memberEnrolled', consent, why: evaluation.why, referrer },
          legs: legsFor(moved, at.businessDate),
        },
        alongside,
      );
    },
    reverse: reversals({ ...parts, draft, post }),
    adjust(adjustment, approvedBy, at) {
      const { operationId, member, quantity, reason } = adjustment;
      const unit = at.programme.units.find((one) => one.id === adjustment.unit);
      if (!unit) return refuse({ code: 'badRequest', values: { field: 'unit' } });
      const expiresOn = adjustment.expiresOn ?? expiryOf(unit, at.businessDate);
      const change = { unit: unit.id, quantity, expiresOn };
      const legsOf = (self: EventId) =>
        adjustLegs(self, member, holder, ledger.holdings(member), change, at.businessDate);
      const known = ledger.ofOperation(operationId);
      if (known) return ok(known);
      const trial = legsOf('0.0.0');
      if (!trial.ok) return refuse({ code: 'insufficient', values: { missing: trial.refusal.missing } });
      return post({
        ...draft(operationId, member, at, null),
        detail: { kind: 'adjustment', reason, approvedBy },
        legs: (self) => {
          const legs = legsOf(self);
          invariant(legs.ok, 'nothing came between the trial and the posting');
          return legs.value;
        },
      });
    },
    merge: (merge, at, alongside) =>
      post(
        {
          ...draft(merge.operationId, merge.from, at, null),
          detail: { kind: 'memberMerged', into: merge.into },
          legs: () =>
            mergeLegs(
              { member: merge.from, holdings: ledger.holdings(merge.from) },
              { member: merge.into, holdings: ledger.holdings(merge.into) },
              holder,
              at.businessDate,
            ),
        },
        alongside,
      ),
    expire: (owner, operationId, date, lapsed) =>
      post({
        operationId,
        member: isBearer(owner) ? null : owner,
        staff: 'system',
        businessDate: date,
        receipt: null,
        programme: null,
        detail: { kind: 'expiry', onDate: date },
        legs: () => expiryLegs(ledger.holdings(owner), owner, date, lapsed),
      }),
    refundable: (event) => refundable(event, ledger.reversalsOf(event.id)),
  };
}

const soldOf = (
  occasion: BillOccasion,
  evaluation: Evaluation,
  coupons: readonly Coupon[],
  { promotions }: Programme,
) => ({
  rewards: givenRewards(occasion.rewards, evaluation, promotions),
  ...(occasion.lines ? { lines: soldLines(occasion.lines, evaluation) } : {}),
  tenders: paidTenders(occasion.tenders ?? [], evaluation),
  ...(coupons.length > 0 ? { coupons } : {}),
});

/** What whoever comes back with the slip of a guest's bill would get; null: nothing, or the programme allows none. */
function claimOf({ effects }: Evaluation, { programme, businessDate }: Occasioned): Claim | null {
  const { claimDays } = programme.policies;
  const earns = effects.flatMap((effect) =>
    effect.kind === 'earn' && effect.to === 'member'
      ? [{ unit: effect.unit, quantity: effect.quantity, rule: effect.rule }]
      : [],
  );
  return claimDays > 0 && earns.length > 0 ? { until: addDays(businessDate, claimDays), earns } : null;
}

const actionOf = (
  action: ActionKind,
  rewards: readonly ChosenReward[],
  at: Occasioned,
  name?: string,
): Occasion => ({
  kind: 'action',
  action,
  ...(name === undefined ? {} : { name }),
  businessDate: at.businessDate,
  rewards,
});
