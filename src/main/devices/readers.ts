import * as v from 'valibot';
import { type CardReader, type RawScan, RawScanSchema } from '../../../drivers/contract/reader.ts';
import type { ReaderSetting } from '../../shared/contract/methods.ts';
import type { CardView, ReaderHealth } from '../../shared/contract/view.ts';
import type { Clock, Unsubscribe } from '../../shared/kernel/effects.ts';
import type { Log } from '../log.ts';
import type { DeviceLog } from './device-log.ts';
import { resettled } from './places.ts';
import type { DevicePorts } from './ports.ts';
import { type Seat, takeSeat } from './seat.ts';

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

/** A keyboard reader has no seat: its keys come from the screen. */
interface Place {
  readonly setting: ReaderSetting;
  seat: Seat<CardReader> | null;
  scans: number;
  lastScanMs: number | null;
  lastScan: CardView | null;
}

const plainWedge: ReaderSetting = { kind: 'wedge', id: 'keyboard', name: 'Keyboard', format: 'text' };

/** Nobody presents more cards within a second: what comes faster is a reader gone mad. */
const mostScansASecond = 50;

export function openReaders(effects: {
  ports: Pick<DevicePorts, 'reader'>;
  clock: Clock;
  log: Log;
  deviceLog: DeviceLog;
  heard: (scan: RawScan, setting: ReaderSetting) => void;
  changed: () => void;
}): Readers {
  const { ports, clock, log, deviceLog, heard, changed } = effects;
  let places: Place[] = [];
  let changing: Promise<void> = Promise.resolve();
  let isClosed = false;

  const hear = (given: unknown, place: Place, isFlooded: () => boolean) => {
    const scan = v.safeParse(RawScanSchema, given);
    if (!scan.success || isFlooded()) return place.seat?.broke();
    try {
      heard({ ...scan.output, reader: place.setting.id }, place.setting);
    } catch (error) {
      // Whoever scanned sees no member and scans again. The name says what failed and holds nothing that was read.
      log.error(
        { reader: place.setting.id, error: error instanceof Error ? error.name : 'unknown' },
        'a scan was not taken',
      );
    }
  };

  const placeOf = (setting: ReaderSetting): Place => {
    const place: Place = { setting, seat: null, scans: 0, lastScanMs: null, lastScan: null };
    if (setting.kind === 'wedge') return place;
    const listen = (reader: CardReader): Unsubscribe => {
      const isFlooded = floodGate(clock);
      return reader.onScan((scan) => {
        // One that was given up may go on talking.
        if (place.seat?.device() === reader) hear(scan, place, isFlooded);
      });
    };
    place.seat = takeSeat<CardReader>({
      family: 'reader',
      id: setting.id,
      kind: setting.kind,
      clock,
      log: deviceLog,
      make: () => ports.reader(setting),
      listen,
      changed,
    });
    return place;
  };

  const leave = async ({ seat }: Place) => {
    await seat?.close();
  };

  const set = async (settings: readonly ReaderSetting[]) => {
    // Whoever was still trying a port gives it back to nobody.
    if (isClosed) return;
    places = await resettled(places, settings, { leave, enter: placeOf });
    changed();
  };

  return {
    set: (settings) => {
      changing = changing.then(() => set(settings));
      return changing;
    },
    setting: (id) => places.find((place) => place.setting.id === id)?.setting ?? null,
    wedge: () => places.find(({ setting }) => setting.kind === 'wedge')?.setting ?? plainWedge,
    scanned(id, card) {
      const place = places.find(({ setting }) => setting.id === id);
      if (!place) return;
      place.scans += 1;
      place.lastScanMs = clock.nowMs();
      place.lastScan = card;
      if (place.seat) place.seat.note('scan');
      else changed();
    },
    health: () => places.map(healthOf),
    async close() {
      isClosed = true;
      await changing;
      await Promise.all(places.map(leave));
    },
  };
}

function healthOf({ setting, seat, scans, lastScanMs, lastScan }: Place): ReaderHealth {
  const scanned = { setting, scans, lastScanMs, lastScan };
  if (seat) return { ...seat.health(), ...scanned };
  const lastEvent = lastScanMs === null ? null : ({ atMs: lastScanMs, what: 'scan' } as const);
  return { state: 'ready', fault: null, lastEvent, opened: 0, lost: 0, garbled: 0, ...scanned };
}

/** Whether more came than anybody scans. */
function floodGate(clock: Clock): () => boolean {
  let secondBeganMs = clock.monotonicMs();
  let scans = 0;
  return () => {
    const now = clock.monotonicMs();
    if (now - secondBeganMs >= 1_000) {
      secondBeganMs = now;
      scans = 0;
    }
    scans += 1;
    return scans > mostScansASecond;
  };
}
