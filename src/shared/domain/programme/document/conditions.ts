/** When a rule, promotion, reward or voucher applies. Everything that is set must hold. */
import * as v from 'valibot';
import { count, date, id, ids, keys, timeOfDay, whole } from './fields.ts';

/** Lines of a bill: those that any of the lists names, less those that `except` names. Empty lists: every line. */
export const selection = v.strictObject({
  items: v.optional(keys),
  categories: v.optional(keys),
  tags: v.optional(keys),
  except: v.optional(
    v.strictObject({ items: v.optional(keys), categories: v.optional(keys), tags: v.optional(keys) }),
  ),
});

export const tenderKinds = ['cash', 'card', 'transfer', 'qr', 'wallet', 'giftCard', 'other'] as const;

export const condition = v.strictObject({
  /** Both ends inclusive. */
  dates: v.optional(v.strictObject({ from: v.optional(date), until: v.optional(date) })),
  /** 0 is Sunday. */
  weekdays: v.optional(v.pipe(v.array(whole(0, 6)), v.minLength(1), v.maxLength(7))),
  /** Any of them; `from` inclusive, `until` exclusive; `until` before `from` runs over midnight. */
  hours: v.optional(
    v.pipe(v.array(v.strictObject({ from: timeOfDay, until: timeOfDay })), v.minLength(1), v.maxLength(10)),
  ),
  /** Least total of the bill, or of the lines of `minimumOf`. */
  minimumMinor: v.optional(count),
  /** Least number of things on the bill, or on the lines of `minimumOf`. */
  minimumQuantity: v.optional(count),
  minimumOf: v.optional(selection),
  /** Whether the minimum is asked of shelf prices or of what earlier discounts left. */
  minimumBase: v.optional(v.picklist(['beforeDiscounts', 'afterDiscounts']), 'beforeDiscounts'),
  tiers: v.optional(ids),
  memberships: v.optional(ids),
  /** Groups of members, by their ids in the shop's books. */
  groups: v.optional(keys),
  stores: v.optional(keys),
  channels: v.optional(keys),
  /** The bill's nth of this member: `every` 5 is the 5th, 10th...; `exactly` 1 is the first. */
  nthVisit: v.optional(
    v.variant('kind', [
      v.strictObject({ kind: v.literal('exactly'), number: count }),
      v.strictObject({ kind: v.literal('every'), number: whole(2, 1_000_000) }),
    ]),
  ),
  /** From so many days before the birthday to so many after it, or the whole month of it. */
  birthday: v.optional(
    v.variant('kind', [
      v.strictObject({
        kind: v.literal('days'),
        before: whole(0, 180),
        after: whole(0, 180),
      }),
      v.strictObject({ kind: v.literal('month') }),
    ]),
  ),
  /** At least so many days since the last visit. */
  awayDays: v.optional(whole(1, 36_500)),
  /** The member was brought by another, at most so many days ago; 0: however long ago. */
  referredWithinDays: v.optional(whole(0, 36_500)),
  /** Only members who joined at most so many days ago. */
  joinedWithinDays: v.optional(whole(0, 36_500)),
});

const most = v.strictObject({ times: v.optional(count), quantity: v.optional(count) });

/** How often and how much at most, per member unless it says otherwise. Quantities in units of the unit's scale. */
export const limits = v.strictObject({
  perBill: v.optional(most),
  perDay: v.optional(most),
  perWeek: v.optional(most),
  perMonth: v.optional(most),
  perYear: v.optional(most),
  perMember: v.optional(most),
  /** Of all members together. */
  budget: v.optional(most),
});

/**
 * How rules, or discounts, of one kind meet: lower `order` first, ties as the document lists them. Of one `group` only
 * one applies: the best for the member, or the first that can.
 */
export const stacking = v.strictObject({
  order: v.optional(whole(0, 1000), 100),
  group: v.optional(id),
  pick: v.optional(v.picklist(['best', 'first']), 'best'),
});
