/** Which vouchers the campaigns of a programme promise to a member who is here now. */
import { addDays, daysBetween, isLocalDate, type LocalDate } from '../../kernel/dates.ts';
import type { Text } from '../../kernel/language.ts';
import type { Campaign, Condition, Programme, Voucher } from '../programme/document.ts';
import { unmetByFacts } from './conditions.ts';
import type { Context, MemberState, WhyLine } from './evaluation.ts';
import { validityOfVoucher } from './expiry.ts';
import type { Facts } from './facts.ts';
import { campaignSentence } from './sentences/campaigns.ts';

/** A voucher to be given to the member, on the campaign's account. */
export interface DueCampaign {
  readonly campaign: string;
  readonly grant: {
    /** The voucher. */
    readonly unit: string;
    /** Its uses. */
    readonly quantity: number;
    readonly expiresOn: LocalDate | null;
    readonly availableFrom: LocalDate | null;
  };
  readonly why: WhyLine;
  /** What the shop wants said with it; null: nothing. */
  readonly message: Text | null;
}

/**
 * In the order of the document. Each campaign gives once: a year for birthdays, an absence, a level reached, a span of
 * dates; `member.uses` must tell when each gave before.
 */
export function dueCampaigns(
  programme: Programme,
  member: MemberState,
  date: LocalDate,
  context: Context = {},
): DueCampaign[] {
  if (member.isGuest === true || !isRunning(programme, date)) return [];
  const facts = { date, member, context, basket: null, level: member.tier?.level ?? null };
  return programme.campaigns.flatMap((campaign) => {
    const voucher = programme.vouchers.find(({ id }) => id === campaign.voucher);
    if (voucher === undefined || voucher.bearer || !isDue(programme, campaign, voucher, facts)) return [];
    const validity = validityOfVoucher(voucher, date);
    if (validity.expiresOn !== null && validity.expiresOn < (validity.availableFrom ?? date)) return [];
    return [promiseOf(programme, campaign, voucher, facts, validity)];
  });
}

function isRunning({ startsOn, endsOn }: Programme, date: LocalDate): boolean {
  return isLocalDate(date) && date >= startsOn && (endsOn === undefined || date <= endsOn);
}

function promiseOf(
  programme: Programme,
  campaign: Campaign,
  { id: unit, uses: quantity, name }: Voucher,
  facts: Facts,
  validity: ReturnType<typeof validityOfVoucher>,
): DueCampaign {
  return {
    campaign: campaign.id,
    grant: { unit, quantity, ...validity },
    why: {
      rule: campaign.id,
      inputs: { trigger: campaign.trigger.kind, ...inputsOf(campaign, facts) },
      text: campaignSentence(campaign, name, levelName(programme, facts), awayFor(facts)),
      outcome: { unit, quantity },
    },
    message: campaign.message ?? null,
  };
}

function inputsOf({ trigger }: Campaign, facts: Facts): WhyLine['inputs'] {
  if (trigger.kind === 'away') return { days: awayFor(facts) };
  if (trigger.kind === 'tier') return { level: facts.level ?? '' };
  return {};
}

function isDue(programme: Programme, campaign: Campaign, voucher: Voucher, facts: Facts): boolean {
  return isFor(campaign, facts) && isTriggered(programme, campaign, voucher, facts);
}

/** Whom it is for; when it is due is the trigger's to say, and there is no bill to ask. */
function isFor({ when }: Campaign, facts: Facts): boolean {
  const { hours: _, minimumMinor: __, minimumQuantity: ___, ...whom } = when;
  return unmetByFacts(whom, facts) === null;
}

function isTriggered(
  programme: Programme,
  { id, trigger }: Campaign,
  voucher: Voucher,
  facts: Facts,
): boolean {
  const { member, date } = facts;
  const given = givenBy(member, id);
  switch (trigger.kind) {
    case 'birthday':
      return !given.some((on) => daysBetween(on, date) < halfAYear) && isBirthday(trigger, voucher, facts);
    case 'enrolment':
      return given.length === 0 && isNew(programme, facts);
    case 'away': {
      const since = lastSeen(member);
      return awayFor(facts) >= trigger.days && !given.some((on) => on > since);
    }
    case 'tier':
      return isFreshLevel(programme, trigger.levels, given, member);
    case 'date':
      return trigger.from <= date && date <= trigger.until && !given.some((on) => on >= trigger.from);
  }
}

/** Days on which a campaign gave, those that were taken back not counted. */
const givenBy = ({ uses }: MemberState, campaign: string): LocalDate[] =>
  uses !== undefined && Object.hasOwn(uses, campaign)
    ? (uses[campaign] ?? []).flatMap(({ on, times }) => (times > 0 && isLocalDate(on) ? [on] : []))
    : [];

/**
 * One birthday's days end well before those of the next begin, so that half a year apart is another birthday; a
 * birthday that is corrected in between brings no second voucher.
 */
const halfAYear = 183;
const mostDaysAfter = 120;
/** How long after the day itself somebody who comes late still gets a voucher that has no end of its own. */
const daysAfter = 30;

/** Until a voucher given on the birthday would have ended. */
function isBirthday({ daysBefore }: { daysBefore: number }, { validDays }: Voucher, facts: Facts): boolean {
  const after = Math.min(validDays ?? daysAfter, mostDaysAfter);
  const birthday: Condition['birthday'] = { kind: 'days', before: daysBefore, after };
  return unmetByFacts({ birthday, minimumBase: 'beforeDiscounts' }, facts) === null;
}

/** Members of long standing get no welcome when a campaign begins. */
const welcomeDays = 30;

const isNew = ({ startsOn }: Programme, { member: { enrolledOn }, date }: Facts): boolean =>
  isLocalDate(enrolledOn) && (enrolledOn >= startsOn || enrolledOn >= addDays(date, -welcomeDays));

const lastSeen = ({ lastVisitOn, enrolledOn }: MemberState): LocalDate => lastVisitOn ?? enrolledOn;

const awayFor = ({ member, date }: Facts): number =>
  isLocalDate(lastSeen(member)) ? daysBetween(lastSeen(member), date) : 0;

/** Whoever falls and rises again has had it: as often as there are such levels up to the member's. */
function isFreshLevel(
  { tiers }: Programme,
  levels: readonly string[],
  given: readonly LocalDate[],
  { tier }: MemberState,
): boolean {
  if (tiers === undefined || !tier || !levels.includes(tier.level)) return false;
  const reached = tiers.levels.slice(0, tiers.levels.findIndex(({ id }) => id === tier.level) + 1);
  const most = reached.filter(({ id }) => levels.includes(id)).length;
  return given.length < most && !given.some((on) => on >= tier.since);
}

const levelName = ({ tiers }: Programme, { level }: Facts): Text | null =>
  tiers?.levels.find(({ id }) => id === level)?.name ?? null;
