import type { Refusal } from '../../shared/contract/frame.ts';
import type { ParsedRequestOf } from '../../shared/contract/methods.ts';
import { type ActionKind, type Rating, ratedActions } from '../../shared/domain/bills/bill.ts';
import type { Evaluation } from '../../shared/domain/engine/evaluation.ts';
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { daysBetween } from '../../shared/kernel/dates.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { type Core, cue, occasion, programmeOf, remember, shopOf, today } from '../core.ts';
import type { Done } from '../counter/counter.ts';
import { setAlarm } from '../day/machine.ts';
import type { Handlers, Outcome } from '../dispatcher.ts';
import { composeSlip } from '../slips/compose.ts';
import { freezeDaysLeft } from '../views/tier-view.ts';
import { chosenMember, ownerApproval } from './guards.ts';

type Served =
  | 'bill.preview'
  | 'bill.post'
  | 'bill.postAnonymous'
  | 'action.post'
  | 'wallet.topUp'
  | 'membership.sell'
  | 'giftCard.sell'
  | 'claim.post'
  | 'voucher.promise'
  | 'tier.freeze'
  | 'reward.preview'
  | 'reward.redeem'
  | 'event.undo'
  | 'event.refund'
  | 'points.adjust'
  | 'done.dismiss';

/** How long the customer's screen keeps showing what happened. */
const customerShowsMs = 8_000;
/** An undo that left the screen in time is honoured although it arrives a moment later. */
const undoGraceMs = 1_500;

export const billHandlers = (core: Core): Pick<Handlers, Served> => ({
  'bill.preview': (bill) => {
    const member = chosenMember(core);
    return core.sales.preview(member.ok ? member.value : null, bill, occasion(core));
  },
  'reward.preview': ({ rewards }) => {
    const member = chosenMember(core);
    return member.ok ? core.sales.previewRewards(member.value, rewards, occasion(core)) : member;
  },
  'bill.post': (bill) => postBill(core, bill),
  'bill.postAnonymous': (request) => {
    const receipt = nextReceipt(core);
    const posted = core.sales.postAnonymous(request, receipt.text, occasion(core), (event) => {
      receipt.store();
      if (event.detail.kind === 'anonymousSale' && (event.detail.claim || event.detail.coupons))
        printAutomatically(core, event);
    });
    return show(core, posted, 'anonymous', { undoable: true });
  },
  'action.post': ({ operationId, action, name, rating }) => {
    if (action === 'enrolment' || action === 'redemption')
      return refuse({ code: 'badRequest', values: { field: 'action' } });
    if (rating !== undefined && !ratedActions.includes(action))
      return refuse({ code: 'badRequest', values: { field: 'rating' } });
    const member = chosenMember(core);
    if (!member.ok) return member;
    return action === 'visit'
      ? awardVisit(core, member.value, operationId)
      : recordAction(core, member.value, {
          operationId,
          action,
          ...(name === undefined ? {} : { name }),
          ...(rating === undefined ? {} : { rating }),
        });
  },
  'wallet.topUp': (request) =>
    withMember(core, (member) =>
      show(core, core.sales.topUp(member, request, occasion(core), print(core)), 'topUp', {
        undoable: true,
      }),
    ),
  'membership.sell': (request) =>
    withMember(core, (member) =>
      show(core, core.sales.sellMembership(member, request, occasion(core), print(core)), 'membership', {
        undoable: true,
      }),
    ),
  'giftCard.sell': (request) =>
    // Its slip is the card: it is printed whatever the policy says.
    show(
      core,
      core.sales.sellGiftCard(request, core.codes.newId(), occasion(core), (event) =>
        printAlways(core, event),
      ),
      'giftCard',
      { undoable: true },
    ),
  'claim.post': ({ operationId, code }) => claim(core, operationId, code),
  'voucher.promise': ({ operationId, member, voucher }) => {
    const survivor = core.members.survivor(member);
    if (!survivor) return refuse({ code: 'memberNotFound' });
    const promising = { operationId, voucher, by: 'staff', source: '' } as const;
    return show(core, core.sales.promise(survivor, promising, occasion(core), print(core)), 'promise', {
      undoable: true,
    });
  },
  'tier.freeze': (request) => freeze(core, request),
  'reward.redeem': (request) => redeem(core, request),
  'event.undo': ({ operationId, event }) => undo(core, operationId, event),
  'event.refund': (request) => refund(core, request),
  'points.adjust': async (request) => {
    const approved = await ownerApproval(core, request.ownerPin);
    if (!approved.ok) return approved;
    const member = core.members.survivor(request.member);
    if (!member) return refuse({ code: 'memberNotFound' });
    const posted = core.sales.adjust({ ...request, member }, approved.value.id, occasion(core));
    if (!posted.ok) return posted;
    if (core.counter.at === 'member') core.counter = { ...core.counter, seenAgain: false };
    cue(core, 'done');
    return ok(null);
  },
  'done.dismiss': () => {
    if (core.counter.at === 'done') core.counter = { at: 'ready' };
    core.changed();
    return ok(null);
  },
});

/** A visit earns at once; called by the screen and by a scan. */
export function awardVisit(core: Core, member: string, operationId: string): Outcome<null> {
  const posted = core.sales.postAction(
    member,
    { operationId, action: 'visit', rewards: [] },
    occasion(core),
    (event) => printAutomatically(core, event),
  );
  if (posted.ok) core.lastVisit = { member, atMonotonicMs: core.clock.monotonicMs() };
  return show(core, posted, 'action', { undoable: true });
}

/** The level that the chosen member was shown with when the event began. */
function levelBefore(core: Core, member: string | null): string | null {
  return core.levelShown?.member === member ? core.levelShown.level : null;
}

/** Puts what was posted on the counter, in the words of the screen. */
export function showDone(
  core: Core,
  event: LedgerEvent,
  kind: Done['kind'],
  options: { readonly undoable: boolean; readonly member?: string },
): void {
  const { undoMs } = programmeOf(core).policies;
  const undoable = options.undoable && undoMs > 0;
  core.counter = {
    at: 'done',
    done: {
      event: event.id,
      kind,
      member: options.member ?? event.member,
      levelBefore: levelBefore(core, options.member ?? event.member),
      undoUntilMonotonicMs: undoable ? core.clock.monotonicMs() + undoMs : null,
      undoUntilMs: undoable ? core.clock.nowMs() + undoMs : null,
    },
  };
  core.codesOnCounter = [];
  core.customerUntilMonotonicMs = core.clock.monotonicMs() + customerShowsMs;
  core.clock.after(customerShowsMs + 1, () => core.changed());
  if (undoable) core.clock.after(undoMs + 1, () => core.changed());
  core.queue.wake();
  cue(core, 'done');
}

const withMember = (core: Core, serve: (member: string) => Outcome<null>): Outcome<null> => {
  const member = chosenMember(core);
  return member.ok ? serve(member.value) : member;
};

function recordAction(
  core: Core,
  member: string,
  action: {
    readonly operationId: string;
    readonly action: ActionKind;
    readonly name?: string;
    readonly rating?: Rating;
  },
): Outcome<null> {
  const preview = core.sales.previewAction(member, action, occasion(core));
  // A deed that brings nothing, because its limit is reached, is told instead of recorded.
  if (preview.effects.length === 0) {
    const why = preview.refusals[0]?.text ?? preview.why[0]?.text;
    const refusal: Refusal = why ? { code: 'engine', text: why } : { code: 'actionEarnsNothing' };
    cue(core, 'refused', refusal);
    return refuse(refusal);
  }
  const posted = core.sales.postAction(member, { ...action, rewards: [] }, occasion(core), print(core));
  return show(core, posted, 'action', { undoable: true });
}

/** Once for each bill, within the programme's days, and only so many a day. */
function claim(core: Core, operationId: string, code: string): Outcome<null> {
  const member = chosenMember(core);
  if (!member.ok) return member;
  const read = core.codes.read(code, today(core));
  if (!read.ok) return refuse(read.refusal);
  if (read.value.kind !== 'claim') return refuse({ code: 'codeUnknown' });
  const { claimsPerDay } = programmeOf(core).policies;
  const claims = core.ledger.history({
    member: member.value,
    kinds: ['claim'],
    date: today(core),
    limit: claimsPerDay,
  });
  if (claims.length >= claimsPerDay && !core.ledger.ofOperation(operationId))
    return refuse({ code: 'tooManyClaims', values: { most: claimsPerDay } });
  const bill = core.ledger.event(read.value.of);
  if (bill && core.sales.refundable(bill).reversed) return refuse({ code: 'alreadyReversed' });
  const { of, partner, earns } = read.value;
  const posted = core.sales.claim(
    member.value,
    { operationId, of, partner, earns },
    occasion(core),
    print(core),
  );
  return show(core, posted, 'claim', { undoable: true });
}

async function freeze(core: Core, request: ParsedRequestOf<'tier.freeze'>): Promise<Outcome<null>> {
  const approved = await ownerApproval(core, request.ownerPin);
  if (!approved.ok) return approved;
  const member = core.members.survivor(request.member);
  if (!member) return refuse({ code: 'memberNotFound' });
  const days = daysBetween(request.from, request.until) + 1;
  const left = freezeDaysLeft(core, member, request.from);
  if (days < 1) return refuse({ code: 'badRequest', values: { field: 'until' } });
  if (days > left) return refuse({ code: 'freezeTooLong', values: { left } });
  const posted = core.sales.freeze(member, request, approved.value.id, occasion(core), () => {});
  return show(core, posted, 'frozen', { undoable: false });
}

async function postBill(core: Core, bill: ParsedRequestOf<'bill.post'>): Promise<Outcome<null>> {
  const member = chosenMember(core);
  if (!member.ok) return member;
  const preview = core.sales.preview(member.value, bill, occasion(core));
  if (!preview.ok) return preview;
  const approved = await approvalFor(core, preview.value, bill.ownerPin);
  if (!approved.ok) return approved;
  const receipt = bill.receipt === null ? nextReceipt(core) : { text: bill.receipt, store: () => {} };
  const posted = core.sales.postBill(member.value, bill, receipt.text, occasion(core), (event) => {
    receipt.store();
    printAutomatically(core, event);
  });
  return show(core, posted, 'sale', { undoable: true });
}

async function redeem(core: Core, request: ParsedRequestOf<'reward.redeem'>): Promise<Outcome<null>> {
  const member = chosenMember(core);
  if (!member.ok) return member;
  const { operationId, rewards } = request;
  const preview = core.sales.previewRewards(member.value, rewards, occasion(core));
  if (!preview.ok) return preview;
  const approved = await approvalFor(core, preview.value, request.ownerPin);
  if (!approved.ok) return approved;
  const posted = core.sales.postAction(
    member.value,
    { operationId, action: 'redemption', rewards },
    occasion(core),
    (event) => printAutomatically(core, event),
  );
  return show(core, posted, 'redemption', { undoable: true });
}

function approvalFor(core: Core, preview: Evaluation, pin: string | null): Promise<Result<unknown, Refusal>> {
  const limit = programmeOf(core).policies.ownerApprovalAboveMinor;
  const worth = preview.effects.reduce(
    (sum, effect) =>
      effect.kind === 'discount'
        ? sum + effect.amountMinor
        : effect.kind === 'give'
          ? sum + effect.costMinor
          : sum,
    0,
  );
  return limit > 0 && worth > limit ? ownerApproval(core, pin) : Promise.resolve(ok(null));
}

/** Only the latest event on the counter, only by whoever posted it, only in its time. */
function undo(core: Core, operationId: string, event: string): Outcome<null> {
  const known = core.ledger.ofOperation(operationId);
  if (known) return ok(null);
  const { counter } = core;
  if (counter.at !== 'done' || counter.done.event !== event) return refuse({ code: 'undoTooLate' });
  const { undoUntilMonotonicMs } = counter.done;
  if (undoUntilMonotonicMs === null || core.clock.monotonicMs() > undoUntilMonotonicMs + undoGraceMs) {
    return refuse({ code: 'undoTooLate' });
  }
  const original = core.ledger.event(event);
  if (original?.staff !== core.signedIn?.id) return refuse({ code: 'undoNotYours' });
  const posted = core.sales.reverse(
    { operationId, event, way: 'undo', refundMinor: null, reason: 'undo' },
    occasion(core),
    () => void core.queue.cancel(event),
  );
  if (posted.ok) core.lastVisit = null;
  return show(core, posted, 'undone', { undoable: false });
}

async function refund(core: Core, request: ParsedRequestOf<'event.refund'>): Promise<Outcome<null>> {
  const original = core.ledger.event(request.event);
  if (!original) return refuse({ code: 'notReversible' });
  // A bill of today may be taken back by the cashier; what lies further back is the owner's to decide.
  const needsOwner = original.businessDate !== today(core) || original.detail.kind === 'adjustment';
  if (needsOwner) {
    const approved = await ownerApproval(core, request.ownerPin);
    if (!approved.ok) return approved;
  }
  const isBill = ['sale', 'anonymousSale', 'purchase'].includes(original.detail.kind);
  const { operationId, event, refundMinor, reason } = request;
  const posted = core.sales.reverse(
    { operationId, event, way: isBill ? 'refund' : 'correction', refundMinor, reason },
    occasion(core),
    (reversal) => {
      core.queue.cancel(event);
      printAutomatically(core, reversal);
    },
  );
  return show(core, posted, 'refund', { undoable: false });
}

function show(
  core: Core,
  posted: Result<LedgerEvent, Refusal>,
  kind: Done['kind'],
  options: { undoable: boolean },
): Outcome<null> {
  if (!posted.ok) {
    if (posted.refusal.code === 'diskFull') setAlarm(core, 'diskFull', true);
    cue(core, 'refused', posted.refusal);
    return posted;
  }
  setAlarm(core, 'diskFull', false);
  const member = posted.value.member ? core.members.survivor(posted.value.member) : null;
  if (member) remember(core, member);
  showDone(core, posted.value, kind, { ...options, ...(member ? { member } : {}) });
  return ok(null);
}

const print =
  (core: Core) =>
  (event: LedgerEvent): void =>
    printAutomatically(core, event);

function printAlways(core: Core, event: LedgerEvent): void {
  const slip = composeSlip(core, event);
  if (slip) core.queue.add(slip, event.id);
}

/** Queues the slip that the shop's print policy asks for, in the transaction of its event. */
function printAutomatically(core: Core, event: LedgerEvent): void {
  const policy = shopOf(core).printPolicy;
  const rewards = 'rewards' in event.detail && event.detail.rewards.length > 0;
  // A coupon or a claim is worth nothing but as paper.
  const isPaper = 'coupons' in event.detail || 'claim' in event.detail;
  if (!isPaper && (policy === 'onRequest' || (policy === 'rewardsOnly' && !rewards))) return;
  printAlways(core, event);
}

/** The day's running number, `261121-0412`. Stored with the bill, so that a refused bill leaves no gap. */
function nextReceipt(core: Core): { readonly text: string; readonly store: () => void } {
  const date = today(core);
  const counted = core.settings.get('receipts');
  const number = counted?.date === date ? counted.last + 1 : 1;
  return {
    text: `${date.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`,
    store: () => core.settings.set('receipts', { date, last: number }),
  };
}
