/**
 * Slips look as they did when somebody last looked at them: every kind, on every paper, in every language, as a strict
 * printer prints them. `npx node test/golden/update.ts` writes the pictures anew.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { layoutSlip } from '../../drivers/printers/raster/layout.ts';
import { languages } from '../../src/shared/kernel/language.ts';
import { differenceFrom, goldenFiles, goldenFolder, type Shot, shots } from '../golden/slip-pictures.ts';
import { paperOf, papers, slipsToSee } from '../support/slip-papers.ts';

const largestFolder = 2_000_000;
const all: Shot[] = [...shots()];

it('every slip looks as it did', () => {
  expect(all.flatMap((shot) => differenceFrom(goldenFolder, shot) ?? [])).toEqual([]);
});

it('there is a picture of each and of nothing else, all of them small', () => {
  expect(goldenFiles()).toEqual(all.map(({ file }) => file).sort());
  const bytes = goldenFiles().reduce((sum, file) => sum + statSync(join(goldenFolder, file)).size, 0);
  expect(bytes).toBeLessThan(largestFolder);
});

it('a dot too many is noticed', () => {
  const shot = all[0]!;
  const bits = shot.paper.bits.slice();
  bits[1_000]! ^= 1;
  expect(differenceFrom(goldenFolder, { ...shot, paper: { ...shot.paper, bits } })).toMatch(
    /shows something else/,
  );
});

it.each(papers)('on $name paper the preview is the print, dot for dot', ({ profile }) => {
  for (const language of languages) {
    for (const [name, slip] of slipsToSee(language)) {
      const same = Buffer.from(layoutSlip(slip, profile).bits).equals(paperOf(slip, profile).bits);
      expect([language, name, same]).toEqual([language, name, true]);
    }
  }
});
