import { DeviceFault, type DeviceState } from '../../../drivers/contract/device.ts';
import type { DeviceEvent, DeviceEventName } from '../../shared/contract/view.ts';
import type { Clock, Unsubscribe } from '../../shared/kernel/effects.ts';
import type { DeviceLog } from './device-log.ts';

/** What readers and displays have in common. */
export interface Announcing {
  open(): Promise<void>;
  onFault(listener: (fault: DeviceFault) => void): Unsubscribe;
  onState(listener: (state: DeviceState) => void): Unsubscribe;
  close(): Promise<void>;
}

export interface SeatHealth {
  readonly state: 'ready' | 'opening' | 'lost';
  readonly fault: string | null;
  readonly lastEvent: DeviceEvent | null;
  readonly opened: number;
  readonly lost: number;
  readonly garbled: number;
}

/**
 * The place of one device at the counter. Devices promise to come back by themselves; a driver that breaks any promise,
 * by throwing where it must not or by ending unasked, is closed and made anew, a little later each time. Nothing that a
 * driver does reaches whoever owns the seat.
 */
export interface Seat<Device> {
  /** Null while there is none: its driver could not even be made. */
  readonly device: () => Device | null;
  readonly health: () => SeatHealth;
  note(what: DeviceEventName): void;
  /** The driver broke a promise that only its user could see. */
  broke(): void;
  /** Settles when the device is free, or was given up: a driver that never lets go stops nobody. */
  close(): Promise<void>;
}

export interface SeatOptions<Device extends Announcing> {
  readonly family: 'reader' | 'display';
  readonly id: string;
  readonly kind: string;
  readonly clock: Clock;
  readonly log: DeviceLog;
  readonly make: () => Device;
  /** Subscribes to whatever else the device tells. */
  readonly listen?: (device: Device) => Unsubscribe;
  readonly changed: () => void;
}

/** Waits before a broken driver is made anew: doubled each time, up to the last; one that did well for that long begins anew. */
const firstRetryMs = 1_000;
const longestRetryMs = 60_000;
/** A driver that is not closed by then is left alone. */
const closeWithinMs = 5_000;
/** Damaged frames may come by the thousand: they are shown no oftener than this. */
const garbledShownEveryMs = 500;

export function takeSeat<Device extends Announcing>(options: SeatOptions<Device>): Seat<Device> {
  return new OneSeat(options);
}

/** Of a fixed list, whatever a broken driver put there: it is shown and written down. */
export function faultKind(error: unknown): string {
  return error instanceof DeviceFault && /^[a-zA-Z]{1,20}$/.test(error.kind) ? error.kind : 'broken';
}

class OneSeat<Device extends Announcing> implements Seat<Device> {
  readonly #options: SeatOptions<Device>;
  #device: Device | null = null;
  #subscriptions: Unsubscribe[] = [];
  #health: SeatHealth = {
    state: 'opening',
    fault: null,
    lastEvent: null,
    opened: 0,
    lost: 0,
    garbled: 0,
  };
  #wanted = true;
  #tries = 0;
  #readySinceMs: number | null = null;
  #cancelRetry: Unsubscribe = () => {};
  #cancelShowing: Unsubscribe | null = null;

  constructor(options: SeatOptions<Device>) {
    this.#options = options;
    this.#start();
  }

  readonly device = (): Device | null => this.#device;
  readonly health = (): SeatHealth => this.#health;

  note(what: DeviceEventName): void {
    this.#change({ lastEvent: this.#event(what) });
    this.#write(what);
  }

  broke(): void {
    this.#broke(this.#device);
  }

  async close(): Promise<void> {
    this.#wanted = false;
    this.#cancelRetry();
    this.#cancelShowing?.();
    await this.#letGo();
    this.#write('closed');
  }

  #start(): void {
    const { make, listen } = this.#options;
    let device: Device | null = null;
    try {
      device = make();
      this.#device = device;
      const made = device;
      const current = () => this.#wanted && this.#device === made;
      this.#subscriptions.push(device.onFault((fault) => current() && this.#fault(fault)));
      this.#subscriptions.push(device.onState((state) => current() && this.#entered(state)));
      if (listen) this.#subscriptions.push(listen(device));
      // Only from here on is a closed device one that ended unasked.
      void this.#open(device);
    } catch {
      this.#broke(device);
    }
  }

  async #open(device: Device): Promise<void> {
    try {
      await device.open();
    } catch (error) {
      if (this.#device !== device || !this.#wanted) return;
      // After a rejection with a fault it goes on trying by itself.
      if (error instanceof DeviceFault) this.#fault(error);
      else this.#broke(device);
    }
  }

  #entered(state: DeviceState): void {
    const before = this.#health.state;
    switch (state) {
      case 'ready':
        if (before === 'ready') return;
        this.#readySinceMs = this.#options.clock.monotonicMs();
        this.#change({ state, fault: null, opened: this.#health.opened + 1 });
        return this.note('opened');
      case 'opening':
        return this.#change({ state });
      case 'lost':
        return this.#lost();
      case 'closed':
        // Before it is opened, and never again until it is told to close.
        if (before === 'ready') this.#broke(this.#device);
        return;
      default:
        return this.#broke(this.#device);
    }
  }

  #lost(): void {
    const before = this.#health.state;
    if (before === 'lost') return;
    this.#change({ state: 'lost', lost: this.#health.lost + (before === 'ready' ? 1 : 0) });
    this.note(before === 'ready' ? 'lost' : 'notOpened');
  }

  #fault(fault: DeviceFault): void {
    const kind = faultKind(fault);
    if (kind === 'garbled') return this.#garbled();
    this.#lost();
    if (this.#health.fault === kind) return;
    this.#change({ fault: kind });
    this.#write('fault', kind);
  }

  #garbled(): void {
    const garbled = this.#health.garbled + 1;
    this.#health = { ...this.#health, garbled, lastEvent: this.#event('garbled') };
    // 1, 2, 4, 8, …: a reader at the wrong speed would fill the log.
    if ((garbled & (garbled - 1)) === 0) this.#write('garbled', null, garbled);
    this.#cancelShowing ??= this.#options.clock.after(garbledShownEveryMs, () => {
      this.#cancelShowing = null;
      this.#options.changed();
    });
  }

  #broke(device: Device | null): void {
    if (!this.#wanted || this.#device !== device) return;
    void this.#letGo();
    const { opened, lost, state } = this.#health;
    this.#change({ state: 'lost', fault: 'broken', opened, lost: lost + (state === 'ready' ? 1 : 0) });
    this.note('broken');
    this.#cancelRetry();
    this.#cancelRetry = this.#options.clock.after(this.#nextRetryMs(), () => this.#start());
  }

  #nextRetryMs(): number {
    const since = this.#readySinceMs;
    if (since !== null && this.#options.clock.monotonicMs() - since >= longestRetryMs) this.#tries = 0;
    this.#readySinceMs = null;
    const wait = Math.min(firstRetryMs * 2 ** this.#tries, longestRetryMs);
    this.#tries += 1;
    return wait;
  }

  /** Nothing of the old device is heard any more, at once. Never rejects. */
  async #letGo(): Promise<void> {
    const device = this.#device;
    const subscriptions = this.#subscriptions;
    this.#device = null;
    this.#subscriptions = [];
    for (const unsubscribe of subscriptions) quietly(unsubscribe);
    if (device) await withinLimit(device, this.#options.clock);
  }

  #event(what: DeviceEventName): DeviceEvent {
    return { atMs: this.#options.clock.nowMs(), what };
  }

  #change(change: Partial<SeatHealth>): void {
    this.#health = { ...this.#health, ...change };
    this.#options.changed();
  }

  #write(what: DeviceEventName | 'fault' | 'closed', fault: string | null = null, count?: number): void {
    const { family, id, kind, log } = this.#options;
    log.add({ family, id, kind, what, fault, ...(count === undefined ? {} : { count }) });
  }
}

function quietly(unsubscribe: Unsubscribe): void {
  try {
    unsubscribe();
  } catch {
    // It is not listened to either way.
  }
}

async function withinLimit(device: Announcing, clock: Clock): Promise<void> {
  let cancel: Unsubscribe = () => {};
  const limit = new Promise<void>((resolve) => {
    cancel = clock.after(closeWithinMs, resolve);
  });
  try {
    await Promise.race([device.close(), limit]);
  } catch {
    // Whether it is free the next to open it will see.
  } finally {
    cancel();
  }
}
