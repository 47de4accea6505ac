/** An amount shared out in whole coins. */
import type { Minor } from '../../../kernel/money.ts';

/**
 * `amount` shared in proportion to `weights` by largest remainder: the shares sum to it exactly and none passes its
 * weight as long as the amount does not pass their sum. Nothing is shared where all weights are 0.
 */
export function split(amount: Minor, weights: readonly number[]): Minor[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total <= 0n || amount <= 0) return weights.map(() => 0);
  const parts = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight);
    return { index, share: Number(product / total), rest: product % total };
  });
  const shares = parts.map(({ share }) => share);
  let left = amount - shares.reduce((sum, share) => sum + share, 0);
  for (const { index, rest } of parts.toSorted(byLargestRest)) {
    if (left === 0 || rest === 0n) break;
    shares[index] = (shares[index] ?? 0) + 1;
    left -= 1;
  }
  return shares;
}

type Part = { readonly index: number; readonly rest: bigint };

const byLargestRest = (a: Part, b: Part): number =>
  a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1;
