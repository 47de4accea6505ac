import * as v from 'valibot';
import { count, id, name, text, whole } from './fields.ts';

/** How long an earned lot can be spent, counted from the business date of earning. */
const expiry = v.variant('kind', [
  v.strictObject({ kind: v.literal('never') }),
  /** Spendable on the day of earning and on the `days` days after it. */
  v.strictObject({ kind: v.literal('days'), days: whole(1, 36_500) }),
  /** Spendable until the last day of the month that lies `months` after the month of earning. */
  v.strictObject({ kind: v.literal('monthEnd'), months: whole(0, 1200) }),
  /** Spendable until 31 December, `years` after the year of earning. */
  v.strictObject({ kind: v.literal('yearEnd'), years: whole(0, 100) }),
  /** The whole balance goes once nothing was earned or spent of it for so many days. */
  v.strictObject({ kind: v.literal('inactivity'), days: whole(1, 36_500) }),
  /** Everything on one stamp card goes together, `days` after its first stamp. For stamps only. */
  v.strictObject({ kind: v.literal('fromFirstStamp'), days: whole(1, 36_500) }),
]);

export const unit = v.strictObject({
  id,
  /**
   * `money`: a wallet in the programme's currency, at the currency's own scale; pays for bills. `entries`: chances in
   * a draw. `credit`: counts towards a tier, cannot be spent.
   */
  kind: v.picklist(['points', 'stamps', 'money', 'entries', 'credit']),
  name: text,
  /** How exactly one of it is called, in the languages whose nouns change: `{ "en": "point" }`. */
  one: v.optional(v.strictObject({ en: name })),
  /** Decimal places kept: 2 stores 6.75 points as 675. Shown cut to whole when `showWhole`. */
  scale: whole(0, 4),
  showWhole: v.optional(v.boolean(), false),
  expiry,
  /** Days after the day of earning before it can be spent; 0: at once. */
  pendingDays: v.optional(whole(0, 365), 0),
  /** Money only: what may be paid in at once; absent: it cannot be topped up at the counter. */
  topUp: v.optional(v.strictObject({ leastMinor: count, mostMinor: count })),
});
