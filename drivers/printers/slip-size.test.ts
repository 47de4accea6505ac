/** How much of a slip travels, and for how long on a serial line. */
import { describe, expect, it } from 'vitest';
import { exampleSlip } from '../../test/support/slip-examples.ts';
import { encodePieces, encodeSlip } from './escpos.ts';
import { findProfile } from './profiles/profiles.ts';
import { layoutSlip } from './raster/layout.ts';

/** 8 data bits with start and stop bit. */
const bytesPerSecond = 115_200 / 10;
const kinds = ['earn', 'reward', 'refund', 'day', 'test'] as const;
const languages = ['vi', 'th', 'en'] as const;
const all = languages.flatMap((language) => kinds.map((kind) => [kind, language] as const));

describe.each([
  { width: 58, mostBytes: 44_000 },
  { width: 80, mostBytes: 60_000 },
] as const)('A slip on $width mm paper', ({ width, mostBytes }) => {
  it.each(all)(
    '%s in %s travels in under 12 s at 115200 baud, at less than two thirds of its dots',
    (kind, language) => {
      const bitmap = layoutSlip(exampleSlip(kind, language), width);
      const bytes = encodeSlip(bitmap, { stripRows: 128 }).length;
      expect(bytes / bytesPerSecond).toBeLessThan(12);
      expect(bytes).toBeLessThan(mostBytes);
      expect(bytes).toBeLessThan((bitmap.bits.length * 2) / 3);
    },
  );
});

it('keeps every piece of a slip within the buffer of a small printer', () => {
  const profile = findProfile('xprinter-xp-58')!;
  const pieces = encodePieces(layoutSlip(exampleSlip('day', 'th'), profile), { stripRows: 128 });
  for (const { bytes } of pieces) expect(bytes.length).toBeLessThanOrEqual(profile.bufferBytes / 2 + 8 + 128);
});
