import { type Ladder, laddersOf } from '../../shared/domain/engine/tiers.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { programmeInForce } from '../../shared/domain/programme/in-force.ts';
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
  ladders(): readonly Ladder[];
  /** Publishes a document as the next version, starting no earlier than `today`. */
  publish(document: unknown, today: LocalDate, nowMs: number): Result<Programme, ProgrammeRefusal>;
}

export interface PublishedVersion {
  readonly programme: Programme;
  readonly publishedMs: number;
}

interface VersionRow {
  readonly document: string;
  readonly published_ms: number;
}

export function openProgrammes(database: Database): Programmes {
  const all = database.prepare<[], VersionRow>(
    'SELECT document, published_ms FROM programme_version ORDER BY version',
  );
  const insert = database.prepare<[string, number, string, LocalDate, number]>(
    'INSERT INTO programme_version (id, version, document, starts_on, published_ms) VALUES (?, ?, ?, ?, ?)',
  );
  /** Oldest first. A document stays the same object: what the engine derives from it is kept by it. */
  let published: readonly PublishedVersion[] = all.all().flatMap((row) => {
    const result = parseProgramme(JSON.parse(row.document));
    return result.ok ? [{ programme: result.value, publishedMs: row.published_ms }] : [];
  });
  let ladders: readonly Ladder[] | null = null;
  const programmes = () => published.map(({ programme }) => programme);

  return {
    inForce: (date) => programmeInForce(programmes(), date) ?? published[0]?.programme ?? null,
    versions: () => published.toReversed(),
    version: (version) => published.find(({ programme }) => programme.version === version)?.programme ?? null,
    ladders() {
      ladders ??= fromTheBeginning(laddersOf(programmes()));
      return ladders;
    },
    publish(document, today, nowMs) {
      const result = parseProgramme(document);
      if (!result.ok) return result;
      const version = (published.at(-1)?.programme.version ?? 0) + 1;
      const startsOn = version > 1 && result.value.startsOn < today ? today : result.value.startsOn;
      const programme: Programme = { ...result.value, version, startsOn };
      insert.run(programme.id, version, canonicalJson(programme), startsOn, nowMs);
      published = [...published, { programme, publishedMs: nowMs }];
      ladders = null;
      return ok(programme);
    },
  };
}

/** The first version counts from the beginning: members may have joined before it was written down. */
const fromTheBeginning = ([first, ...later]: readonly Ladder[]): Ladder[] =>
  first ? [{ ...first, from: '1970-01-01' }, ...later] : [];
