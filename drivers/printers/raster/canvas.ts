import type { Bitmap } from '../../contract/printer.ts';
import { blacken, type Dots } from './dots.ts';

/** Paper that grows downwards while it is drawn on. Ink outside its width is cut off. */
export class Canvas {
  readonly width: number;
  readonly stride: number;
  private bits: Uint8Array;

  constructor(width: number) {
    this.width = width;
    this.stride = (width + 7) >> 3;
    this.bits = new Uint8Array(this.stride * 2048);
  }

  /** Puts `dots` with their origin at x, y: black, or white where something black lies already. */
  draw(dots: Dots, x: number, y: number, ink: 'black' | 'white' = 'black'): void {
    const left = x + dots.left;
    const top = y + dots.top;
    const from = Math.max(0, -top);
    this.reach(top + dots.height);
    const { bits, stride } = this;
    if (ink === 'black' && top >= 0 && left >= 0 && (left >> 3) + dots.stride < stride) {
      blacken(bits, stride, dots, left, top);
      return;
    }
    const shift = left & 7;
    const first = left >> 3;
    for (let row = from; row < dots.height; row++) {
      const target = (top + row) * stride;
      const source = row * dots.stride;
      for (let column = 0; column < dots.stride; column++) {
        const byte = dots.bits[source + column]!;
        if (byte === 0) continue;
        const at = first + column;
        const [high, low] = [byte >> shift, (byte << (8 - shift)) & 0xff];
        if (ink === 'black') {
          if (at >= 0 && at < stride) bits[target + at]! |= high;
          if (at + 1 >= 0 && at + 1 < stride) bits[target + at + 1]! |= low;
        } else {
          if (at >= 0 && at < stride) bits[target + at]! &= ~high;
          if (at + 1 >= 0 && at + 1 < stride) bits[target + at + 1]! &= ~low;
        }
      }
    }
  }

  rectangle(x: number, y: number, width: number, height: number): void {
    this.reach(y + height);
    const left = Math.max(0, x);
    const right = Math.min(this.width, x + width);
    for (let row = Math.max(0, y); row < y + height; row++) {
      for (let column = left; column < right; column++) {
        this.bits[row * this.stride + (column >> 3)]! |= 0x80 >> (column & 7);
      }
    }
  }

  /** The paper itself, and not a copy: it is drawn on no more. */
  cut(height: number): Bitmap {
    this.reach(height);
    return {
      width: this.width,
      height,
      stride: this.stride,
      bits: this.bits.subarray(0, height * this.stride),
    };
  }

  private reach(height: number): void {
    const needed = height * this.stride;
    if (needed <= this.bits.length) return;
    const grown = new Uint8Array(Math.max(needed, 2 * this.bits.length));
    grown.set(this.bits);
    this.bits = grown;
  }
}
