import type { Clock, Unsubscribe } from '../../src/shared/kernel/effects.ts';
import { DeviceFault, type DeviceFaultKind } from '../contract/device.ts';
import type { CardReader } from '../contract/reader.ts';
import { Announcements } from './announcements.ts';
import type { ScanAssembler } from './scan-assembler.ts';
import { turns } from './turns.ts';

/** A device while it is open. */
export interface Connection {
  /** Now and then a device goes without a word: whether the one that was opened is still there. */
  isThere(): Promise<boolean>;
  /** Silent once it settles, and free for others. */
  close(): Promise<void>;
}

export interface ConnectionEvents {
  readonly received: (bytes: Uint8Array) => void;
  /** The device broke or was pulled. May come more than once. */
  readonly gone: () => void;
}

export interface ReconnectingOptions {
  readonly id: string;
  readonly clock: Clock;
  /** Opens the device, or says why it cannot. Never rejects. */
  readonly connect: (events: ConnectionEvents) => Promise<Connection | DeviceFault>;
  readonly assembler: (announcements: Announcements) => Pick<ScanAssembler, 'receive' | 'reset'>;
  /** How long a lost device is left alone before it is tried again; the last one from then on. */
  readonly retryAfterMs?: readonly [number, ...number[]];
}

const usualRetryAfterMs = [250, 500, 1000] as const;
const lookAfterMs = 1000;

/**
 * A reader whose device may come and go. One that goes away, or was not there or not free when it was opened, is tried
 * again until `close`: whoever plugs the reader in has nothing else to do.
 */
export class ReconnectingReader implements CardReader {
  readonly id: string;
  readonly onScan;
  readonly onFault;
  readonly onState;

  readonly #connectDevice: ReconnectingOptions['connect'];
  readonly #clock: Clock;
  readonly #announcements = new Announcements();
  readonly #assembler: Pick<ScanAssembler, 'receive' | 'reset'>;
  readonly #retryAfterMs: readonly [number, ...number[]];
  #connection: Connection | null = null;
  /** At most one opening or closing of the device is under way. */
  readonly #inTurn = turns();
  #wanted = false;
  #tries = 0;
  #toldFault: DeviceFaultKind | null = null;
  #cancelTimer: Unsubscribe = () => {};

  constructor({ id, clock, connect, assembler, retryAfterMs = usualRetryAfterMs }: ReconnectingOptions) {
    this.id = id;
    this.#clock = clock;
    this.#connectDevice = connect;
    this.onScan = this.#announcements.onScan;
    this.onFault = this.#announcements.onFault;
    this.onState = this.#announcements.onState;
    this.#assembler = assembler(this.#announcements);
    this.#retryAfterMs = retryAfterMs;
  }

  async open(): Promise<void> {
    if (!this.#wanted) {
      this.#wanted = true;
      this.#announcements.enter('opening');
    }
    const fault = await this.#inTurn(() => this.#connect());
    if (!fault) return;
    this.#lost(fault);
    throw fault;
  }

  async close(): Promise<void> {
    this.#wanted = false;
    this.#cancelTimer();
    const released = this.#release();
    await this.#inTurn(async () => {
      await released;
      // An opening that was under way may have come first.
      await this.#release();
      this.#announcements.enter('closed');
    });
  }

  /** Opens the device unless it is open; a fault says why it could not. */
  async #connect(): Promise<DeviceFault | null> {
    if (this.#connection) return null;
    let connection: Connection | null = null;
    let isGone = false;
    const opened = await this.#connectDevice({
      received: (bytes) => {
        if (connection !== null && this.#connection === connection) this.#assembler.receive(bytes);
      },
      gone: () => {
        isGone = true;
        if (connection) this.#gone(connection);
      },
    });
    if (opened instanceof DeviceFault) return opened;
    if (!this.#wanted || isGone) {
      await opened.close();
      return isGone
        ? new DeviceFault('unplugged', this.id)
        : new DeviceFault('notFound', this.id, 'closed while it was being opened');
    }
    connection = opened;
    this.#connection = opened;
    this.#tries = 0;
    this.#toldFault = null;
    this.#announcements.enter('ready');
    this.#watch(opened);
    return null;
  }

  /** Silent at once; settles when the device is free. */
  async #release(): Promise<void> {
    const connection = this.#connection;
    this.#connection = null;
    this.#assembler.reset();
    await connection?.close();
  }

  #gone(connection: Connection): void {
    if (this.#connection !== connection) return;
    const released = this.#release();
    void this.#inTurn(() => released);
    this.#lost(new DeviceFault('unplugged', this.id));
  }

  /** Says so, once for each reason, and tries again a little later each time. */
  #lost(fault: DeviceFault): void {
    if (!this.#wanted) return;
    this.#announcements.enter('lost');
    if (fault.kind !== this.#toldFault) this.#announcements.fault(fault);
    this.#toldFault = fault.kind;
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.after(this.#nextRetryMs(), () => void this.#retry());
  }

  async #retry(): Promise<void> {
    const fault = await this.#inTurn(() => this.#connect());
    if (fault) this.#lost(fault);
  }

  #nextRetryMs(): number {
    const delayMs = this.#retryAfterMs[Math.min(this.#tries, this.#retryAfterMs.length - 1)];
    this.#tries += 1;
    return delayMs ?? this.#retryAfterMs[0];
  }

  #watch(connection: Connection): void {
    if (this.#connection !== connection) return;
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.after(lookAfterMs, () => void this.#look(connection));
  }

  async #look(connection: Connection): Promise<void> {
    if (await connection.isThere()) this.#watch(connection);
    else this.#gone(connection);
  }
}
