import { DeviceFault } from '../contract/device.ts';
import type { CustomerDisplay } from '../contract/display.ts';
import { displayLine } from '../displays/plain-text.ts';
import { Announcements } from '../readers/announcements.ts';

/** A display without a device, for demonstrations and tests. */
export interface SimulatedDisplay extends CustomerDisplay {
  /** What a guest would read, twenty characters each; null while it is empty or not open. */
  lines(): readonly [upper: string, lower: string] | null;
  unplug(): void;
  plugIn(): void;
}

export function createSimulatedDisplay({ id }: { readonly id: string }): SimulatedDisplay {
  const announcements = new Announcements();
  let shown: readonly [string, string] | null = null;
  let pluggedIn = true;
  let wanted = false;

  return {
    id,
    onFault: announcements.onFault,
    onState: announcements.onState,
    async open() {
      wanted = true;
      if (pluggedIn) return announcements.enter('ready');
      announcements.enter('lost');
      throw new DeviceFault('notFound', id);
    },
    show(upper, lower) {
      shown = [displayLine(upper), displayLine(lower)];
    },
    clear() {
      shown = null;
    },
    lines: () => (announcements.state === 'ready' ? shown : null),
    unplug() {
      pluggedIn = false;
      if (announcements.state !== 'ready') return;
      announcements.enter('lost');
      announcements.fault(new DeviceFault('unplugged', id));
    },
    plugIn() {
      pluggedIn = true;
      if (wanted) announcements.enter('ready');
    },
    async close() {
      wanted = false;
      shown = null;
      announcements.enter('closed');
    },
  };
}
