/** Tiers, paid memberships, partners, draws and campaigns. */
import * as v from 'valibot';
import { condition } from './conditions.ts';
import { count, date, id, ids, longText, name, text, whole } from './fields.ts';

const metric = v.variant('kind', [
  /** Everything earned of a unit, spent or not. */
  v.strictObject({ kind: v.literal('earned'), unit: id }),
  /** Money spent, before rewards, refunds taken off. In minor units. */
  v.strictObject({ kind: v.literal('spent') }),
  v.strictObject({ kind: v.literal('visits') }),
  /** What is held now: goes up and down with every bill, at once, whatever the review says. */
  v.strictObject({ kind: v.literal('balance'), unit: id }),
]);

const window = v.variant('kind', [
  v.strictObject({ kind: v.literal('lifetime') }),
  v.strictObject({ kind: v.literal('rolling'), days: whole(1, 3650) }),
  /** Reviews are on 1 January and ask for what the year before brought. */
  v.strictObject({ kind: v.literal('calendarYear') }),
  /** Years counted from the day the tier was reached; before that from joining. */
  v.strictObject({ kind: v.literal('anniversary') }),
]);

const level = v.strictObject({
  id,
  name: text,
  /** Of the metric; the first level has 0. */
  threshold: whole(0, 1_000_000_000_000),
  /** What keeps the level at its review; absent: the threshold. */
  keep: v.optional(whole(0, 1_000_000_000_000)),
  /** Rewards cost so much of their price, in hundredths of a percent: 9500 is 5 % fewer points. */
  rewardPrice: v.optional(whole(1, 10_000), 10_000),
  /** What the level brings, for people to read; promotions and earn rules with `when.tiers` do it. */
  benefits: v.optional(longText),
  /** A card of its own is bound or printed when it is reached. */
  card: v.optional(v.boolean(), false),
});

export const tiers = v.strictObject({
  metric,
  window,
  /** Lowest first. */
  levels: v.pipe(v.array(level), v.minLength(2), v.maxLength(10)),
  /** Whether a level that this very bill reaches counts for that bill. */
  reachedCounts: v.optional(v.picklist(['thisBill', 'nextBill']), 'nextBill'),
  /** What a review does with a member who did not keep the level. */
  review: v.picklist(['neverDown', 'oneStep', 'toFit']),
  /** Days for which a level is safe from the day it was reached or kept. */
  safeDays: v.optional(whole(1, 3650), 365),
  /** Days after that before it is taken, in which it can still be kept. */
  graceDays: v.optional(whole(0, 365), 0),
  /** Longest freeze for illness or travel, in days, per year; 0: none. */
  freezeDays: v.optional(whole(0, 365), 0),
  /** Balances that are lost with a level. */
  lostWithLevel: v.optional(v.pipe(v.array(id), v.maxLength(20)), []),
});

export const membership = v.strictObject({
  id,
  name: text,
  priceMinor: count,
  /** How long it lasts, the day of buying included. */
  days: whole(1, 3650),
  benefits: v.optional(longText),
});

export const partner = v.strictObject({
  id,
  name,
  /** What the shops owe each other for one whole unit that is earned at one and used at the other. */
  settlement: v.array(v.strictObject({ unit: id, minor: count })),
});

export const draw = v.strictObject({
  id,
  name: text,
  /** A unit of the kind `entries`. */
  unit: id,
  drawnOn: date,
  /** Whether a member wins once at most, or with each chance. */
  onePrizePer: v.optional(v.picklist(['member', 'chance']), 'member'),
  prizes: v.pipe(
    v.array(v.strictObject({ name: text, count: whole(1, 1000), costMinor: whole(0, 1_000_000_000) })),
    v.minLength(1),
    v.maxLength(20),
  ),
});

/** Promises a voucher on its own account, at the first scan from then on. */
export const campaign = v.strictObject({
  id,
  name: text,
  voucher: id,
  trigger: v.variant('kind', [
    v.strictObject({ kind: v.literal('birthday'), daysBefore: whole(0, 60) }),
    v.strictObject({ kind: v.literal('enrolment') }),
    v.strictObject({ kind: v.literal('away'), days: whole(1, 3650) }),
    v.strictObject({ kind: v.literal('tier'), levels: ids }),
    v.strictObject({ kind: v.literal('date'), from: date, until: date }),
  ]),
  /** Whom it is for; `dates` and the like are not asked here. */
  when: v.optional(condition, {}),
  message: v.optional(longText),
});
