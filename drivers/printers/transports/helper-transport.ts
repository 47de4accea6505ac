import * as v from 'valibot';
import { DeviceFault } from '../../contract/device.ts';
import type { PrinterLine, PrinterTransport } from '../../contract/printer.ts';
import { HelperClient } from '../../helpers/helper-client.ts';
import { type StartHelper, startNodeHelper } from '../../helpers/start-helper.ts';
import { Inbound } from './inbound.ts';
import { LineEventSchema } from './line-messages.ts';
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
 * A printer that a helper holds: nothing that its library does reaches this process. The helper is started with a session
 * and kept for a moment for the next. When it dies in a session that is the fault `unplugged`, and nothing is sent again.
 */
export function helperTransport(options: HelperTransportOptions): PrinterTransport {
  const helper = new LineHelper(options);
  return {
    session: (talk) =>
      helper.session(async (client, inbound) => {
        const line = helperLine(client, inbound, options);
        await options.settle?.(line);
        return talk(line);
      }),
  };
}

/** Opens the printer only to hear what its helper says of it. Rejects with a DeviceFault. */
export function askHelper(options: HelperTransportOptions): Promise<unknown> {
  return new LineHelper({ ...options, idleMs: 0 }).session(async (_client, _inbound, says) => says);
}

/** A helper for one session after another. */
class LineHelper {
  readonly #options: HelperTransportOptions;
  #client: HelperClient | null = null;
  #inbound = new Inbound();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: HelperTransportOptions) {
    this.#options = options;
  }

  async session<T>(work: (client: HelperClient, inbound: Inbound, says: unknown) => Promise<T>): Promise<T> {
    const client = this.#awake();
    try {
      const says = await client.call('open', this.#options.target, openMs);
      return await work(client, this.#inbound, says);
    } finally {
      await this.#giveBack(client);
    }
  }

  #awake(): HelperClient {
    clearTimeout(this.#timer);
    this.#inbound = new Inbound();
    const client = this.#client && !this.#client.isGone ? this.#client : this.#started();
    this.#client = client;
    client.rest(false);
    return client;
  }

  #started(): HelperClient {
    const { device, program: name, startHelper: start = startNodeHelper } = this.#options;
    const fail = (detail: string): void => this.#inbound.fail(new DeviceFault('unplugged', device, detail));
    const client = new HelperClient({
      start,
      name,
      device,
      onEvent: (event) => {
        const heard = v.parse(LineEventSchema, event);
        if (heard.kind === 'received') this.#inbound.push(heard.bytes);
        else fail(heard.detail);
      },
    });
    void client.gone.then(() => {
      if (this.#client === client) fail('its process ended');
    });
    return client;
  }

  async #giveBack(client: HelperClient): Promise<void> {
    const isWell = await client.call('close', null, closeMs).then(
      () => true,
      () => false,
    );
    const { idleMs = usualIdleMs, recover } = this.#options;
    if (!isWell || idleMs === 0) {
      client.end();
      await client.gone;
      if (!isWell) await recover?.();
      return;
    }
    client.rest(true);
    this.#timer = setTimeout(() => client.end(), idleMs).unref();
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
