/** Dots of one drawing, placed relative to its origin. Rows packed, most significant bit left. */
export interface Dots {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly bits: Uint8Array;
}

export const noDots: Dots = { left: 0, top: 0, width: 0, height: 0, stride: 0, bits: new Uint8Array(0) };

/** Several drawings as one, each with its origin at x, y. */
export function joinDots(
  parts: readonly { readonly dots: Dots; readonly x: number; readonly y: number }[],
): Dots {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { dots, x, y } of parts) {
    if (dots.height === 0) continue;
    left = Math.min(left, x + dots.left);
    top = Math.min(top, y + dots.top);
    right = Math.max(right, x + dots.left + dots.width);
    bottom = Math.max(bottom, y + dots.top + dots.height);
  }
  if (right <= left) return noDots;
  const stride = ((right - left + 7) >> 3) + 1;
  const bits = new Uint8Array(stride * (bottom - top));
  for (const { dots, x, y } of parts) blacken(bits, stride, dots, x + dots.left - left, y + dots.top - top);
  return { left, top, width: right - left, height: bottom - top, stride, bits };
}

/**
 * Adds black dots to rows of `stride` bytes, the drawing's own corner at x, y. The caller sees to it that all of it
 * lies inside, with a byte to spare at the end of each row.
 */
export function blacken(bits: Uint8Array, stride: number, dots: Dots, x: number, y: number): void {
  const { bits: ink, stride: across, height } = dots;
  const right = x & 7;
  const left = 8 - right;
  let target = y * stride + (x >> 3);
  let source = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < across; column++) {
      const byte = ink[source++]!;
      if (byte === 0) continue;
      const at = target + column;
      bits[at]! |= byte >> right;
      // Nothing of it where the byte lies whole on one of the paper.
      bits[at + 1]! |= byte << left;
    }
    target += stride;
  }
}
