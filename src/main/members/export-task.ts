import type { Refusal } from '../../shared/contract/frame.ts';
import { partBytes } from '../../shared/contract/people.ts';
import type { Query } from '../../shared/domain/members/query.ts';
import { newId } from '../../shared/kernel/effects.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { ok, type Result, refuse } from '../../shared/kernel/result.ts';
import { type Core, programmeOf, today } from '../core.ts';
import type { RunningTask, TaskEnd } from '../groups/tasks.ts';
import { type ExportedMember, exportFile, exportRows } from './export.ts';

export interface Exporting {
  readonly group: string | null;
  /** Null: everybody. */
  readonly query: Query | null;
  readonly format: 'csv' | 'xlsx';
  readonly language: Language;
}

/** The file stands in memory alone, until the next one or for ten minutes. */
const keptForMs = 600_000;

export async function exportTask(core: Core, exporting: Exporting, running: RunningTask): Promise<TaskEnd> {
  const made = await makeExport(core, exporting, (done, total) => running.progress(done, total));
  if (made === null) return { result: {}, stopped: true };
  const file = newId(core.random);
  core.exported = { file, bytes: made.bytes };
  core.clock.after(keptForMs, () => {
    if (core.exported?.file === file) core.exported = null;
  });
  const name = `quen-${exporting.group ?? 'members'}-${today(core)}.${exporting.format}`;
  return { result: { members: made.members }, file: { file, name, bytes: made.bytes.length } };
}

/** Null: it was told to stop. */
export async function makeExport(
  core: Core,
  { query, format, language }: Exporting,
  progress: (done: number, total: number) => boolean,
): Promise<{ bytes: Uint8Array; members: number } | null> {
  const { units } = programmeOf(core);
  const total = core.members.count();
  const members: ExportedMember[] = [];
  const { whole } = await core.groups.walk({
    queries: [query ?? { match: 'all', clauses: [] }],
    today: today(core),
    met(member) {
      const profile = core.members.profile(member);
      const activity = core.ledger.activity(member);
      const { available } = core.sales.stateOf(member, today(core), programmeOf(core));
      if (profile)
        members.push({
          profile,
          ...activity,
          balances: units.map(({ id, scale }) => decimal(available[id] ?? 0, scale)),
        });
      return true;
    },
    progress: (done) => progress(done, total),
  });
  if (!whole) return null;
  const rows = exportRows(
    members,
    units.map(({ name }) => name[language]),
    language,
  );
  return { bytes: exportFile(rows, format, language), members: members.length };
}

export function partOfExport(
  core: Core,
  file: string,
  part: number,
): Result<{ data: string; last: boolean }, Refusal> {
  if (core.exported?.file !== file) return refuse({ code: 'exportGone' });
  const { bytes } = core.exported;
  const until = (part + 1) * partBytes;
  const data = Buffer.from(bytes.subarray(part * partBytes, until)).toString('base64');
  return ok({ data, last: until >= bytes.length });
}

const decimal = (quantity: number, scale: number) =>
  scale === 0 ? String(quantity) : (quantity / 10 ** scale).toFixed(scale);
