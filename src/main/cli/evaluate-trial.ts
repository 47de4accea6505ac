/** Plays events through a programme as a counter would, in memory: what each earns and costs, and what is held after it. */
import type { Evaluation, TierState, WhyLine } from '../../shared/domain/engine/evaluation.ts';
import type { Coupon } from '../../shared/domain/ledger/event.ts';
import { availableOn, pendingOn } from '../../shared/domain/ledger/holdings.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';
import { tierStateOf } from '../sales/member-state.ts';
import { openAftermath } from './evaluate-aftermath.ts';
import { openTrialDesk, type TrialDesk } from './evaluate-desk.ts';
import type { TrialEvent } from './evaluate-events.ts';
import { isEnrolment } from './evaluate-occasions.ts';
import { playEvent } from './evaluate-plays.ts';

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
  const desk = openTrialDesk(programme);
  const aftermath = openAftermath(desk);

  return {
    play(event) {
      const { line, kind, date } = event;
      const member = memberOf(desk, event);
      if (member !== null) desk.settle(member, date);
      // Whoever joins is known only afterwards; a refund needs nobody to be there.
      const isHere = member !== null && kind !== 'refund';
      const before = isHere && !isEnrolment(event) ? desk.keepCampaigns(member, event) : [];
      const played = playEvent(desk, aftermath, event);
      if (!played.ok) return played;
      const after = isHere && isEnrolment(event) ? desk.keepCampaigns(member, event) : [];
      const held = holdingsOf(desk, member, date);
      const { evaluation, coupons } = played.value ?? nothingDecided;
      const promised = [...before, ...after];
      return ok({ line, kind, member, date, ...held, promised, ...evaluation, coupons });
    },
  };
}

/** Whose balances the line tells. */
function memberOf({ named }: TrialDesk, event: TrialEvent): string | null {
  if ('member' in event) return event.member ?? null;
  return event.kind === 'refund' ? (named.get(event.of)?.member ?? null) : null;
}

function holdingsOf({ programme, book, sources }: TrialDesk, member: string | null, date: LocalDate) {
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

const nothingDecided = {
  evaluation: {
    effects: [],
    refusals: [],
    why: [],
    due: { totalMinor: 0, discountMinor: 0, walletMinor: 0, payableMinor: 0 },
    tier: null,
  },
  coupons: [],
} as const;
