import type { Unsubscribe } from '../../src/shared/kernel/effects.ts';
import type { DeviceFault, DeviceState } from '../contract/device.ts';
import type { CardReader, RawScan } from '../contract/reader.ts';

/** Who listens to a reader, and what they are told. */
export class Announcements implements Pick<CardReader, 'onScan' | 'onFault' | 'onState'> {
  readonly #scans = new Set<(scan: RawScan) => void>();
  readonly #faults = new Set<(fault: DeviceFault) => void>();
  readonly #states = new Set<(state: DeviceState) => void>();
  #state: DeviceState = 'closed';

  readonly onScan = (listener: (scan: RawScan) => void): Unsubscribe => subscribe(this.#scans, listener);
  readonly onFault = (listener: (fault: DeviceFault) => void): Unsubscribe =>
    subscribe(this.#faults, listener);
  readonly onState = (listener: (state: DeviceState) => void): Unsubscribe => {
    const unsubscribe = subscribe(this.#states, listener);
    listener(this.#state);
    return unsubscribe;
  };

  get state(): DeviceState {
    return this.#state;
  }

  scan(scan: RawScan): void {
    for (const listener of this.#scans) listener(scan);
  }

  fault(fault: DeviceFault): void {
    for (const listener of this.#faults) listener(fault);
  }

  enter(state: DeviceState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#states) listener(state);
  }
}

/** Each subscription is its own, even of a listener that is subscribed already. */
function subscribe<T>(listeners: Set<(value: T) => void>, listener: (value: T) => void): Unsubscribe {
  const own = (value: T): void => listener(value);
  listeners.add(own);
  return () => void listeners.delete(own);
}
