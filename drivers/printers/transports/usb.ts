import * as v from 'valibot';
import { DeviceFault } from '../../contract/device.ts';
import type { PrinterLine, PrinterTransport } from '../../contract/printer.ts';
import { HelperClient } from '../../helpers/helper-client.ts';
import { type StartHelper, startNodeHelper } from '../../helpers/start-helper.ts';
import { withHelper } from '../../helpers/with-helper.ts';
import type { UsbIdentity } from '../../readers/usb-identity.ts';
import { Inbound } from './inbound.ts';
import {
  UsbEventSchema,
  type UsbPrinterChoice,
  UsbPrinterChoicesSchema,
  type UsbPrinterPort,
  UsbPrinterPortSchema,
} from './usb-messages.ts';

export interface UsbOptions {
  readonly device: string;
  /** The printer is found by this in whatever socket it is. */
  readonly identity: UsbIdentity;
  /** How long the printer may refuse to take more before it counts as dead. */
  readonly stallMs?: number;
  readonly startHelper?: StartHelper;
  /** How long the helper waits for the next session; it holds no printer meanwhile. */
  readonly idleMs?: number;
}

const openMs = 20_000;
const closeMs = 5_000;
/** What the helper may need beyond the waiting that it does itself. */
const overheadMs = 10_000;
const usualStallMs = 30_000;
const usualIdleMs = 10_000;
/** Each part is waited for by itself. */
export const usbPartBytes = 8_192;
/** What waits in a printer is here within this time. */
const oldAnswersMs = 50;
/** One that never stops talking is not waited for. */
const mostOldReads = 20;

/**
 * A printer of the USB printer class, reached past the system's own driver, in a helper. Each session takes the printer
 * from that driver and gives it back. A write counts once the printer has taken all of it; a part that was taken is
 * known, and never sent again. On Windows only printers that WinUSB serves can be reached so.
 */
export function usbTransport(options: UsbOptions): PrinterTransport {
  const { device, identity, stallMs = usualStallMs } = options;
  const helper = new IdleHelper(options);
  return {
    session: (talk) =>
      helper.use(async (client, inbound) => {
        await client.call('open', { identity }, openMs);
        const line = new UsbLine(client, inbound, device, stallMs);
        await line.forgetOldAnswers();
        return talk(line);
      }),
  };
}

/** Printers of the USB printer class; empty where the system does not tell. Never rejects. */
export async function listUsbPrinters(
  startHelper: StartHelper = startNodeHelper,
): Promise<UsbPrinterChoice[]> {
  try {
    return await withHelper({ start: startHelper, name: 'usb', device: 'usb' }, async (helper) =>
      v.parse(UsbPrinterChoicesSchema, await helper.call('list', null, openMs)),
    );
  } catch {
    return [];
  }
}

/** What the plug itself tells, also of a printer that answers nothing else. Rejects with a DeviceFault. */
export function askUsbPort(options: UsbOptions): Promise<UsbPrinterPort> {
  return new IdleHelper({ ...options, idleMs: 0 }).use(async (client) =>
    v.parse(UsbPrinterPortSchema, await client.call('open', { identity: options.identity }, openMs)),
  );
}

/** A helper for one session after another. */
class IdleHelper {
  private readonly options: UsbOptions;
  private client: HelperClient | null = null;
  private inbound = new Inbound();
  private timer: NodeJS.Timeout | undefined;

  constructor(options: UsbOptions) {
    this.options = options;
  }

  async use<T>(work: (client: HelperClient, inbound: Inbound) => Promise<T>): Promise<T> {
    const client = this.awake();
    try {
      return await work(client, this.inbound);
    } finally {
      await this.giveBack(client);
    }
  }

  private awake(): HelperClient {
    clearTimeout(this.timer);
    this.inbound = new Inbound();
    const client = this.client && !this.client.isGone ? this.client : this.started();
    this.client = client;
    client.rest(false);
    return client;
  }

  private started(): HelperClient {
    const { device, startHelper: start = startNodeHelper } = this.options;
    const client = new HelperClient({
      start,
      name: 'usb',
      device,
      onEvent: (event) => {
        const heard = v.parse(UsbEventSchema, event);
        if (heard.kind === 'received') this.inbound.push(heard.bytes);
        else this.inbound.fail(new DeviceFault('unplugged', device, heard.detail));
      },
    });
    void client.gone.then(() => {
      if (this.client === client)
        this.inbound.fail(new DeviceFault('unplugged', device, 'its process ended'));
    });
    return client;
  }

  /** The system takes what a process held, but its own driver only comes back when it is told. */
  private async giveBackForIt(): Promise<void> {
    const { device, identity, startHelper: start = startNodeHelper } = this.options;
    await withHelper({ start, name: 'usb', device }, (other) =>
      other.call('giveBack', { identity }, openMs).catch(() => undefined),
    );
  }

  private async giveBack(client: HelperClient): Promise<void> {
    const isWell = await client.call('close', null, closeMs).then(
      () => true,
      () => false,
    );
    const { idleMs = usualIdleMs } = this.options;
    if (!isWell) {
      await ended(client);
      await this.giveBackForIt();
      return;
    }
    if (idleMs === 0) {
      await ended(client);
      return;
    }
    client.rest(true);
    this.timer = setTimeout(() => client.end(), idleMs).unref();
  }
}

async function ended(helper: HelperClient): Promise<void> {
  helper.end();
  await helper.gone;
}

class UsbLine implements PrinterLine {
  private readonly helper: HelperClient;
  private readonly inbound: Inbound;
  private readonly device: string;
  private readonly stallMs: number;

  constructor(helper: HelperClient, inbound: Inbound, device: string, stallMs: number) {
    this.helper = helper;
    this.inbound = inbound;
    this.device = device;
    this.stallMs = stallMs;
  }

  async write(bytes: Uint8Array): Promise<void> {
    const limitMs = Math.ceil(bytes.length / usbPartBytes) * this.stallMs + overheadMs;
    const { stallMs } = this;
    const taken = await this.helper.call('write', { bytes, stallMs }, limitMs);
    if (taken !== bytes.length)
      throw new DeviceFault('unplugged', this.device, `${String(taken)} bytes taken`);
  }

  read(timeoutMs: number): Promise<Uint8Array | null> {
    return this.inbound.read(timeoutMs);
  }

  /** A printer keeps what nobody fetched: answers to the questions of a session that ended before they came. */
  async forgetOldAnswers(): Promise<void> {
    for (let read = 0; read < mostOldReads; read += 1) {
      if ((await this.read(oldAnswersMs)) === null) return;
    }
  }
}
