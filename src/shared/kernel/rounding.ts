export const roundings = ['down', 'up', 'nearest'] as const;
export type Rounding = (typeof roundings)[number];

/**
 * `value × numerator ÷ denominator` in exact integer arithmetic, rounded as told; halves go away from zero.
 * Throws RangeError when the result leaves the safe integers or the denominator is not positive.
 */
export function scaleBy(value: number, numerator: number, denominator: number, rounding: Rounding): number {
  if (denominator <= 0) throw new RangeError('the denominator must be positive');
  const product = BigInt(value) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const negative = product < 0n;
  const size = negative ? -product : product;
  const whole = size / divisor;
  const rest = size % divisor;
  const goesUp = rest > 0n && (rounding === 'up' || (rounding === 'nearest' && rest * 2n >= divisor));
  const rounded = Number(goesUp ? whole + 1n : whole);
  if (!Number.isSafeInteger(rounded)) throw new RangeError('the result is too large');
  return negative && rounded !== 0 ? -rounded : rounded;
}
