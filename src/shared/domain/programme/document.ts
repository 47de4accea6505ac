/**
 * The programme document: everything an owner can set, in one JSON file. Unknown fields are refused, so that a
 * misspelt setting is a message and not a silent default.
 */
import * as v from 'valibot';
import { isLocalDate } from '../../kernel/dates.ts';
import { currencies } from '../../kernel/money.ts';
import { roundings } from '../../kernel/rounding.ts';
import { actionKinds } from '../bills/bill.ts';

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]{0,39}$/, 'an id is 1 to 40 of a-z, 0-9 and -, letter first'),
);
const name = v.pipe(
  v.string(),
  v.normalize('NFC'),
  v.trim(),
  v.minLength(1),
  v.maxLength(80),
  v.regex(/^\P{Cc}*$/u, 'a text has no control characters'),
);
const text = v.strictObject({ vi: name, th: name, en: name });
const date = v.pipe(v.string(), v.check(isLocalDate, 'a date is YYYY-MM-DD and exists'));
const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
const count = whole(1, 1_000_000_000);

/** How long an earned lot can be spent, counted from the business date of earning. */
const expiry = v.variant('kind', [
  v.strictObject({ kind: v.literal('never') }),
  /** Spendable on the day of earning and on the `days` days after it. */
  v.strictObject({ kind: v.literal('days'), days: whole(1, 36_500) }),
  /** Spendable until the last day of the month that lies `months` after the month of earning. */
  v.strictObject({ kind: v.literal('monthEnd'), months: whole(0, 1200) }),
]);

const unit = v.strictObject({
  id,
  kind: v.picklist(['points', 'stamps']),
  name: text,
  /** How exactly one of it is called, in the languages whose nouns change: `{ "en": "point" }`. */
  one: v.optional(v.strictObject({ en: name })),
  /** Decimal places kept: 2 stores 6.75 points as 675. Shown cut to whole when `showWhole`. */
  scale: whole(0, 4),
  showWhole: v.optional(v.boolean(), false),
  expiry,
});

const condition = v.strictObject({
  /** Both ends inclusive. */
  dates: v.optional(v.strictObject({ from: v.optional(date), until: v.optional(date) })),
  /** 0 is Sunday. */
  weekdays: v.optional(v.pipe(v.array(whole(0, 6)), v.minLength(1), v.maxLength(7))),
  /** Least total of the bill, before any reward. */
  minimumMinor: v.optional(count),
});

/** What is counted: a bill, or an action of one kind. */
const occasion = v.variant('kind', [
  v.strictObject({ kind: v.literal('bill') }),
  v.strictObject({ kind: v.literal('action'), action: v.picklist(actionKinds) }),
]);

/** `quantity` is in units of the unit's scale throughout. */
const amount = v.variant('kind', [
  /** `quantity` for every `perMinor` of the bill: only full steps, or in proportion. */
  v.strictObject({
    kind: v.literal('perAmount'),
    perMinor: count,
    quantity: count,
    steps: v.picklist(['full', 'proportional']),
  }),
  /** Percent of the bill in hundredths (250 is 2.5 %), one whole unit for every `unitMinor` of it. */
  v.strictObject({ kind: v.literal('percent'), basisPoints: whole(1, 10_000), unitMinor: count }),
  v.strictObject({ kind: v.literal('perItem'), quantity: count }),
  v.strictObject({ kind: v.literal('fixed'), quantity: count }),
]);

const earnRule = v.strictObject({
  id,
  name: text,
  unit: id,
  on: occasion,
  when: v.optional(condition, {}),
  amount,
});

const stampCard = v.strictObject({
  id,
  name: text,
  /** The unit whose count fills the boxes. */
  unit: id,
  boxes: whole(2, 30),
  /** Stamps given at enrolment. */
  headStart: whole(0, 29),
  /** What a full card gives. */
  reward: id,
  shape: v.picklist(['cup', 'bowl', 'scissors', 'car', 'flower', 'star', 'heart', 'bread']),
});

const price = v.strictObject({ unit: id, quantity: count });

const reward = v.variant('kind', [
  /** Each `step` of the unit takes `stepMinor` off the bill; the member chooses how many, from `least` on. */
  v.strictObject({
    kind: v.literal('pointsAsMoney'),
    id,
    name: text,
    unit: id,
    step: count,
    stepMinor: count,
    least: v.optional(whole(0, 1_000_000_000), 0),
  }),
  /** A thing from the catalogue for a fixed price; `costMinor` is what it costs the shop. */
  v.strictObject({ kind: v.literal('item'), id, name: text, price, costMinor: whole(0, 1_000_000_000) }),
]);

const policies = v.strictObject({
  /** How a fraction of the smallest unit is rounded when earning. */
  rounding: v.optional(v.picklist(roundings), 'down'),
  /** Whether the part of a bill paid with points earns; `bill`: a bill paid in part with points earns nothing at all. */
  pointsPaid: v.optional(v.picklist(['earns', 'earnsNothing', 'billEarnsNothing']), 'earnsNothing'),
  /** Whether the tax in a bill earns too. */
  taxBase: v.optional(v.picklist(['withTax', 'beforeTax']), 'withTax'),
  /** Whether what a bill earns can be used on that same bill. What is used at once never enters the balance. */
  earnedUsable: v.optional(v.picklist(['nextBill', 'sameBill']), 'nextBill'),
  /** A card seen again within this time is shown and not awarded. */
  duplicateScanMs: v.optional(whole(0, 3_600_000), 3_000),
  undoMs: v.optional(whole(0, 120_000), 10_000),
  /** Scanning a member's card awards a `visit` at once. */
  scanIsVisit: v.optional(v.boolean(), false),
  /** Redeeming more than this much value at once asks for the owner's PIN; 0 never asks. */
  ownerApprovalAboveMinor: v.optional(whole(0, 1_000_000_000), 0),
});

export const ProgrammeSchema = v.strictObject({
  schema: v.literal(1),
  id,
  version: whole(1, 1_000_000),
  startsOn: date,
  /** The last day on which the programme earns and redeems; inclusive. */
  endsOn: v.optional(date),
  name: text,
  currency: v.picklist(currencies),
  units: v.pipe(v.array(unit), v.minLength(1), v.maxLength(20)),
  earn: v.pipe(v.array(earnRule), v.maxLength(200)),
  stampCards: v.pipe(v.array(stampCard), v.maxLength(10)),
  rewards: v.pipe(v.array(reward), v.maxLength(100)),
  policies: v.optional(policies, {}),
});

export type Programme = v.InferOutput<typeof ProgrammeSchema>;
/** A document as a person writes it, before defaults are filled in. */
export type ProgrammeInput = v.InferInput<typeof ProgrammeSchema>;
export type Unit = Programme['units'][number];
export type EarnRule = Programme['earn'][number];
export type StampCard = Programme['stampCards'][number];
export type Reward = Programme['rewards'][number];
export type Policies = Programme['policies'];
