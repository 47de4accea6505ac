import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { drawWinners } from '../../shared/domain/draws/draw.ts';
import { type PublishedDraw, printDraw, publishedDraw } from '../../shared/domain/draws/published.ts';
import type { Draw } from '../../shared/domain/programme/document.ts';
import { sha256 } from '../ledger/sha256.ts';

const folder = mkdtempSync(join(tmpdir(), 'quen-draw-'));
afterAll(() => rmSync(folder, { recursive: true }));

const name = (text: string) => ({ vi: text, th: text, en: text });
const draw: Draw = {
  id: 'new-year',
  name: name('New Year draw'),
  unit: 'chances',
  drawnOn: '2026-12-31',
  onePrizePer: 'member',
  prizes: [{ name: name('Bicycle'), count: 1, costMinor: 5_000_000 }],
};
const seed = sha256('a seed');
const entries = [
  { entry: '3f9a', quantity: 2 },
  { entry: '77b0', quantity: 1 },
];
const result = drawWinners({ seed, entries, prizes: [1], onePrizePer: 'member' }, sha256);
if (!result.ok) throw new Error(result.refusal.text.en);
const published = publishedDraw(draw, seed, result.value);
const winner = published.winners[0]?.entry ?? '';

const quen = (...args: string[]) => {
  const entry = resolve(import.meta.dirname, 'quen.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, 'draw', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

function fileWith(change: Partial<PublishedDraw>): string {
  const file = join(folder, 'draw.json');
  writeFileSync(file, printDraw({ ...published, ...change }));
  return file;
}

describe('quen draw verify', () => {
  it('is content with a draw as it was published', () => {
    const { status, stdout, stderr } = quen('verify', fileWith({}), '--commitment', sha256(seed));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      'New Year draw (new-year): the seed, 2 entries and 1 winner are as published.',
      `commitment ${sha256(seed)}`,
      `${winner}  Bicycle`,
      '',
    ]);
  });

  it('is content with the published example', () => {
    const example = resolve(import.meta.dirname, '../../../examples/draws/new-year.json');
    expect(quen('verify', example)).toMatchObject({ status: 0, stderr: '' });
  });

  it('asks to compare the commitment where none is told', () => {
    const { status, stdout } = quen('verify', fileWith({}));
    expect(status).toBe(0);
    expect(stdout).toContain('Compare the commitment');
  });

  it('tells which step fails', () => {
    const other = entries.find(({ entry }) => entry !== winner)?.entry ?? '';
    const file = fileWith({ winners: [{ prize: 0, entry: other }] });
    expect(quen('verify', file)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${file}: Prize number 1: the draw gives ${winner}, the file says ${other}.\n`,
    });
  });

  it('refuses a draw whose commitment is not the one that was printed', () => {
    const { status, stderr } = quen('verify', fileWith({}), '--commitment', sha256('another'));
    expect(status).toBe(1);
    expect(stderr).toContain('not the one that was published before the draw');
  });

  it('refuses a file that is not there, and one that is no draw', () => {
    const missing = join(folder, 'missing.json');
    expect(quen('verify', missing)).toMatchObject({
      status: 1,
      stderr: `${missing}: cannot be read (ENOENT)\n`,
    });
    const other = join(folder, 'other.json');
    writeFileSync(other, '{"a":1}');
    expect(quen('verify', other)).toMatchObject({ status: 1 });
  });

  it.each([
    [[], 'Say what to do'],
    [['check', 'a.json'], 'Say what to do'],
    [['verify'], 'Name one file'],
    [['verify', 'a', 'b'], 'Name one file'],
    [['verify', 'a', '--commitment', '12'], 'A commitment is 64'],
    [['verify', 'a', '--fast'], "Unknown option '--fast'"],
  ])('%j is wrong use', (args, says) => {
    const { status, stderr } = quen(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr).toContain('Usage: quen draw');
  });

  it('--help tells usage and exit codes', () => {
    const { status, stdout } = quen('--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/Usage: quen draw.*Exit code: 0 .*2 wrong use/s);
  });
});
