import { DeviceFault } from '../../../drivers/contract/device.ts';
import type { CardReader, RawScan } from '../../../drivers/contract/reader.ts';
import type { ReaderSetting } from '../../shared/contract/methods.ts';
import type { CardView, ReaderHealth } from '../../shared/contract/view.ts';
import type { Clock, Unsubscribe } from '../../shared/kernel/effects.ts';
import type { Log } from '../log.ts';
import type { DevicePorts } from './ports.ts';

/** All readers of the counter: opened, watched, counted. A broken reader never takes the sale down. */
export interface Readers {
  set(settings: readonly ReaderSetting[]): Promise<void>;
  setting(id: string): ReaderSetting | null;
  /** The keyboard reader's setting; a plain one when none was set up. */
  wedge(): ReaderSetting;
  /** Notes what was read, for the health. */
  scanned(id: string, card: CardView | null): void;
  health(): ReaderHealth[];
  close(): Promise<void>;
}

interface Seat {
  readonly setting: ReaderSetting;
  readonly reader: CardReader | null;
  readonly subscriptions: Unsubscribe[];
  health: ReaderHealth;
}

const plainWedge: ReaderSetting = { kind: 'wedge', id: 'keyboard', name: 'Keyboard', format: 'text' };

export function openReaders(effects: {
  ports: DevicePorts;
  clock: Clock;
  log: Log;
  heard: (scan: RawScan, setting: ReaderSetting) => void;
  changed: () => void;
}): Readers {
  const { ports, clock, log, heard, changed } = effects;
  let seats: Seat[] = [];
  let changing: Promise<void> = Promise.resolve();

  const note = (seat: Seat, change: Partial<ReaderHealth>) => {
    seat.health = { ...seat.health, ...change };
    changed();
  };

  const seatOf = (setting: ReaderSetting): Seat => {
    const reader = setting.kind === 'wedge' ? null : ports.reader(setting);
    const seat: Seat = { setting, reader, subscriptions: [], health: firstHealth(setting) };
    if (!reader) return seat;
    seat.subscriptions.push(
      reader.onScan((scan) => heard(scan, setting)),
      reader.onFault((fault) =>
        note(seat, fault.kind === 'garbled' ? { garbled: seat.health.garbled + 1 } : { fault: fault.kind }),
      ),
      reader.onState((state) =>
        note(
          seat,
          state === 'ready' ? { state, fault: null } : { state: state === 'opening' ? 'opening' : 'lost' },
        ),
      ),
    );
    reader.open().catch((error: unknown) => {
      note(seat, { state: 'lost', fault: error instanceof DeviceFault ? error.kind : 'notFound' });
      log.warn({ reader: setting.id, error: String(error) }, 'a reader did not open');
    });
    return seat;
  };

  const leave = async (seat: Seat) => {
    for (const unsubscribe of seat.subscriptions) unsubscribe();
    await seat.reader?.close();
  };

  const set = async (settings: readonly ReaderSetting[]) => {
    const same = (seat: Seat) =>
      settings.some((setting) => JSON.stringify(setting) === JSON.stringify(seat.setting));
    const kept = seats.filter(same);
    // A port is free before it is opened under new settings.
    await Promise.all(seats.filter((seat) => !same(seat)).map(leave));
    seats = settings.map((setting) => kept.find((seat) => seat.setting.id === setting.id) ?? seatOf(setting));
    changed();
  };

  return {
    set: (settings) => {
      changing = changing.then(() => set(settings));
      return changing;
    },
    setting: (id) => seats.find((seat) => seat.setting.id === id)?.setting ?? null,
    wedge: () => seats.find((seat) => seat.setting.kind === 'wedge')?.setting ?? plainWedge,
    scanned(id, card) {
      const seat = seats.find((one) => one.setting.id === id);
      if (seat) note(seat, { scans: seat.health.scans + 1, lastScanMs: clock.nowMs(), lastScan: card });
    },
    health: () => seats.map((seat) => seat.health),
    async close() {
      await changing;
      await Promise.all(seats.map(leave));
    },
  };
}

const firstHealth = (setting: ReaderSetting): ReaderHealth => ({
  setting,
  state: setting.kind === 'wedge' ? 'ready' : 'opening',
  fault: null,
  lastScanMs: null,
  lastScan: null,
  lastEvent: null,
  opened: 0,
  lost: 0,
  scans: 0,
  garbled: 0,
});
