/**
 * Printers obey DLE EOT, DLE ENQ and DLE DC4 wherever the bytes 10 04, 10 05 and 10 14 turn up, raster data included;
 * the last one opens the cash drawer. Dots that spell them out are changed before anyone prints them.
 */
import type { Bitmap } from '../contract/printer.ts';

const dle = 0x10;
const pairs = [0x04, 0x05, 0x14].map((second) => Buffer.of(dle, second));

export function isRealTimePair(first: number, second: number): boolean {
  return first === dle && (second === 0x04 || second === 0x05 || second === 0x14);
}

/**
 * The same picture without such a pair inside a row. The lone dot of the 10 becomes two dots wide, which makes it 18:
 * one dot beside ink, and no pair can begin or end with 18.
 */
export function withoutRealTimeCommands(bitmap: Bitmap): Bitmap {
  const { bits, stride } = bitmap;
  const bytes = Buffer.from(bits.buffer, bits.byteOffset, bits.byteLength);
  let safe: Uint8Array | null = null;
  for (const pair of pairs) {
    for (let at = bytes.indexOf(pair); at !== -1; at = bytes.indexOf(pair, at + 1)) {
      if (at % stride === stride - 1) continue;
      safe ??= bits.slice();
      safe[at] = 0x18;
    }
  }
  return safe ? { ...bitmap, bits: safe } : bitmap;
}
