/** Every way in which an event's legs are made. */
export { adjustLegs } from './legs/adjust.ts';
export { earnLegs, type Grant } from './legs/earn.ts';
export { expiryLegs } from './legs/expiry.ts';
export { type Merging, mergeLegs } from './legs/merge.ts';
export { occasionLegs, type Part, type Spending } from './legs/occasion.ts';
export { isReversible, refundedMinor, refundShare, totalOf } from './legs/refunds.ts';
export { type Reversal, reversalLegs } from './legs/reversal.ts';
export { type Insufficient, spendLegs } from './legs/spend.ts';
