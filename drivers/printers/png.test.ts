import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { exampleSlip } from '../../test/support/slip-examples.ts';
import type { Bitmap } from '../contract/printer.ts';
import { pictureOf, pngOf } from './png.ts';
import { layoutSlip } from './raster/layout.ts';

describe('A picture of a slip', () => {
  it('is a PNG of one bit per dot that holds the very dots', () => {
    const bitmap: Bitmap = { width: 12, height: 2, stride: 2, bits: Uint8Array.of(0xaa, 0x50, 0x0f, 0xf0) };
    const png = Buffer.from(pngOf(bitmap));
    expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([12, 2, 1, 0]);
    const data = png.subarray(png.indexOf('IDAT') + 4);
    expect(Array.from(inflateSync(data))).toEqual([0, 0x55, 0xaf, 0, 0xf0, 0x0f]);
  });

  it('has the size of the paper', async () => {
    const slip = exampleSlip('reward', 'th');
    const picture = await pictureOf(slip, 58);
    expect(picture.width).toBe(384);
    expect(picture.height).toBe(layoutSlip(slip, 58).height);
    expect(picture.png).toBe(Buffer.from(pngOf(layoutSlip(slip, 58))).toString('base64'));
  });

  it('is read by other programs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quen-png-'));
    try {
      const file = join(folder, 'slip.png');
      writeFileSync(file, Buffer.from((await pictureOf(exampleSlip('earn', 'en'), 80)).png, 'base64'));
      expect(readFileSync(file).length).toBeGreaterThan(1000);
      expect(
        execFileSync('zbarimg', ['-q', '--raw', file], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
        }).trim(),
      ).toBe('QUEN:k3f9.1.1284');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
