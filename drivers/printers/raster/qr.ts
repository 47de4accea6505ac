import { encode } from 'uqr';
import type { Dots } from './dots.ts';

/**
 * Every mask reads alike; looking for the one with the best looks takes ten times as long as the rest of the code.
 * Number 0 is the finest pattern, a chessboard.
 */
const mask = 0;

/**
 * A QR code with medium error correction, its origin at the top middle. Modules are as large as `most` dots allow,
 * 3 to 7 dots each; the white around it is the caller's. Content that fits no code is refused with RangeError.
 */
export function qrDots(content: string, most: number): Dots {
  const { size, data } = encode(content, { ecc: 'M', border: 0, maskPattern: mask });
  const module = Math.max(3, Math.min(7, Math.floor(most / size)));
  const side = size * module;
  const stride = (side + 7) >> 3;
  const bits = new Uint8Array(stride * side);
  for (let row = 0; row < size; row++) {
    const start = row * module * stride;
    for (let column = 0; column < size; column++) {
      if (!data[row]![column]) continue;
      for (let dot = column * module; dot < (column + 1) * module; dot++) {
        bits[start + (dot >> 3)]! |= 0x80 >> (dot & 7);
      }
    }
    for (let copy = 1; copy < module; copy++) bits.copyWithin(start + copy * stride, start, start + stride);
  }
  return { left: -(side >> 1), top: 0, width: side, height: side, stride, bits };
}
