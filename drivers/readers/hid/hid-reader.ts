import type { Clock } from '../../../src/shared/kernel/effects.ts';
import { DeviceFault } from '../../contract/device.ts';
import type { CardReader, RawScan } from '../../contract/reader.ts';
import type { Framed, Framing } from '../framing/framing.ts';
import { type Connection, type ConnectionEvents, ReconnectingReader } from '../reconnecting-reader.ts';
import { ScanAssembler } from '../scan-assembler.ts';
import { systemClock } from '../system-clock.ts';
import { isSameDevice, type UsbIdentity } from '../usb-identity.ts';
import { type HidBus, type HidDevice, type HidLine, hidBus } from './hid-bus.ts';
import { type HidUse, refusalTexts, usesOf } from './hid-uses.ts';
import { keyboardFraming, keyboardLayout } from './keyboard-reports.ts';
import { muteKeyboard, reportDescriptorOf } from './linux-hid.ts';
import { posFraming, posLayout } from './pos-reports.ts';

export interface HidReaderOptions {
  readonly id: string;
  /** The device is found by this wherever it is plugged in. */
  readonly identity: UsbIdentity;
  readonly use: HidUse;
  /** What its scans are; `rfid` for keyboards, else `barcode`. */
  readonly kind?: RawScan['kind'];
  /** 2 s for cards, which some readers send again while they lie there; never for barcodes. */
  readonly repeatMs?: number;
  readonly clock?: Clock;
  readonly bus?: HidBus;
  /** Hears every report before it is understood, its number first where it has one. */
  readonly onReport?: (report: Uint8Array) => void;
}

const usualRepeatMs: Record<RawScan['kind'], number> = { rfid: 2000, barcode: 0 };

/**
 * A reader of raw HID reports. One that plays keyboard is read by itself and its keys are kept from the desktop, which
 * only Linux allows; a scanner in HID POS mode works everywhere.
 */
export function createHidReader(options: HidReaderOptions): CardReader {
  const { id, use, clock = systemClock } = options;
  const kind = options.kind ?? (use === 'keyboard' ? 'rfid' : 'barcode');
  const framing = new ReportFraming();
  return new ReconnectingReader({
    id,
    clock,
    connect: (events) => connect(options, framing, events),
    assembler: (announcements) =>
      new ScanAssembler(
        { id, framing, kind, clock, repeatMs: options.repeatMs ?? usualRepeatMs[kind] },
        announcements,
      ),
  });
}

/** How the reports read is known once the device is open, and may differ when another one takes its place. */
class ReportFraming implements Framing {
  #framing: Framing = keyboardFraming();

  use(framing: Framing): void {
    this.#framing = framing;
  }

  push(report: Uint8Array): Framed[] {
    return this.#framing.push(report);
  }

  isPartial(): boolean {
    return this.#framing.isPartial();
  }

  reset(): void {
    this.#framing.reset();
  }
}

async function connect(
  options: HidReaderOptions,
  framing: ReportFraming,
  events: ConnectionEvents,
): Promise<Connection | DeviceFault> {
  const { id, bus = hidBus } = options;
  let busy = new DeviceFault('notFound', id);
  try {
    for (const device of await present(options, bus)) {
      const opened = await openDevice(device, options, framing, events);
      // Of two readers that cannot be told apart, each takes one.
      if (!(opened instanceof DeviceFault) || opened.kind !== 'busy') return opened;
      busy = opened;
    }
    return busy;
  } catch (error) {
    return asFault(error, id);
  }
}

async function openDevice(
  { path, identity }: HidDevice,
  { id, use, bus = hidBus, onReport }: HidReaderOptions,
  framing: ReportFraming,
  { received, gone }: ConnectionEvents,
): Promise<Connection | DeviceFault> {
  let line: HidLine | null = null;
  try {
    const descriptor = await reportDescriptorOf(path);
    const opened = await bus.open(path, id, {
      received: (report) => {
        onReport?.(report);
        received(report);
      },
      gone,
    });
    line = opened;
    const muted = use === 'keyboard' ? await muteKeyboard(path, id) : null;
    const vendorId = Number.parseInt(identity.vendorId, 16);
    if (use === 'pos') framing.use(posFraming(posLayout(descriptor, vendorId)));
    else framing.use(keyboardFraming((descriptor && keyboardLayout(descriptor)) ?? undefined));
    if (use === 'pos' && vendorId === honeywell)
      await opened.sendFeatureReport(honeywellStart).catch(() => {});
    return {
      isThere: () => opened.isThere(),
      close: async () => {
        await opened.close();
        await muted?.restore();
      },
    };
  } catch (error) {
    await line?.close();
    return asFault(error, id);
  }
}

const asFault = (error: unknown, id: string): DeviceFault =>
  error instanceof DeviceFault ? error : new DeviceFault('notFound', id, String(error));

/** The interfaces of the wanted device that can be used so, one at least; rejects with a DeviceFault. */
async function present({ id, identity, use }: HidReaderOptions, bus: HidBus): Promise<HidDevice[]> {
  const interfaces = (await bus.list()).filter((device) => isSameDevice(device.identity, identity));
  const found = interfaces.filter((device) => usesOf(device).use === use);
  if (found.length > 0) return found;
  const refusal = interfaces.map((device) => usesOf(device).refusal).find((each) => each !== null);
  throw refusal
    ? new DeviceFault('noPermission', id, refusalTexts[refusal])
    : new DeviceFault('notFound', id);
}

const honeywell = 0x0c2e;
/** Honeywell's scanners report nothing in HID POS mode before this feature report. */
const honeywellStart = Uint8Array.of(0xfe, 0x01);
