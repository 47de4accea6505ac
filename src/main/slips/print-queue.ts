import type { Printer } from '../../../drivers/contract/printer.ts';
import type { PrinterSetting } from '../../shared/contract/methods.ts';
import type { JobState, PrinterHealth } from '../../shared/contract/view.ts';
import type { EventId } from '../../shared/domain/ledger/event.ts';
import type { SlipDocument, SlipKind } from '../../shared/domain/slips/slip.ts';
import type { Clock, Unsubscribe } from '../../shared/kernel/effects.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';

export interface PrintJob {
  readonly id: number;
  readonly printer: string;
  readonly kind: SlipKind;
  readonly event: EventId | null;
  readonly state: JobState;
  readonly fault: string | null;
}

/**
 * Slips on their way to paper. The queue is in the database, so it survives a restart; one job at a time per printer.
 * A job whose fate is unknown stops its printer until a person decides; a job of which nothing reached paper is tried
 * again by itself.
 */
export interface PrintQueue {
  /** Null when there is no printer. Run inside a transaction when the slip belongs to an event. */
  add(
    slip: SlipDocument,
    event: EventId | null,
    options?: { readonly printer?: string; readonly copy?: boolean },
  ): number | null;
  job(id: number): PrintJob | null;
  /** The newest job of an event's slip. */
  ofEvent(event: EventId): PrintJob | null;
  /** Drops what has not reached the printer yet; answers whether there was anything. */
  cancel(event: EventId): boolean;
  /** `again` on an unknown job marks the slip as a copy, since the first may lie on the counter. */
  resolve(id: number, decision: 'again' | 'drop', asCopy: (slip: SlipDocument) => SlipDocument): boolean;
  /** Looks for work; called after the transaction that added a job. */
  wake(): void;
  setPrinters(settings: readonly PrinterSetting[]): void;
  health(): Pick<PrinterHealth, 'setting' | 'state' | 'fault' | 'waiting' | 'stoppedJob'>[];
  /** Lets running jobs end. */
  close(): Promise<void>;
}

interface JobRow {
  readonly id: number;
  readonly printer: string;
  readonly slip: string;
  readonly kind: SlipKind;
  readonly event: EventId | null;
  readonly state: JobState;
  readonly fault: string | null;
  readonly attempts: number;
}

/** Waits between tries of a job that never reached paper. */
const firstRetryMs = 2_000;
const longestRetryMs = 30_000;

interface Line {
  readonly setting: PrinterSetting;
  readonly printer: Pick<Printer, 'id' | 'print'>;
  running: Promise<void> | null;
  cancelRetry: Unsubscribe | null;
}

export function openPrintQueue(
  database: Database,
  effects: {
    clock: Clock;
    log: Log;
    /** What it opens never throws and always answers with an outcome. */
    open: (setting: PrinterSetting) => Pick<Printer, 'id' | 'print'>;
    changed: () => void;
  },
): PrintQueue {
  const { clock, log, open, changed } = effects;
  const columns = 'id, printer, slip, kind, event, state, fault, attempts';
  const insert = database.prepare<[string, string, string, EventId | null, number, number, number]>(
    "INSERT INTO print_job (printer, slip, kind, event, state, attempts, copy, created_ms, updated_ms) VALUES (?, ?, ?, ?, 'waiting', 0, ?, ?, ?)",
  );
  const byId = database.prepare<[number], JobRow>(`SELECT ${columns} FROM print_job WHERE id = ?`);
  const byEvent = database.prepare<[EventId], JobRow>(
    `SELECT ${columns} FROM print_job WHERE event = ? ORDER BY id DESC LIMIT 1`,
  );
  const next = database.prepare<[string], JobRow>(
    `SELECT ${columns} FROM print_job WHERE printer = ? AND state IN ('waiting', 'failed', 'unknown') ORDER BY id LIMIT 1`,
  );
  const waiting = database.prepare<[string], { jobs: number }>(
    "SELECT count(*) AS jobs FROM print_job WHERE printer = ? AND state IN ('waiting', 'printing', 'failed', 'unknown')",
  );
  const setState = database.prepare<[JobState, string | null, number, number]>(
    'UPDATE print_job SET state = ?, fault = ?, updated_ms = ? WHERE id = ?',
  );
  const begin = database.prepare<[number, number]>(
    "UPDATE print_job SET state = 'printing', fault = NULL, attempts = attempts + 1, updated_ms = ? WHERE id = ?",
  );
  /** What has left for good keeps no words: they name a member. */
  const forget = database.prepare<[number]>("UPDATE print_job SET slip = '' WHERE id = ?");
  const rewrite = database.prepare<[string, number, number]>(
    "UPDATE print_job SET slip = ?, copy = 1, state = 'waiting', fault = NULL, updated_ms = ? WHERE id = ?",
  );
  const move = database.prepare<[string, string]>(
    "UPDATE print_job SET printer = ? WHERE printer = ? AND state IN ('waiting', 'failed')",
  );
  // A job that was printing when the terminal stopped may or may not lie on the counter.
  database
    .prepare<[number]>("UPDATE print_job SET state = 'unknown', updated_ms = ? WHERE state = 'printing'")
    .run(clock.nowMs());

  const lines = new Map<string, Line>();
  let closed = false;

  const settle = (job: JobRow, state: JobState, fault: string | null) => {
    setState.run(state, fault, clock.nowMs(), job.id);
    if (state === 'printed' || state === 'dropped') forget.run(job.id);
    changed();
  };

  const printOne = async (line: Line, job: JobRow): Promise<void> => {
    begin.run(clock.nowMs(), job.id);
    changed();
    const outcome = await line.printer.print(JSON.parse(job.slip) as SlipDocument);
    settle(job, outcome.kind, outcome.kind === 'printed' ? null : outcome.fault);
  };

  const run = async (line: Line): Promise<void> => {
    for (;;) {
      // A line whose setting was changed leaves the jobs to the new one.
      const ended = closed || lines.get(line.setting.id) !== line;
      const job = ended ? undefined : next.get(line.setting.id);
      if (!job || job.state !== 'waiting') {
        if (job?.state === 'failed') retryLater(line, job);
        return;
      }
      await printOne(line, job);
    }
  };

  const start = (line: Line) => {
    if (line.running || closed) return;
    line.running = run(line)
      .catch((error: unknown) => log.error({ error: String(error) }, 'the print queue stopped'))
      .finally(() => {
        line.running = null;
        changed();
        const successor = lines.get(line.setting.id);
        if (successor && successor !== line) start(successor);
      });
  };

  const retryLater = (line: Line, job: JobRow) => {
    if (line.cancelRetry) return;
    const wait = Math.min(firstRetryMs * 2 ** Math.max(0, job.attempts - 1), longestRetryMs);
    line.cancelRetry = clock.after(wait, () => {
      line.cancelRetry = null;
      const still = byId.get(job.id);
      if (still?.state === 'failed') setState.run('waiting', still.fault, clock.nowMs(), job.id);
      start(line);
    });
  };

  return {
    add(slip, event, options = {}) {
      const printer = options.printer ?? lines.keys().next().value;
      if (printer === undefined) return null;
      const now = clock.nowMs();
      return Number(
        insert.run(printer, JSON.stringify(slip), slip.kind, event, options.copy ? 1 : 0, now, now)
          .lastInsertRowid,
      );
    },
    job: (id) => byId.get(id) ?? null,
    ofEvent: (event) => byEvent.get(event) ?? null,
    cancel(event) {
      const job = byEvent.get(event);
      if (job?.state !== 'waiting' && job?.state !== 'failed') return false;
      settle(job, 'dropped', null);
      return true;
    },
    resolve(id, decision, asCopy) {
      const job = byId.get(id);
      if (job?.state !== 'failed' && job?.state !== 'unknown') return false;
      if (decision === 'drop') settle(job, 'dropped', null);
      else if (job.state === 'failed') settle(job, 'waiting', null);
      else rewrite.run(JSON.stringify(asCopy(JSON.parse(job.slip) as SlipDocument)), clock.nowMs(), id);
      const line = lines.get(job.printer);
      if (line) start(line);
      changed();
      return true;
    },
    wake() {
      for (const line of lines.values()) start(line);
    },
    setPrinters(settings) {
      const wanted = new Map(settings.map((setting) => [setting.id, setting]));
      for (const [id, line] of lines) {
        if (JSON.stringify(wanted.get(id)) === JSON.stringify(line.setting)) continue;
        line.cancelRetry?.();
        lines.delete(id);
      }
      for (const [id, setting] of wanted) {
        if (lines.has(id)) continue;
        lines.set(id, { setting, printer: open(setting), running: null, cancelRetry: null });
      }
      rehome();
      for (const line of lines.values()) start(line);
    },
    health: () =>
      [...lines.values()].map((line) => {
        const job = next.get(line.setting.id);
        const stopped = job && (job.state === 'failed' || job.state === 'unknown') ? job : null;
        return {
          setting: line.setting,
          state: line.running ? 'printing' : stopped ? 'stopped' : 'ready',
          fault: stopped?.fault ?? job?.fault ?? null,
          waiting: waiting.get(line.setting.id)?.jobs ?? 0,
          stoppedJob: stopped
            ? { job: stopped.id, state: stopped.state as 'failed' | 'unknown', slip: stopped.kind }
            : null,
        };
      }),
    async close() {
      closed = true;
      for (const line of lines.values()) line.cancelRetry?.();
      await Promise.all([...lines.values()].flatMap((line) => line.running ?? []));
    },
  };

  /** Jobs of a printer that was taken away go to the first that is there. */
  function rehome(): void {
    const first = lines.keys().next().value;
    if (first === undefined) return;
    const owners = database.prepare<[], { printer: string }>('SELECT DISTINCT printer FROM print_job').all();
    for (const { printer } of owners) if (!lines.has(printer)) move.run(first, printer);
  }
}
