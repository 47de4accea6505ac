/** What takes something off a bill: promotions, rewards and vouchers all give one of these. */
import * as v from 'valibot';
import { condition, limits, selection, stacking } from './conditions.ts';
import { basisPoints, count, date, id, key, longText, text, whole } from './fields.ts';

const capMinor = v.optional(count);

export const benefit = v.variant('kind', [
  /** Never more than there is to pay, or than the lines of `of` cost. */
  v.strictObject({ kind: v.literal('moneyOff'), amountMinor: count, of: v.optional(selection) }),
  /** Of the whole bill, or of the lines of `of`. */
  v.strictObject({ kind: v.literal('percentOff'), basisPoints, of: v.optional(selection), capMinor }),
  /** Off the cheapest `quantity` things among the lines of `of`. */
  v.strictObject({
    kind: v.literal('cheapestOff'),
    basisPoints,
    quantity: v.optional(count, 1),
    of: v.optional(selection),
  }),
  /**
   * Free things that lie on the bill: the dearest first, at most `quantity` (absent: all) and at most `capMinor`,
   * which the lines share in proportion to their prices.
   */
  v.strictObject({
    kind: v.literal('freeItems'),
    of: selection,
    quantity: v.optional(count),
    capMinor,
  }),
  /**
   * For every `buyQuantity` of `buy` that is paid, up to `getQuantity` of `get` on the same bill are free. Where both
   * name the same things, free ones do not count as bought and the last cycle may be a part. The cheapest are free.
   */
  v.strictObject({
    kind: v.literal('buyGet'),
    buy: selection,
    buyQuantity: count,
    get: selection,
    getQuantity: count,
    basisPoints: v.optional(basisPoints, 10_000),
  }),
  /** These things together for one price, as often as they are on the bill and it saves something. */
  v.strictObject({
    kind: v.literal('bundle'),
    parts: v.pipe(
      v.array(v.strictObject({ of: selection, quantity: count })),
      v.minLength(1),
      v.maxLength(10),
    ),
    priceMinor: count,
  }),
  /** Items at a price of their own, where that is lower. */
  v.strictObject({
    kind: v.literal('priceList'),
    prices: v.pipe(
      v.array(v.strictObject({ item: key, priceMinor: whole(0, 1_000_000_000) })),
      v.minLength(1),
      v.maxLength(500),
    ),
  }),
]);

/** Applied on its own, or to whoever names its code. Takes nothing from a balance. */
export const promotion = v.strictObject({
  id,
  name: text,
  /** Absent: applies on its own. */
  code: v.optional(v.pipe(v.string(), v.regex(/^[A-Z0-9-]{3,24}$/, 'a code is 3 to 24 of A-Z, 0-9 and -'))),
  /** Members only, or anyone. */
  for: v.optional(v.picklist(['members', 'everyone']), 'everyone'),
  when: v.optional(condition, {}),
  gives: benefit,
  /** Quantities are minor units taken off. */
  limits: v.optional(limits, {}),
  stacking: v.optional(stacking, {}),
});

const price = v.strictObject({ unit: id, quantity: count });
const cost = v.optional(whole(0, 1_000_000_000), 0);
const common = {
  id,
  name: text,
  when: v.optional(condition, {}),
  /** Each piece is a use; points as money are used once for so many points. */
  limits: v.optional(limits, {}),
  stacking: v.optional(stacking, {}),
};

export const reward = v.variant('kind', [
  /**
   * Each `step` of the unit takes `stepMinor` off the bill, after everything else; the member chooses how many, from
   * `least` on. A level with cheaper rewards takes fewer points for the same.
   */
  v.strictObject({
    ...common,
    kind: v.literal('pointsAsMoney'),
    unit: id,
    step: count,
    stepMinor: count,
    least: v.optional(whole(0, 1_000_000_000), 0),
    /** The largest share of what the goods cost after all benefits that can be paid with it. */
    mostOfBill: v.optional(basisPoints, 10_000),
  }),
  /** A thing from the catalogue for a fixed price; `costMinor` is what it costs the shop. */
  v.strictObject({
    ...common,
    kind: v.literal('item'),
    price,
    costMinor: whole(0, 1_000_000_000),
    /** How many there are to give away; absent: no end. */
    stock: v.optional(whole(0, 1_000_000)),
    /** Cannot be bought with money. */
    limitedEdition: v.optional(v.boolean(), false),
  }),
  /** Something off the bill for a fixed price. */
  v.strictObject({ ...common, kind: v.literal('benefit'), price, gives: benefit }),
  v.strictObject({ ...common, kind: v.literal('voucher'), price, voucher: id }),
  /** Another unit: wallet credit, draw entries. */
  v.strictObject({ ...common, kind: v.literal('credit'), price, unit: id, quantity: count }),
  /** Given to a cause: the shop pays `worthMinor` for it. */
  v.strictObject({ ...common, kind: v.literal('donation'), price, worthMinor: count }),
  /** Used at a partner: the shop owes the partner `worthMinor`. */
  v.strictObject({ ...common, kind: v.literal('partner'), price, partner: id, worthMinor: count }),
  /** An experience: `note` on the slip says how to book it. */
  v.strictObject({ ...common, kind: v.literal('experience'), price, note: longText, costMinor: cost }),
]);

/** A reward promised to one member, or to whoever bears its code. */
export const voucher = v.strictObject({
  id,
  name: text,
  gives: v.variant('kind', [
    ...benefit.options,
    /** A thing to hand over. */
    v.strictObject({ kind: v.literal('item'), costMinor: cost }),
  ]),
  uses: v.optional(whole(1, 1000), 1),
  /** How long it can be used, counted from the day it was given; `until` ends it for everyone. */
  validDays: v.optional(whole(1, 3650)),
  validFrom: v.optional(v.strictObject({ days: whole(0, 365) })),
  until: v.optional(date),
  when: v.optional(condition, {}),
  stacking: v.optional(stacking, {}),
  /** Personal vouchers wait with the member; bearer vouchers are printed with a signed code. */
  bearer: v.optional(v.boolean(), false),
  /** Hidden ones are not offered to members who do not hold them. */
  hidden: v.optional(v.boolean(), true),
  /** Claimed by naming this word at the counter, once per member. */
  claimCode: v.optional(
    v.pipe(v.string(), v.regex(/^[A-Z0-9-]{3,24}$/, 'a code is 3 to 24 of A-Z, 0-9 and -')),
  ),
});
