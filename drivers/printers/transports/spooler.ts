/** Printers of Windows, through its spooler, bytes as they are (datatype RAW). */
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { DeviceFault, type DeviceFaultKind } from '../../contract/device.ts';
import type { PrintOutcome } from '../../contract/printer.ts';
import type { HelperClient, HelperClientOptions } from '../../helpers/helper-client.ts';
import { type StartHelper, startNodeHelper } from '../../helpers/start-helper.ts';
import { withHelper } from '../../helpers/with-helper.ts';
import type { PrintQueue } from '../queue-printer.ts';
import type { QueueChoice } from './cups.ts';

export interface SpoolerOptions {
  readonly device: string;
  readonly queue: string;
  readonly startHelper?: StartHelper;
}

const callMs = 30_000;
const pollMs = 250;
const patienceMs = 45_000;

export function spoolerQueue({ device, queue, startHelper = startNodeHelper }: SpoolerOptions): PrintQueue {
  const options = helperOptions(device, startHelper);
  return {
    trouble: () =>
      withHelper(options, async (helper) => {
        const status = await helper.ask(NumberSchema, 'status', { queue }, callMs);
        return status === null ? null : printerTrouble(status);
      }),
    submit: (bytes) =>
      withHelper(options, async (helper): Promise<PrintOutcome> => {
        const job = await handedOver(helper, queue, bytes);
        return typeof job === 'number' ? followed(helper, queue, job) : job;
      }),
  };
}

const helperOptions = (device: string, start: StartHelper): HelperClientOptions => ({
  start,
  name: 'spooler',
  device,
});

/** The job's number, or why there is none. */
async function handedOver(
  helper: HelperClient,
  queue: string,
  bytes: Uint8Array,
): Promise<number | PrintOutcome> {
  try {
    const job = await helper.ask(NumberSchema, 'print', { queue, bytes }, callMs);
    return job ?? { kind: 'failed', fault: 'offline' };
  } catch (error) {
    if (!(error instanceof DeviceFault)) throw error;
    // A spooler that refuses says so at once; one that breaks off may have the job.
    return { kind: error.kind === 'notFound' ? 'failed' : 'unknown', fault: error.kind };
  }
}

/** From here on the spooler has the job: whatever it says, only a person may send it again. */
async function followed(helper: HelperClient, queue: string, job: number): Promise<PrintOutcome> {
  try {
    return await follow(helper, queue, job);
  } catch (error) {
    if (!(error instanceof DeviceFault)) throw error;
    return { kind: 'unknown', fault: error.kind };
  }
}

/** Null: there is none. */
const NumberSchema = v.nullable(v.number());
const NamesSchema = v.pipe(v.array(v.string()), v.maxLength(1_000));

/** Empty elsewhere than on Windows. Never rejects. */
export async function listSpoolerQueues(startHelper: StartHelper = startNodeHelper): Promise<QueueChoice[]> {
  if (process.platform !== 'win32') return [];
  try {
    return await withHelper(helperOptions('spooler', startHelper), async (helper) => {
      const names = await helper.ask(NamesSchema, 'list', null, callMs);
      return names.map((name) => ({ name, label: '' }));
    });
  } catch {
    return [];
  }
}

async function follow(helper: HelperClient, queue: string, job: number): Promise<PrintOutcome> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const status = await helper.ask(NumberSchema, 'jobStatus', { queue, job }, callMs);
    const verdict = verdictOf(status);
    if (verdict.kind === 'ended') {
      // What is known of its end stays known when the job cannot be cleared away.
      if (status !== null) await helper.call('letGo', { queue, job }, callMs).catch(() => undefined);
      return verdict.outcome;
    }
    if (verdict.trouble !== null || performance.now() > until) {
      await helper.call('callBack', { queue, job }, callMs);
      // Between the look and the call it may have begun.
      return { kind: 'unknown', fault: verdict.trouble ?? 'timeout' };
    }
    await pause(pollMs);
  }
}

export type Verdict =
  | { readonly kind: 'ended'; readonly outcome: PrintOutcome }
  | { readonly kind: 'goesOn'; readonly trouble: DeviceFaultKind | null };

/** What a job's bits mean; null: the spooler has no such job any more, and does not say what became of it. */
export function verdictOf(status: number | null): Verdict {
  if (status === null) return { kind: 'ended', outcome: { kind: 'unknown', fault: null } };
  // Jobs that somebody deletes are called printed too on their way out.
  if ((status & (jobBits.deleting | jobBits.deleted)) !== 0) {
    return { kind: 'ended', outcome: { kind: 'unknown', fault: 'offline' } };
  }
  if ((status & (jobBits.printed | jobBits.complete)) !== 0)
    return { kind: 'ended', outcome: { kind: 'printed' } };
  const trouble = troubleIn(status, [
    [jobBits.paperOut, 'paperOut'],
    [
      jobBits.error | jobBits.offline | jobBits.blocked | jobBits.userIntervention | jobBits.paused,
      'offline',
    ],
  ]);
  return { kind: 'goesOn', trouble };
}

export const jobBits = {
  paused: 0x0001,
  error: 0x0002,
  deleting: 0x0004,
  offline: 0x0020,
  paperOut: 0x0040,
  printed: 0x0080,
  deleted: 0x0100,
  blocked: 0x0200,
  userIntervention: 0x0400,
  complete: 0x1000,
} as const;

const printerBits = {
  paused: 0x0001,
  error: 0x0002,
  jam: 0x0008,
  paperOut: 0x0010,
  paperProblem: 0x0040,
  offline: 0x0080,
  notAvailable: 0x1000,
  userIntervention: 0x100000,
  doorOpen: 0x400000,
  serverUnknown: 0x800000,
} as const;

function printerTrouble(status: number): DeviceFaultKind | null {
  const { doorOpen, paperOut, paperProblem, ...others } = printerBits;
  const anyOther = Object.values(others).reduce((bits, bit) => bits | bit, 0);
  return troubleIn(status, [
    [doorOpen, 'coverOpen'],
    [paperOut | paperProblem, 'paperOut'],
    [anyOther, 'offline'],
  ]);
}

function troubleIn(
  status: number,
  table: readonly (readonly [bits: number, fault: DeviceFaultKind])[],
): DeviceFaultKind | null {
  return table.find(([bits]) => (status & bits) !== 0)?.[1] ?? null;
}
