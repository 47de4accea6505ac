/** What the engine may know of a member, read from the ledger and the member's own record. */
import type { MemberState, TierState, Use } from '../../shared/domain/engine/evaluation.ts';
import { boxesOf } from '../../shared/domain/engine/stamp-cards.ts';
import { type Ladder, measuresOf, type TierHistory, tierOn } from '../../shared/domain/engine/tiers.ts';
import { availableOn, type Holdings, pendingOn } from '../../shared/domain/ledger/holdings.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** What is known of a person besides the ledger. */
export interface Attributes {
  /** `YYYY-MM-DD`, `--MM-DD`, or null. */
  readonly birthday: string | null;
  readonly groups: readonly string[];
}

/** What of a ledger is asked. */
export type StateLedger = Pick<Ledger, 'holdings' | 'activity' | 'days' | 'uses' | 'freezes' | 'referredOn'>;

export interface StateSources {
  readonly ledger: StateLedger;
  attributesOf(member: string): Attributes;
  /** Who is in a control group, 0 to 99; absent: by the member's id. */
  bucketOf?(member: string): number;
  /** The levels of every version of the programme that has any, with the day from which they count. */
  ladders(): readonly Ladder[];
}

export function memberState(
  sources: StateSources,
  programme: Programme,
  member: string,
  date: LocalDate,
): MemberState {
  const { ledger } = sources;
  const holdings = ledger.holdings(member);
  const activity = ledger.activity(member);
  const enrolledOn = activity.enrolledOn ?? date;
  const needs = needsOf(programme);
  const bucket = (sources.bucketOf ?? bucketOf)(member);
  const { birthday, groups } = needs.attributes ? sources.attributesOf(member) : nothingKnown;
  return {
    enrolledOn,
    available: availableOn(holdings, date),
    pending: pendingOn(holdings, date),
    debts: holdings.debts,
    openCardExpiry: openCardExpiry(programme, holdings, bucket, date),
    visits: activity.visits,
    lastVisitOn: activity.lastVisitOn,
    birthday,
    groups,
    tier: tierStateOf(sources, programme, member, holdings, date),
    referredOn: needs.referral ? ledger.referredOn(member) : null,
    uses: usesOf(ledger, needs.limited, member),
    bucket,
  };
}

/** A guest, whose bill may be claimed later as if by a new member. */
export const guestState = (date: LocalDate): MemberState => ({
  enrolledOn: date,
  available: {},
  isGuest: true,
});

/** 0 to 99, evenly and for ever: the member's id is random. */
export const bucketOf = (member: string): number => Number.parseInt(member.slice(0, 8), 16) % 100;

export function tierStateOf(
  sources: StateSources,
  { tiers }: Programme,
  member: string,
  holdings: Holdings,
  date: LocalDate,
): TierState | null {
  return tiers ? tierOn(sources.ladders(), tierHistoryOf(sources, member, holdings, date), date) : null;
}

/** Id of the level that a member holds on a day; null: no version has levels. */
export const levelOn = (sources: StateSources, member: string, date: LocalDate): string | null =>
  tierOn(sources.ladders(), tierHistoryOf(sources, member, sources.ledger.holdings(member), date), date)
    ?.level ?? null;

/** What was done per day, for everything that any version's levels count. */
export function tierHistoryOf(
  { ledger, ladders }: StateSources,
  member: string,
  holdings: Holdings,
  date: LocalDate,
): TierHistory {
  const measures = measuresOf(ladders());
  const balanced = measures.find((measure) => measure.startsWith(balancePrefix));
  return {
    joinedOn: ledger.activity(member).enrolledOn ?? date,
    days: measures.flatMap((measure) =>
      measure.startsWith(balancePrefix)
        ? []
        : ledger.days(member, measure).map(({ on, count, amount }) => ({
            on,
            amount: measure === 'visit' ? count : amount,
            measure,
          })),
    ),
    ...(balanced ? { balance: availableOn(holdings, date)[balanced.slice(balancePrefix.length)] ?? 0 } : {}),
    freezes: ledger.freezes(member),
  };
}

const balancePrefix = 'balance:';

const nothingKnown: Attributes = { birthday: null, groups: [] };

/** What of a member this programme asks for: anything else is not worth reading at every scan. */
interface Needs {
  readonly attributes: boolean;
  readonly referral: boolean;
  /** Ids whose earlier use matters. */
  readonly limited: readonly string[];
}

const needsByProgramme = new WeakMap<Programme, Needs>();

function needsOf(programme: Programme): Needs {
  let needs = needsByProgramme.get(programme);
  if (!needs) {
    needs = readNeeds(programme);
    needsByProgramme.set(programme, needs);
  }
  return needs;
}

function readNeeds({ earn, promotions, rewards, vouchers, campaigns }: Programme): Needs {
  const conditions = [...earn, ...promotions, ...rewards, ...vouchers, ...campaigns].map(({ when }) => when);
  const limited = [...earn, ...promotions, ...rewards].filter(({ limits }) => Object.keys(limits).length > 0);
  return {
    attributes:
      conditions.some(({ birthday, groups }) => birthday !== undefined || groups !== undefined) ||
      campaigns.some(({ trigger }) => trigger.kind === 'birthday'),
    referral:
      conditions.some(({ referredWithinDays }) => referredWithinDays !== undefined) ||
      earn.some(({ to }) => to === 'referrer'),
    limited: [...limited, ...campaigns, ...vouchers.filter(({ claimCode }) => claimCode)].map(({ id }) => id),
  };
}

/** Ids of which the whole shop's use matters: budgets and stocks. */
export function usesOfProgramme({ earn, promotions, rewards }: Programme): readonly string[] {
  return [
    ...[...earn, ...promotions, ...rewards].filter(({ limits }) => limits.budget !== undefined),
    ...rewards.filter((reward) => reward.kind === 'item' && reward.stock !== undefined),
  ].map(({ id }) => id);
}

function usesOf(
  ledger: StateLedger,
  ids: readonly string[],
  member: string,
): Readonly<Record<string, readonly Use[]>> {
  return ids.length === 0 ? {} : ledger.uses(member, ids);
}

/** The stamps of cards that are full expire before those of the card that is being filled: each card is younger. */
function openCardExpiry(
  programme: Programme,
  holdings: Holdings,
  bucket: number,
  date: LocalDate,
): Readonly<Record<string, LocalDate>> {
  const expiries: Record<string, LocalDate> = {};
  for (const unit of programme.units) {
    const card = programme.stampCards.find((one) => one.unit === unit.id);
    if (unit.expiry.kind !== 'fromFirstStamp' || !card) continue;
    let held = 0;
    let latest = '';
    for (const lot of holdings.lots) {
      if (lot.unit !== unit.id || lot.expiresOn === null || lot.expiresOn < date) continue;
      held += lot.remainder;
      if (lot.expiresOn > latest) latest = lot.expiresOn;
    }
    if (held % boxesOf(card, { bucket }) !== 0) expiries[unit.id] = latest;
  }
  return expiries;
}
