import { encode } from 'uqr';
import type { Dots } from './dots.ts';

/**
 * Every mask reads alike; looking for the one with the best looks takes ten times as long as the rest of the code.
 * Number 0 is the finest pattern, a chessboard.
 */
const mask = 0;

/**
 * A QR code with medium error correction, its origin at the top left. Modules are as large as `wanted` dots allow, at
 * most 8 dots each; below 4 only where they would not fit into `room`. Even ones, which printers double, save three
 * quarters of the bytes. The white around it is the caller's. Content that fits no code is refused with RangeError.
 */
export function qrDots(content: string, wanted: number, room: number): Dots {
  const { size, data } = encode(content, { ecc: 'M', border: 0, maskPattern: mask });
  const even = 2 * Math.min(4, Math.max(2, Math.floor(wanted / size / 2)));
  const module = even * size <= room ? even : 3;
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
  return { left: 0, top: 0, width: side, height: side, stride, bits };
}
