import type { Clock, Unsubscribe } from '../../../src/shared/kernel/effects.ts';
import { DeviceFault } from '../../contract/device.ts';
import type { CardReader } from '../../contract/reader.ts';
import type { HelperClient } from '../../helpers/helper-client.ts';
import { KeptHelper } from '../../helpers/kept-helper.ts';
import { type StartHelper, startNodeHelper } from '../../helpers/start-helper.ts';
import { Announcements } from '../announcements.ts';
import { systemClock } from '../system-clock.ts';
import { turns } from '../turns.ts';
import type { DeviceEvent } from './device-events.ts';

export interface IsolatedDeviceOptions {
  readonly id: string;
  readonly program: 'display' | 'reader';
  /** What the program's `open` is given, each time that its process was started. */
  readonly opening: () => unknown;
  /** What the program tells. Throws a ValiError for what makes no sense. */
  readonly parse: (event: unknown) => DeviceEvent;
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
 * A device whose driver runs in a process of its own: what its library breaks, it breaks there. A process that ends or
 * hangs is the fault `broken`; it is started again, and the device is `ready` by itself.
 */
export class IsolatedDevice implements CardReader {
  readonly id: string;
  readonly onScan;
  readonly onFault;
  readonly onState;
  readonly #opening: () => unknown;
  readonly #clock: Clock;
  readonly #announcements = new Announcements();
  readonly #helper: KeptHelper;
  #running: HelperClient | null = null;
  #wanted = false;
  /** At most one opening or closing is under way. */
  readonly #inTurn = turns();
  #cancelTimer: Unsubscribe = () => {};

  constructor(options: IsolatedDeviceOptions) {
    const { id, program: name, opening, parse, startHelper: start = startNodeHelper } = options;
    this.id = id;
    this.#opening = opening;
    this.#clock = options.clock ?? systemClock;
    this.onScan = this.#announcements.onScan;
    this.onFault = this.#announcements.onFault;
    this.onState = this.#announcements.onState;
    this.#helper = new KeptHelper({ start, name, device: id, onEvent: (event) => this.#heard(parse(event)) });
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

  /** Tells the program, where it runs: the next one hears of it by `opening`. One that does not answer is ended. */
  tell(method: string, params: unknown): void {
    this.#running?.call(method, params, answerMs).catch(() => {});
  }

  /** Null: it is ready. After a fault it goes on trying, the helper's driver or this one. */
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
      await helper.call('open', this.#opening(), openMs);
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

  #heard(event: DeviceEvent): void {
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
    // One that says no to that is not well either.
    else helper.end();
  }
}
