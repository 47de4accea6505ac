/** `quen evaluate` as a shop runs it: its own process, files on disk, lines on standard output. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { TrialLine } from '../../src/main/cli/evaluate-trial.ts';

const project = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'quen-evaluate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function evaluate(programme: string, events: string) {
  const args = [
    join(project, 'src/main/cli/quen.ts'),
    'evaluate',
    '--programme',
    programme,
    '--events',
    events,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: project });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { status, stderr, lines: lines.map((line) => JSON.parse(line) as TrialLine) };
}

describe('quen evaluate', () => {
  it('plays a prepaid card: top-up, wallet, stars, a free coffee and a refund', () => {
    const { status, stderr, lines } = evaluate(
      'examples/programmes/prepaid-cafe-vnd.json',
      'examples/events/prepaid-cafe-vnd.jsonl',
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(lines.map(({ kind, balances }) => [kind, balances])).toEqual([
      ['enrolment', { wallet: 0, bonus: 0, stars: 0 }],
      ['topUp', { wallet: 500_000, bonus: 50_000, stars: 0 }],
      ['bill', { wallet: 440_000, bonus: 50_000, stars: 12 + 6 }],
      ['bill', { wallet: 20_000, bonus: 50_000, stars: 18 + 42 + 42 }],
      ['bill', { wallet: 20_000, bonus: 50_000, stars: 42 }],
      ['bill', { wallet: 20_000, bonus: 50_000, stars: 42 }],
      ['refund', { wallet: 50_000, bonus: 50_000, stars: 42 - 9 }],
    ]);
    expect(lines[4]?.due).toEqual({
      totalMinor: 45_000,
      discountMinor: 45_000,
      walletMinor: 0,
      payableMinor: 0,
    });
    expect(lines[5]?.refusals).toMatchObject([{ kind: 'notEnough', reward: 'free-coffee' }]);
    for (const line of lines.flatMap(({ why }) => why)) {
      expect(Object.values(line.text).every((text) => text.length > 0)).toBe(true);
    }
  });

  it('plays the lines that its documentation shows', () => {
    const page = readFileSync(join(project, 'docs/programme.md'), 'utf8');
    const shown = /```jsonl\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const events = join(folder, 'shown.jsonl');
    writeFileSync(events, shown);
    const { status, stderr, lines } = evaluate('examples/programmes/prepaid-cafe-vnd.json', events);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(lines.map(({ kind }) => kind)).toEqual(['enrolment', 'topUp', 'bill', 'action', 'refund']);
    expect(lines.at(-1)?.balances).toEqual({ wallet: 460_000, bonus: 50_000, stars: 12 - 4 });
  });

  it('tells the line of the first event that is not right, with exit code 1', () => {
    const events = join(folder, 'events.jsonl');
    writeFileSync(events, '{"kind":"scan","member":"an","date":"2026-01-01"}\n{"kind":"bill"}\n');
    const { status, stderr, lines } = evaluate('examples/programmes/prepaid-cafe-vnd.json', events);
    expect({ status, lines }).toEqual({ status: 1, lines: [] });
    expect(stderr).toBe(`${events}: line 2: date: The setting "date" is missing.\n`);
  });

  it('tells what is wrong with a programme and where, with exit code 1', () => {
    const programme = join(folder, 'programme.json');
    writeFileSync(programme, '{"schema":1,"id":"Shop"}');
    const { status, stderr } = evaluate(programme, 'examples/events/prepaid-cafe-vnd.jsonl');
    expect(status).toBe(1);
    expect(stderr).toBe(
      `${programme}: id: An id is 1 to 40 of a–z, 0–9 and hyphens, beginning with a letter.\n`,
    );
  });
});
