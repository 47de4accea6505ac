/** What every posting at the counter shares: who is asked, how it is decided, and how it reaches the log. */
import type { ActionKind, ChosenReward, Occasion } from '../../shared/domain/bills/bill.ts';
import { evaluate } from '../../shared/domain/engine/evaluate.ts';
import type { Context, Evaluation, MemberState } from '../../shared/domain/engine/evaluation.ts';
import { bearerOf } from '../../shared/domain/ledger/accounts.ts';
import type { Coupon, EventDraft, EventId, Leg } from '../../shared/domain/ledger/event.ts';
import { type Grant, occasionLegs, type Part } from '../../shared/domain/ledger/legs.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import { refuse } from '../../shared/kernel/result.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Ledger, Posting } from '../ledger/ledger.ts';
import { guestState, memberState, type StateSources, usesOfProgramme } from './member-state.ts';
import type { Owners } from './moves.ts';
import type { BillOccasion } from './occasions.ts';
import type { Alongside, Occasioned, Posted } from './sales.ts';

export interface SalesParts extends StateSources {
  readonly ledger: Ledger;
  readonly catalogue: Catalogue;
  /** What conditions know this store by: the shop's name. */
  store(): string;
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

export interface Desk extends SalesParts {
  stateOf(member: string, date: LocalDate, programme: Programme): MemberState;
  contextOf(at: Occasioned): Context;
  /** `member` null: a guest. */
  decide(member: string | null, occasion: Occasion, at: Occasioned): Evaluation;
  draft(
    operationId: string,
    member: string | null,
    at: Occasioned,
    receipt: string | null,
  ): Omit<EventDraft, 'detail' | 'legs'>;
  post(posting: Posting, alongside?: Alongside): Posted;
  /** The member, and whoever brought the member. */
  ownersOf(member: string): Owners;
  legsFor(moved: readonly Part[], date: LocalDate): (self: EventId) => Leg[];
  /** Bearer vouchers that are to be printed, each with a name of its own. */
  couponsOf(evaluation: Evaluation, programme: Programme): Coupon[];
  /** One owner is given something and spends nothing. */
  given(owner: string, grants: readonly Grant[]): Part[];
}

export function openDesk(parts: SalesParts): Desk {
  const { ledger, holder, survivorOf } = parts;
  const stateOf = (member: string, date: LocalDate, programme: Programme): MemberState =>
    memberState(parts, programme, member, date);

  const contextOf = (at: Occasioned): Context => {
    const ids = usesOfProgramme(at.programme);
    return {
      store: parts.store(),
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

  return {
    ...parts,
    stateOf,
    contextOf,
    decide,
    draft,
    post,
    ownersOf(member) {
      const referrer = ledger.referrerOf(member);
      return { member, referrer: referrer === null ? null : survivorOf(referrer) };
    },
    legsFor: (moved, date) => (self) => {
      const legs = occasionLegs(self, moved, holder, date);
      invariant(legs.ok, 'the engine only spends what is available');
      return legs.value;
    },
    couponsOf: ({ effects }, { vouchers }) =>
      effects.flatMap((effect) => {
        if (effect.kind !== 'coupon') return [];
        const uses = vouchers.find(({ id }) => id === effect.voucher)?.uses ?? 1;
        return [{ code: parts.newCode(), voucher: effect.voucher, uses, expiresOn: effect.expiresOn }];
      }),
    given: (owner, grants) => [{ owner, holdings: ledger.holdings(owner), spends: [], grants }],
  };
}

export const actionOf = (
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
