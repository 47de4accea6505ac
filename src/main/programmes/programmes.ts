import type { Programme, Tiers } from '../../shared/domain/programme/document.ts';
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
  /** Newest first. */
  versions(): readonly PublishedVersion[];
  version(version: number): Programme | null;
  /** The levels of members, by the day from which they count; empty when no version has any. */
  ladders(): readonly { readonly from: LocalDate; readonly tiers: Tiers }[];
  /** Publishes a document as the next version, starting no earlier than `today`. */
  publish(document: unknown, today: LocalDate, nowMs: number): Result<Programme, ProgrammeRefusal>;
}

export interface PublishedVersion {
  readonly programme: Programme;
  readonly publishedMs: number;
}

interface VersionRow {
  readonly document: string;
}

export function openProgrammes(database: Database): Programmes {
  const newest = database.prepare<[], { version: number | null }>(
    'SELECT max(version) AS version FROM programme_version',
  );
  const started = database.prepare<[LocalDate], VersionRow>(
    'SELECT document FROM programme_version WHERE starts_on <= ? ORDER BY version DESC LIMIT 1',
  );
  const first = database.prepare<[], VersionRow>(
    'SELECT document FROM programme_version ORDER BY version LIMIT 1',
  );
  const insert = database.prepare<[string, number, string, LocalDate, number]>(
    'INSERT INTO programme_version (id, version, document, starts_on, published_ms) VALUES (?, ?, ?, ?, ?)',
  );
  const every = database.prepare<[], VersionRow & { published_ms: number }>(
    'SELECT document, published_ms FROM programme_version ORDER BY version DESC',
  );
  const one = database.prepare<[number], VersionRow>(
    'SELECT document FROM programme_version WHERE version = ?',
  );
  let ladders: readonly { readonly from: LocalDate; readonly tiers: Tiers }[] | null = null;
  const parsed = new Map<string, Programme>();
  const read = (row: VersionRow | undefined): Programme | null => {
    if (!row) return null;
    const known = parsed.get(row.document);
    if (known) return known;
    const result = parseProgramme(JSON.parse(row.document));
    if (!result.ok) return null;
    parsed.set(row.document, result.value);
    return result.value;
  };

  return {
    inForce: (date) => read(started.get(date)) ?? read(first.get()),
    versions: () =>
      every.all().flatMap((row) => {
        const programme = read(row);
        return programme ? [{ programme, publishedMs: row.published_ms }] : [];
      }),
    version: (version) => read(one.get(version)),
    ladders() {
      ladders ??= laddersOf(
        every
          .all()
          .flatMap((row) => read(row) ?? [])
          .reverse(),
      );
      return ladders;
    },
    publish(document, today, nowMs) {
      const result = parseProgramme(document);
      if (!result.ok) return result;
      const version = (newest.get()?.version ?? 0) + 1;
      const startsOn = version > 1 && result.value.startsOn < today ? today : result.value.startsOn;
      const published: Programme = { ...result.value, version, startsOn };
      ladders = null;
      insert.run(published.id, version, canonicalJson(published), startsOn, nowMs);
      return ok(published);
    },
  };
}

/** The first version counts from the beginning: members may have joined before it was written down. */
const beginning: LocalDate = '1970-01-01';

/** Oldest version first. A version that a newer one overtook before it started never counts. */
function laddersOf(versions: readonly Programme[]): { from: LocalDate; tiers: Tiers }[] {
  return versions.flatMap(({ tiers, startsOn }, index) => {
    const overtaken = versions.slice(index + 1).some((newer) => newer.startsOn <= startsOn);
    if (!tiers || overtaken) return [];
    return [{ from: index === 0 ? beginning : startsOn, tiers }];
  });
}
