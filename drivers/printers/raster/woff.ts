import { inflateSync } from 'node:zlib';

/** Unpacks a WOFF 1 file into the sfnt font that it wraps: a header, a directory, and tables packed one by one. */
export function unpackWoff(packed: Uint8Array): Uint8Array {
  const from = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (from.getUint32(0) !== 0x774f4646) throw new Error('not a WOFF file');
  const count = from.getUint16(12);
  const font = new Uint8Array(from.getUint32(16));
  const to = new DataView(font.buffer);
  writeHeader(to, from.getUint32(4), count);
  let offset = 12 + 16 * count;
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index;
    const [start, packedLength, length] = [
      from.getUint32(entry + 4),
      from.getUint32(entry + 8),
      from.getUint32(entry + 12),
    ];
    const table = packed.subarray(start, start + packedLength);
    font.set(packedLength < length ? inflateSync(table) : table, offset);
    const record = 12 + 16 * index;
    to.setUint32(record, from.getUint32(entry));
    to.setUint32(record + 4, from.getUint32(entry + 16));
    to.setUint32(record + 8, offset);
    to.setUint32(record + 12, length);
    offset += (length + 3) & ~3;
  }
  return font;
}

function writeHeader(to: DataView, flavour: number, count: number): void {
  const power = Math.floor(Math.log2(count));
  to.setUint32(0, flavour);
  to.setUint16(4, count);
  to.setUint16(6, 16 << power);
  to.setUint16(8, power);
  to.setUint16(10, 16 * count - (16 << power));
}
