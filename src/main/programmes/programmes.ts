import { type Ladder, laddersOf } from '../../shared/domain/engine/tiers.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { programmeInForce } from '../../shared/domain/programme/in-force.ts';
import { type ProgrammeRefusal, parseProgramme } from '../../shared/domain/programme/parse.ts';
import { canonicalJson } from '../../shared/kernel/canonical-json.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Database } from '../database/database.ts';
import { untilWritten } from '../database/until-written.ts';

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

/** Oldest first. A document stays the same object: what the engine derives from it is kept by it. */
interface Kept {
  readonly count: number;
  readonly published: readonly PublishedVersion[];
  readonly programmes: readonly Programme[];
  readonly ladders: readonly Ladder[];
}

function keptOf(count: number, published: readonly PublishedVersion[]): Kept {
  const programmes = published.map(({ programme }) => programme);
  return { count, published, programmes, ladders: fromTheBeginning(laddersOf(programmes)) };
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
  const counted = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM programme_version');
  const counting = untilWritten(database);
  let kept: Kept = { count: 0, published: [], programmes: [], ladders: [] };

  /** A published version never changes; one whose publishing was rolled back is forgotten. */
  function current(): Kept {
    const count = counting.read('count', () => counted.get()?.count ?? 0);
    if (count !== kept.count) kept = keptOf(count, readAll());
    return kept;
  }

  function readAll(): PublishedVersion[] {
    const known = new Map(kept.published.map((one) => [one.programme.version, one]));
    return all.all().flatMap((row, index) => {
      const same = known.get(index + 1);
      if (same && canonicalJson(same.programme) === row.document) return [same];
      const result = parseProgramme(JSON.parse(row.document));
      return result.ok ? [{ programme: result.value, publishedMs: row.published_ms }] : [];
    });
  }

  return {
    inForce(date) {
      const { programmes } = current();
      return programmeInForce(programmes, date) ?? programmes[0] ?? null;
    },
    versions: () => current().published.toReversed(),
    version: (version) => current().programmes.find((one) => one.version === version) ?? null,
    ladders: () => current().ladders,
    publish(document, today, nowMs) {
      const result = parseProgramme(document);
      if (!result.ok) return result;
      const version = (current().programmes.at(-1)?.version ?? 0) + 1;
      const startsOn = version > 1 && result.value.startsOn < today ? today : result.value.startsOn;
      const programme: Programme = { ...result.value, version, startsOn };
      insert.run(programme.id, version, canonicalJson(programme), startsOn, nowMs);
      counting.written();
      return ok(programme);
    },
  };
}

/** The first version counts from the beginning: members may have joined before it was written down. */
const fromTheBeginning = ([first, ...later]: readonly Ladder[]): Ladder[] =>
  first ? [{ ...first, from: '1970-01-01' }, ...later] : [];
