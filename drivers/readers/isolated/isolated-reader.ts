import * as v from 'valibot';
import type { Clock, Unsubscribe } from '../../../src/shared/kernel/effects.ts';
import { DeviceFault } from '../../contract/device.ts';
import type { CardReader } from '../../contract/reader.ts';
import type { HelperClient } from '../../helpers/helper-client.ts';
import { KeptHelper } from '../../helpers/kept-helper.ts';
import { type StartHelper, startNodeHelper } from '../../helpers/start-helper.ts';
import { Announcements } from '../announcements.ts';
import type { RealReaderSetting } from '../index.ts';
import { systemClock } from '../system-clock.ts';
import { type ReaderEvent, ReaderEventSchema } from './reader-events.ts';

export interface IsolatedReaderOptions {
  readonly setting: RealReaderSetting;
  readonly startHelper?: StartHelper;
  readonly clock?: Clock;
}

/** How long a system may take to open a device. */
const openMs = 15_000;
const closeMs = 3_000;
/** How often it is asked whether it still answers, and how long it may take to say so. */
const askEveryMs = 5_000;
const answerMs = 5_000;
/** A process that ended is looked at again so often; when it is started anew its keeper decides. */
const retryEveryMs = 500;

/**
 * A real reader in a process of its own: what its driver's library breaks, it breaks there. A process that ends or hangs
 * is the fault `broken`; it is started again, and the reader is `ready` by itself. What was half scanned is forgotten.
 */
export function createIsolatedReader(options: IsolatedReaderOptions): CardReader {
  return new IsolatedReader(options);
}

class IsolatedReader implements CardReader {
  readonly id: string;
  readonly onScan;
  readonly onFault;
  readonly onState;
  readonly #setting: RealReaderSetting;
  readonly #clock: Clock;
  readonly #announcements = new Announcements();
  readonly #helper: KeptHelper;
  #running: HelperClient | null = null;
  #wanted = false;
  /** At most one opening or closing is under way. */
  #busy: Promise<void> = Promise.resolve();
  #cancelTimer: Unsubscribe = () => {};

  constructor({ setting, startHelper: start = startNodeHelper, clock = systemClock }: IsolatedReaderOptions) {
    this.id = setting.id;
    this.#setting = setting;
    this.#clock = clock;
    this.onScan = this.#announcements.onScan;
    this.onFault = this.#announcements.onFault;
    this.onState = this.#announcements.onState;
    this.#helper = new KeptHelper({
      start,
      name: 'reader',
      device: setting.id,
      onEvent: (event) => this.#heard(v.parse(ReaderEventSchema, event)),
    });
  }

  async open(): Promise<void> {
    if (!this.#wanted) {
      this.#wanted = true;
      this.#announcements.enter('opening');
    }
    const fault = await this.#inTurn(() => this.#connect());
    if (fault) throw fault;
  }

  async close(): Promise<void> {
    this.#wanted = false;
    this.#cancelTimer();
    const ended = this.#end();
    await this.#inTurn(async () => {
      await ended;
      // An opening that was under way may have come first.
      await this.#end();
      this.#announcements.enter('closed');
    });
  }

  /** Null: it is ready. After a fault it goes on trying, the helper's reader or this one. */
  async #connect(): Promise<DeviceFault | null> {
    if (!this.#wanted) return this.#closedMeanwhile();
    const helper = this.#helper.get();
    if (!helper) {
      this.#announcements.enter('lost');
      this.#startLater();
      return new DeviceFault('broken', this.id, 'its process is started again a little later');
    }
    if (helper !== this.#running) void helper.gone.then(() => this.#left(helper));
    this.#running = helper;
    try {
      await helper.call('open', this.#setting, openMs);
      this.#watch(helper);
      return null;
    } catch (error) {
      if (helper !== this.#running) return this.#closedMeanwhile();
      if (helper.isGone) return new DeviceFault('broken', this.id, 'its process ended');
      this.#watch(helper);
      return error instanceof DeviceFault ? error : new DeviceFault('broken', this.id, String(error));
    }
  }

  #closedMeanwhile(): DeviceFault {
    return new DeviceFault('notFound', this.id, 'closed while it was being opened');
  }

  /** The port is free once its process is gone, whether or not it answers. */
  async #end(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    this.#running = null;
    await running.call('close', null, closeMs).catch(() => {});
    await this.#helper.end();
  }

  #heard(event: ReaderEvent): void {
    if (!this.#wanted) return;
    if (event.kind === 'scan') this.#announcements.scan(event.scan);
    else if (event.kind === 'fault') this.#announcements.fault(new DeviceFault(event.fault, this.id));
    // That it is closed is said here, once it is.
    else if (event.state !== 'closed') this.#announcements.enter(event.state);
  }

  #left(helper: HelperClient): void {
    if (!this.#wanted || this.#running !== helper) return;
    this.#cancelTimer();
    this.#announcements.enter('lost');
    this.#announcements.fault(new DeviceFault('broken', this.id, 'its process ended'));
    this.#startLater();
  }

  #startLater(): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.after(retryEveryMs, () => {
      void this.#inTurn(() => this.#connect());
    });
  }

  /** A library that spins or hangs takes its process with it. */
  #watch(helper: HelperClient): void {
    if (!this.#wanted) return;
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.after(askEveryMs, () => void this.#ask(helper));
  }

  async #ask(helper: HelperClient): Promise<void> {
    if (await helper.isWell(answerMs)) this.#watch(helper);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#busy.then(work);
    this.#busy = turn.then(
      () => {},
      () => {},
    );
    return turn;
  }
}
