/** Whose balances an evaluation moves, and how. */
import type { Effect } from '../../shared/domain/engine/evaluation.ts';
import { bearerOf } from '../../shared/domain/ledger/accounts.ts';
import type { Coupon } from '../../shared/domain/ledger/event.ts';
import type { Grant, Part, Spending } from '../../shared/domain/ledger/legs.ts';
import type { Ledger } from '../ledger/ledger.ts';

export interface Owners {
  /** Null: nobody, a guest. */
  readonly member: string | null;
  readonly referrer: string | null;
}

/** One part for each owner whose balances move. Effects for nobody are left out. */
export function partsOf(
  effects: readonly Effect[],
  owners: Owners,
  coupons: readonly Coupon[],
  ledger: Pick<Ledger, 'holdings'>,
): Part[] {
  const parts = new Map<string, { spends: Spending[]; grants: Grant[] }>();
  const of = (owner: string) => {
    let part = parts.get(owner);
    if (!part) parts.set(owner, (part = { spends: [], grants: [] }));
    return part;
  };
  for (const effect of effects) {
    if (effect.kind === 'spend') {
      const owner = effect.code === null ? owners.member : bearerOf(effect.code);
      if (owner !== null) of(owner).spends.push({ unit: effect.unit, quantity: effect.quantity });
    } else if (effect.kind === 'earn') {
      const owner = effect.to === 'member' ? owners.member : owners.referrer;
      if (owner !== null) of(owner).grants.push(effect);
    }
  }
  for (const { code, voucher, uses, expiresOn } of coupons)
    of(bearerOf(code)).grants.push({ unit: voucher, quantity: uses, expiresOn, availableFrom: null });
  return [...parts].map(([owner, part]) => ({ owner, holdings: ledger.holdings(owner), ...part }));
}
