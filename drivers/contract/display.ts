import type { Unsubscribe } from '../../src/shared/kernel/effects.ts';
import type { DeviceFault, DeviceState } from './device.ts';

/** A pole display towards the guest: two lines of this many characters. */
export const displayColumns = 20;

/** What stands on it; null: nothing. */
export type DisplayLines = readonly [upper: string, lower: string] | null;

export const areSameLines = (one: DisplayLines, other: DisplayLines): boolean =>
  one?.[0] === other?.[0] && one?.[1] === other?.[1];

export interface CustomerDisplay {
  readonly id: string;
  /** Settles once it shows what it should, or rejects with a DeviceFault. After a rejection it goes on trying until `close`. */
  open(): Promise<void>;
  /**
   * Shows these two lines from now on, also after it was unplugged and came back; the last call counts. What the
   * display has no letters for is written in plain ones (`Nguyễn` as `Nguyen`) or left out; what is too long is cut.
   */
  show(upper: string, lower: string): void;
  clear(): void;
  onFault(listener: (fault: DeviceFault) => void): Unsubscribe;
  /** Called at once with the present state, then on each change. */
  onState(listener: (state: DeviceState) => void): Unsubscribe;
  /** Leaves the display empty. May be called twice; after it settles the port is free. */
  close(): Promise<void>;
}
