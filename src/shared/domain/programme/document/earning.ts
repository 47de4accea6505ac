import * as v from 'valibot';
import { actionKinds } from '../../bills/bill.ts';
import { condition, limits, selection, stacking, tenderKinds } from './conditions.ts';
import { basisPoints, count, id, ids, key, text, whole } from './fields.ts';

/** What is counted: a bill, an action of one kind, money paid into a wallet, or a membership sold. */
const occasion = v.variant('kind', [
  v.strictObject({ kind: v.literal('bill') }),
  v.strictObject({
    kind: v.literal('action'),
    action: v.picklist(actionKinds),
    /** Tells several deeds of one kind apart: which survey, which event. */
    name: v.optional(key),
  }),
  v.strictObject({ kind: v.literal('topUp'), unit: id }),
  v.strictObject({ kind: v.literal('membership'), membership: id }),
]);

/** `quantity` is in units of the unit's scale throughout. */
const amount = v.variant('kind', [
  /** `quantity` for every `perMinor` of the base: only full steps, or in proportion. */
  v.strictObject({
    kind: v.literal('perAmount'),
    perMinor: count,
    quantity: count,
    steps: v.picklist(['full', 'proportional']),
  }),
  /** Percent of the base in hundredths (250 is 2.5 %), one whole unit for every `unitMinor` of it. */
  v.strictObject({ kind: v.literal('percent'), basisPoints, unitMinor: count }),
  /** For every thing that was paid for. */
  v.strictObject({ kind: v.literal('perItem'), quantity: count }),
  v.strictObject({ kind: v.literal('fixed'), quantity: count }),
  /**
   * Makes what other rules give of the same unit on the same occasion `times` hundredths as much in all: 300 triples.
   * Without `of` it multiplies every rule that is no multiplier itself.
   */
  v.strictObject({
    kind: v.literal('multiplier'),
    times: whole(101, 10_000),
    of: v.optional(ids),
  }),
]);

export const earnRule = v.strictObject({
  id,
  name: text,
  /** A unit, or a voucher that is promised. */
  unit: id,
  on: occasion,
  when: v.optional(condition, {}),
  /** The lines that earn; absent: every line that is not kept out by `policies.earnsNothing`. */
  of: v.optional(selection),
  /**
   * Only the part paid in these ways earns, in proportion where a bill was paid in several; what is given per thing or
   * once is given whole where any part was.
   */
  tenders: v.optional(v.pipe(v.array(v.picklist(tenderKinds)), v.minLength(1))),
  amount,
  limits: v.optional(limits, {}),
  stacking: v.optional(stacking, {}),
  /** Who earns: the member, or who brought the member. */
  to: v.optional(v.picklist(['member', 'referrer']), 'member'),
});

export const stampCard = v.strictObject({
  id,
  name: text,
  /** The unit whose count fills the boxes. */
  unit: id,
  boxes: whole(2, 30),
  /** Stamps given at enrolment. */
  headStart: whole(0, 29),
  /**
   * Percent of members who get a card of `boxes` − `headStart` empty boxes instead, so that completion can be
   * compared; who does is fixed by the member's id.
   */
  controlPercent: v.optional(whole(0, 90), 0),
  /** What a full card gives. */
  reward: id,
  shape: v.picklist(['cup', 'bowl', 'scissors', 'car', 'flower', 'star', 'heart', 'bread']),
});
