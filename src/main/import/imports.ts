/** Taking members in from a file: received in parts, looked at, tried, done, and undone. */
import { createHash } from 'node:crypto';
import type { Refusal } from '../../shared/contract/frame.ts';
import {
  type Encoding,
  type ImportColumns,
  type ImportReport,
  type ImportSettings,
  type ImportView,
  largestImportBytes,
  partBytes,
} from '../../shared/contract/people.ts';
import { fieldsOfHeader } from '../../shared/domain/members/import/fields.ts';
import type { RowContext } from '../../shared/domain/members/import/row.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { type Core, programmeOf, shopOf, today } from '../core.ts';
import type { RunningTask, TaskEnd } from '../groups/tasks.ts';
import { apply } from './apply.ts';
import { FileFault, type FileFaultKind } from './files/file.ts';
import { openTable } from './files/table.ts';
import { type Judging, judge } from './judge.ts';
import { counted, emptyReport } from './report.ts';
import type { ImportStore } from './store.ts';

/** Rows judged in one go, rows written in one transaction, and the pause in which the counter is served. */
const judgedRows = 40;
const writtenRows = 10;
const pauseMs = 1;
const sampleRows = 4;

export function beginImport(
  core: Core,
  run: string,
  name: string,
  bytes: number,
): Result<{ run: string }, Refusal> {
  if (bytes > largestImportBytes)
    return refuse({ code: 'importTooLarge', values: { megabytes: largestImportBytes / 1024 / 1024 } });
  core.imports.begin(run, name, bytes, core.clock.nowMs());
  return ok({ run });
}

/** Parts come in order; one that came before is not taken twice. */
export function takePart(core: Core, run: string, part: number, data: string): Result<null, Refusal> {
  const found = core.imports.find(run);
  if (found?.state !== 'receiving') return found ? ok(null) : refuse({ code: 'importNotFound' });
  const next = core.imports.partCount(run);
  if (part < next) return ok(null);
  const bytes = Buffer.from(data, 'base64');
  const expected = Math.min(partBytes, found.bytes - part * partBytes);
  if (part > next || bytes.length !== expected)
    return refuse({ code: 'badRequest', values: { field: 'data' } });
  core.database.transaction(() => {
    core.imports.addPart(run, part, bytes);
    if ((part + 1) * partBytes >= found.bytes) core.imports.setState(run, 'received');
  });
  return ok(null);
}

export async function columnsOf(
  core: Core,
  run: string,
  encoding: Encoding | null,
): Promise<Result<ImportColumns, Refusal>> {
  const found = withFile(core.imports, run);
  if (!found.ok) return found;
  try {
    const table = openTable(core.imports.file(run), encoding);
    const rows: string[][] = [];
    for await (const row of table.rows()) {
      if (isEmpty(row)) continue;
      rows.push(row);
      if (rows.length > sampleRows) break;
    }
    const [header, ...samples] = rows;
    if (!header) throw new FileFault('empty');
    const fields = fieldsOfHeader(header);
    return ok({
      encoding: table.encoding,
      columns: header.map((text, column) => ({
        header: text.slice(0, 60),
        samples: samples.map((row) => (row[column] ?? '').slice(0, 60)),
        field: fields[column] ?? null,
      })),
    });
  } catch (error) {
    return refuse(refusalOf(error));
  }
}

/** The dry run: every row is judged, nothing but the report is kept. */
export async function checkImport(
  core: Core,
  run: string,
  settings: ImportSettings,
  running: RunningTask,
): Promise<TaskEnd> {
  const store = core.imports;
  store.forgetRows(run);
  const judging = judgingOf(core, run, settings);
  let report = emptyReport;
  try {
    for await (const batch of batchesOf(store, run, settings, 0, judgedRows)) {
      core.database.transaction(() => {
        for (const { cells, row } of batch)
          report = counted(report, judge(cells, row, judging), settings.list !== null);
      });
      if (!running.progress(report.rows, null)) return { result: resultOf(report), stopped: true };
      await pause(core);
    }
    if (report.rows === 0) throw new FileFault('empty');
  } catch (error) {
    return { result: {}, refusal: refusalOf(error) };
  }
  core.database.transaction(() => {
    store.setSettings(run, settings);
    store.setReport(run, report, 0);
    store.setState(run, 'checked');
  });
  return { result: resultOf(report) };
}

/**
 * The import itself, from the first row that is not in the books yet. Each batch and the note how far it is are one
 * transaction: whatever ends the terminal, every row is in the books whole or not at all.
 */
export async function runImport(
  core: Core,
  found: ImportView,
  approvedBy: string,
  running: RunningTask,
): Promise<TaskEnd> {
  const { run, settings } = found;
  const store = core.imports;
  if (!settings) return { result: {}, refusal: { code: 'importNotReady' } };
  const resumed = found.state === 'running';
  // What the dry run counted gives the length; what is done is counted anew.
  const total = resumed ? null : (found.report?.rows ?? null);
  let report = resumed ? (found.report ?? emptyReport) : emptyReport;
  let rowsDone = resumed ? found.rowsDone : 0;
  core.database.transaction(() => {
    store.setState(run, 'running');
    store.setReport(run, report, rowsDone);
  });
  const judging = judgingOf(core, run, settings);
  try {
    for await (const batch of batchesOf(store, run, settings, rowsDone, writtenRows)) {
      core.database.transaction(() => {
        let next = report;
        for (const { cells, row } of batch) {
          const judgement = judge(cells, row, judging);
          apply(core, { run, row, judgement, settings, approvedBy });
          next = counted(next, judgement, settings.list !== null);
        }
        report = next;
        rowsDone = batch.at(-1)?.row ?? rowsDone;
        store.setReport(run, report, rowsDone);
      });
      if (!running.progress(report.rows, total)) return { result: resultOf(report), stopped: true };
      await pause(core);
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { result: resultOf(report), refusal: refusalOf(error) };
  }
  core.database.transaction(() => {
    store.setState(run, 'done');
    store.dropFile(run);
  });
  return { result: resultOf(report) };
}

/** Names an event of an import for ever: however often a row is tried, it posts once. */
export const operationOf = (run: string, row: number, what: 'enrol' | 'open' | 'undo'): string =>
  createHash('sha256').update(`${run} ${row} ${what}`).digest('hex').slice(0, 32);

export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof FileFault)) throw error;
  return { code: faultCodes[error.kind] };
}

const faultCodes = {
  notATable: 'importNotATable',
  oldSpreadsheet: 'importOldSpreadsheet',
  damaged: 'importDamaged',
  tooManyRows: 'importTooManyRows',
  tooManyColumns: 'importTooManyColumns',
  tooLarge: 'importUnpacksTooLarge',
  empty: 'importEmpty',
} as const satisfies Record<FileFaultKind, string>;

function withFile(store: ImportStore, run: string): Result<ImportView, Refusal> {
  const found = store.find(run);
  if (!found) return refuse({ code: 'importNotFound' });
  return found.state === 'received' || found.state === 'checked'
    ? ok(found)
    : refuse({ code: 'importNotReady' });
}

/** Why these settings cannot be tried; null: they can. */
export function settingsRefusal(core: Core, run: string, settings: ImportSettings): Refusal | null {
  const found = withFile(core.imports, run);
  if (!found.ok) return found.refusal;
  const chosen = settings.columns.filter((column) => column !== null);
  if (new Set(chosen).size !== chosen.length) return { code: 'importColumnTwice' };
  if (!chosen.includes('phone') && !chosen.includes('card')) return { code: 'importNobodyNamed' };
  const opens = chosen.includes('balance');
  if (opens && !programmeOf(core).units.some((unit) => unit.id === settings.unit))
    return { code: 'importUnitMissing' };
  if (settings.unknown === 'enrol' && !settings.consent) return { code: 'consentNeeded' };
  return null;
}

function judgingOf(core: Core, run: string, settings: ImportSettings): Judging {
  const unit = programmeOf(core).units.find((one) => one.id === settings.unit);
  const context: RowContext = {
    columns: settings.columns,
    currency: shopOf(core).currency,
    today: today(core),
    scale: unit?.scale ?? null,
    format: core.settings.get('readers')?.[0]?.format ?? 'text',
  };
  return {
    members: core.members,
    settings,
    context,
    firstRow: (kind, number, row) => core.imports.firstRow(run, kind, number, row),
  };
}

interface NumberedRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Rows below the header and behind `after`, empty ones left out. */
async function* batchesOf(
  store: ImportStore,
  run: string,
  settings: ImportSettings,
  after: number,
  size: number,
): AsyncGenerator<NumberedRow[]> {
  let row = 0;
  let hasHeader = false;
  let batch: NumberedRow[] = [];
  for await (const cells of openTable(store.file(run), settings.encoding).rows()) {
    row += 1;
    if (isEmpty(cells)) continue;
    if (!hasHeader) {
      hasHeader = true;
      continue;
    }
    if (row <= after) continue;
    batch.push({ row, cells });
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const isEmpty = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');

const pause = (core: Core) => new Promise<void>((resolve) => void core.clock.after(pauseMs, resolve));

export function resultOf(report: ImportReport): Record<string, number> {
  const { rows, enrolled, known, filled, repeated, failed, listed, opened } = report;
  return { rows, enrolled, known, filled, repeated, failed, listed, opened };
}
