/** Slips as they came out of the emulated printer, read back by programs that know nothing of how they were made. */
import { describe, expect, it } from 'vitest';
import type { PaperWidth } from '../../drivers/contract/printer.ts';
import { dotsAcross } from '../../drivers/printers/paper.ts';
import { createEscposPrinter } from '../../drivers/printers/printer.ts';
import { unknownProfile } from '../../drivers/printers/profiles/profiles.ts';
import { tcpTransport } from '../../drivers/printers/transports/tcp.ts';
import type { SlipDocument } from '../../src/shared/domain/slips/slip.ts';
import { testLines } from '../../src/shared/domain/slips/test-slip.ts';
import { languages } from '../../src/shared/kernel/language.ts';
import type { EmulatedSlip } from '../support/printer-emulator/machine.ts';
import { codesOn, linesOn, similarity } from '../support/printer-emulator/reading.ts';
import { startTcpEmulator } from '../support/printer-emulator/tcp.ts';
import { exampleSlip } from '../support/slip-examples.ts';

/**
 * Least similarity. Measured: Vietnamese 0.97 and 0.95; Thai 0.90 and, for the line of nothing but stacked marks, 0.78,
 * because tesseract drops tone marks at this size that the eye sees well.
 */
const least = { earn: { vie: 0.9, tha: 0.8 }, test: { vie: 0.9, tha: 0.7 } };

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
