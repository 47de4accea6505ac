import * as v from 'valibot';
import { roundings } from '../../../kernel/rounding.ts';
import { selection } from './conditions.ts';
import { whole } from './fields.ts';

export const policies = v.strictObject({
  /** How a fraction of the smallest unit is rounded when earning. */
  rounding: v.optional(v.picklist(roundings), 'down'),
  /** How a fraction of the smallest coin is rounded in a percentage off. */
  discountRounding: v.optional(v.picklist(roundings), 'nearest'),
  /** Whether the part of a bill paid with points earns; `bill`: a bill paid in part with points earns nothing at all. */
  pointsPaid: v.optional(v.picklist(['earns', 'earnsNothing', 'billEarnsNothing']), 'earnsNothing'),
  /** Whether what other discounts took off earns. */
  discounted: v.optional(v.picklist(['earns', 'earnsNothing']), 'earnsNothing'),
  /** Whether a discount on the whole bill lowers what rules for some lines only count. */
  orderDiscount: v.optional(v.picklist(['lowersEveryBase', 'lowersWholeBillOnly']), 'lowersEveryBase'),
  /** Whether the part of a bill paid from a wallet or gift card earns. */
  walletPaid: v.optional(v.picklist(['earns', 'earnsNothing']), 'earns'),
  /** Whether the tax in a bill earns too. */
  taxBase: v.optional(v.picklist(['withTax', 'beforeTax']), 'withTax'),
  /** Lines that never earn, besides gift cards, top-ups and memberships. */
  earnsNothing: v.optional(selection),
  /** Whether what a bill earns can be used on that same bill. What is used at once never enters the balance. */
  earnedUsable: v.optional(v.picklist(['nextBill', 'sameBill']), 'nextBill'),
  /** Only one percentage off the whole bill: the one that applies on its own goes first. */
  orderPercentages: v.optional(v.picklist(['one', 'any']), 'any'),
  /** The most that all discounts together, points as money included, may take off the goods of a bill. */
  mostDiscount: v.optional(whole(0, 10_000), 10_000),
  /** What a refund cannot take back is owed, or let go. */
  refundShortfall: v.optional(v.picklist(['debt', 'forgive']), 'debt'),
  /** For so many days a bill without a member can be claimed with the code on its slip; 0: never. */
  claimDays: v.optional(whole(0, 365), 0),
  /** So many claims per member and day. */
  claimsPerDay: v.optional(whole(1, 100), 3),
  /** A card seen again within this time is shown and not awarded. */
  duplicateScanMs: v.optional(whole(0, 3_600_000), 3_000),
  undoMs: v.optional(whole(0, 120_000), 10_000),
  /** Scanning a member's card awards a `visit` at once. */
  scanIsVisit: v.optional(v.boolean(), false),
  /** Redeeming more than this much value at once asks for the owner's PIN; 0 never asks. */
  ownerApprovalAboveMinor: v.optional(whole(0, 1_000_000_000), 0),
});
