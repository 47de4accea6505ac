import * as v from 'valibot';
import type { GroupView, ListView } from '../../shared/contract/people.ts';
import { groupIdFor } from '../../shared/domain/members/groups.ts';
import { matches, type Query, QuerySchema } from '../../shared/domain/members/query.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import type { Clock } from '../../shared/kernel/effects.ts';
import type { Database } from '../database/database.ts';
import { type FactReader, type FactSources, openFacts } from './facts.ts';

export interface Group {
  readonly group: string;
  readonly name: string;
  readonly query: Query;
}

/** Groups of members: saved questions, asked anew whenever somebody wants to know. */
export interface Groups {
  list(): GroupView[];
  find(group: string): Group | null;
  /** `group` null makes a new one. Answers its id. */
  save(group: string | null, name: string, query: Query): string;
  remove(group: string): void;
  /** The groups that a member is in on a day: for every scan. */
  groupsOf(member: string, today: LocalDate): string[];
  /** Asks every member, in slices, so that a scan waits for one slice at most. */
  walk(walk: Walk): Promise<WalkEnd>;
  counted(group: string, count: number, atMs: number): void;
  lists(): ListView[];
  addToList(list: string, member: string): boolean;
  removeFromList(list: string, member: string): void;
  /** The survivor of a merge stands on the lists of both. */
  merge(from: string, into: string): void;
  erase(member: string): void;
}

export interface Walk {
  readonly queries: readonly Query[];
  readonly today: LocalDate;
  /** Members behind this id; empty: all. */
  readonly after?: string;
  /** One of the queries or more named the member. False ends the walk. */
  met(member: string, answers: readonly boolean[]): boolean;
  /** After each slice; false ends the walk. */
  progress?(done: number): boolean;
}

export interface WalkEnd {
  readonly whole: boolean;
  readonly done: number;
}

export interface GroupSources extends FactSources {
  slice(after: string, limit: number): string[];
}

/** Members asked in one go, and the pause in which the counter is served. */
const sliceSize = 100;
const pauseMs = 1;

export function openGroups(database: Database, clock: Clock, sources: GroupSources): Groups {
  const facts: FactReader = openFacts(database, sources);
  const all = database.prepare<
    [],
    { id: string; name: string; query: string; counted: number | null; counted_ms: number | null }
  >('SELECT id, name, query, counted, counted_ms FROM member_group ORDER BY name, id');
  const write = database.prepare<[string, string, string]>(
    `INSERT INTO member_group (id, name, query) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query, counted = NULL, counted_ms = NULL`,
  );
  const drop = database.prepare<[string]>('DELETE FROM member_group WHERE id = ?');
  const setCounted = database.prepare<[number, number, string]>(
    'UPDATE member_group SET counted = ?, counted_ms = ? WHERE id = ?',
  );
  const listCounts = database.prepare<[], ListView>(
    `SELECT list, count(*) AS members FROM list_member l JOIN member m ON m.id = l.member
     WHERE m.profile IS NOT NULL AND m.merged_into IS NULL GROUP BY list ORDER BY list`,
  );
  const addListed = database.prepare<[string, string]>(
    'INSERT OR IGNORE INTO list_member (list, member) VALUES (?, ?)',
  );
  const dropListed = database.prepare<[string, string]>(
    'DELETE FROM list_member WHERE list = ? AND member = ?',
  );
  const mergeListed = database.prepare<[string, string]>(
    'INSERT OR IGNORE INTO list_member (list, member) SELECT list, ? FROM list_member WHERE member = ?',
  );
  const eraseListed = database.prepare<[string]>('DELETE FROM list_member WHERE member = ?');

  let groups: readonly GroupView[] = [];
  const read = () => {
    groups = all.all().map((row) => ({
      group: row.id,
      name: row.name,
      query: v.parse(QuerySchema, JSON.parse(row.query)),
      counted: row.counted,
      countedMs: row.counted_ms,
    }));
  };
  read();

  return {
    list: () => [...groups],
    find: (group) => groups.find((one) => one.group === group) ?? null,
    save(group, name, query) {
      const id = group ?? groupIdFor(name, (taken) => groups.some((one) => one.group === taken));
      write.run(id, name, JSON.stringify(query));
      read();
      return id;
    },
    remove(group) {
      drop.run(group);
      read();
    },
    groupsOf(member, today) {
      if (groups.length === 0) return [];
      const of = facts(member, today);
      return groups.flatMap((one) => (matches(one.query, of, today) ? [one.group] : []));
    },
    async walk({ queries, today, after = '', met, progress }) {
      let done = 0;
      for (let from = after; ; ) {
        const slice = sources.slice(from, sliceSize);
        for (const member of slice) {
          const of = facts(member, today);
          const answers = queries.map((query) => matches(query, of, today));
          done += 1;
          if (answers.includes(true) && !met(member, answers)) return { whole: false, done };
        }
        if (progress && !progress(done)) return { whole: false, done };
        if (slice.length < sliceSize) return { whole: true, done };
        from = slice.at(-1) ?? '';
        await new Promise<void>((resolve) => void clock.after(pauseMs, resolve));
      }
    },
    counted(group, count, atMs) {
      setCounted.run(count, atMs, group);
      read();
    },
    lists: () => listCounts.all(),
    addToList: (list, member) => addListed.run(list, member).changes > 0,
    removeFromList: (list, member) => void dropListed.run(list, member),
    merge(from, into) {
      mergeListed.run(into, from);
      eraseListed.run(from);
    },
    erase: (member) => void eraseListed.run(member),
  };
}
