/** Queues of CUPS, the print service of Linux and macOS. */
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { DeviceFault, type DeviceFaultKind } from '../../contract/device.ts';
import type { PrintOutcome } from '../../contract/printer.ts';
import type { PrintQueue } from '../queue-printer.ts';
import * as ipp from './ipp.ts';

export interface QueueChoice {
  readonly name: string;
  readonly label: string;
}

export interface CupsOptions {
  readonly device: string;
  readonly queue: string;
  readonly service?: ipp.IppService;
  readonly timing?: Partial<CupsTiming>;
}

export interface CupsTiming {
  /** Pause between questions after a job. */
  readonly pollMs: number;
  /** How long other jobs may keep ours waiting, and how long ours may be on its way. */
  readonly patienceMs: number;
}

const usualTiming: CupsTiming = { pollMs: 300, patienceMs: 45_000 };
const answerMs = 10_000;

/**
 * The job passes every filter untouched, through raw queues and others. A queue that tries again by itself (`retry-job`)
 * may print a slip twice: it should stop, as `ErrorPolicy stop-printer` says.
 */
export function cupsQueue(options: CupsOptions): PrintQueue {
  const queue = new CupsQueue(options);
  return { trouble: () => queue.trouble(), submit: (job) => queue.submit(job) };
}

/** Empty where no print service runs. Never rejects. */
export async function listCupsQueues(service: ipp.IppService = localService()): Promise<QueueChoice[]> {
  try {
    const { groups } = await ipp.ask(
      service,
      {
        operation: ipp.operations.getPrinters,
        path: '/',
        attributes: [
          ipp.word('requested-attributes', 'printer-name', 'printer-info', 'printer-make-and-model'),
        ],
      },
      answerMs,
    );
    return groups
      .map((group) => ({
        name: textIn(group, 'printer-name'),
        label: textIn(group, 'printer-info') || textIn(group, 'printer-make-and-model'),
      }))
      .filter(({ name }) => name !== '');
  } catch {
    return [];
  }
}

const stopped = 5;
const job = { pending: 3, held: 4, processing: 5, canceled: 7, aborted: 8, completed: 9 } as const;

class CupsQueue {
  readonly #device: string;
  readonly #path: string;
  readonly #service: ipp.IppService;
  readonly #timing: CupsTiming;

  constructor({ device, queue, service = localService(), timing }: CupsOptions) {
    this.#device = device;
    this.#path = `/printers/${encodeURIComponent(queue)}`;
    this.#service = service;
    this.#timing = { ...usualTiming, ...timing };
  }

  async trouble(): Promise<DeviceFaultKind | null> {
    const asked = ipp.word(
      'requested-attributes',
      'printer-state',
      'printer-state-reasons',
      'printer-is-accepting-jobs',
    );
    const printer = await this.#ask(ipp.operations.getPrinterAttributes, [asked]).catch((error: unknown) => {
      throw error instanceof DeviceFault ? error : this.#fault('notFound', 'no print service answers');
    });
    const reasons = printer.get('printer-state-reasons') ?? [];
    const known = reasonFaults.find(([pattern]) => reasons.some((reason) => pattern.test(String(reason))));
    if (known) return known[1];
    const accepts = printer.get('printer-is-accepting-jobs')?.[0] !== false;
    return accepts && printer.get('printer-state')?.[0] !== stopped ? null : 'offline';
  }

  async submit(bytes: Uint8Array): Promise<PrintOutcome> {
    let id: number;
    try {
      id = await this.#print(bytes);
    } catch (error) {
      // A refusal is an answer; without one nobody knows whether the job was taken.
      if (error instanceof DeviceFault) return { kind: 'failed', fault: error.kind };
      return wasNeverHeard(error)
        ? { kind: 'failed', fault: 'notFound' }
        : { kind: 'unknown', fault: 'timeout' };
    }
    try {
      return await this.#follow(id);
    } catch {
      return { kind: 'unknown', fault: 'timeout' };
    }
  }

  async #print(document: Uint8Array): Promise<number> {
    const attributes = [
      ipp.named('job-name', 'Quen'),
      ipp.mimeType('document-format', 'application/vnd.cups-raw'),
    ];
    const answer = await this.#ask(ipp.operations.printJob, attributes, document);
    const id = answer.get('job-id')?.[0];
    if (typeof id !== 'number') throw this.#fault('offline', 'the job has no number');
    return id;
  }

  /** Until the job has ended, or can no longer end well. */
  async #follow(id: number): Promise<PrintOutcome> {
    const { pollMs, patienceMs } = this.#timing;
    const until = performance.now() + patienceMs;
    for (;;) {
      const { state, hasBegun } = await this.#jobState(id);
      if (state === job.completed) return { kind: 'printed' };
      if (state === job.canceled || state === job.aborted) return ended(hasBegun, 'offline');
      // Fallen back from the printer, it would be sent from its beginning once the queue goes on.
      const fellBack = hasBegun && state !== job.processing;
      const trouble = state === job.pending && !hasBegun ? await this.trouble() : null;
      const isLate = performance.now() > until;
      if (fellBack || trouble !== null || isLate)
        return this.#callBack(id, trouble ?? (fellBack ? 'offline' : 'timeout'));
      await pause(pollMs);
    }
  }

  async #callBack(id: number, why: DeviceFaultKind): Promise<PrintOutcome> {
    await this.#ask(ipp.operations.cancelJob, [ipp.whole('job-id', id)]).catch((error: unknown) => {
      // It may have ended just now; where it was not allowed, its state says so.
      if (!(error instanceof DeviceFault)) throw error;
    });
    const { state, hasBegun } = await this.#jobState(id);
    if (state === job.completed) return { kind: 'printed' };
    // Not called back, it may still come out.
    if (state !== job.canceled && state !== job.aborted) return { kind: 'unknown', fault: why };
    return ended(hasBegun, why);
  }

  async #jobState(id: number): Promise<{ readonly state: number; readonly hasBegun: boolean }> {
    const asked = ipp.word('requested-attributes', 'job-state', 'time-at-processing');
    const answer = await this.#ask(ipp.operations.getJobAttributes, [ipp.whole('job-id', id), asked]);
    return {
      state: Number(answer.get('job-state')?.[0]),
      hasBegun: typeof answer.get('time-at-processing')?.[0] === 'number',
    };
  }

  /** Rejects with a DeviceFault when the service refuses, and with another error when it does not answer. */
  async #ask(
    operation: number,
    attributes: readonly ipp.IppAttribute[],
    document?: Uint8Array,
  ): Promise<ipp.IppGroup> {
    const address = ipp.uri('printer-uri', `ipp://localhost${this.#path}`);
    const whole = { operation, path: this.#path, attributes: inOrder(address, attributes) };
    const request = document === undefined ? whole : { ...whole, document };
    const { status, groups } = await ipp.ask(this.#service, request, answerMs);
    if (status < 0x100) return groups[0] ?? new Map();
    throw this.#fault(
      faultOfStatus.get(status) ?? 'offline',
      `the print service says ${status.toString(16)}`,
    );
  }

  #fault(kind: DeviceFaultKind, detail: string): DeviceFault {
    return new DeviceFault(kind, this.#device, detail);
  }
}

/** The order that the protocol wants: which object, then who asks, then the rest. */
function inOrder(address: ipp.IppAttribute, attributes: readonly ipp.IppAttribute[]): ipp.IppAttribute[] {
  const isJob = ({ name }: ipp.IppAttribute): boolean => name === 'job-id';
  return [
    address,
    ...attributes.filter(isJob),
    ipp.named('requesting-user-name', ipp.userName()),
    ...attributes.filter((attribute) => !isJob(attribute)),
  ];
}

const ended = (hasBegun: boolean, fault: DeviceFaultKind): PrintOutcome => ({
  kind: hasBegun ? 'unknown' : 'failed',
  fault,
});

const reasonFaults: readonly (readonly [pattern: RegExp, fault: DeviceFaultKind])[] = [
  [/^(cover|door|interlock)-open/, 'coverOpen'],
  [/^media-empty/, 'paperOut'],
  [/^(offline|shutdown|connecting-to-device)/, 'offline'],
];

const faultOfStatus: ReadonlyMap<number, DeviceFaultKind> = new Map([
  [0x0401, 'noPermission'],
  [0x0402, 'noPermission'],
  [0x0403, 'noPermission'],
  [0x0406, 'notFound'],
  [0x0506, 'offline'],
  [0x0507, 'busy'],
]);

/** The connection was refused before a byte was sent. */
function wasNeverHeard(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ECONNREFUSED' || code === 'ENOENT' || code === 'EACCES';
}

const sockets = ['/run/cups/cups.sock', '/var/run/cups/cups.sock', '/private/var/run/cupsd'];

function localService(): ipp.IppService {
  const socketPath = sockets.find((path) => existsSync(path));
  return socketPath === undefined ? { host: '127.0.0.1', port: 631 } : { socketPath };
}

function textIn(group: ipp.IppGroup, name: string): string {
  const value = group.get(name)?.[0];
  return typeof value === 'string' ? value : '';
}
