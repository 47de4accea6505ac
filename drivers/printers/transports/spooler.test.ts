import { expect, it } from 'vitest';
import type { PrintOutcome } from '../../contract/printer.ts';
import type { HelperCall } from '../../helpers/messages.ts';
import { HelperFault, type HelperMethods, serve } from '../../helpers/serve.ts';
import type { StartHelper } from '../../helpers/start-helper.ts';
import { jobBits, spoolerQueue, type Verdict, verdictOf } from './spooler.ts';

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

const gone = async () => {
  throw new HelperFault('notFound', 'Counter');
};

it.each<[what: string, methods: HelperMethods, outcome: PrintOutcome]>([
  ['that is not there has printed nothing', { print: gone }, { kind: 'failed', fault: 'notFound' }],
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
