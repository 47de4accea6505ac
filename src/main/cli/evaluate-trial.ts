/** Plays events through a programme as a counter would, in memory: what each earns and costs, and what is held after it. */
import type { Occasion, Tender } from '../../shared/domain/bills/bill.ts';
import { dueCampaigns } from '../../shared/domain/engine/campaigns.ts';
import { evaluate } from '../../shared/domain/engine/evaluate.ts';
import type {
  Context,
  Evaluation,
  MemberState,
  TierState,
  WhyLine,
} from '../../shared/domain/engine/evaluation.ts';
import { expiryOf, lastDayOfBalance } from '../../shared/domain/engine/expiry.ts';
import { laddersOf, levelLosses } from '../../shared/domain/engine/tiers.ts';
import { bearerOf } from '../../shared/domain/ledger/accounts.ts';
import type { Coupon, EventDetail, LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { availableOn, livesOn, pendingOn } from '../../shared/domain/ledger/holdings.ts';
import {
  expiryLegs,
  type Grant,
  occasionLegs,
  type Part,
  reversalLegs,
} from '../../shared/domain/ledger/legs.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { addDays, daysBetween, type LocalDate } from '../../shared/kernel/dates.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { grantOn } from '../sales/grants.ts';
import {
  guestState,
  memberState,
  type StateSources,
  tierHistoryOf,
  tierStateOf,
  usesOfProgramme,
} from '../sales/member-state.ts';
import { partsOf } from '../sales/moves.ts';
import { givenRewards, paidTenders, soldLines } from '../sales/occasions.ts';
import { refundable } from '../sales/reversals.ts';
import { openTrialBook, trialHolder } from './evaluate-book.ts';
import type { TrialEvent, TrialEventOf } from './evaluate-events.ts';

export interface TrialLine extends Evaluation {
  readonly line: number;
  readonly kind: TrialEvent['kind'];
  /** Null: a guest. */
  readonly member: string | null;
  readonly date: LocalDate;
  /** After the event, per unit, in units of its scale: what can be spent. */
  readonly balances: Readonly<Record<string, number>>;
  /** Not yet spendable, and owed after refunds; units of which there is nothing are missing. */
  readonly pending: Readonly<Record<string, number>>;
  readonly debts: Readonly<Record<string, number>>;
  /** Uses that are left, and the last day of memberships. */
  readonly vouchers: Readonly<Record<string, number>>;
  readonly memberships: Readonly<Record<string, LocalDate | null>>;
  readonly standing: TierState | null;
  /** What campaigns promised at this scan. */
  readonly promised: readonly WhyLine[];
  /** Vouchers printed with this bill; their codes can be used in later lines. */
  readonly coupons: readonly Coupon[];
}

export interface Trial {
  /** Refused with a sentence when the event cannot be: a refund of what is not there. */
  play(event: TrialEvent): Result<TrialLine, string>;
}

export function openTrial(programme: Programme): Trial {
  const book = openTrialBook(programme);
  const people = new Map<string, Person>();
  const named = new Map<string, LedgerEvent>();
  const claims = new Map<string, { readonly until: LocalDate; readonly grants: readonly Earned[] }>();
  /** By the bill's event. */
  const claimOf = new Map<string, LedgerEvent>();
  const ladders = laddersOf([programme]);
  const sources: StateSources = {
    ledger: book,
    attributesOf: (member) => people.get(member) ?? stranger,
    bucketOf: (member) => people.get(member)?.bucket ?? treated,
    ladders: () => ladders,
  };

  const stateOf = (member: string, date: LocalDate): MemberState =>
    memberState(sources, programme, member, date);

  function contextOf(
    { time, store, channel = 'counter' }: TrialEvent,
    codes: readonly string[],
    date: LocalDate,
  ): Context {
    return {
      channel,
      ...(store === undefined ? {} : { store }),
      ...(time === undefined ? {} : { minute: minuteOf(time) }),
      given: book.givenToAll(usesOfProgramme(programme)),
      bearers: Object.fromEntries(
        codes.flatMap((code) => {
          const [lot] = book.holdings(bearerOf(code)).lots.filter(livesOn(date));
          return lot ? [[code, { unit: lot.unit, available: lot.remainder }]] : [];
        }),
      ),
    };
  }

  /** What is gone by today goes before anything else happens. */
  function settle(member: string, date: LocalDate): void {
    const idle = programme.units.flatMap((unit) => {
      const movedOn = book.lastMovedOn(member, unit.id);
      const lastDay = movedOn === null ? null : lastDayOfBalance(unit, movedOn);
      return lastDay !== null && lastDay < date ? [unit.id] : [];
    });
    const lost = lostUnits(member, date);
    const units = [...new Set([...idle, ...lost])];
    if (units.length === 0) return;
    const legs = expiryLegs(book.holdings(member), member, date, units);
    if (legs.length > 0)
      book.post({ member, date, detail: { kind: 'expiry', onDate: date }, legs: () => legs });
  }

  /** Of levels lost since the last settling: what is earned later is not taken for them. */
  function lostUnits(member: string, date: LocalDate): string[] {
    if ((programme.tiers?.lostWithLevel.length ?? 0) === 0) return [];
    const person = personOf(member);
    const history = tierHistoryOf(sources, member, book.holdings(member), date);
    const from = person.settledOn === null ? history.joinedOn : addDays(person.settledOn, 1);
    person.settledOn = date;
    return from > date ? [] : levelLosses(ladders, history, from, date).flatMap(({ units }) => units);
  }

  function personOf(member: string): Person {
    const known = people.get(member) ?? { ...stranger, settledOn: null, bucket: treated };
    people.set(member, known);
    return known;
  }

  function keepCampaigns(member: string, event: TrialEvent): WhyLine[] {
    const { date } = event;
    const due = dueCampaigns(programme, stateOf(member, date), date, contextOf(event, [], date));
    for (const { campaign, grant, why } of due) {
      const detail = {
        kind: 'promise',
        voucher: grant.unit,
        by: 'campaign',
        source: campaign,
        why: [why],
      } as const;
      grantTo(member, date, [grant], detail);
    }
    return due.map(({ why }) => why);
  }

  function grantTo(
    owner: string,
    date: LocalDate,
    grants: readonly Grant[],
    detail: EventDetail,
  ): LedgerEvent {
    const parts = [{ owner, holdings: book.holdings(owner), spends: [], grants }];
    const member = owner.startsWith(bearerOf('')) ? null : owner;
    return book.post({ member, date, detail, legs: legsOf(parts, date) });
  }

  const legsOf = (parts: readonly Part[], date: LocalDate) => (self: string) => {
    const legs = occasionLegs(self, parts, trialHolder, date);
    invariant(legs.ok, 'the engine spends no more than is available');
    return legs.value;
  };

  /** Decides, and where nothing is refused writes it down. */
  function decide(
    event: TrialEvent,
    member: string | null,
    occasion: Occasion,
    detailOf: (evaluation: Evaluation, coupons: readonly Coupon[]) => EventDetail,
    state: MemberState = member === null ? guestState(event.date) : stateOf(member, event.date),
  ): { readonly evaluation: Evaluation; readonly coupons: readonly Coupon[] } {
    const evaluation = evaluate(programme, state, occasion, contextOf(event, codesIn(occasion), event.date));
    const isDone = occasion.kind !== 'bill' || occasion.status === 'completed';
    if (evaluation.refusals.length > 0 || !isDone) return { evaluation, coupons: [] };
    const coupons = couponsOf(programme, evaluation, event.line);
    const detail = detailOf(evaluation, coupons);
    const referrer =
      detail.kind === 'memberEnrolled' ? (detail.referrer ?? null) : member && book.referrerOf(member);
    const parts = partsOf(evaluation.effects, { member, referrer }, coupons, book);
    const posted = book.post({ member, date: event.date, detail, legs: legsOf(parts, event.date) });
    named.set(nameOf(event), posted);
    return { evaluation, coupons };
  }

  function playBill(event: TrialEventOf<'bill'>) {
    const occasion = billOf(event);
    const member = event.member ?? null;
    const answer = decide(event, member, occasion, (evaluation, coupons) => ({
      kind: member === null ? 'anonymousSale' : 'sale',
      totalMinor: occasion.totalMinor,
      discountMinor: evaluation.due.discountMinor,
      itemCount: occasion.itemCount,
      rewards: givenRewards(occasion.rewards, evaluation, programme.promotions),
      why: evaluation.why.filter(
        ({ outcome }) => member !== null || (outcome !== null && 'moneyMinor' in outcome),
      ),
      ...(occasion.lines ? { lines: soldLines(occasion.lines, evaluation) } : {}),
      tenders: paidTenders(occasion.tenders ?? [], evaluation),
      ...(coupons.length > 0 ? { coupons } : {}),
    }));
    if (member === null && programme.policies.claimDays > 0) {
      claims.set(nameOf(event), {
        until: addDays(event.date, programme.policies.claimDays),
        grants: answer.evaluation.effects.filter((effect) => effect.kind === 'earn'),
      });
    }
    return answer;
  }

  function playAction(event: TrialEventOf<'action'>) {
    const { action, name, rewards, date, member } = event;
    if (action === 'enrolment') return enrol(event, member, null);
    const occasion: Occasion = {
      kind: 'action',
      action,
      ...(name === undefined ? {} : { name }),
      businessDate: date,
      rewards,
    };
    return decide(event, member, occasion, (evaluation) => ({
      kind: 'action',
      action,
      ...(name === undefined ? {} : { name }),
      rewards: givenRewards(occasion.rewards, evaluation, programme.promotions),
      why: evaluation.why,
    }));
  }

  function enrol(event: TrialEvent, member: string, referrer: string | null) {
    const occasion: Occasion = { kind: 'action', action: 'enrolment', businessDate: event.date, rewards: [] };
    const state = { ...stateOf(member, event.date), referredOn: referrer === null ? null : event.date };
    return decide(
      event,
      member,
      occasion,
      ({ why }) => ({ kind: 'memberEnrolled', consent: trialHolder, why, referrer }),
      state,
    );
  }

  /** Null: nothing is decided, something is written down. */
  function playEvent(event: TrialEvent): Result<ReturnType<typeof decide> | null, string> {
    const { date } = event;
    switch (event.kind) {
      case 'bill':
        return ok(playBill(event));
      case 'action':
        return ok(playAction(event));
      case 'enrolment': {
        const { member, birthday = null, groups, control, referrer = null } = event;
        people.set(member, { birthday, groups, settledOn: null, bucket: control ? 0 : treated });
        return ok(enrol(event, member, referrer));
      }
      case 'topUp': {
        const { member, unit: item, paidMinor } = event;
        const occasion: Occasion = { kind: 'topUp', unit: item, paidMinor, businessDate: date };
        return ok(
          decide(event, member, occasion, ({ why }) => ({
            kind: 'purchase',
            what: 'topUp',
            item,
            paidMinor,
            why,
          })),
        );
      }
      case 'membership': {
        const { member, membership: item } = event;
        const occasion: Occasion = { kind: 'membership', membership: item, businessDate: date };
        return ok(
          decide(event, member, occasion, ({ why, due }) => {
            return { kind: 'purchase', what: 'membership', item, paidMinor: due.totalMinor, why };
          }),
        );
      }
      case 'giftCard':
        return sellGiftCard(event);
      case 'promise':
        return promise(event);
      case 'freeze':
        return freeze(event);
      case 'claim':
        return claim(event);
      case 'refund':
        return refund(event);
      case 'scan':
        return ok(null);
    }
  }

  function sellGiftCard(event: TrialEventOf<'giftCard'>): Result<null, string> {
    const { code, unit: item, paidMinor, date } = event;
    const unit = programme.units.find(({ id }) => id === item);
    if (unit?.topUp === undefined) return refuse(`unit: Nothing can be paid into "${item}".`);
    const { leastMinor, mostMinor } = unit.topUp;
    if (paidMinor < leastMinor || paidMinor > mostMinor) {
      return refuse(`paidMinor: Must be ${leastMinor} to ${mostMinor}.`);
    }
    const grant = { unit: item, quantity: paidMinor, expiresOn: expiryOf(unit, date), availableFrom: null };
    const detail = { kind: 'purchase', what: 'giftCard', item, paidMinor, why: [] } as const;
    named.set(nameOf(event), grantTo(bearerOf(code), date, [grant], detail));
    return ok(null);
  }

  function promise(event: TrialEventOf<'promise'>): Result<null, string> {
    const { member, voucher, date } = event;
    const promised = programme.vouchers.find(({ id, bearer }) => id === voucher && !bearer);
    if (promised === undefined) return refuse(`voucher: There is no personal voucher "${voucher}".`);
    const detail = { kind: 'promise', voucher, by: 'staff', source: '', why: [] } as const;
    const grants = [grantOn(programme, voucher, promised.uses, date)];
    named.set(nameOf(event), grantTo(member, date, grants, detail));
    return ok(null);
  }

  function freeze({ member, from, until, date }: TrialEventOf<'freeze'>): Result<null, string> {
    const most = programme.tiers?.freezeDays ?? 0;
    if (until < from) return refuse('until: Lies before the first day.');
    if (daysBetween(from, until) + 1 > most) return refuse(`until: A freeze lasts at most ${most} days.`);
    const detail = { kind: 'tierFrozen', from, until, reason: '', approvedBy: trialHolder } as const;
    book.post({ member, date, detail, legs: () => [] });
    return ok(null);
  }

  function claim(event: TrialEventOf<'claim'>): Result<null, string> {
    const { member, of, date } = event;
    const claimed = claims.get(of);
    const bill = named.get(of);
    if (claimed === undefined || bill === undefined) {
      return refuse(`of: There is no guest's bill "${of}" to claim.`);
    }
    if (date > claimed.until) return refuse(`of: The bill "${of}" could be claimed until ${claimed.until}.`);
    claims.delete(of);
    const grants = claimed.grants.map(({ unit, quantity }) => grantOn(programme, unit, quantity, date));
    const why = claimed.grants.map(({ unit, quantity, rule }) => ({
      rule,
      inputs: { of },
      text: programme.earn.find(({ id }) => id === rule)?.name ?? programme.name,
      outcome: { unit, quantity },
    }));
    const posted = grantTo(member, date, grants, { kind: 'claim', of: bill.id, partner: null, why });
    named.set(nameOf(event), posted);
    claimOf.set(bill.id, posted);
    return ok(null);
  }

  function refund({ of, refundMinor: asked, date }: TrialEventOf<'refund'>): Result<null, string> {
    const original = named.get(of);
    if (original === undefined) return refuse(`of: There is nothing "${of}" to take back.`);
    const { reversible, leftMinor } = refundable(original, book.reversalsOf(original.id));
    if (!reversible) return refuse(`of: "${of}" is taken back already, or cannot be.`);
    if (asked !== undefined && (asked < 1 || asked > (leftMinor ?? 0))) {
      return refuse(`refundMinor: Must be 1 to ${leftMinor ?? 0}.`);
    }
    takeBack(original, leftMinor === null ? null : (asked ?? leftMinor), date);
    if (asked === undefined || asked === leftMinor) {
      // What was claimed with the slip of a guest's bill goes with the bill.
      claims.delete(of);
      const claimed = claimOf.get(original.id);
      if (claimed && book.reversalsOf(claimed.id).length === 0) takeBack(claimed, null, date);
    }
    return ok(null);
  }

  function takeBack(original: LedgerEvent, refundMinor: number | null, date: LocalDate): void {
    const legs = reversalLegs({
      original,
      earlier: book.reversalsOf(original.id),
      refundMinor,
      expired: (owner) => book.expiredOf(original.id, owner),
      survivorOf: (owner) => owner,
      holdingsOf: (owner) => book.holdings(owner),
      shortfall: programme.policies.refundShortfall,
      holder: trialHolder,
      onDate: date,
    });
    const { id: of, member } = original;
    const detail = {
      kind: 'reversal',
      of,
      way: 'refund',
      refundMinor,
      pointsPaidMinor: 0,
      reason: '',
    } as const;
    book.post({ member, date, detail, legs: () => legs });
  }

  /** Whose balances the line tells. */
  function memberOf(event: TrialEvent): string | null {
    if ('member' in event) return event.member ?? null;
    return event.kind === 'refund' ? (named.get(event.of)?.member ?? null) : null;
  }

  return {
    play(event) {
      const { line, kind, date } = event;
      const member = memberOf(event);
      const isNew = isEnrolment(event);
      if (member !== null) settle(member, date);
      const isHere = member !== null && event.kind !== 'refund';
      const before = isHere && !isNew ? keepCampaigns(member, event) : [];
      const played = playEvent(event);
      if (!played.ok) return played;
      const after = member !== null && isNew ? keepCampaigns(member, event) : [];
      const evaluation = played.value?.evaluation ?? nothingDecided;
      const coupons = played.value?.coupons ?? [];
      return ok({
        line,
        kind,
        member,
        date,
        ...holdingsOf(member, date),
        promised: [...before, ...after],
        ...evaluation,
        coupons,
      });
    },
  };

  function holdingsOf(member: string | null, date: LocalDate) {
    const holdings = member === null ? { lots: [], debts: {} } : book.holdings(member);
    const available = availableOn(holdings, date);
    const held = <T extends { readonly id: string }>(list: readonly T[]) =>
      list.filter(({ id }) => (available[id] ?? 0) > 0);
    const lastDay = (id: string) => holdings.lots.find(({ unit }) => unit === id)?.expiresOn ?? null;
    return {
      balances: Object.fromEntries(programme.units.map(({ id }) => [id, available[id] ?? 0])),
      pending: pendingOn(holdings, date),
      debts: holdings.debts,
      vouchers: Object.fromEntries(held(programme.vouchers).map(({ id }) => [id, available[id] ?? 0])),
      memberships: Object.fromEntries(held(programme.memberships).map(({ id }) => [id, lastDay(id)])),
      standing: member === null ? null : tierStateOf(sources, programme, member, holdings, date),
    };
  }
}

interface Person {
  readonly birthday: string | null;
  readonly groups: readonly string[];
  readonly bucket: number;
  /** Up to when lost levels have taken what goes with them. */
  settledOn: LocalDate | null;
}

const stranger = { birthday: null, groups: [] };
/** Never in a control group, whatever its share. */
const treated = 99;

type TrialTender = NonNullable<TrialEventOf<'bill'>['tenders']>[number];

interface Earned {
  readonly unit: string;
  readonly quantity: number;
  readonly rule: string;
}

const nothingDecided: Evaluation = {
  effects: [],
  refusals: [],
  why: [],
  due: { totalMinor: 0, discountMinor: 0, walletMinor: 0, payableMinor: 0 },
  tier: null,
};

/** How later lines call it. */
const nameOf = ({ id, line }: TrialEvent): string => id ?? String(line);

const isEnrolment = (event: TrialEvent): boolean =>
  event.kind === 'enrolment' || (event.kind === 'action' && event.action === 'enrolment');

function billOf(event: TrialEventOf<'bill'>): Extract<Occasion, { kind: 'bill' }> {
  const { lines, tenders, date: businessDate, status } = event;
  const sold = lines?.filter(({ voided }) => !voided) ?? [];
  return {
    kind: 'bill',
    totalMinor: event.totalMinor ?? sold.reduce((sum, line) => sum + line.quantity * line.unitMinor, 0),
    taxMinor: event.taxMinor,
    itemCount: event.itemCount ?? (lines ? sold.reduce((sum, { quantity }) => sum + quantity, 0) : 1),
    ...(lines ? { lines } : {}),
    ...(tenders ? { tenders: tenders.map(tenderOf) } : {}),
    rewards: event.rewards,
    businessDate,
    status,
  };
}

const tenderOf = ({ kind, unit, code, amountMinor }: TrialTender): Tender => ({
  kind,
  amountMinor,
  ...(unit === undefined ? {} : { unit }),
  ...(code === undefined ? {} : { code }),
});

function codesIn(occasion: Occasion): string[] {
  if (occasion.kind !== 'bill') return [];
  return [...occasion.rewards, ...(occasion.tenders ?? [])].flatMap(({ code }) => code ?? []);
}

const couponsOf = ({ vouchers }: Programme, { effects }: Evaluation, line: number): Coupon[] =>
  effects
    .filter((effect) => effect.kind === 'coupon')
    .map(({ voucher, expiresOn }, index) => ({
      code: `${voucher}-${line}-${index + 1}`,
      voucher,
      uses: vouchers.find(({ id }) => id === voucher)?.uses ?? 1,
      expiresOn,
    }));

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
