import { expect, it } from 'vitest';
import type { PrintOutcome } from '../../contract/printer.ts';
import type { HelperCall } from '../../helpers/messages.ts';
import { HelperFault, type HelperMethods, serve } from '../../helpers/serve.ts';
import type { StartHelper } from '../../helpers/start-helper.ts';
import { jobBits, spoolerQueue, type Verdict, verdictOf } from './spooler.ts';

const retained = 0x2000;
const ended = (outcome: PrintOutcome): Verdict => ({ kind: 'ended', outcome });

it.each<[status: number | null, verdict: Verdict, because: string]>([
  [jobBits.printed, ended({ kind: 'printed' }), 'the spooler says so'],
  [jobBits.complete | jobBits.error, ended({ kind: 'printed' }), 'whatever came before'],
  [null, ended({ kind: 'unknown', fault: null }), 'a job that is gone tells nothing'],
  [jobBits.deleting, ended({ kind: 'unknown', fault: 'offline' }), 'somebody called it back'],
  [jobBits.printed | retained, ended({ kind: 'printed' }), 'it is kept for us to see'],
  [
    jobBits.printed | jobBits.deleting,
    ended({ kind: 'unknown', fault: 'offline' }),
    'what is deleted is called printed on its way out',
  ],
  [0, { kind: 'goesOn', trouble: null }, 'it waits'],
  [retained, { kind: 'goesOn', trouble: null }, 'it waits, and will be kept'],
  [jobBits.paperOut, { kind: 'goesOn', trouble: 'paperOut' }, 'the printer waits for paper'],
  [jobBits.offline | jobBits.error, { kind: 'goesOn', trouble: 'offline' }, 'nobody answers'],
])('a job with the bits %j: %j, because %s', (status, verdict) => {
  expect(verdictOf(status)).toEqual(verdict);
});

const gone = async () => {
  throw new HelperFault('notFound', 'Counter');
};

it.each<[what: string, methods: HelperMethods, outcome: PrintOutcome]>([
  ['that is not there has printed nothing', { print: gone }, { kind: 'failed', fault: 'notFound' }],
  [
    'whose process talks nonsense may have the slip',
    { print: async () => 'job 7' },
    { kind: 'unknown', fault: 'broken' },
  ],
  [
    'whose process talks nonsense later has the slip',
    { print: async () => 7, jobStatus: async () => ({ bits: 1 }) },
    { kind: 'unknown', fault: 'broken' },
  ],
  [
    'that takes nothing has printed nothing',
    { print: async () => null },
    { kind: 'failed', fault: 'offline' },
  ],
  [
    'that goes away with the job may have printed it',
    { print: async () => 7, jobStatus: gone },
    { kind: 'unknown', fault: 'notFound' },
  ],
  [
    'that took a part may have printed that',
    {
      print: async () => {
        throw new Error('the spooler took a part only');
      },
    },
    { kind: 'unknown', fault: 'offline' },
  ],
  [
    'that says so has printed it',
    { print: async () => 7, jobStatus: async () => jobBits.printed },
    { kind: 'printed' },
  ],
])('a queue %s', async (_, methods, outcome) => {
  const queue = spoolerQueue({ device: 'p', queue: 'Counter', startHelper: inThisProcess(methods) });
  expect(await queue.submit(Uint8Array.of(1))).toEqual(outcome);
});

it.each<[job: string, status: number | null, calls: string[]]>([
  ['that has come to its end is let go', jobBits.printed | retained, ['letGo']],
  ['that somebody deletes is let go', jobBits.deleting | retained, ['letGo']],
  ['that nobody knows any more is left alone', null, []],
  ['that waits for paper is called back', jobBits.paperOut | retained, ['callBack']],
])('a job %s', async (_, status, calls) => {
  const made: string[] = [];
  const making = (call: string) => async () => {
    made.push(call);
  };
  const queue = spoolerQueue({
    device: 'p',
    queue: 'Counter',
    startHelper: inThisProcess({
      print: async () => 7,
      jobStatus: async () => status,
      letGo: making('letGo'),
      callBack: making('callBack'),
    }),
  });
  await queue.submit(Uint8Array.of(1));
  expect(made).toEqual(calls);
});

it.each([
  [0x0, null],
  [0x80, 'offline'],
  [0x40, 'paperOut'],
  [0x400000 | 0x80, 'coverOpen'],
  [0x100000, 'offline'],
  [0x400, null],
])('a printer with the bits %i is in trouble: %s', async (bits, trouble) => {
  const startHelper = inThisProcess({ status: async () => bits });
  expect(await spoolerQueue({ device: 'p', queue: 'Counter', startHelper }).trouble()).toBe(trouble);
});

/** A spooler that answers as it is told, behind the real protocol of helpers. */
function inThisProcess(methods: HelperMethods): StartHelper {
  return () => {
    const heard: ((message: unknown) => void)[] = [];
    const ended: (() => void)[] = [];
    let call: (call: HelperCall) => void = () => {};
    serve(
      {
        post: (message) => {
          for (const listener of heard) listener(message);
        },
        onCall: (listener) => {
          call = listener;
        },
      },
      { methods },
    );
    return {
      post: (message) => call(message as HelperCall),
      onMessage: (listener) => heard.push(listener),
      onGone: (listener) => ended.push(listener),
      rest: () => {},
      kill: () => {
        for (const listener of ended) listener();
      },
    };
  };
}
