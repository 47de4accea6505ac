import { DeviceFault } from '../../../drivers/contract/device.ts';
import type { Printer, PrinterStatus, PrintOutcome } from '../../../drivers/contract/printer.ts';
import type { PrinterStatusView } from '../../shared/contract/devices.ts';
import type { Refusal } from '../../shared/contract/frame.ts';
import type { PrinterSetting } from '../../shared/contract/methods.ts';
import type { DeviceEvent, DeviceEventName } from '../../shared/contract/view.ts';
import type { SlipDocument } from '../../shared/domain/slips/slip.ts';
import type { Clock, Unsubscribe } from '../../shared/kernel/effects.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import type { Log } from '../log.ts';
import { claimOf } from './claims.ts';
import type { DeviceLog } from './device-log.ts';
import type { CounterPrinter, DevicePorts } from './ports.ts';
import { faultKind } from './seat.ts';
import { openTurns, type Turns } from './turns.ts';

/** The printers of the counter. Whatever a driver does, a job has an outcome, and one at a time speaks to a device. */
export interface Printers {
  /** For the print queue. Never throws. */
  open(setting: PrinterSetting): Pick<Printer, 'id' | 'print'>;
  /** Past the queue, which keeps slips in the database: for what must not be kept. One slip is never tried again. */
  printNow(id: string, slip: SlipDocument): Promise<Result<PrintOutcome, Refusal>>;
  /** Asks it now, after whatever is being printed. */
  status(id: string): Promise<Result<PrinterStatusView, Refusal>>;
  /** Waits for a slip that is being printed, but not for long: a drawer that opens late opens before nobody. */
  openDrawer(id: string, pin: 2 | 5): Promise<Result<null, Refusal>>;
  health(id: string): PrinterCounters;
}

export interface PrinterCounters {
  readonly lastEvent: DeviceEvent | null;
  readonly printed: number;
  readonly failed: number;
  readonly unknown: number;
}

/** Longer than any slip at the lowest speed: what takes longer has met a driver that never answers. */
const longestPrintMs = 5 * 60_000;
const longestAnswerMs = 30_000;
const waitForTurnMs = 10_000;
/** The queue sends one job after the other; only an older setting of the same device may still be printing. */
const waitForPaperMs = longestPrintMs;

interface Known {
  readonly setting: PrinterSetting;
  driver: CounterPrinter | null;
}

const none: PrinterCounters = { lastEvent: null, printed: 0, failed: 0, unknown: 0 };

export function openPrinters(effects: {
  ports: Pick<DevicePorts, 'printer'>;
  clock: Clock;
  log: Log;
  deviceLog: DeviceLog;
  changed: () => void;
}): Printers {
  const { ports, clock, log, deviceLog, changed } = effects;
  const turns: Turns = openTurns((delayMs, callback) => clock.after(delayMs, callback));
  const printers = new Map<string, Known>();
  /** Go on when the setting changes. */
  const counters = new Map<string, PrinterCounters>();

  /** A printer without paper fails every half minute the whole night: one failure, however often it is tried. */
  const repeats = new Map<string, { readonly what: string; readonly count: number }>();

  const note = ({ setting }: Known, what: DeviceEventName, fault: string | null = null) => {
    const { id, kind } = setting;
    const before = counters.get(id) ?? none;
    const last = repeats.get(id);
    const event = `${what} ${fault}`;
    const count = what === 'failed' && last?.what === event ? last.count + 1 : 1;
    repeats.set(id, { what: event, count });
    const counted = count === 1 && (what === 'printed' || what === 'failed' || what === 'unknown');
    counters.set(id, {
      ...before,
      ...(counted ? { [what]: before[what] + 1 } : {}),
      lastEvent: { atMs: clock.nowMs(), what },
    });
    // 1, 2, 4, 8, …
    if ((count & (count - 1)) === 0)
      deviceLog.add({ family: 'printer', id, kind, what, fault, ...(count > 1 ? { count } : {}) });
    changed();
  };

  /** A driver that could not be made is made at the next need: what kept it from it may have been mended. */
  const driverOf = (known: Known): CounterPrinter => (known.driver ??= ports.printer(known.setting));

  const broke = (known: Known, error: unknown) => {
    log.error(
      { printer: known.setting.id, error: error instanceof Error ? error.name : 'unknown' },
      'a printer driver threw',
    );
    note(known, 'broken');
  };

  const print = async (known: Known, slip: SlipDocument): Promise<PrintOutcome> => {
    let driver: CounterPrinter;
    try {
      driver = driverOf(known);
    } catch (error) {
      broke(known, error);
      return { kind: 'failed', fault: 'notFound' };
    }
    try {
      return checked(await within(() => driver.print(slip), longestPrintMs, clock));
    } catch (error) {
      // A driver promises an outcome; when it throws, nobody knows what lies on the counter.
      broke(known, error);
      return { kind: 'unknown', fault: null };
    }
  };

  /** An answer of the driver, or why there is none. */
  const ask = async <T>(
    id: string,
    question: (driver: CounterPrinter) => Promise<T>,
    answered: (known: Known, answer: T) => void,
  ): Promise<Result<T, Refusal>> => {
    const known = printers.get(id);
    if (!known) return refuse({ code: 'printerNotFound' });
    const answer = await turns.take(
      claimOf(known.setting),
      async () => {
        try {
          const value = await within(() => question(driverOf(known)), longestAnswerMs, clock);
          answered(known, value);
          return ok(value);
        } catch (error) {
          const fault = faultKind(error);
          if (fault === 'broken') broke(known, error);
          return refuse<Refusal>({ code: 'deviceFault', values: { fault } });
        }
      },
      waitForTurnMs,
    );
    return answer ?? refuse({ code: 'printerBusy' });
  };

  const printInTurn = async (known: Known, slip: SlipDocument, waitMs: number): Promise<PrintOutcome> => {
    const printed = await turns.take(claimOf(known.setting), () => print(known, slip), waitMs);
    const outcome: PrintOutcome = printed ?? { kind: 'failed', fault: 'busy' };
    note(known, outcome.kind, outcome.kind === 'printed' ? null : outcome.fault);
    return outcome;
  };

  return {
    open(setting) {
      const known: Known = { setting, driver: null };
      printers.set(setting.id, known);
      try {
        driverOf(known);
      } catch (error) {
        broke(known, error);
      }
      return {
        id: setting.id,
        print: (slip) => printInTurn(known, slip, waitForPaperMs),
      };
    },
    async printNow(id, slip) {
      const known = printers.get(id);
      return known ? ok(await printInTurn(known, slip, waitForTurnMs)) : refuse({ code: 'printerNotFound' });
    },
    status: async (id) => {
      const answer = await ask(
        id,
        (driver) => driver.status(),
        () => {},
      );
      return answer.ok ? ok(viewOf(answer.value)) : answer;
    },
    openDrawer: async (id, pin) => {
      const opened = await ask(
        id,
        (driver) => driver.openDrawer(pin),
        (known) => note(known, 'drawerOpened'),
      );
      return opened.ok ? ok(null) : opened;
    },
    health: (id) => counters.get(id) ?? none,
  };
}

const outcomeKinds: readonly unknown[] = ['printed', 'failed', 'unknown'];

/** Throws when it is no outcome. */
function checked(outcome: PrintOutcome): PrintOutcome {
  if (!outcomeKinds.includes(outcome?.kind)) throw new TypeError('no outcome');
  if (outcome.kind === 'printed' || outcome.fault === null) return outcome;
  if (!/^[a-zA-Z]{1,20}$/.test(outcome.fault)) throw new TypeError('no fault');
  return outcome;
}

function viewOf({ online, paper, coverOpen, drawerSwitch, fault }: PrinterStatus): PrinterStatusView {
  return { online, paper, coverOpen, drawerSwitch, fault };
}

/** Rejects with a `timeout` when nothing comes of it by then. */
async function within<T>(work: () => Promise<T>, limitMs: number, clock: Clock): Promise<T> {
  let cancel: Unsubscribe = () => {};
  const limit = new Promise<never>((_, reject) => {
    cancel = clock.after(limitMs, () => reject(new DeviceFault('timeout', 'printer')));
  });
  try {
    return await Promise.race([work(), limit]);
  } finally {
    cancel();
  }
}
