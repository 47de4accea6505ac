import { describe, expect, it } from 'vitest';
import { templateProgramme } from '../../../shared/domain/programme/templates.ts';
import { largestFileBytes, readProgrammeFile } from './programme-file.ts';

const programme = templateProgramme('points', 'VND', '2026-11-21');
const file = (text: string) => new Blob([text]);

describe('A programme file', () => {
  it('is read, with a byte order mark or without', async () => {
    const text = JSON.stringify(programme);
    expect(await readProgrammeFile(file(text), 'VND')).toEqual({ kind: 'programme', document: programme });
    expect(await readProgrammeFile(file(`\uFEFF${text}`), 'VND')).toMatchObject({ kind: 'programme' });
  });

  it.each`
    text                                            | problem
    ${'not json'}                                   | ${{ kind: 'refused', refusal: { path: '' } }}
    ${JSON.stringify({ ...programme, version: 0 })} | ${{ kind: 'refused', refusal: { path: 'version' } }}
    ${JSON.stringify({ ...programme, extra: 1 })}   | ${{ kind: 'refused', refusal: { path: 'extra' } }}
    ${' '.repeat(largestFileBytes + 1)}             | ${{ kind: 'tooLarge' }}
  `('is refused with $problem.kind', async ({ text, problem }) => {
    expect(await readProgrammeFile(file(text), 'VND')).toMatchObject({ kind: 'problem', problem });
  });

  it('is refused in another currency than the shop takes', async () => {
    expect(await readProgrammeFile(file(JSON.stringify(programme)), 'THB')).toEqual({
      kind: 'problem',
      problem: { kind: 'wrongCurrency', found: 'VND', expected: 'THB' },
    });
  });
});
