import { expect, it } from 'vitest';
import type { PrintOutcome } from '../../contract/printer.ts';
import { jobBits, type Verdict, verdictOf } from './spooler.ts';

const ended = (outcome: PrintOutcome): Verdict => ({ kind: 'ended', outcome });

it.each<[status: number | null, verdict: Verdict, because: string]>([
  [jobBits.printed, ended({ kind: 'printed' }), 'the spooler says so'],
  [jobBits.complete | jobBits.error, ended({ kind: 'printed' }), 'whatever came before'],
  [null, ended({ kind: 'unknown', fault: null }), 'a job that is gone tells nothing'],
  [jobBits.deleting, ended({ kind: 'unknown', fault: 'offline' }), 'somebody called it back'],
  [0, { kind: 'goesOn', trouble: null }, 'it waits'],
  [jobBits.paperOut, { kind: 'goesOn', trouble: 'paperOut' }, 'the printer waits for paper'],
  [jobBits.offline | jobBits.error, { kind: 'goesOn', trouble: 'offline' }, 'nobody answers'],
])('a job with the bits %j: %j, because %s', (status, verdict) => {
  expect(verdictOf(status)).toEqual(verdict);
});
