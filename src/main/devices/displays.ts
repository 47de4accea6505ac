import { areSameLines, type CustomerDisplay } from '../../../drivers/contract/display.ts';
import type { DisplaySetting } from '../../shared/contract/methods.ts';
import type { DisplayHealth } from '../../shared/contract/view.ts';
import type { Clock, Unsubscribe } from '../../shared/kernel/effects.ts';
import type { DeviceLog } from './device-log.ts';
import { resettled } from './places.ts';
import type { DevicePorts } from './ports.ts';
import { type Seat, takeSeat } from './seat.ts';

/** Two lines of twenty characters. */
export type PoleLines = readonly [upper: string, lower: string];

/** The pole displays of the counter. They show what the guest may see, and no sale waits for them. */
export interface Displays {
  set(settings: readonly DisplaySetting[]): Promise<void>;
  show(lines: PoleLines): void;
  /** Shows the lines on one display for some seconds; false: there is no such display. */
  test(id: string, lines: PoleLines): boolean;
  health(): DisplayHealth[];
  close(): Promise<void>;
}

interface Place {
  readonly setting: DisplaySetting;
  seat: Seat<CustomerDisplay> | null;
  /** What stands on it now. */
  lines: PoleLines;
  cancelTest: Unsubscribe | null;
}

const testMs = 5_000;

export function openDisplays(effects: {
  ports: Pick<DevicePorts, 'display'>;
  clock: Clock;
  deviceLog: DeviceLog;
  changed: () => void;
}): Displays {
  const { ports, clock, deviceLog, changed } = effects;
  let places: Place[] = [];
  let current: PoleLines = ['', ''];
  let changing: Promise<void> = Promise.resolve();
  let isClosed = false;

  const draw = (place: Place, lines: PoleLines) => {
    if (areSameLines(place.lines, lines)) return;
    place.lines = lines;
    try {
      place.seat?.device()?.show(...lines);
    } catch {
      place.seat?.broke();
    }
  };

  const placeOf = (setting: DisplaySetting): Place => {
    const place: Place = { setting, seat: null, lines: current, cancelTest: null };
    place.seat = takeSeat<CustomerDisplay>({
      family: 'display',
      id: setting.id,
      kind: setting.kind,
      clock,
      log: deviceLog,
      make: () => ports.display(setting),
      listen: (display) => {
        display.show(...place.lines);
        return () => {};
      },
      changed,
    });
    return place;
  };

  const leave = async (place: Place) => {
    place.cancelTest?.();
    await place.seat?.close();
  };

  const set = async (settings: readonly DisplaySetting[]) => {
    // Nobody would close what is opened now.
    if (isClosed) return;
    places = await resettled(places, settings, { leave, enter: placeOf });
    changed();
  };

  return {
    set: (settings) => {
      changing = changing.then(() => set(settings));
      return changing;
    },
    show(lines) {
      current = lines;
      for (const place of places) if (!place.cancelTest) draw(place, lines);
    },
    test(id, lines) {
      const place = places.find(({ setting }) => setting.id === id);
      if (!place) return false;
      place.cancelTest?.();
      draw(place, lines);
      place.cancelTest = clock.after(testMs, () => {
        place.cancelTest = null;
        draw(place, current);
        changed();
      });
      changed();
      return true;
    },
    health: () =>
      places.map(({ setting, seat, lines }) => {
        const { state, fault, lastEvent, opened, lost } = seat?.health() ?? closed;
        return { setting, state, fault, lastEvent, opened, lost, lines };
      }),
    async close() {
      isClosed = true;
      await changing;
      await Promise.all(places.map(leave));
    },
  };
}

const closed = { state: 'opening', fault: null, lastEvent: null, opened: 0, lost: 0 } as const;
