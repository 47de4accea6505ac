export { applyDiscounts } from './apply.ts';
export type { Redemption, Spend } from './redemption.ts';
export { shortOf } from './spends.ts';
export { type Payment, payWithWallets } from './tenders.ts';
