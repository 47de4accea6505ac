/** Slips as they came out of the emulated printer, read back by programs that know nothing of how they were made. */
import { describe, expect, it } from 'vitest';
import type { PaperWidth } from '../../drivers/contract/printer.ts';
import { dotsAcross } from '../../drivers/printers/paper.ts';
import { createEscposPrinter } from '../../drivers/printers/printer.ts';
import { unknownProfile } from '../../drivers/printers/profiles/profiles.ts';
import { tcpTransport } from '../../drivers/printers/transports/tcp.ts';
import { composeEarnSlip } from '../../src/shared/domain/slips/earn-slip.ts';
import type { SlipBlock, SlipDocument } from '../../src/shared/domain/slips/slip.ts';
import { testLines } from '../../src/shared/domain/slips/test-slip.ts';
import { languages } from '../../src/shared/kernel/language.ts';
import type { EmulatedSlip } from '../support/printer-emulator/machine.ts';
import { codesOn, linesOn, similarity } from '../support/printer-emulator/reading.ts';
import { startTcpEmulator } from '../support/printer-emulator/tcp.ts';
import {
  claimCode,
  couponCodes,
  exampleSlip,
  fullEarnFacts,
  giftCardCode,
} from '../support/slip-examples.ts';

/**
 * Least similarity. Measured: Vietnamese 0.97 and 0.95; Thai 0.90 and, for the line of nothing but stacked marks, 0.78,
 * because tesseract drops tone marks at this size that the eye sees well.
 */
const least = { earn: { vie: 0.9, tha: 0.8 }, test: { vie: 0.9, tha: 0.7 }, others: { vie: 0.9, tha: 0.8 } };

/** Of each line. tesseract knows no ₫ and no ฿: it reads đ and 8. */
const leastLarge = 0.8;

describe.each([58, 80] as const)('On %i mm paper', (width) => {
  it.each(languages)('the code on the earn slip in %s reads back', async (language) => {
    const paper = await printed(exampleSlip('earn', language), width);
    expect(await codesOn(paper)).toEqual(['QUEN:k3f9.1.1284']);
  });

  it('the codes of the reward slip and the test slip read back', async () => {
    expect(await codesOn(await printed(exampleSlip('reward', 'vi'), width))).toEqual(['QUEN:k3f9.1.1284']);
    expect(await codesOn(await printed(exampleSlip('test', 'en'), width))).toEqual(['QUEN:TEST']);
  });

  it('codes of every length read back', async () => {
    const contents = Array.from(
      { length: 24 },
      (_, index) => `QUEN:${'k3f9qz'.repeat(index % 6)}.${index}.${index * 977}`,
    );
    const blocks = contents.flatMap((content) => [
      { kind: 'qr', content, caption: '' } as const,
      { kind: 'space', dots: 40 } as const,
    ]);
    const codes = await codesOn(await printed({ kind: 'test', blocks }, width));
    expect(codes.sort()).toEqual([...contents].sort());
  });

  it.each(languages)('the codes that live on after the slip in %s read back', async (language) => {
    const claim = await printed(exampleSlip('claim', language), width);
    expect((await codesOn(claim)).sort()).toEqual([claimCode, couponCodes[language]].sort());
    expect(await codesOn(await printed(exampleSlip('giftCard', language), width))).toEqual([giftCardCode]);
    const full = await printed(composeEarnSlip(fullEarnFacts(language)), width);
    expect(new Set(await codesOn(full))).toEqual(new Set(['QUEN:k3f9.1.1284', couponCodes[language]]));
    for (const kind of ['topUp', 'membership', 'voucher', 'card'] as const) {
      expect(await codesOn(await printed(exampleSlip(kind, language), width))).toEqual(['QUEN:k3f9.1.1284']);
    }
  });

  it('the longest code that can be signed reads back', async () => {
    const content = `Q1C/7K2M/${'K3F9QZ8:'.repeat(130)}`.slice(0, 1000);
    const slip: SlipDocument = {
      kind: 'test',
      blocks: [{ kind: 'qr', content, caption: '', size: 'large' }],
    };
    expect(await codesOn(await printed(slip, width))).toEqual([content]);
  });

  it.each(
    (['claim', 'giftCard', 'topUp', 'membership', 'voucher', 'card', 'draw', 'settlement'] as const).flatMap(
      (kind) => [[kind, 'vi', 'vie'] as const, [kind, 'th', 'tha'] as const],
    ),
  )('the lines of the %s slip in %s read back', async (kind, language, data) => {
    const slip = exampleSlip(kind, language);
    const lines = await linesOn(await printed(slip, width), data);
    expectRead(linesOf(withoutLarge(slip), width), lines, least.others[data]);
  });

  it.each(
    (['claim', 'giftCard', 'topUp', 'membership', 'voucher', 'card', 'draw'] as const).flatMap((kind) => [
      [kind, 'vi', 'vie'] as const,
      [kind, 'th', 'tha'] as const,
    ]),
  )('every large line of the %s slip in %s reads back', async (kind, language, data) => {
    const large = exampleSlip(kind, language).blocks.filter(isLarge);
    expect(large).not.toEqual([]);
    const blocks = large.flatMap((block) => [block, { kind: 'space', dots: 40 } as const]);
    const read = await linesOn(await printed({ kind, blocks }, width), data);
    for (const { text } of large) {
      const best = Math.max(...read.map((candidate) => similarity(text, candidate)));
      // On narrow paper a long name takes two lines.
      const whole = similarity(large.map((line) => line.text).join(''), read.join(''));
      expect(Math.max(best, whole), `${text}: ${read.join(' | ')}`).toBeGreaterThanOrEqual(leastLarge);
    }
  });

  it.each([
    ['vi', 'vie'],
    ['th', 'tha'],
  ] as const)('the lines of the earn slip of a full programme in %s read back', async (language, data) => {
    const slip = composeEarnSlip(fullEarnFacts(language));
    const expected = linesOf(withoutLarge(slip), width);
    expect(expected.length).toBeGreaterThan(25);
    expectRead(expected, await linesOn(await printed(slip, width), data), least.others[data]);
  });

  it.each([
    ['vi', 'vie'],
    ['th', 'tha'],
  ] as const)('the lines of the earn slip in %s read back', async (language, data) => {
    const slip = exampleSlip('earn', language);
    const lines = await linesOn(await printed(slip, width), data);
    const expected = linesOf(slip, width);
    expect(expected.length).toBeGreaterThan(12);
    expectRead(expected, lines, least.earn[data]);
  });

  it.each([
    ['vi', 'vie'],
    ['th', 'tha'],
  ] as const)('the %s lines of the test slip read back', async (language, data) => {
    const lines = await linesOn(await printed(exampleSlip('test', language), width), data);
    expectRead(testLines[language], lines, least.test[data]);
  });
});

/**
 * Amid small print tesseract passes over a large line of nothing but figures, `200.000 ₫`, which it reads without fault
 * where it stands by itself: large lines are read apart.
 */
const withoutLarge = (slip: SlipDocument): SlipDocument => ({
  ...slip,
  blocks: slip.blocks.filter((block) => !isLarge(block)),
});

const isLarge = (block: SlipBlock): block is Extract<SlipBlock, { kind: 'text' }> =>
  block.kind === 'text' && block.size === 'large';

/** The mean over all lines of how well the best match on paper reads. */
function expectRead(expected: readonly string[], read: readonly string[], threshold: number): void {
  const scores = expected.map((line) => Math.max(...read.map((candidate) => similarity(line, candidate))));
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  expect(mean, read.join('\n')).toBeGreaterThanOrEqual(threshold);
}

/** Texts that stand on one line of this paper. */
function linesOf(slip: SlipDocument, width: PaperWidth): string[] {
  const longest = width === 58 ? 24 : 38;
  return slip.blocks
    .map((block) => {
      if (block.kind === 'title' || block.kind === 'text') return block.text;
      return block.kind === 'pair' ? `${block.label} ${block.value}` : '';
    })
    .filter((line) => line !== '' && line.length <= longest);
}

async function printed(slip: SlipDocument, width: PaperWidth): Promise<EmulatedSlip> {
  const emulator = await startTcpEmulator({ width: dotsAcross[width] });
  try {
    const { host, port } = emulator;
    const transport = tcpTransport({ device: 'counter', host, port });
    const timing = { answerMs: 20_000, millimetresPerSecond: 5, patienceMs: 60_000 };
    // The emulator's buffer has no end.
    const profile = { ...unknownProfile(width), paceMillimetresPerSecond: null };
    const printer = createEscposPrinter({
      id: 'counter',
      width,
      profile,
      transport,
      confirmation: 'printer',
      timing,
    });
    expect(await printer.print(slip)).toEqual({ kind: 'printed' });
    expect(emulator.machine.errors).toEqual([]);
    return emulator.machine.slips[0]!;
  } finally {
    await emulator.close();
  }
}
