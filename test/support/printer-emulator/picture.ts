import { crc32, deflateSync } from 'node:zlib';
import type { EmulatedSlip } from './machine.ts';

/** What came out, as an 8-bit grey PNG with a white border, enlarged as reading programs like it. */
export function pngOfSlip(slip: EmulatedSlip, scale = 1, border = 20): Uint8Array {
  const width = (slip.width + 2 * border) * scale;
  const height = (slip.height + 2 * border) * scale;
  const stride = slip.width / 8;
  const lines = Buffer.alloc(height * (width + 1), 0xff);
  for (let y = 0; y < height; y++) {
    lines[y * (width + 1)] = 0;
    const row = Math.floor(y / scale) - border;
    if (row < 0 || row >= slip.height) continue;
    for (let x = 0; x < width; x++) {
      const column = Math.floor(x / scale) - border;
      if (column < 0 || column >= slip.width) continue;
      const black = ((slip.bits[row * stride + (column >> 3)] ?? 0) >> (7 - (column & 7))) & 1;
      if (black) lines[y * (width + 1) + 1 + x] = 0;
    }
  }
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size[8] = 8;
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, part('IHDR', size), part('IDAT', deflateSync(lines)), part('IEND')]);
}

/** Some rows of a slip. */
export function rowsOf(slip: EmulatedSlip, from: number, to: number): EmulatedSlip {
  const stride = slip.width / 8;
  return { width: slip.width, height: to - from, bits: slip.bits.slice(from * stride, to * stride) };
}

function part(name: string, data: Uint8Array = new Uint8Array(0)): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(data.length, 0);
  numbers.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)]);
}
