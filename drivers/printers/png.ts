import { crc32, deflateSync } from 'node:zlib';
import type { SlipDocument } from '../../src/shared/domain/slips/slip.ts';
import type { Bitmap, PaperWidth } from '../contract/printer.ts';
import type { Paper } from './paper.ts';

export interface Picture {
  /** Base64. */
  readonly png: string;
  readonly width: number;
  readonly height: number;
}

/** The slip as the paper will show it. The typeface is loaded on first use. */
export async function pictureOf(slip: SlipDocument, paper: PaperWidth | Paper): Promise<Picture> {
  const { layoutSlip } = await import('./raster/layout.ts');
  return pictureOfBitmap(layoutSlip(slip, paper));
}

export function pictureOfBitmap(bitmap: Bitmap): Picture {
  return {
    png: Buffer.from(pngOf(bitmap)).toString('base64'),
    width: bitmap.width,
    height: bitmap.height,
  };
}

/** A greyscale PNG of one bit per dot. */
export function pngOf(bitmap: Bitmap): Uint8Array {
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header(bitmap)),
    chunk('IDAT', deflateSync(scanLines(bitmap))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function header({ width, height }: Bitmap): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data[8] = 1;
  return data;
}

/** PNG calls 0 black; each row begins with the number of its filter, 0 for none. */
function scanLines({ height, stride, bits }: Bitmap): Buffer {
  const lines = Buffer.alloc(height * (stride + 1));
  for (let row = 0; row < height; row++) {
    const from = row * stride;
    const to = row * (stride + 1) + 1;
    for (let byte = 0; byte < stride; byte++) lines[to + byte] = ~bits[from + byte]! & 0xff;
  }
  return lines;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
