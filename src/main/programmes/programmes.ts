import type { Programme } from '../../shared/domain/programme/document.ts';
import { type ProgrammeRefusal, parseProgramme } from '../../shared/domain/programme/parse.ts';
import { canonicalJson } from '../../shared/kernel/canonical-json.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Database } from '../database/database.ts';

/** All versions of the shop's programme. A version starts at a date and never acts on bills before it. */
export interface Programmes {
  /** The newest version that has started by `date`; the first one when none has. */
  inForce(date: LocalDate): Programme | null;
  /** Publishes a document as the next version, starting no earlier than `today`. */
  publish(document: unknown, today: LocalDate, nowMs: number): Result<Programme, ProgrammeRefusal>;
}

interface VersionRow {
  readonly id: string;
  readonly version: number;
}

export function openProgrammes(database: Database): Programmes {
  const newest = database.prepare<[], { version: number | null }>(
    'SELECT max(version) AS version FROM programme_version',
  );
  const started = database.prepare<[LocalDate], VersionRow>(
    'SELECT id, version FROM programme_version WHERE starts_on <= ? ORDER BY version DESC LIMIT 1',
  );
  const first = database.prepare<[], VersionRow>(
    'SELECT id, version FROM programme_version ORDER BY version LIMIT 1',
  );
  const documentOf = database.prepare<[string, number], { document: string }>(
    'SELECT document FROM programme_version WHERE id = ? AND version = ?',
  );
  const insert = database.prepare<[string, number, string, LocalDate, number]>(
    'INSERT INTO programme_version (id, version, document, starts_on, published_ms) VALUES (?, ?, ?, ?, ?)',
  );
  // A published version never changes. Forgotten at each publishing: one that was rolled back leaves its number free.
  const parsed = new Map<string, Programme>();
  const read = (row: VersionRow | undefined): Programme | null => {
    if (!row) return null;
    const name = `${row.version} ${row.id}`;
    const known = parsed.get(name);
    if (known) return known;
    const result = parseProgramme(JSON.parse(documentOf.get(row.id, row.version)?.document ?? 'null'));
    if (!result.ok) return null;
    parsed.set(name, result.value);
    return result.value;
  };

  return {
    inForce: (date) => read(started.get(date)) ?? read(first.get()),
    publish(document, today, nowMs) {
      const result = parseProgramme(document);
      if (!result.ok) return result;
      const version = (newest.get()?.version ?? 0) + 1;
      const startsOn = version > 1 && result.value.startsOn < today ? today : result.value.startsOn;
      const published: Programme = { ...result.value, version, startsOn };
      parsed.clear();
      insert.run(published.id, version, canonicalJson(published), startsOn, nowMs);
      return ok(published);
    },
  };
}
