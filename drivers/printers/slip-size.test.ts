/** How much of a slip travels, and for how long on a serial line. */
import { describe, expect, it } from 'vitest';
import { slipKinds } from '../../src/shared/domain/slips/slip.ts';
import { languages } from '../../src/shared/kernel/language.ts';
import { exampleSlip, fullSlip } from '../../test/support/slip-examples.ts';
import { encodePieces, encodeSlip } from './escpos.ts';
import { findProfile, type PrinterProfile } from './profiles/profiles.ts';
import { layoutSlip } from './raster/layout.ts';

/** 8 data bits with start and stop bit. */
const bytesPerSecond = 115_200 / 10;
const mostSeconds = 12;
const narrow = findProfile('unknown-58')!;
const wide = findProfile('unknown-80')!;
const epson180 = findProfile('epson-tm-t88')!;

describe('A full slip', () => {
  it.each(
    languages.flatMap((language) =>
      [narrow, wide, epson180].map((profile) => [profile.id, language, profile] as const),
    ),
  )('on %s in %s travels as less than 25 kB', (_, language, profile) => {
    const bytes = bytesOf(fullSlip(language), profile);
    expect(bytes).toBeLessThan(25_000);
    expect(bytes / bytesPerSecond).toBeLessThan(mostSeconds);
  });
});

describe.each([
  { profile: narrow, mostBytes: 38_000 },
  { profile: wide, mostBytes: 52_000 },
])('A slip on $profile.paper mm paper', ({ profile, mostBytes }) => {
  it.each(slipKinds.flatMap((kind) => languages.map((language) => [kind, language] as const)))(
    '%s in %s travels in under 12 s at 115200 baud',
    (kind, language) => {
      const bytes = bytesOf(exampleSlip(kind, language), profile);
      expect(bytes / bytesPerSecond).toBeLessThan(mostSeconds);
      expect(bytes).toBeLessThan(mostBytes);
    },
  );
});

it('keeps every piece of a slip within the buffer of a small printer', () => {
  const profile = findProfile('xprinter-xp-58')!;
  const pieces = encodePieces(layoutSlip(exampleSlip('day', 'th'), profile), { stripRows: 128 });
  for (const { bytes } of pieces) expect(bytes.length).toBeLessThanOrEqual(profile.bufferBytes / 2 + 8 + 128);
});

const bytesOf = (slip: Parameters<typeof layoutSlip>[0], profile: PrinterProfile): number =>
  encodeSlip(layoutSlip(slip, profile), {
    stripRows: 128,
    stripBytes: Math.floor(profile.bufferBytes / 2),
    dpi: profile.dpi,
  }).length;
