import * as v from 'valibot';
import { DeviceFault } from '../../contract/device.ts';
import type { PrinterLine, PrinterTransport } from '../../contract/printer.ts';
import { HelperClient } from '../../helpers/helper-client.ts';
import { type StartHelper, startNodeHelper } from '../../helpers/start-helper.ts';
import { Inbound } from './inbound.ts';
import { type LineEvent, LineEventSchema } from './line-messages.ts';
import { partBytes } from './line-parts.ts';

export interface HelperTransportOptions {
  readonly device: string;
  /** The helper that can hold such a printer. */
  readonly program: keyof typeof partBytes;
  /** Which printer, as the helper's `open` understands it. */
  readonly target: unknown;
  /** How long the printer may refuse to take a part before it counts as dead. */
  readonly stallMs?: number;
  readonly startHelper?: StartHelper;
  /** How long the helper waits for the next session; it holds no printer meanwhile. */
  readonly idleMs?: number;
  /** Before anything else is said in a session. */
  readonly settle?: (line: PrinterLine) => Promise<void>;
  /** What has to be done for a helper that did not live to close its line. */
  readonly recover?: () => Promise<void>;
}

const openMs = 20_000;
const closeMs = 5_000;
/** What the helper may need beyond the waiting that it does itself. */
const overheadMs = 10_000;
const usualStallMs = 30_000;
const usualIdleMs = 10_000;

/**
 * A printer that a helper holds: nothing that its library does reaches this process. A helper waits for the next session,
 * of whichever printer. When it dies in a session that is the fault `unplugged`, and nothing is sent again.
 */
export function helperTransport(options: HelperTransportOptions): PrinterTransport {
  return {
    session: (talk) =>
      inSession(options, v.unknown(), async ({ client, inbound }) => {
        const line = helperLine(client, inbound, options);
        await options.settle?.(line);
        return talk(line);
      }),
  };
}

/** Opens the printer only to hear what its helper says of it. Rejects with a DeviceFault. */
export function askHelper<const Schema extends v.GenericSchema>(
  options: HelperTransportOptions,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  return inSession(options, schema, async (_, says) => says);
}

async function inSession<const Schema extends v.GenericSchema, T>(
  options: HelperTransportOptions,
  schema: Schema,
  work: (helper: LineHelper, says: v.InferOutput<Schema>) => Promise<T>,
): Promise<T> {
  const helper = awake(options);
  try {
    const says = await helper.client.ask(schema, 'open', options.target, openMs);
    return await work(helper, says);
  } finally {
    await giveBack(helper, options);
  }
}

/** Helpers that wait for a session, by who starts them. */
const resting = new WeakMap<StartHelper, Set<LineHelper>>();

function restingOf(startHelper: StartHelper): Set<LineHelper> {
  const waiting = resting.get(startHelper) ?? new Set();
  resting.set(startHelper, waiting);
  return waiting;
}

function awake({ device, program, startHelper = startNodeHelper }: HelperTransportOptions): LineHelper {
  const waiting = restingOf(startHelper);
  const alive = [...waiting].filter(({ client }) => !client.isGone);
  const helper = alive.find((each) => each.program === program) ?? new LineHelper(startHelper, program);
  waiting.delete(helper);
  helper.begin(device);
  return helper;
}

async function giveBack(helper: LineHelper, options: HelperTransportOptions): Promise<void> {
  const { client } = helper;
  const isWell = await client.call('close', null, closeMs).then(
    () => true,
    () => false,
  );
  const { idleMs = usualIdleMs, startHelper = startNodeHelper, recover } = options;
  if (isWell && idleMs > 0) {
    const waiting = restingOf(startHelper).add(helper);
    helper.restFor(idleMs, () => waiting.delete(helper));
    return;
  }
  client.end();
  await client.gone;
  if (!isWell) await recover?.();
}

/** A helper for one session after another. */
class LineHelper {
  readonly program: HelperTransportOptions['program'];
  readonly client: HelperClient;
  inbound = new Inbound();
  #timer: NodeJS.Timeout | undefined;

  constructor(start: StartHelper, program: HelperTransportOptions['program']) {
    this.program = program;
    this.client = new HelperClient({
      start,
      name: program,
      device: program,
      onEvent: (event) => this.#heard(v.parse(LineEventSchema, event)),
    });
    void this.client.gone.then(() => this.#fail('its process ended'));
  }

  /** What the session before left unread is nothing to this one. */
  begin(device: string): void {
    clearTimeout(this.#timer);
    this.client.device = device;
    this.client.rest(false);
    this.inbound = new Inbound();
  }

  /** Ends by then, unless it is woken before. */
  restFor(idleMs: number, left: () => void): void {
    this.client.rest(true);
    this.#timer = setTimeout(() => {
      left();
      this.client.end();
    }, idleMs).unref();
  }

  #heard(event: LineEvent): void {
    if (event.kind === 'received') this.inbound.push(event.bytes);
    else this.#fail(event.detail);
  }

  #fail(detail: string): void {
    this.inbound.fail(new DeviceFault('unplugged', this.client.device, detail));
  }
}

function helperLine(
  client: HelperClient,
  inbound: Inbound,
  { device, program, stallMs = usualStallMs }: HelperTransportOptions,
): PrinterLine {
  return {
    async write(bytes) {
      const limitMs = Math.ceil(bytes.length / partBytes[program]) * stallMs + overheadMs;
      const taken = await client.call('write', { bytes, stallMs }, limitMs);
      if (taken !== bytes.length) throw new DeviceFault('unplugged', device, `${String(taken)} bytes taken`);
    },
    read: (timeoutMs) => inbound.read(timeoutMs),
  };
}
