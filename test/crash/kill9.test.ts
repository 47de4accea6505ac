import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/main/database/database.ts';
import { openLedger } from '../../src/main/ledger/open-ledger.ts';
import { verifyLog } from '../../src/main/ledger/verify.ts';
import { testClock } from '../support/test-clock.ts';
import { billOperation, crashTerminal } from './bills.ts';

const kills = 200;
/** Folders that are worked on at the same time. */
const lanes = 2;
/** The kill falls this long after the first answer, at most. */
const longestLifeMs = 80;

it(`loses nothing that was answered in ${kills} kills`, { timeout: 300_000 }, async () => {
  const outcomes = await Promise.all(
    Array.from({ length: lanes }, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'quen-kill-'));
      try {
        return await killAgainAndAgain(folder, kills / lanes);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
  );
  const answered = outcomes.reduce((sum, outcome) => sum + outcome.answered, 0);
  const unanswered = outcomes.reduce((sum, outcome) => sum + outcome.unanswered, 0);
  expect(answered).toBeGreaterThan(kills);
  // Some kills fall between the commit and the answer; the retry has found each of those bills posted.
  expect(unanswered).toBeLessThanOrEqual(kills);
});

async function killAgainAndAgain(
  folder: string,
  times: number,
): Promise<{ answered: number; unanswered: number }> {
  let answered = 0;
  let unanswered = 0;
  for (let round = 0; round < times; round++) {
    const last = await postUntilKilled(folder, answered + 1);
    expect(last).toBeGreaterThan(answered);
    const posted = lookAfterCrash(folder, answered + 1, last);
    expect(posted - last).toBeLessThanOrEqual(1);
    unanswered += posted - last;
    answered = last;
  }
  verifyEverything(folder, answered);
  return { answered, unanswered };
}

/** Answers the last bill whose posting was answered before the kill. */
function postUntilKilled(folder: string, first: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const poster = join(import.meta.dirname, 'poster.ts');
    const child = spawn(process.execPath, [poster, folder, String(first)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let heard = '';
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (heard === '') setTimeout(() => child.kill('SIGKILL'), randomInt(longestLifeMs));
      heard += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the poster ended by itself (${code}): ${said}`));
      else resolve(Number(heard.slice(0, heard.lastIndexOf('\n')).split('\n').at(-1)));
    });
  });
}

/** Every answered bill is there. Answers the last bill that is. */
function lookAfterCrash(folder: string, first: number, last: number): number {
  return withLedger(folder, (ledger) => {
    for (let number = first; number <= last; number++) {
      expect(ledger.ofOperation(billOperation(number))?.receipt).toBe(`r${number}`);
    }
    return ledger.head().sequence;
  });
}

/** Bill and sequence numbers run side by side only when each bill was posted exactly once. */
function verifyEverything(folder: string, answered: number): void {
  const clock = testClock(0);
  const opened = openDatabase(folder, { clock, ballastBytes: 0 });
  if (!opened.ok) throw new Error(`refused: ${opened.refusal.kind}`);
  try {
    expect(opened.value.sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
    const verification = verifyLog(opened.value);
    expect(verification).toMatchObject({ badEvent: null, differences: [] });
    expect(verification.events - answered).toBeLessThanOrEqual(1);
    expect(verification.heads.map((head) => head.sequence)).toEqual([verification.events]);
  } finally {
    opened.value.close();
  }
}

function withLedger<T>(folder: string, look: (ledger: ReturnType<typeof openLedger>) => T): T {
  const clock = testClock(0);
  const opened = openDatabase(folder, { clock, ballastBytes: 0 });
  if (!opened.ok) throw new Error(`refused: ${opened.refusal.kind}`);
  try {
    return look(openLedger({ database: opened.value, clock, terminal: crashTerminal, bootId: 'look' }));
  } finally {
    opened.value.close();
  }
}
